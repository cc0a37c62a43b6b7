// `npm test [-- --only stage[,stage]] [-- part-of-a-path …]`: every check and every test, in stages.
// The last line is exactly `N passed, N failed, N skipped`, counted from what the tests report.
import { house } from './checks/finding.ts'
import type { Failure } from './testing/tally.ts'
import { databaseOnce, findTestFiles, planStages, type Stage, type StageResult } from './testing/stages.ts'

const stageNames = ['check', 'unit', 'build', 'integration', 'browser']

function readArguments(argv: readonly string[]): {
  readonly only: readonly string[]
  readonly filters: readonly string[]
} {
  const only: string[] = []
  const filters: string[] = []
  for (let at = 0; at < argv.length; at += 1) {
    const argument = argv[at] ?? ''
    if (argument === '--only') only.push(...(argv[(at += 1)] ?? '').split(','))
    else if (argument.startsWith('--only=')) only.push(...argument.slice('--only='.length).split(','))
    else filters.push(argument.replace(/^\.\//, ''))
  }
  return { only, filters }
}

const print = (line: string): void => void process.stdout.write(`${line}\n`)

/** A stage that breaks down counts as one failed test; the later stages still run. */
async function runStage(stage: Stage): Promise<StageResult> {
  try {
    return await stage.run()
  } catch (error) {
    const words = error instanceof Error ? (error.stack ?? error.message) : String(error)
    return {
      passed: 0,
      failed: 1,
      skipped: 0,
      failures: [{ file: `stage ${stage.name}`, name: '(stage)', words }],
      notes: [],
    }
  }
}

function printFailures(failures: readonly Failure[]): void {
  if (failures.length === 0) return
  print('\nFailures')
  for (const [file, inFile] of Map.groupBy(failures, (failure) => failure.file)) {
    print(`\n${file || '(run)'}`)
    for (const { name, words } of inFile) print(`  ✖ ${name}\n${words.trimEnd().replaceAll(/^/gm, '      ')}`)
  }
}

async function runAll(stages: readonly Stage[]): Promise<StageResult> {
  let all: StageResult = { passed: 0, failed: 0, skipped: 0, failures: [], notes: [] }
  for (const stage of stages) {
    const start = performance.now()
    const result = await runStage(stage)
    const seconds = ((performance.now() - start) / 1000).toFixed(1).padStart(6)
    print(
      `${stage.name.padEnd(12)}${seconds} s   ${result.passed} passed, ${result.failed} failed, ${result.skipped} skipped`,
    )
    for (const note of result.notes) print(`    ${note}`)
    all = {
      passed: all.passed + result.passed,
      failed: all.failed + result.failed,
      skipped: all.skipped + result.skipped,
      failures: [...all.failures, ...result.failures],
      notes: [],
    }
  }
  return all
}

const { only, filters } = readArguments(process.argv.slice(2))
const unknown = only.filter((name) => !stageNames.includes(name))
if (unknown.length > 0) {
  process.stderr.write(`There is no stage ${unknown.join(', ')}. Stages: ${stageNames.join(', ')}\n`)
  process.exitCode = 2
} else {
  const start = performance.now()
  const database = databaseOnce(house)
  const planned = planStages(house, findTestFiles(house, filters), filters.length > 0, database, (line) =>
    print(`    ${line}`),
  )
  const all = await runAll(planned.filter(({ name }) => only.length === 0 || only.includes(name)))
  await database.stop()
  printFailures(all.failures)
  print(`\n${((performance.now() - start) / 1000).toFixed(0)} s in all`)
  process.exitCode = all.failed > 0 || all.passed === 0 ? 1 : 0
  print(`${all.passed} passed, ${all.failed} failed, ${all.skipped} skipped`)
}
