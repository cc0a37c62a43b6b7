import { readFile, stat } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { Intake } from '../../intake/intake.ts'
import { Cancelled } from '../../casework/ports.ts'
import { defaultLimits, type Limits } from '../../intake/limits.ts'
import { isRefusal } from '../../intake/read.ts'
import { recognised } from '../../intake/recognised.ts'
import { Refused, refuse, warn } from '../../intake/refusals.ts'
import type { Refusal } from '../../kernel/refusal.ts'
import { converted, installedPrograms, type Programs, rendered, textOf } from './programs.ts'
import { type Ended, runBounded } from './run-bounded.ts'

const entry = fileURLToPath(new URL('child.ts', import.meta.url))
const packageRoot = fileURLToPath(new URL('../../../', import.meta.url))
const MiB = 1024 * 1024

/** Two uploads are opened at a time; others wait. An office has two people who upload, a hostile one has a hundred. */
const places = { free: 2, waiting: new Array<() => void>() }

/**
 * Reads an upload in a process of its own, under limits of time, heap and resident memory, without rights to write, start programs or
 * see the environment. Formats we do not read go through LibreOffice where it is installed, pictures and scans through tesseract; both
 * are marked. Answers with the intake or a refusal with words, whatever the file does; it throws only where a path cannot be read, and `Cancelled` when the signal fired.
 */
export async function parseInChild(
  input: Uint8Array | string,
  given: Partial<Limits> = {},
  programs: Programs = installedPrograms(),
  signal?: AbortSignal,
): Promise<Intake | Refusal> {
  const limits: Limits = { ...defaultLimits, ...given }
  const bytes = typeof input === 'string' ? await fileUnder(input, limits) : input
  if (bytes.byteLength > limits.bytes) return tooLarge(bytes.byteLength, limits)
  if (places.free === 0) await new Promise<void>((go) => places.waiting.push(go))
  else places.free--
  try {
    if (signal?.aborted) throw new Cancelled()
    const answer = await inChild(bytes, limits, signal)
    if (signal?.aborted) throw new Cancelled()
    return isRefusal(answer) ? await otherwise(answer, bytes, limits, programs) : answer
  } finally {
    const next = places.waiting.shift()
    if (next) next()
    else places.free++
  }
}

/** A file that is too large is not read into memory only to be refused: one byte beyond the limit is enough to say so. */
async function fileUnder(path: string, limits: Limits): Promise<Uint8Array> {
  const { size } = await stat(path)
  return size > limits.bytes ? new Uint8Array(limits.bytes + 1) : readFile(path)
}

function tooLarge(size: number, limits: Limits): Refusal {
  return refuse('file-too-large', { size: Math.ceil(size / MiB), max: Math.floor(limits.bytes / MiB) })
}

/** Rights and heap of the process that opens uploads, and how it is started with its limits. */
export function childArguments(heapMiB: number): readonly [flags: readonly string[], program: string] {
  const flags = ['--permission', `--allow-fs-read=${packageRoot}`, `--max-old-space-size=${heapMiB}`, '--no-warnings']
  return [flags, entry]
}

async function inChild(bytes: Uint8Array, limits: Limits, signal?: AbortSignal): Promise<Intake | Refusal> {
  const [flags, program] = childArguments(limits.heapMiB)
  const start = {
    file: process.execPath,
    arguments: [...flags, program, JSON.stringify(limits)],
    environment: {},
    input: bytes,
    ...(signal ? { signal } : {}),
  }
  const ended = await runBounded(start, { ms: limits.ms, rssMiB: limits.rssMiB, output: 512 * MiB })
  return answerOf(ended, limits)
}

function answerOf({ by, code, signal, stdout, stderr }: Ended, limits: Limits): Intake | Refusal {
  if (by === 'time') return refuse('reading-took-too-long', { max: Math.ceil(limits.ms / 1000) })
  const heap = signal === 'SIGABRT' || code === 134 || stderr.includes('heap out of memory')
  if (by === 'memory' || by === 'output' || heap) return refuse('reading-took-too-much-memory')
  if (code !== 0) return refuse('reading-failed')
  const answer = parsed(stdout)
  return answer ?? refuse('reading-failed')
}

function parsed(stdout: Buffer): Intake | Refusal | undefined {
  try {
    const answer: unknown = JSON.parse(stdout.toString('utf8'))
    return isAnswer(answer) ? answer : undefined
  } catch {
    return undefined
  }
}

function isAnswer(value: unknown): value is Intake | Refusal {
  if (typeof value !== 'object' || value === null) return false
  if ('code' in value) return typeof value.code === 'string' && 'words' in value
  return 'text' in value && typeof value.text === 'string' && 'positions' in value && Array.isArray(value.positions)
}

const conversions = new Map<string, 'docx' | 'xlsx' | 'pdf'>([
  ['save-as-docx', 'docx'],
  ['save-as-xlsx', 'xlsx'],
  ['save-as-pdf', 'pdf'],
])

/** What another program can still do for a file that was refused; else the refusal stands. */
async function otherwise(
  refusal: Refusal,
  bytes: Uint8Array,
  limits: Limits,
  programs: Programs,
): Promise<Intake | Refusal> {
  const to = conversions.get(refusal.code)
  if (to !== undefined && programs.office !== undefined) {
    const made = await converted(bytes, to, programs.office, limits)
    if (made === undefined) return refuse('conversion-failed')
    const answer = await inChild(made, limits)
    return isRefusal(answer) ? answer : { ...answer, warnings: [warn('converted-first'), ...answer.warnings] }
  }
  if (refusal.code === 'scanned-only' && programs.recognise !== undefined)
    return recognise(refusal, bytes, limits, programs)
  return refusal
}

/** Pages beyond this are not recognised: a scanned notice has ten, a scanned archive has thousands. */
const MOST_PAGES = 40

async function recognise(
  refusal: Refusal,
  bytes: Uint8Array,
  limits: Limits,
  programs: Programs,
): Promise<Intake | Refusal> {
  const isPdf = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(1024, bytes.byteLength)).includes('%PDF-')
  if (isPdf && programs.render === undefined) return refusal
  const pictures =
    isPdf && programs.render !== undefined ? await rendered(bytes, programs.render, MOST_PAGES, limits) : [bytes]
  const texts: string[] = []
  for (const picture of pictures) {
    const text = programs.recognise === undefined ? undefined : await textOf(picture, programs.recognise, limits)
    if (text === undefined) return refusal
    texts.push(text)
  }
  try {
    return recognised(texts, isPdf ? 'pdf' : 'picture')
  } catch (error) {
    return error instanceof Refused ? error.refusal : refuse('reading-failed')
  }
}
