import { existsSync, readFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { lookAtAll, parts, placeOf } from '../checks/all.ts'
import { filesBelow, sourceFolders } from '../checks/tree.ts'
import { buildDesk, hasDesk } from '../desk.ts'
import { prepareBrowser } from './chromium.ts'
import { runFiles, type RunOptions } from './run-files.ts'
import type { Counts, Failure, Tally } from './tally.ts'

export interface StageResult extends Counts {
  readonly failures: readonly Failure[]
  /** What a reader of the run should know besides the figures: skipped tests with their reason, slow files. */
  readonly notes: readonly string[]
}

export interface Stage {
  readonly name: string
  readonly run: () => Promise<StageResult>
}

/** Test files by the stage that runs them. */
export interface TestFiles {
  readonly unit: readonly string[]
  readonly integration: readonly string[]
  readonly browser: readonly string[]
}

/** Finds the test files of a tree; with filters only those whose path contains one of them. */
export function findTestFiles(root: string, filters: readonly string[]): TestFiles {
  const wanted = (file: string): boolean => filters.length === 0 || filters.some((filter) => file.includes(filter))
  const all = filesBelow(root, [...sourceFolders, 'casebook']).filter(
    (file) => /\.test\.tsx?$/.test(file) && wanted(file),
  )
  const kind = (file: string): keyof TestFiles =>
    /\.pg\.test\./.test(file) ? 'integration' : /\.web\.test\./.test(file) ? 'browser' : 'unit'
  const of = (name: keyof TestFiles): string[] => all.filter((file) => kind(file) === name)
  return { unit: of('unit'), integration: of('integration'), browser: of('browser') }
}

type Say = (line: string) => void

const unitLimits = { testSeconds: 120, silentSeconds: 150 }
const systemLimits = { testSeconds: 300, silentSeconds: 330 }
/** Files that take longer than this are named: they decide how long the whole run takes. */
const slowSeconds = 20

function resultOf(tally: Tally): StageResult {
  const slow = [...tally.seconds].filter(([, seconds]) => seconds > slowSeconds).sort((a, b) => b[1] - a[1])
  const notes = [
    ...slow.map(([file, seconds]) => `slow: ${file}, ${seconds.toFixed(0)} s`),
    ...tally.skips.map(({ file, name, reason }) => `skipped: ${file}: ${name} (${reason})`),
  ]
  return { ...tally.counts, failures: tally.failures, notes }
}

async function runTests(
  root: string,
  files: readonly string[],
  options: Omit<RunOptions, 'atOnce' | 'onFailure'>,
  say: Say,
): Promise<StageResult> {
  const onFailure = (file: string, name: string): void => say(`failed: ${file}: ${name}`)
  return resultOf(await runFiles(root, files, { ...options, atOnce: Math.max(2, availableParallelism()), onFailure }))
}

/** Each part of the static checks counts as one test. */
async function runChecks(root: string): Promise<StageResult> {
  const reports = await lookAtAll(root, parts, () => undefined)
  const red = reports.filter(({ findings }) => findings.length > 0)
  const failures = red.map(({ name, findings }) => ({
    file: 'npm run check',
    name,
    words: findings.map((finding) => `${placeOf(finding)}  ${finding.message}`).join('\n'),
  }))
  const notes = reports.flatMap(({ name, notes: said = [] }) => said.map((note) => `${name}: ${note}`))
  return { passed: reports.length - red.length, failed: red.length, skipped: 0, failures, notes }
}

async function runBuild(): Promise<StageResult> {
  await buildDesk({ ifStale: true })
  return { passed: 1, failed: 0, skipped: 0, failures: [], notes: [] }
}

/**
 * tools/test-database.ts: started once before the first stage that needs PostgreSQL and stopped at the end. What `start`
 * returns is put into the environment of the tests.
 */
export interface TestDatabase {
  start(): Promise<Readonly<{ [name: string]: string }>>
  stop(): Promise<void>
}

async function loadDatabase(root: string): Promise<TestDatabase | undefined> {
  const file = path.join(root, 'tools/test-database.ts')
  return existsSync(file) ? import(pathToFileURL(file).href) : undefined
}

/** Starts the database at the first call only; `stop` does nothing when nobody needed it. */
export function databaseOnce(root: string): {
  readonly env: () => Promise<Readonly<{ [name: string]: string }>>
  readonly stop: () => Promise<void>
} {
  let started: Promise<{ database: TestDatabase | undefined; env: Readonly<{ [name: string]: string }> }> | undefined
  const start = async () => {
    const database = await loadDatabase(root)
    return { database, env: (await database?.start()) ?? {} }
  }
  return {
    async env() {
      started ??= start()
      return (await started).env
    },
    async stop() {
      await (await started?.catch(() => undefined))?.database?.stop()
    },
  }
}

/** Tests of a file as they are written, for a file that cannot be run: parameterised ones count once. */
export function countWritten(text: string): number {
  return Math.max(1, text.match(/^\s*(?:await\s+)?(?:t\.)?(?:test|it)\(/gm)?.length ?? 0)
}

async function runBrowser(
  root: string,
  files: readonly string[],
  env: () => Promise<Readonly<{ [name: string]: string }>>,
  say: Say,
): Promise<StageResult> {
  const { program, reason } = prepareBrowser(say)
  if (program !== undefined)
    return runTests(root, files, { ...systemLimits, env: { ...(await env()), BIHUAN_CHROMIUM: program } }, say)
  const skipped = files.reduce((sum, file) => sum + countWritten(readFileSync(path.join(root, file), 'utf8')), 0)
  return { passed: 0, failed: 0, skipped, failures: [], notes: files.map((file) => `skipped: ${file} (${reason})`) }
}

/** The stages of a run, in order; `filtered` runs leave out what does not concern single test files. */
export function planStages(
  root: string,
  files: TestFiles,
  filtered: boolean,
  env: () => Promise<Readonly<{ [name: string]: string }>>,
  say: Say,
): Stage[] {
  const { unit, integration, browser } = files
  const stages: Stage[] = []
  if (!filtered) stages.push({ name: 'check', run: () => runChecks(root) })
  if (unit.length > 0) stages.push({ name: 'unit', run: () => runTests(root, unit, unitLimits, say) })
  if (hasDesk && (!filtered || browser.length > 0)) stages.push({ name: 'build', run: runBuild })
  if (integration.length > 0) {
    stages.push({
      name: 'integration',
      run: async () => runTests(root, integration, { ...systemLimits, env: await env() }, say),
    })
  }
  if (browser.length > 0) stages.push({ name: 'browser', run: () => runBrowser(root, browser, env, say) })
  return stages
}
