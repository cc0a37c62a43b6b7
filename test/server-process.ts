import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

const ownRoot = fileURLToPath(new URL('..', import.meta.url))
const patience = 60_000
/** What ./bihuan gives node. */
const lean = ['--max-semi-space-size=4', '--heap-growing-percent=20']

export interface ServerOptions {
  /** BIHUAN_DATA of the server. */
  readonly data: string
  readonly port: number
  /** DATABASE_URL; absent = the embedded database of the data folder. */
  readonly database?: string
  /** Folder that holds src/; this repository unless a copy is meant. */
  readonly root?: string
  /** For node itself, such as --cpu-prof. */
  readonly nodeOptions?: readonly string[]
}

/** `bihuan serve` as a process of its own, the way it runs in earnest. */
export interface ServerProcess {
  readonly url: string
  readonly pid: number
  /** Milliseconds from the start of the process to the first answer. */
  readonly startedIn: number
  /** What it has printed so far. */
  output(): string
  /** SIGTERM, and waits for the end. */
  stop(): Promise<void>
  /** kill -9. */
  kill(): Promise<void>
}

/** This process's environment, less a database that is not meant, with what ./bihuan adds. */
function asInEarnest(root: string): NodeJS.ProcessEnv {
  const { DATABASE_URL: _inherited, ...inherited } = process.env
  const compiled = path.join(root, 'node_modules/.cache/compile')
  return { MALLOC_ARENA_MAX: '2', NODE_COMPILE_CACHE: compiled, ...inherited }
}

/** Starts it and waits until it answers. @throws with its output when it ends before */
export async function startServer(options: ServerOptions): Promise<ServerProcess> {
  const { data, port, database, root = ownRoot, nodeOptions = [] } = options
  const begun = performance.now()
  const env = { ...asInEarnest(root), BIHUAN_DATA: data, ...(database ? { DATABASE_URL: database } : {}) }
  const program = path.join(root, 'src/main/cli.ts')
  const args = [
    ...lean,
    ...nodeOptions,
    program,
    'serve',
    '--host',
    '127.0.0.1',
    '--port',
    String(port),
    '--lang',
    'en',
  ]
  const child = spawn(process.execPath, args, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] })
  const said: string[] = []
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (bytes: Buffer) => said.push(String(bytes)))
  const output = () => said.join('')
  const url = `http://127.0.0.1:${port}`
  await answers(child, url, output)
  return {
    url,
    pid: child.pid ?? 0,
    startedIn: performance.now() - begun,
    output,
    stop: () => end(child, 'SIGTERM'),
    kill: () => end(child, 'SIGKILL'),
  }
}

async function answers(child: ChildProcess, url: string, output: () => string): Promise<void> {
  const until = performance.now() + patience
  for (;;) {
    if (child.exitCode !== null || child.signalCode !== null) throw new Error(`the server ended:\n${output()}`)
    const status = await fetch(`${url}/api/me`).then(
      (answer) => answer.status,
      () => 0,
    )
    // Nobody is signed in: 401 is the answer of a house that works.
    if (status === 401) return
    if (performance.now() > until) {
      await end(child, 'SIGKILL')
      throw new Error(`no answer within a minute (${status}):\n${output()}`)
    }
    await sleep(10)
  }
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  child.kill(signal)
  await once(child, 'exit')
}

/** A port that was free a moment ago. */
export async function freePort(): Promise<number> {
  const server = createServer()
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  if (address === null || typeof address === 'string') throw new Error('no port')
  return address.port
}

export interface Answer<Body = unknown> {
  readonly status: number
  readonly body: Body
}

/** Somebody who has signed in. */
export interface Caller {
  readonly cookie: string
  get<Body>(path: string): Promise<Answer<Body>>
  post<Body>(path: string, body: unknown, key: string): Promise<Answer<Body>>
  /** The answer as it comes, for what is no JSON. */
  fetch(path: string, init?: RequestInit): Promise<Response>
}

/** @throws when name and password are not accepted */
export async function signIn(url: string, name: string, password: string): Promise<Caller> {
  const answer = await fetch(`${url}/api/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ name, password }),
  })
  const cookie = answer.headers.get('set-cookie')?.split(';')[0]
  if (!answer.ok || !cookie) throw new Error(`sign-in of ${name}: ${answer.status} ${await answer.text()}`)
  return callerOf(url, cookie)
}

/** Sessions live in the database: the same cookie is good after a restart. */
export function callerOf(url: string, cookie: string): Caller {
  const read = async <Body>(answer: Response): Promise<Answer<Body>> => {
    return { status: answer.status, body: (await answer.json()) as Body }
  }
  const call = (at: string, init: RequestInit = {}) =>
    fetch(`${url}${at}`, { ...init, headers: { cookie, ...init.headers } })
  return {
    cookie,
    fetch: call,
    get: async (at) => read(await call(at)),
    post: async (at, body, key) =>
      read(
        await call(at, {
          method: 'POST',
          headers: { 'content-type': 'application/json', 'idempotency-key': key },
          body: JSON.stringify(body),
        }),
      ),
  }
}
