import { type ChildProcess, fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'

/** What the load process is told. */
export interface LoadJob {
  readonly port: number
  readonly connections: number
  readonly seconds: number
  /** Whole HTTP requests. */
  readonly texts: readonly string[]
  /** Each request is sent once, and the job ends early when they are used up. */
  readonly once: boolean
  /** Stands in a request where a fresh number is wanted, of the same length. */
  readonly mark: string
  /** Numbers already used. */
  readonly first: number
}

export interface LoadResult {
  readonly done: number
  readonly failed: number
  readonly firstFailure: string
  readonly seconds: number
  readonly p50: number
  readonly p95: number
  /** Of an answer with its head, on average. */
  readonly bytes: number
}

export interface LoadProcess {
  run(job: LoadJob): Promise<LoadResult>
  end(): void
}

export function startLoadProcess(): LoadProcess {
  const child: ChildProcess = fork(fileURLToPath(new URL('./load.ts', import.meta.url)), { serialization: 'advanced' })
  return {
    run: (job) =>
      new Promise((resolve, reject) => {
        const ended = () => reject(new Error('the load process ended'))
        child.once('exit', ended)
        child.once('message', (result: LoadResult) => {
          child.off('exit', ended)
          resolve(result)
        })
        child.send(job)
      }),
    end: () => child.disconnect(),
  }
}

/** A request as text. */
export function requestText(
  method: 'GET' | 'POST',
  path: string,
  headers: Readonly<{ [name: string]: string }>,
  body?: unknown,
): string {
  const text = body === undefined ? '' : JSON.stringify(body)
  const all: { [name: string]: string } = { host: '127.0.0.1', accept: 'application/json', ...headers }
  if (body !== undefined) {
    all['content-type'] = 'application/json'
    all['content-length'] = String(Buffer.byteLength(text))
  }
  const head = Object.entries(all).map(([name, value]) => `${name}: ${value}`)
  return `${[`${method} ${path} HTTP/1.1`, ...head].join('\r\n')}\r\n\r\n${text}`
}
