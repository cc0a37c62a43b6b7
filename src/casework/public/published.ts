import { text } from 'node:stream/consumers'
import type { FileRef } from '../../kernel/fields.ts'
import type { RegisterRecord } from '../../kernel/record.ts'
import { filterFor } from '../filter.ts'
import type { House } from '../house.ts'
import type { Reading } from '../ports.ts'
import type { UnitRow } from '../rows.ts'
import { asNow } from '../showing.ts'

/** What stands under a notice that is public. Nothing of its record but this reaches the portal. */
export interface PublishedNotice {
  readonly id: string
  readonly unit: string
  readonly unitName: string
  readonly title: string
  readonly asOf: string | null
  readonly publishedOn: string | null
  readonly hash: string | null
  readonly contacts: Readonly<{ [part: string]: string }>
}

export interface WholeNotice extends PublishedNotice {
  /** The frozen text as our own writer made it: nothing in it is anybody else's mark-up. */
  readonly html: string
  readonly figures: readonly FrozenFigure[]
}

/** A figure as it was frozen: what it says, how it is computed and as a share of what. */
export interface FrozenFigure {
  readonly id: string
  readonly label: string
  readonly printed: string
  readonly definition: string
  readonly base: number | null
}

/** No unit publishes more notices than this; older ones are found through the archive of its desk. */
const most = 200
/** Names under which the frozen forms are kept. */
export const frozenText = 'notice.html'
export const frozenFigures = 'figures.json'

/** Published notices of a unit, newest first. Asked for the house: the public is nobody. */
export async function publishedOf(house: House, unit: string): Promise<readonly PublishedNotice[]> {
  const row = (await house.store.units()).find((one) => one.unit === unit)
  return row ? publishedIn(house, row) : []
}

async function publishedIn(house: House, { unit, name, zone }: UnitRow): Promise<readonly PublishedNotice[]> {
  const records = await house.store.read({ unit }, (tx) => published(house, tx, zone))
  return records.map((record) => shown(house, record, name)).toSorted(newestFirst)
}

/** Published notices of every unit. */
export async function publishedEverywhere(house: House): Promise<readonly PublishedNotice[]> {
  const units = await house.store.units()
  const lists = await Promise.all(units.map((row) => publishedIn(house, row)))
  return lists.flat().toSorted(newestFirst)
}

/** One notice with its text and figures; null when there is none that is public under that id, whatever else there may be. */
export async function publishedNotice(house: House, unit: string, id: string): Promise<WholeNotice | null> {
  const row = (await house.store.units()).find((one) => one.unit === unit)
  if (!row) return null
  const records = await house.store.read({ unit }, (tx) => published(house, tx, row.zone))
  const record = records.find((one) => one.id === id)
  if (!record) return null
  const files = filesIn(record, house.press.notice.files)
  const [html, figures] = await Promise.all([
    textOf(house, unit, files, frozenText),
    textOf(house, unit, files, frozenFigures),
  ])
  if (html === null) return null
  return { ...shown(house, record, row.name), html, figures: figuresFrom(figures) }
}

async function published(house: House, tx: Reading, zone: string): Promise<readonly RegisterRecord[]> {
  const { register: name, kind, public: value, published: state } = house.press.notice
  const register = house.registers.get(name)
  if (!register) return []
  const filter = filterFor(register, { state: [state], fields: { [kind]: { is: value } } }, { kind: 'house' }, zone)
  const page = await tx.list({
    ...filter,
    sort: { by: 'opened', descending: true },
    after: null,
    limit: most,
    total: false,
  })
  return page.records.filter(({ record }) => !record.erased).map(({ record }) => asNow(house, record).record)
}

function shown(house: House, { id, unit, fields, register }: RegisterRecord, unitName: string): PublishedNotice {
  const map = house.press.notice
  const said = (field: string) => (typeof fields[field] === 'string' ? fields[field] : null)
  const title = house.registers.get(register)?.columns.title ?? ''
  const contacts = Object.entries(map.contacts).flatMap(([part, field]) => {
    const words = said(field)
    return words === null ? [] : [[part, words] as const]
  })
  return {
    ...{ id, unit, unitName, title: said(title) ?? '', asOf: said(map.asOf), publishedOn: said(map.publishedOn) },
    hash: said(map.hash),
    contacts: Object.fromEntries(contacts),
  }
}

/** Written by us and kept by its hash; should it be damaged all the same, the text is shown without its figures. */
function figuresFrom(json: string | null): readonly FrozenFigure[] {
  try {
    const found: unknown = JSON.parse(json ?? '[]')
    return Array.isArray(found) ? found.filter(isFigure) : []
  } catch {
    return []
  }
}

function isFigure(value: unknown): value is FrozenFigure {
  return (
    typeof value === 'object' &&
    value !== null &&
    ['id', 'label', 'printed', 'definition'].every((name) => typeof Reflect.get(value, name) === 'string')
  )
}

const newestFirst = (a: PublishedNotice, b: PublishedNotice) =>
  (b.publishedOn ?? '').localeCompare(a.publishedOn ?? '') || (a.id < b.id ? 1 : -1)

function filesIn({ fields }: RegisterRecord, field: string): readonly FileRef[] {
  const value = fields[field]
  return Array.isArray(value) ? value.filter((one): one is FileRef => typeof one === 'object') : []
}

async function textOf(house: House, unit: string, files: readonly FileRef[], name: string): Promise<string | null> {
  const file = files.find((one) => one.name === name)
  const bytes = file ? await house.files.read(unit, file.sha256) : null
  return bytes ? text(bytes) : null
}
