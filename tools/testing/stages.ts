import { existsSync, readFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { lookAtAll, parts, placeOf } from '../checks/all.ts'
import { filesBelow, sourceFolders } from '../checks/tree.ts'
import { buildDesk, hasDesk } from '../desk.ts'
import { seedDemo } from '../../web/desk/testing-house.ts'
import { prepareBrowser } from './chromium.ts'
import { prepareOtherServer } from './other-server.ts'
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
/** Of the files that take longer than this the slowest are named: they decide how long the whole run takes. */
const slowSeconds = 10
const slowNamed = 10

function resultOf(tally: Tally): StageResult {
  const slow = [...tally.seconds].filter(([, seconds]) => seconds > slowSeconds).sort((a, b) => b[1] - a[1])
  const notes = [
    ...slow.slice(0, slowNamed).map(([file, seconds]) => `slow: ${file}, ${seconds.toFixed(0)} s`),
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

type Env = Readonly<{ [name: string]: string }>

/** A server a test run has started: what its tests find in their environment, and its version as it says it. */
interface Started {
  readonly env: Env
  readonly version: string
}

/** tools/test-database.ts: each server is started once, before the first stage that needs it, and all are stopped at the end. */
interface TestDatabase {
  start(folder?: string): Promise<Started>
  stop(): Promise<void>
}

async function loadDatabase(root: string): Promise<TestDatabase | undefined> {
  const file = path.join(root, 'tools/test-database.ts')
  return existsSync(file) ? import(pathToFileURL(file).href) : undefined
}

export interface Databases {
  /** Environment of tests on the embedded server, started at the first call only. */
  readonly env: () => Promise<Env>
  /** The same on another server, by the folder of its programs. */
  readonly other: (folder: string) => Promise<Started>
  /** Does nothing when nobody needed one. */
  readonly stop: () => Promise<void>
}

export function databaseOnce(root: string): Databases {
  let loaded: Promise<TestDatabase | undefined> | undefined
  let started: Promise<Env> | undefined
  const load = () => (loaded ??= loadDatabase(root))
  const other = async (folder?: string): Promise<Started> =>
    (await (await load())?.start(folder)) ?? { env: {}, version: '' }
  return {
    env: () => (started ??= other().then(({ env }) => env)),
    other,
    async stop() {
      await (await loaded?.catch(() => undefined))?.stop()
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
  env: Databases['env'],
  say: Say,
): Promise<StageResult> {
  const { program, reason } = prepareBrowser(say)
  if (program === undefined) return skippedFiles(root, files, reason)
  // One file alone seeds for itself; a run of many does it once for all.
  const demo = files.length > 1 ? await seedDemo() : undefined
  try {
    const seeded = demo ? { BIHUAN_TEST_DEMO: demo.folder } : {}
    return await runTests(
      root,
      files,
      { ...systemLimits, env: { ...(await env()), BIHUAN_CHROMIUM: program, ...seeded } },
      say,
    )
  } finally {
    demo?.remove()
  }
}

function skippedFiles(root: string, files: readonly string[], reason: string): StageResult {
  const skipped = files.reduce((sum, file) => sum + countWritten(readFileSync(path.join(root, file), 'utf8')), 0)
  return { passed: 0, failed: 0, skipped, failures: [], notes: files.map((file) => `skipped: ${file} (${reason})`) }
}

/**
 * What is told of PostgreSQL 15 is tried on it: every migration, function, policy and index (store), writing and its collisions, lists, search and figures, waking,
 * isolation, erasing, fsck, backup and restore. What does not depend on the server's version runs once.
 */
const alsoForOther = [
  'src/drivers/store/',
  ...['perform', 'wake', 'isolation', 'erasure', 'fsck'].map((name) => `src/main/${name}.pg.`),
  'src/http/ladder.pg.',
]
const isAlsoForOther = (file: string): boolean => alsoForOther.some((beginning) => file.startsWith(beginning))

/** On the embedded server everything; then `twice` once more on another one, where there is one. */
async function runIntegration(
  root: string,
  files: readonly string[],
  twice: readonly string[],
  databases: Databases,
  say: Say,
): Promise<StageResult> {
  const run = async (chosen: readonly string[], env: Env) => runTests(root, chosen, { ...systemLimits, env }, say)
  const embedded = await run(files, await databases.env())
  if (twice.length === 0) return embedded
  const { folder, reason } = prepareOtherServer(root, say)
  if (folder === undefined) return both(embedded, skippedFiles(root, twice, reason), 'another PostgreSQL')
  const start = performance.now()
  const { env, version } = await databases.other(folder)
  const again = await run(twice, env)
  const seconds = ((performance.now() - start) / 1000).toFixed(1)
  const told = `PostgreSQL ${version} (${folder}): ${again.passed} passed, ${again.failed} failed, ${seconds} s of these`
  return both(embedded, { ...again, notes: [told, ...again.notes] }, `PostgreSQL ${version}`)
}

/** Two runs of the same files as one: what failed on the second server says so. */
function both(one: StageResult, other: StageResult, server: string): StageResult {
  const failures = other.failures.map((failure) => ({ ...failure, file: `${failure.file} on ${server}` }))
  return {
    passed: one.passed + other.passed,
    failed: one.failed + other.failed,
    skipped: one.skipped + other.skipped,
    failures: [...one.failures, ...failures],
    notes: [...one.notes, ...other.notes],
  }
}

/** The stages of a run, in order; `filtered` runs leave out what does not concern single test files. */
export function planStages(root: string, files: TestFiles, filtered: boolean, databases: Databases, say: Say): Stage[] {
  const { unit, integration, browser } = files
  const stages: Stage[] = []
  if (!filtered) stages.push({ name: 'check', run: () => runChecks(root) })
  if (unit.length > 0) stages.push({ name: 'unit', run: () => runTests(root, unit, unitLimits, say) })
  if (hasDesk && (!filtered || browser.length > 0)) stages.push({ name: 'build', run: runBuild })
  if (integration.length > 0) {
    const twice = filtered && !process.env.BIHUAN_TEST_POSTGRES ? [] : integration.filter(isAlsoForOther)
    stages.push({ name: 'integration', run: () => runIntegration(root, integration, twice, databases, say) })
  }
  if (browser.length > 0) stages.push({ name: 'browser', run: () => runBrowser(root, browser, databases.env, say) })
  return stages
}
