import { type ChildProcessByStdio, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, existsSync, mkdtempSync, rmSync, statfsSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Readable } from 'node:stream'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../..', import.meta.url))
const readyWithin = 120_000
const memory = '/dev/shm'

export type Command = 'demo' | 'serve'

/** A house on a data folder of its own, as a process of its own. */
export interface RunningHouse {
  readonly url: string
  /** What it has printed so far. */
  readonly said: () => string
  /** SIGTERM, and waits for the end; the folder stays. */
  readonly stop: () => Promise<void>
}

/** Both print the address when they listen; `serve` prints its one-time link after it. */
const ready = { demo: /demo is ready/, serve: /first-admin\/[\w-]{43}/ } as const

/** An empty data folder, in memory where there is plenty: nothing of a test has to outlive a power cut. */
export function dataFolder(): string {
  const roomy = existsSync(memory) && statfsSync(memory).bavail * statfsSync(memory).bsize > 3 * 2 ** 30
  const folder = mkdtempSync(path.join(roomy ? memory : tmpdir(), 'bihuan-desk-'))
  // The database runs as another user when we are root, and must be able to enter.
  chmodSync(folder, 0o755)
  return folder
}

/** @throws with its words when it ends before it is ready, or says nothing */
export async function startHouse(command: Command, data: string): Promise<RunningHouse> {
  const port = await freePort()
  const host = command === 'serve' ? ['--host', '127.0.0.1'] : []
  const program = [path.join(root, 'src/main/cli.ts'), command, '--port', String(port), ...host]
  const { DATABASE_URL: _inherited, ...inherited } = process.env
  const env = { ...inherited, BIHUAN_DATA: data }
  const child = spawn(process.execPath, program, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] })
  const stop = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return
    child.kill('SIGTERM')
    await once(child, 'exit')
  }
  const said: string[] = []
  await heard(child, command, said).catch(async (error) => {
    await stop()
    throw error
  })
  return { url: `http://127.0.0.1:${port}`, said: () => said.join(''), stop }
}

function heard(child: ChildProcessByStdio<null, Readable, Readable>, command: Command, said: string[]): Promise<void> {
  return new Promise<void>((resolve, reject) => {
    const late = setTimeout(() => reject(new Error(`${command} is not ready:\n${said.join('')}`)), readyWithin)
    const hear = (bytes: Buffer) => {
      said.push(String(bytes))
      if (!ready[command].test(said.join(''))) return
      clearTimeout(late)
      resolve()
    }
    child.stdout.on('data', hear)
    child.stderr.on('data', hear)
    child.on('exit', () => {
      clearTimeout(late)
      reject(new Error(`${command} ended:\n${said.join('')}`))
    })
  })
}

/** Two ports side by side: the demo's portal takes the next one. */
async function freePort(): Promise<number> {
  for (;;) {
    const port = 20_000 + 2 * Math.trunc(Math.random() * 6000)
    if ((await isFree(port)) && (await isFree(port + 1))) return port
  }
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(false))
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)))
  })
}

/** The folder of a demo that was seeded and stopped. */
export interface SeededDemo {
  readonly folder: string
  readonly remove: () => void
}

/** Tells the demo's stories once; every test file of a run then begins with a copy (0.2 s instead of 12). */
export async function seedDemo(): Promise<SeededDemo> {
  const folder = dataFolder()
  const remove = () => rmSync(folder, { recursive: true, force: true })
  try {
    await (await startHouse('demo', folder)).stop()
    return { folder, remove }
  } catch (error) {
    remove()
    throw error
  }
}

/** @throws when it cannot be copied with its owners, without whom PostgreSQL would not touch its files */
export function copySeeded(from: string, to: string): void {
  const { status, stderr } = spawnSync('cp', ['-a', `${from}/.`, to], { encoding: 'utf8' })
  if (status !== 0) throw new Error(`the seeded demo cannot be copied: ${stderr}`)
  chmodSync(to, 0o755)
}
