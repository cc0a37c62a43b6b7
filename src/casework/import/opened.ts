import { buffer } from 'node:stream/consumers'
import type { Intake, Sheet } from '../../intake/intake.ts'
import { type Reading, readNotice } from '../../notice/reading.ts'
import { type Refusal, refusal } from '../../kernel/refusal.ts'
import { isRefusal } from '../acting.ts'
import type { House } from '../house.ts'

/** A paper that was opened: a text that was read as notice, feedback report or neither, or a table. */
export interface OpenedPaper {
  readonly kind: Reading['kind'] | 'table'
  readonly intake: Intake
  /** Null for a table, and for a text too long to be a notice. */
  readonly reading: Reading | null
  /** The workbooks it was put together from, each with its own sheets. */
  readonly files?: readonly PaperFile[]
}

export interface PaperFile {
  readonly file: string
  readonly sheets: readonly Sheet[]
}

/** A notice has ten thousand characters, the longest some eighty thousand. What is longer is a book, and would keep everybody waiting while it is read. */
const longestNotice = 1_000_000

export function readPaper(intake: Intake): OpenedPaper {
  if (intake.type === 'csv' || intake.type === 'xlsx') return { kind: 'table', intake, reading: null }
  if (intake.text.length > longestNotice) return { kind: 'other', intake, reading: null }
  const reading = readNotice(intake.text)
  return { kind: reading.kind, intake, reading }
}

/** The papers looked at last. What a paper says never changes, and the same person looks at it again with every confirmation. */
const opened = new WeakMap<House, Map<string, OpenedPaper>>()
const mostOpened = 4
/** Characters beyond which a paper is opened anew each time rather than kept in memory. */
const longestKept = 2_000_000

export function remember(house: House, unit: string, sha256: string, paper: OpenedPaper): void {
  if (paper.intake.text.length > longestKept) return
  const known = opened.get(house) ?? new Map<string, OpenedPaper>()
  opened.set(house, known)
  known.delete(`${unit} ${sha256}`)
  known.set(`${unit} ${sha256}`, paper)
  for (const oldest of known.keys()) if (known.size > mostOpened) known.delete(oldest)
}

/** Opens a paper that is kept. Throws `Cancelled` when the signal fired. */
export async function openKept(
  house: House,
  unit: string,
  sha256: string,
  signal?: AbortSignal,
): Promise<OpenedPaper | Refusal> {
  const known = opened.get(house)?.get(`${unit} ${sha256}`)
  if (known) return known
  const stream = await house.files.read(unit, sha256)
  if (!stream) return refusal('file-not-found')
  const intake = await house.papers.open(await buffer(stream), signal)
  if (isRefusal(intake)) return intake
  const paper = readPaper(intake)
  remember(house, unit, sha256, paper)
  return paper
}
