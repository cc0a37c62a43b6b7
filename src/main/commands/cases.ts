import type { Command } from 'commander'
import type { CaseReport } from '../../casebook/casebook.ts'
import { playHouseCases, readCaseFiles } from '../casebook-files.ts'
import { CommandFailed, exitCodes, type Tongue } from '../tongue.ts'

export function describe(command: Command, tongue: Tongue): void {
  command
    .argument('[name]', tongue.say({ zh: '只演练这一个案例', en: 'play only this case' }))
    .action((name: string | undefined) => playCases(name, tongue))
}

async function playCases(name: string | undefined, tongue: Tongue): Promise<void> {
  const files = readCaseFiles().filter(({ text }) => name === undefined || text.startsWith(`# ${name}:`))
  if (files.length === 0) {
    throw new CommandFailed({ zh: `没有名为“${name}”的案例。`, en: `There is no case named "${name}".` })
  }
  const { cases } = await playHouseCases(files)
  for (const one of cases) printCase(one, tongue)
  if (name !== undefined) tongue.print(`\n${files[0]?.text ?? ''}`)
  const failed = cases.filter(({ defects }) => defects.length > 0).length
  tongue.print({
    zh: `共 ${cases.length} 个案例，通过 ${cases.length - failed} 个，未通过 ${failed} 个`,
    en: `${cases.length} cases, ${cases.length - failed} passed, ${failed} failed`,
  })
  if (failed > 0) process.exitCode = exitCodes.found
}

function printCase({ file, name, sentence, defects }: CaseReport, tongue: Tongue): void {
  tongue.print(`${defects.length === 0 ? '✓' : '✗'} ${name}: ${sentence}`)
  for (const { line, says } of defects) tongue.print(`    ${file}:${line}  ${says}`)
}
