import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { residentMiB } from './memory.ts'

export interface Bounds {
  readonly ms: number
  readonly rssMiB: number
  /** Bytes of output beyond which the process is ended. */
  readonly output: number
}

/** How a process came to its end: by itself, or by the bound it broke. */
export interface Ended {
  readonly by: 'itself' | 'time' | 'memory' | 'output' | 'start' | 'cancelled'
  readonly code: number | null
  readonly signal: NodeJS.Signals | null
  readonly stdout: Buffer
  /** First 4 KiB: a program's last words, never shown to users. */
  readonly stderr: string
}

export interface Start {
  readonly file: string
  readonly arguments: readonly string[]
  readonly environment: Readonly<Record<string, string>>
  readonly cwd?: string
  readonly input?: Uint8Array
  /** Ends the process when it fires. */
  readonly signal?: AbortSignal
}

/**
 * Runs a process under bounds of time, resident memory and output, without a shell. It leads a group of its own, so that what it starts
 * dies with it. Never throws: a program that cannot start has ended too.
 */
export async function runBounded(start: Start, bounds: Bounds): Promise<Ended> {
  const grouped = process.platform !== 'win32'
  const child = spawn(start.file, start.arguments, {
    env: start.environment,
    stdio: ['pipe', 'pipe', 'pipe'],
    detached: grouped,
    windowsHide: true,
    ...(start.cwd === undefined ? {} : { cwd: start.cwd }),
  })
  let by: Ended['by'] = 'itself'
  const end = (reason: Ended['by']): void => {
    if (by === 'itself') by = reason
    kill(child.pid, grouped)
  }
  const cancel = (): void => end('cancelled')
  start.signal?.addEventListener('abort', cancel)
  const out = collected(child.stdout, bounds.output, () => end('output'))
  const errors = collected(child.stderr, 4096, () => {})
  const timer = setTimeout(() => end('time'), bounds.ms)
  const watch = setInterval(async () => {
    if (child.pid !== undefined && (await residentMiB(child.pid)) > bounds.rssMiB) end('memory')
  }, 50)
  try {
    child.stdin.on('error', () => {}) // It died while we were still writing: the exit tells why.
    child.stdin.end(start.input ?? Buffer.alloc(0))
    const [code, signal] = await ending(child)
    return { by, code, signal, stdout: out(), stderr: errors().toString('utf8') }
  } catch {
    return { by: 'start', code: null, signal: null, stdout: Buffer.alloc(0), stderr: '' }
  } finally {
    clearTimeout(timer)
    clearInterval(watch)
    start.signal?.removeEventListener('abort', cancel)
    kill(child.pid, grouped)
  }
}

async function ending(child: ReturnType<typeof spawn>): Promise<readonly [number | null, NodeJS.Signals | null]> {
  const closed: unknown[] = await once(child, 'close')
  const [code, signal] = closed
  return [typeof code === 'number' ? code : null, isSignal(signal) ? signal : null]
}

const isSignal = (value: unknown): value is NodeJS.Signals => typeof value === 'string' && value.startsWith('SIG')

/** Keeps at most `most` bytes; calls `beyond` once there are more. */
function collected(stream: NodeJS.ReadableStream | null, most: number, beyond: () => void): () => Buffer {
  const chunks: Buffer[] = []
  let size = 0
  stream?.on('data', (chunk: Buffer) => {
    if (size < most) chunks.push(chunk.subarray(0, most - size))
    size += chunk.byteLength
    if (size > most) beyond()
  })
  return () => Buffer.concat(chunks)
}

function kill(pid: number | undefined, grouped: boolean): void {
  if (pid === undefined) return
  try {
    process.kill(grouped ? -pid : pid, 'SIGKILL')
  } catch {
    // Gone already: that is what we wanted.
  }
}
