// A process that asks one server as fast as so many connections allow, and counts. It speaks HTTP/1.1 over bare sockets, because a full client
// costs more than some of the answers it would measure.
import { connect } from 'node:net'
import type { LoadJob, LoadResult } from './load-job.ts'

const crlfcrlf = Buffer.from('\r\n\r\n')

process.on('message', (job: LoadJob) => {
  run(job).then(
    (result) => process.send?.(result),
    (error: unknown) => {
      process.stderr.write(`${String(error)}\n`)
      process.exit(1)
    },
  )
})

interface Tally {
  readonly times: number[]
  failed: number
  firstFailure: string
  bytes: number
}

async function run(job: LoadJob): Promise<LoadResult> {
  const tally: Tally = { times: [], failed: 0, firstFailure: '', bytes: 0 }
  const next = requests(job)
  const begun = performance.now()
  const until = begun + job.seconds * 1000
  await Promise.all(Array.from({ length: job.connections }, () => oneConnection(job.port, next, until, tally)))
  const seconds = (performance.now() - begun) / 1000
  const times = tally.times.toSorted((a, b) => a - b)
  const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0
  return {
    done: times.length,
    failed: tally.failed,
    firstFailure: tally.firstFailure,
    seconds,
    p50: at(0.5),
    p95: at(0.95),
    bytes: times.length === 0 ? 0 : tally.bytes / times.length,
  }
}

/** The requests in turn; each only once where it says so. A mark in the text is replaced by a number never used before. */
function requests({ texts, once, mark, first }: LoadJob): () => string | null {
  let at = 0
  return () => {
    if (once && at === texts.length) return null
    const text = texts[at % texts.length] ?? ''
    at += 1
    return text.replaceAll(mark, String(first + at).padStart(mark.length, '0'))
  }
}

function oneConnection(port: number, next: () => string | null, until: number, tally: Tally): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1')
    socket.setNoDelay(true)
    let begun = 0
    const ask = () => {
      const text = performance.now() < until ? next() : null
      if (text === null) {
        socket.destroy()
        resolve()
        return
      }
      begun = performance.now()
      socket.write(text)
    }
    const answered = () => {
      tally.times.push(performance.now() - begun)
      ask()
    }
    socket.on('connect', ask)
    socket.on('error', reject)
    socket.on('data', answers(tally, answered))
  })
}

/** Takes what a socket brings, and says when an answer is whole: nothing is sent before, so that one begins where the last one ended. */
function answers(tally: Tally, answered: () => void): (chunk: Buffer) => void {
  let got: Buffer = Buffer.alloc(0)
  let missing = -1
  const take = (length: number) => {
    missing = length
    if (missing !== 0) return
    missing = -1
    got = Buffer.alloc(0)
    answered()
  }
  return (chunk) => {
    tally.bytes += chunk.length
    if (missing > 0) {
      take(missing - chunk.length)
      return
    }
    got = got.length === 0 ? chunk : Buffer.concat([got, chunk])
    const end = got.indexOf(crlfcrlf)
    if (end < 0) return
    const head = got.toString('latin1', 0, end)
    note(head, got, end, tally)
    take(lengthOf(head) - (got.length - end - crlfcrlf.length))
  }
}

function note(head: string, got: Buffer, end: number, tally: Tally): void {
  if (head.startsWith('HTTP/1.1 200')) return
  tally.failed += 1
  tally.firstFailure ||= `${head.split('\r\n')[0]} ${got.toString('utf8', end + 4, end + 400)}`
}

function lengthOf(head: string): number {
  const length = /\r\ncontent-length: (\d+)/i.exec(head)?.[1]
  if (length === undefined) throw new Error(`an answer without its length:\n${head}`)
  return Number(length)
}
