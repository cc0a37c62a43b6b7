import { buffer } from 'node:stream/consumers'
import { type Refusal, refusal } from '../../kernel/refusal.ts'
import type { PressLedger } from '../../press/ledger.ts'
import { docxOf } from '../../press/docx/docx.ts'
import type { Paper } from '../../press/paper.ts'
import { archivePaper } from '../../press/papers/archive.ts'
import { listPdf } from '../../press/pdf/list-pdf.ts'
import { readStanding } from '../ask/read-standing.ts'
import { isOne } from '../ask/read-record.ts'
import { asking } from '../asking.ts'
import type { House } from '../house.ts'
import type { Reading } from '../ports.ts'
import { type Answered, type FileRow, refused } from '../rows.ts'
import { rowOf } from '../showing.ts'
import type { PersonWho } from '../who.ts'
import { boundOf, type EvidenceFile, evidenceOf } from './evidence.ts'
import { gatherLedger } from './gather.ts'
import { entering, type OnRecord } from './on-record.ts'
import type { BindablePart } from './ports.ts'

/** Bytes of all files together: of a zip without the extension for large ones, and of what is bound in memory. */
const most = { zip: 4_000_000_000, pdf: 200 * 2 ** 20 } as const

/** One file as it lies in the archive. */
interface Entry {
  readonly one: EvidenceFile
  readonly row: FileRow
  /** Number in the order of binding, title and ending: unlike every other name in it. */
  readonly name: string
}

interface TakenArchive extends OnRecord {
  readonly name: string
  /** Contents page and files in the order of binding; a file is opened when its turn comes. */
  readonly contents: Paper
  readonly files: readonly { readonly name: string; readonly size: number; open(): AsyncIterable<Uint8Array> }[]
}

/** The evidence of a finding as one archive, contents first: on record before the first byte leaves. `ended` must be called when the last has left, or could not. */
export async function takeArchive(house: House, who: PersonWho, finding: string): Promise<Answered<TakenArchive>> {
  const found = await findArchive(house, who, finding, most.zip)
  if (!found.ok) return found
  const onRecord = await onRecordAs('zip', house, who, found)
  if (!onRecord.ok) return onRecord
  const { entries, ledger } = found
  const bound = boundOf(
    entries.map(({ one }) => one),
    () => null,
    (_, place) => entries[place]?.name ?? null,
  )
  return {
    ...onRecord,
    name: found.name,
    contents: archivePaper(found.about, ledger, bound),
    files: entries.map(({ row, name }) => ({ name, size: row.size, open: () => bytesOf(house, who, row) })),
  }
}

interface TakenPdf extends OnRecord {
  readonly name: string
  readonly pdf: Uint8Array
}

/** The same as one PDF: PDFs and pictures in the order of binding, what is neither stands on the contents page as lying in the zip. Made whole before it leaves. */
export async function takeArchivePdf(house: House, who: PersonWho, finding: string): Promise<Answered<TakenPdf>> {
  const found = await findArchive(house, who, finding, most.pdf)
  if (!found.ok) return found
  const { entries, ledger, about } = found
  const parts: { readonly place: number; readonly part: BindablePart }[] = []
  for (const [place, { row }] of entries.entries()) {
    const kind = bindable(row.type)
    if (kind) parts.push({ place, part: { kind, bytes: await buffer(bytesOf(house, who, row)) } })
  }
  const inner = await house.binder.bind(
    parts.map(({ part }) => part),
    'numbered',
  )
  if ('code' in inner) return refused(inner)
  const pages = new Map(parts.map(({ place }, k) => [place, inner.pages[k] ?? null]))
  const bound = boundOf(
    entries.map(({ one }) => one),
    (_, place) => pages.get(place) ?? 0,
    (_, place) => (pages.get(place) ? null : '见压缩包'),
  )
  const onRecord = await onRecordAs('pdf', house, who, found)
  if (!onRecord.ok) return onRecord
  const mark = `导出人：${onRecord.by}　导出登记号：${onRecord.record}`
  const page = archivePaper(about, ledger, bound)
  const contents: BindablePart = { kind: 'pdf', bytes: listPdf(page, mark), docx: docxOf(page, mark) }
  const outer = await house.binder.bind([contents, { kind: 'pdf', bytes: inner.pdf }])
  if ('code' in outer) {
    await onRecord.ended(false)
    return refused(outer)
  }
  return { ...onRecord, name: found.name, pdf: outer.pdf }
}

interface FoundArchive {
  readonly name: string
  readonly entries: readonly Entry[]
  readonly ledger: PressLedger
  readonly about: PressLedger['findings'][number]
}

function findArchive(house: House, who: PersonWho, id: string, limit: number): Promise<Answered<FoundArchive>> {
  const map = house.press.finding
  return asking(
    house,
    who,
    async (tx, acted) => {
      const [acting, stored] = await Promise.all([acted, tx.record(id)])
      if (!isOne(house, stored, map.register, acting.actor) || stored.record.erased)
        return refused(refusal('not-found'))
      const round = rowOf(house, stored, acting.actor).fields[map.round]
      const wanted = { round: typeof round === 'string' ? round : null, asOf: acting.today, contacts: {} }
      const [ledger, evidence] = await Promise.all([
        gatherLedger(house, tx, acting, wanted),
        evidenceOf(house, tx, acting, id),
      ])
      const about = ledger.findings.find((one) => one.id === id)
      if (!about) return refused(refusal('not-found'))
      const entries = await entriesOf(tx, evidence)
      const wrong = whatIsWrong(entries, evidence, limit)
      if (wrong) return refused(wrong)
      return { ok: true, name: `佐证卷-${proper(about.code ?? about.title)}`, entries, ledger, about }
    },
    'snapshot',
  )
}

async function entriesOf(tx: Reading, evidence: readonly EvidenceFile[]): Promise<readonly Entry[]> {
  const rows = await Promise.all(evidence.map(({ file }) => tx.file(file.sha256)))
  return evidence.flatMap((one, place) => {
    const row = rows[place]
    if (!row) return []
    const ending = /\.[0-9A-Za-z]{1,8}$/u.exec(one.file.name)?.[0] ?? ''
    const title = one.title.endsWith(ending) ? one.title.slice(0, one.title.length - ending.length) : one.title
    return [{ one, row, name: `${String(place + 1).padStart(3, '0')}-${proper(title)}${ending}` }]
  })
}

function whatIsWrong(entries: readonly Entry[], evidence: readonly EvidenceFile[], limit: number): Refusal | null {
  if (evidence.length === 0) return refusal('archive-empty')
  if (entries.length < evidence.length) return refusal('file-not-found')
  const bytes = entries.reduce((sum, { row }) => sum + row.size, 0)
  return bytes > limit ? refusal('archive-too-large', { max: `${Math.floor(limit / 2 ** 20)} MB` }) : null
}

/** As a name of a file on every system. */
const proper = (text: string): string =>
  text
    .replaceAll(/[\p{Cc}\p{Cf}<>:"/\\|?*]/gu, ' ')
    .trim()
    .slice(0, 60)

function bindable(type: string): BindablePart['kind'] | null {
  if (type === 'application/pdf') return 'pdf'
  return type === 'image/jpeg' ? 'jpeg' : type === 'image/png' ? 'png' : null
}

async function onRecordAs(format: string, house: House, who: PersonWho, { name, entries, about }: FoundArchive) {
  const standing = await readStanding(house, who)
  if (!standing.ok) return standing
  const by = `${standing.home.name} ${standing.person.name}`
  const subject = house.press.finding.register
  return entering(house, who, {
    ...{ what: name, subject, target: about.id, format, by, rows: entries.length, form: null },
  })
}

async function* bytesOf(house: House, who: PersonWho, { sha256, name }: FileRow): AsyncIterable<Uint8Array> {
  const bytes = await house.files.read(who.unit, sha256)
  if (!bytes) throw new Error(`a file that is on record is not there: ${name}`)
  yield* bytes
}
