import type { Command } from 'commander'
import type { CaseFile, CaseReport } from '../../casebook/casebook.ts'
import { earlierOf } from '../../casebook/chain.ts'
import { parseScenario } from '../../casebook/parse.ts'
import { playHouseCases, readCaseFiles } from '../casebook-files.ts'
import { CommandFailed, exitCodes, type Tongue } from '../tongue.ts'

export function describe(command: Command, tongue: Tongue): void {
  command
    .argument('[name]', tongue.say({ zh: '只演练这一个案例', en: 'play only this case' }))
    .action((name: string | undefined) => playCases(name, tongue))
}

async function playCases(name: string | undefined, tongue: Tongue): Promise<void> {
  const files = name === undefined ? readCaseFiles() : withEarlier(readCaseFiles(), name)
  if (files.length === 0) {
    throw new CommandFailed({ zh: `没有名为“${name}”的案例。`, en: `There is no case named "${name}".` })
  }
  const { cases } = await playHouseCases(files)
  for (const one of cases) printCase(one, tongue)
  if (name !== undefined) tongue.print(`\n${files.at(-1)?.text ?? ''}`)
  const failed = cases.filter(({ defects }) => defects.length > 0).length
  tongue.print({
    zh: `共 ${cases.length} 个案例，通过 ${cases.length - failed} 个，未通过 ${failed} 个`,
    en: `${cases.length} cases, ${cases.length - failed} passed, ${failed} failed`,
  })
  if (failed > 0) process.exitCode = exitCodes.found
}

/** The case of that name, after the stories it goes on from or is told beside. */
function withEarlier(files: readonly CaseFile[], name: string): readonly CaseFile[] {
  const scenarios = files.flatMap(({ file, text }) => parseScenario(file, text).scenario ?? [])
  const found = scenarios.find((one) => one.name === name)
  if (!found) return []
  const beside = scenarios.filter((one) => found.beside.includes(one.name))
  const whole = [...beside, found].flatMap((one) => {
    const earlier = earlierOf(one, scenarios)
    return [...(typeof earlier === 'string' ? [] : earlier), one]
  })
  const told = [...new Set(whole.map(({ file }) => file))]
  return told.flatMap((file) => files.filter((one) => one.file === file))
}

function printCase({ file, name, sentence, defects }: CaseReport, tongue: Tongue): void {
  tongue.print(`${defects.length === 0 ? '✓' : '✗'} ${name}: ${sentence}`)
  for (const { line, says } of defects) tongue.print(`    ${file}:${line}  ${says}`)
}
