import { type Export, type ExportColumn, exportRows } from './ask/export-rows.ts'
import { exportUnder, type ExportUnder, type Under } from './ask/export-under.ts'
import type { ListFilter } from './ask/list-records.ts'
import { readStanding } from './ask/read-standing.ts'
import type { House } from './house.ts'
import { perform } from './perform.ts'
import { type Answered, type Names, type RecordRow, refused } from './rows.ts'
import type { PersonWho } from './who.ts'
import { refusal } from '../kernel/refusal.ts'

/** A list that is being taken away. Its record stands before the first row is handed out. */
export interface TakenExport {
  readonly columns: readonly ExportColumn[]
  /** Id of the record of this export, unit and name of who takes it, and when: what the sheet is marked with. */
  readonly record: string
  readonly by: string
  readonly at: string
  readonly rows: AsyncIterable<{ readonly row: RecordRow; readonly names: Names }>
  /**
   * Must be called when the last byte has left, or the connection broke: enters how many records were handed out. If we die before it, the record says that nobody
   * knows how it ended, and becomes overdue.
   */
  ended(whole: boolean): Promise<void>
}

export interface ExportAsked {
  readonly filter: ListFilter
  readonly format: string
  /** The filter in the words it was asked in; empty for none. */
  readonly asked: string
}

/** Takes a list out of the system: every row this person may read, and a record of it. Without a record nothing leaves. */
export async function takeExport(house: House, who: PersonWho, asked: ExportAsked): Promise<Answered<TakenExport>> {
  return onRecord(house, who, asked, await exportRows(house, who, asked.filter))
}

/** The same, with what lies under each record of the list: rows of two registers. */
export async function takeExportUnder(
  house: House,
  who: PersonWho,
  asked: ExportAsked,
  under: Under,
): Promise<Answered<TakenExport & Pick<ExportUnder, 'underColumns'>>> {
  const found = await exportUnder(house, who, asked.filter, under)
  if (!found.ok) return found
  const taken = await onRecord(house, who, asked, found)
  return taken.ok ? { ...taken, underColumns: found.underColumns } : taken
}

async function onRecord(
  house: House,
  who: PersonWho,
  asked: ExportAsked,
  found: Answered<Export>,
): Promise<Answered<TakenExport>> {
  const standing = await readStanding(house, who)
  if (!standing.ok) return standing
  if (!found.ok) return found
  const { register, begin, by, subject, what, format, filter, rows } = house.traces.export
  const taken = house.registers.get(asked.filter.register)
  if (!taken) return refused(refusal('unknown-register', { register: asked.filter.register.slice(0, 60) }))
  const name = `${standing.home.name} ${standing.person.name}`
  const fields = {
    ...{ [by]: name, [subject]: taken.name, [what]: taken.label.zh, [format]: asked.format, [rows]: found.total },
    ...(asked.asked === '' ? {} : { [filter]: asked.asked }),
  }
  const key = `export ${house.ids.uuid7(house.clock.now())}`
  const begun = await perform(house, { who, register, verb: begin, input: { fields }, key })
  if (!begun.ok) return begun
  const { id, openedAt } = begun.record
  return {
    ok: true,
    columns: found.columns,
    record: id,
    by: name,
    at: openedAt,
    ...counted(house, who, id, found.pages),
  }
}

type Pages = AsyncIterable<{ readonly rows: readonly RecordRow[]; readonly names: Names }>

/** Hands rows out one by one and knows how many, and whether they came to their end. */
function counted(house: House, who: PersonWho, record: string, pages: Pages): Pick<TakenExport, 'rows' | 'ended'> {
  let sent = 0
  let handedOut = false
  let told = false
  async function* each() {
    for await (const { rows, names } of pages) {
      for (const row of rows) {
        sent += 1
        yield { row, names }
      }
    }
    handedOut = true
  }
  const rows = each()
  return {
    rows,
    async ended(whole) {
      if (told) return
      told = true
      await enter(house, who.unit, record, sent, whole && handedOut)
      if (!handedOut) await rows.return(undefined).catch(() => undefined)
    },
  }
}

const brokenOff = '连接中断，未送完'

/** The house's own doing, because the house knows what left. */
async function enter(house: House, unit: string, record: string, sent: number, whole: boolean): Promise<void> {
  const map = house.traces.export
  const input = { fields: { [map.sent]: sent }, ...(whole ? {} : { note: brokenOff }) }
  const verb = whole ? map.complete : map.break
  const who = { kind: 'house', unit } as const
  const done = await perform(house, { who, register: map.register, record, verb, input, key: '' })
  if (!done.ok) throw new Error(`the end of export ${record} was not entered: ${done.refusals[0]?.code}`)
}
