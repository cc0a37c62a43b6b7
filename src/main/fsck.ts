import { createHash } from 'node:crypto'
import type { UnitRow } from '../casework/rows.ts'

import { claimsOf } from '../casework/claims.ts'
import { derive, filesOf } from '../casework/derive.ts'
import type { Derived } from '../casework/derived.ts'
import type { House } from '../casework/house.ts'
import { openPayload } from '../casework/sealing.ts'
import type { Session } from '../drivers/store/connection.ts'
import {
  fileLines,
  recordIds,
  type SeatLine,
  seatLines,
  strayRows,
  type WholeRecord,
  wholeRecords,
} from '../drivers/store/maintenance.ts'
import { takeTime } from '../drivers/store/dump.ts'
import type { OpenStore } from '../drivers/store/store.ts'
import { readChain } from '../journal/chain.ts'
import { differences, type Finding, type FindingGroup, groupFindings } from '../journal/compare.ts'
import { canonical } from '../journal/leaf.ts'
import type { Entry, RegisterRecord } from '../kernel/record.ts'

export interface WorldReport {
  readonly units: number
  readonly records: number
  readonly entries: number
  readonly files: number
  /** Records whose content has been erased: no fault. */
  readonly erased: number
  /** Bytes in the file store that no row names: left by a crash, invisible, swept at leisure. No fault. */
  readonly unlisted: number
  readonly broken: readonly FindingGroup[]
}

const batch = 200
const nobody = '00000000-0000-0000-0000-000000000000'

/** What is being found out, unit by unit. */
interface Inquiry {
  readonly house: House
  readonly findings: Finding[]
  readonly seats: SeatLine[]
  readonly heldSeats: SeatLine[]
  records: number
  entries: number
  files: number
  erased: number
  unlisted: number
}

/**
 * The whole-world check: rebuilds every record from its entries and compares it with its row and with everything kept beside it; verifies every leaf against its payload,
 * and every file against its hash. Looks at one moment of the database, while the house goes on.
 */
export async function checkWorld(house: House & { readonly store: OpenStore }): Promise<WorldReport> {
  const inquiry: Inquiry = {
    house,
    findings: [],
    seats: [],
    heldSeats: [],
    records: 0,
    entries: 0,
    files: 0,
    erased: 0,
    unlisted: 0,
  }
  const units = await house.store.units()
  await house.store.session({ unit: nobody }, 'snapshot', async (session) => {
    await takeTime(session)
    for (const unit of units) {
      await session.turnTo(unit.unit)
      await checkUnit(inquiry, session, unit)
    }
  })
  const lines = (seats: readonly SeatLine[]) => seats.map((seat) => line(seat))
  report(inquiry, 'seat-projection', nobody, undefined, lines(inquiry.seats), lines(inquiry.heldSeats))
  const { records, entries, files, erased, unlisted, findings } = inquiry
  return { units: units.length, records, entries, files, erased, unlisted, broken: groupFindings(findings) }
}

async function checkUnit(inquiry: Inquiry, session: Session, unit: UnitRow): Promise<void> {
  for (let after = nobody; ; ) {
    const ids = await recordIds(session, after, batch)
    for (const whole of await wholeRecords(session, ids)) checkRecord(inquiry, unit, whole)
    if (ids.length < batch) break
    after = ids.at(-1) ?? after
  }
  for (const { table, count } of await strayRows(session)) {
    inquiry.findings.push({ cause: 'row-of-nothing', unit: unit.unit, detail: `${table}: ${count}` })
  }
  inquiry.heldSeats.push(...(await seatLines(session)))
  await checkFiles(inquiry, session, unit.unit)
}

function checkRecord(inquiry: Inquiry, unit: UnitRow, whole: WholeRecord): void {
  const { house, findings } = inquiry
  const fault = (cause: string, detail: string) =>
    void findings.push({ cause, unit: unit.unit, record: whole.id, detail })
  inquiry.records += 1
  inquiry.entries += whole.entries.length
  if (whole.entries.length === 0) return fault('row-without-journal', whole.id)
  if (!whole.key) fault('key-missing', whole.id)
  const chain = readChain(
    house.cipher.sha256,
    unit.unit,
    whole.id,
    whole.entries.map((entry) => ({
      id: entry.id,
      leaf: entry.leaf,
      salt: entry.payload?.salt ?? null,
      payload: whole.key ? openPayload(house.cipher, whole.key, entry) : null,
    })),
  )
  for (const one of chain.faults) fault(one.cause, one.detail)
  checkEntryColumns(whole, chain.entries, fault)
  if (!chain.record) return
  if (chain.record.erased) inquiry.erased += 1
  if (!whole.stored || !whole.columns) return fault('row-missing', whole.id)
  if (!house.registers.get(chain.record.register)) return fault('register-unknown', chain.record.register)
  compareRow(inquiry, unit, whole, chain.record, chain.entries)
}

/** Columns beside the leaf are for finding only; where they say something else, somebody has been at them. */
function checkEntryColumns(
  whole: WholeRecord,
  entries: readonly Entry[],
  fault: (cause: string, detail: string) => void,
): void {
  for (const entry of entries) {
    const stored = whole.entries.find(({ id }) => id === entry.id)?.columns
    const { record, register, revision, verb, at, by } = entry
    if (stored && line(stored) !== line({ record, register, revision, verb, at, person: by.person ?? null }))
      fault('entry-columns', entry.id)
  }
}

function compareRow(
  { house, seats, ...inquiry }: Inquiry,
  { unit }: UnitRow,
  whole: WholeRecord,
  record: RegisterRecord,
  entries: readonly Entry[],
): void {
  const is = derive(house.registers, house.people, record)
  const expect = (cause: string, expected: readonly string[], found: readonly string[]) =>
    report(inquiry, cause, unit, whole.id, expected, found)
  const flags = { closed: record.closedAt !== null, late: record.late.length > 0, erased: record.erased }
  expect('record-row', [line(record)], [line(whole.stored?.record ?? {})])
  expect('record-columns', [line({ ...is.columns, ...flags })], [line(whole.columns ?? {})])
  expect('keys', is.keys.map(line), whole.keys.map(line))
  expect('inbox', is.todos.map(line), whole.todos.map(line))
  expect('due-times', is.due.map(line), whole.due.map(line))
  expect('links', is.links.map(line), whole.links.map(line))
  expect('search', [...house.words.tokens(is.text)].sort(), [...whole.tokens].sort())
  expect('claims', claimsHeld(entries).map(line), whole.claims.map(line))
  expect('file-uses', filesEver(record, entries), whole.files)
  expect('shares', sharesOf(whole.id, is, entries).map(line), whole.sharedBy.map(line))
  if (is.seat)
    seats.push({
      seat: whole.id,
      host: unit,
      person: is.seat.person,
      kind: is.seat.kind,
      from: is.seat.from,
      until: is.seat.until,
    })
}

function report(
  { findings }: Pick<Inquiry, 'findings'>,
  what: string,
  unit: string,
  record: string | undefined,
  expected: readonly string[],
  found: readonly string[],
): void {
  const { missing, extra } = differences(expected, found)
  const about = record === undefined ? { unit } : { unit, record }
  for (const detail of missing) findings.push({ ...about, cause: `${what}-missing`, detail })
  for (const detail of extra) findings.push({ ...about, cause: `${what}-extra`, detail })
}

/** Members in order of their names, so that equal things give equal lines. */
function line(value: object): string {
  return Buffer.from(canonical(value)).toString('utf8')
}

/** What a record holds under its claims after all its entries. */
export function claimsHeld(entries: readonly Entry[]): readonly { register: string; claim: string; value: string }[] {
  const held = new Map<string, { register: string; claim: string; value: string }>()
  for (const { register, claim, value } of entries.flatMap(claimsOf)) {
    if (value === null) held.delete(claim)
    else held.set(claim, { register, claim, value })
  }
  return [...held.values()]
}

/** Every file its entries ever named: they still do. */
export function filesEver(record: RegisterRecord, entries: readonly Entry[]): readonly string[] {
  return record.erased ? [] : [...new Set(entries.flatMap(({ effects }) => filesOf(effects.set ?? {})))]
}

/** What a share record says, and that an outsider sees what he or she has opened. */
export function sharesOf(
  id: string,
  is: Derived,
  [first]: readonly Entry[],
): readonly { seat: string; target: string }[] {
  return [
    ...(is.share ? [is.share] : []),
    ...(first?.by.seat === undefined ? [] : [{ seat: first.by.seat, target: id }]),
  ]
}

async function checkFiles(inquiry: Inquiry, session: Session, unit: string): Promise<void> {
  const { house, findings } = inquiry
  const fault = (cause: string, detail: string) => void findings.push({ cause, unit, detail })
  const listed = new Set<string>()
  for (const { sha256, size } of await fileLines(session)) {
    listed.add(sha256)
    inquiry.files += 1
    const bytes = await house.files.read(unit, sha256)
    if (!bytes) fault('file-missing', sha256)
    else {
      const found = await hashOf(bytes)
      if (found.sha256 !== sha256 || found.size !== size) fault('file-altered', sha256)
    }
  }
  for await (const sha256 of house.files.list(unit)) if (!listed.has(sha256)) inquiry.unlisted += 1
}

async function hashOf(bytes: AsyncIterable<Uint8Array>): Promise<{ sha256: string; size: number }> {
  const hash = createHash('sha256')
  let size = 0
  for await (const chunk of bytes) {
    hash.update(chunk)
    size += chunk.length
  }
  return { sha256: hash.digest('hex'), size }
}
