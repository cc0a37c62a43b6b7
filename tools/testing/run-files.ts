import { spawn } from 'node:child_process'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { house } from '../checks/finding.ts'
import { type Line, Tally } from './tally.ts'

export interface RunOptions {
  /** How many files at once. */
  readonly atOnce: number
  /** Seconds one test may take. */
  readonly testSeconds: number
  /** Seconds without any result after which the run is ended: a file that keeps a handle open would hang for ever. */
  readonly silentSeconds: number
  readonly env?: Readonly<{ [name: string]: string }>
  readonly onFailure?: (file: string, name: string) => void
}

function startNode(root: string, files: readonly string[], options: RunOptions) {
  const env: NodeJS.ProcessEnv = { ...process.env, ...options.env }
  // Set in tests of this very runner, it would make the inner run report to the outer one.
  delete env.NODE_TEST_CONTEXT
  const args = [
    '--test',
    `--test-concurrency=${options.atOnce}`,
    `--test-timeout=${options.testSeconds * 1000}`,
    `--test-reporter=${path.join(house, 'tools/testing/json-reporter.ts')}`,
    '--test-reporter-destination=stdout',
    ...files,
  ]
  // A process group of its own, so that ending it ends what the tests started.
  return spawn(process.execPath, args, { cwd: root, env, detached: true, stdio: ['ignore', 'pipe', 'pipe'] })
}

function endGroup(pid: number | undefined, signal: NodeJS.Signals): void {
  try {
    if (pid !== undefined) process.kill(-pid, signal)
  } catch {
    // The group has ended by itself meanwhile.
  }
}

/** Ends the group after a silence, first kindly; says so through `silent`. */
class Watchdog {
  silent = false
  readonly #limitMs: number
  readonly #pid: number | undefined
  #timer: NodeJS.Timeout | undefined

  constructor(pid: number | undefined, seconds: number) {
    this.#pid = pid
    this.#limitMs = seconds * 1000
    this.stroke()
  }

  stroke(): void {
    clearTimeout(this.#timer)
    if (this.silent) return
    this.#timer = setTimeout(() => {
      this.silent = true
      endGroup(this.#pid, 'SIGTERM')
      this.#timer = setTimeout(() => endGroup(this.#pid, 'SIGKILL'), 5000)
    }, this.#limitMs)
  }

  stop(): void {
    clearTimeout(this.#timer)
  }
}

/** A run that ended without telling every file's fate has failed, whatever its exit code says. */
function addUnfinished(tally: Tally, files: readonly string[], why: string): void {
  for (const file of files) {
    const told = tally.hasEnded(file) || tally.failures.some((failure) => failure.file === file)
    if (!told) tally.failures.push({ file, name: '(file)', words: why })
  }
}

/** Runs test files with `node --test`, several processes at once, and counts what they report. */
export async function runFiles(root: string, files: readonly string[], options: RunOptions): Promise<Tally> {
  const tally = new Tally((file) => (path.isAbsolute(file) ? path.relative(root, file) : file))
  const child = startNode(root, files, options)
  const watchdog = new Watchdog(child.pid, options.silentSeconds)
  const forward = (signal: NodeJS.Signals): void => endGroup(child.pid, signal)
  process.on('SIGINT', forward).on('SIGTERM', forward)
  let stderr = ''
  child.stderr.on('data', (bytes: Buffer) => {
    stderr = (stderr + bytes.toString()).slice(-4000)
  })
  const closed = new Promise<{ code: number | null; signal: NodeJS.Signals | null }>((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code, signal) => resolve({ code, signal }))
  })
  for await (const text of createInterface({ input: child.stdout })) {
    watchdog.stroke()
    const failuresBefore = tally.failures.length
    const line: Line = JSON.parse(text)
    tally.add(line)
    const failure = tally.failures[failuresBefore]
    if (failure !== undefined) options.onFailure?.(failure.file, failure.name)
  }
  const { code, signal } = await closed
  watchdog.stop()
  process.off('SIGINT', forward).off('SIGTERM', forward)
  if (watchdog.silent)
    addUnfinished(
      tally,
      files,
      `nothing was heard for ${options.silentSeconds} s: a test hangs, or keeps a timer, server or connection open`,
    )
  else if (signal !== null || (code !== 0 && tally.failures.length === 0))
    addUnfinished(tally, files, `the run ended with ${signal ?? code}\n${stderr}`)
  if (code !== 0 && tally.failures.length === 0)
    tally.failures.push({ file: '', name: '(run)', words: `ended with ${signal ?? code}\n${stderr}` })
  return tally
}
