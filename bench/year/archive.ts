import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { instantOf } from '../../src/calendar/days.ts'
import { sealEntry } from '../../src/casework/sealing.ts'
import { cipher } from '../../src/drivers/cipher.ts'
import { migrations } from '../../src/drivers/store/migrate.ts'
import type { Entry, RegisterRecord } from '../../src/kernel/record.ts'
import { headName, manifestName, writeArchive } from '../../src/main/archive.ts'
import type { BackupHead } from '../../src/main/backup.ts'
import { Books, type Keep } from './books.ts'
import { Chance } from './chance.ts'
import { atHour } from './diary.ts'
import { liveThrough } from './live.ts'
import type { Plan, Year } from './year.ts'

const inPart = 2000

/** Lines of a backup's tables, put aside on the disk as they come: a year of them would not fit in memory. */
class Parts {
  readonly folder = mkdtempSync(path.join(tmpdir(), 'bihuan-year-'))
  readonly names: string[] = []
  private readonly open = new Map<string, string[]>()
  private readonly count = new Map<string, number>()

  add(unit: string, table: string, row: object): void {
    const key = `tables/${unit}/${table}`
    const lines = this.open.get(key) ?? []
    lines.push(JSON.stringify({ unit_id: unit, ...row }))
    this.open.set(key, lines)
    if (lines.length === inPart) this.put(key)
  }

  /** In the order in which a restore may read them. */
  finish(): readonly string[] {
    for (const key of this.open.keys()) this.put(key)
    return this.names
  }

  bytes(name: string): Buffer {
    return readFileSync(this.place(name))
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true })
  }

  private put(key: string): void {
    const lines = this.open.get(key) ?? []
    if (lines.length === 0) return
    const part = this.count.get(key) ?? 0
    const name = `${key}/${part}.ndjson`
    writeFileSync(this.place(name), lines.join('\n'))
    this.names.push(name)
    this.count.set(key, part + 1)
    this.open.set(key, [])
  }

  private place(name: string): string {
    return path.join(this.folder, name.replaceAll('/', '-'))
  }
}

const hex = (bytes: Uint8Array): string => `\\x${Buffer.from(bytes).toString('hex')}`

/** Seals every entry as casework does and puts down the rows the write path would have left of it. */
function sealer(parts: Parts, chance: Chance) {
  const keys = new Map<string, Uint8Array>()
  const ids = { random: (count: number) => chance.bytes(count), uuid7: () => '' }
  return (unit: string, entry: Entry, before: RegisterRecord | null, after: RegisterRecord): void => {
    const { record } = entry
    const key = keys.get(record) ?? chance.bytes(32)
    if (!keys.has(record)) parts.add(unit, 'secret', { record_id: record, key: hex(key) })
    keys.set(record, key)
    const { id, register, revision, verb, at, person, leaf, salt, sealed } = sealEntry(
      { cipher, ids },
      key,
      entry,
      before,
      after,
    )
    parts.add(unit, 'entry', { id, record_id: record, register, revision, verb, at, person, leaf: hex(leaf) })
    parts.add(unit, 'entry_payload', { entry_id: id, record_id: record, salt: hex(salt), sealed: hex(sealed) })
    parts.add(unit, 'pending', { entry_id: id })
  }
}

export interface Written {
  readonly year: Year
  readonly head: BackupHead
}

const content = Buffer.from('云岫县融媒体中心　附件')
const sha256 = createHash('sha256').update(content).digest('hex')

/** Lives a year and writes it as a backup: what is loaded from it afterwards goes the way every restored house goes. */
export async function writeYear(file: string, plan: Omit<Plan, 'files'>): Promise<Written> {
  const parts = new Parts()
  try {
    const chance = new Chance(plan.seed + 1)
    const keep = sealer(parts, chance)
    foundUnits(plan, chance, keep)
    const year = liveThrough({ ...plan, files: [{ sha256, name: '附件.pdf' }] }, keep)
    putAside(parts, plan, year)
    const head: BackupHead = {
      ...{ format: 1, madeAt: year.books.now, root: plan.root, purpose: 'serve' },
      ...{ units: [plan.root, plan.unit], schema: migrations().length },
    }
    await writeArchive(file, async (archive) => {
      await archive.add(headName, Buffer.from(JSON.stringify(head)))
      for (const name of parts.finish()) await archive.add(name, parts.bytes(name))
      await archive.add(`files/${plan.unit}/${sha256}`, content)
      await archive.add(manifestName, Buffer.alloc(0))
    })
    return { year, head }
  } finally {
    parts.remove()
  }
}

function foundUnits({ registers, root, unit, through }: Omit<Plan, 'files'>, chance: Chance, keep: Keep) {
  const books = new Books(registers, root, chance, keep)
  books.now = instantOf(atHour(through, 0) - 400 * 86_400_000)
  const found = (id: string, name: string, kind: string, parent: string | null) => {
    const fields = { name, kind, zone: 'Asia/Shanghai', ...(parent === null ? {} : { parent }) }
    books.does({ kind: 'house' }, { register: 'unit', record: null, verb: 'found', fields }, { recordId: id })
  }
  found(root, '云岫县', 'district', null)
  found(unit, '云岫县融媒体中心', 'unit', root)
}

/** What stands beside the journal in a backup: the attachment, who put it in, and the day up to which duties were looked at. */
function putAside(parts: Parts, { unit, registers, through }: Omit<Plan, 'files'>, { books, centre }: Year): void {
  const sm3 = createHash('sm3').update(content).digest('hex')
  const file = { sha256, sm3, size: content.length, type: 'text/plain', name: '附件.pdf', put_at: books.now }
  parts.add(unit, 'file', file)
  for (const { id } of centre.all) parts.add(unit, 'file_put', { sha256, person: id })
  for (const { name, duties } of registers.current)
    for (const duty of Object.keys(duties)) parts.add(unit, 'duty_cursor', { register: name, duty, through })
}
