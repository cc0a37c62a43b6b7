import { addDays, type Day, isDay } from '../../calendar/days.ts'
import { dayIn } from '../../calendar/zones.ts'
import { hexOf } from '../../journal/leaf.ts'
import { type Watched, watchedBy } from '../../kernel/mechanisms.ts'
import type { RegisterRecord } from '../../kernel/record.ts'
import { refusal } from '../../kernel/refusal.ts'
import { docxOf } from '../../press/docx/docx.ts'
import { isOne } from '../ask/read-record.ts'
import { asking } from '../asking.ts'
import { putFile } from '../files.ts'
import { filterFor } from '../filter.ts'
import type { House } from '../house.ts'
import type { Performed } from '../order.ts'
import { perform } from '../perform.ts'
import type { Reading } from '../ports.ts'
import { type Answered, refused } from '../rows.ts'
import { asNow } from '../showing.ts'
import type { PersonWho } from '../who.ts'
import { type FrozenList, type FrozenRecord, listBytes, listName, listPaper, paperName } from './frozen-list.ts'
import { momentOf } from './judge.ts'
import { countsIn, pointsIn } from './read-life.ts'
import { labelOf } from './watched-label.ts'

/** First and last day, both included; what is left out is since when the mechanism counts, and today. */
export interface Asked {
  readonly from?: Day
  readonly to?: Day
}

const mostRecords = 20_000
const chunk = 500

interface Found {
  readonly list: FrozenList
  readonly mechanism: RegisterRecord
  readonly watched: Watched
}

/**
 * Freezes what the registers hold of a mechanism in a window and attaches it to its measure as evidence, under the name of whoever asked for it. Should we die between
 * the files and the entry, files lie there that no record names, and are swept.
 */
export async function freezeEvidence(
  house: House,
  who: PersonWho,
  id: string,
  asked: Asked,
  key: string,
): Promise<Answered<Performed>> {
  const found = await gather(house, who, id, asked)
  if (!found.ok) return found
  const { list, mechanism, watched } = found
  const bytes = listBytes(list)
  const hash = hexOf(house.cipher.sha256(bytes))
  const { mechanism: from, evidence: to } = house.mechanisms
  const text = (field: string) => String(mechanism.fields[field] ?? '')
  const words = {
    ...{ title: text(from.title), healthy: text(from.healthy).replace(/。$/, '') },
    ...{ register: watched.register.label.zh, part: labelOf(watched)?.zh ?? null },
    rule: (name: string) => watched.register.rules[name]?.label.zh ?? name,
  }
  const files = [
    { name: paperName, bytes: docxOf(listPaper(list, words, hash)) },
    { name: listName, bytes },
  ]
  const kept = []
  for (const { name, bytes: content } of files) {
    const put = await putFile(house, who, one(content), { name })
    if (!put.ok) return put
    kept.push({ sha256: put.sha256, name })
  }
  const last = addDays(list.until, -1)
  const fields = {
    [to.title]: `${words.title}运行记录（${list.from}至${last}）`,
    ...{ [to.finding]: list.finding, [to.measures]: [list.measure], [to.mechanism]: id },
    ...{ [to.kind]: to.records, [to.files]: kept, [to.datedOn]: last },
    [to.remark]: `记录${list.counts.records}条，逾期${list.counts.late}条，规则拒绝${list.counts.refusals}次，提醒后仍办理${list.counts.overridden}条。`,
  }
  return perform(house, { who, register: to.register, verb: to.attach, input: { fields }, key })
}

async function* one(bytes: Uint8Array): AsyncIterable<Uint8Array> {
  yield bytes
}

function gather(house: House, who: PersonWho, id: string, asked: Asked): Promise<Answered<Found>> {
  return asking(
    house,
    who,
    async (tx, acting) => {
      const { actor, unit } = await acting
      const map = house.mechanisms.mechanism
      const stored = await tx.record(id)
      if (!isOne(house, stored, map.register, actor)) return refused(refusal('not-found'))
      const { register, record: mechanism } = asNow(house, stored.record)
      const now = house.clock.now()
      const today = dayIn(now, unit.zone)
      const { settings } = await momentOf(house, tx, register, unit, now)
      const watched = watchedBy(house.registers, house.mechanisms, mechanism, settings)
      const since = mechanism.fields[map.since]
      if (!watched || !isDay(since)) return refused(refusal('not-found'))
      const { from, to } = { from: asked.from ?? since, to: asked.to ?? today }
      if (from < since || to > today || from > to)
        return refused(refusal('mechanism-window-invalid', { from, to, since }))
      const span = { from, until: addDays(to, 1) }
      const ids = await idsIn(tx, watched, span, unit.zone)
      if (ids.length > mostRecords)
        return refused(refusal('mechanism-window-too-large', { count: ids.length, max: mostRecords }))
      const [told, points, records] = await Promise.all([
        countsIn(tx, watched, span, unit.zone),
        pointsIn(tx, watched, span, unit.zone),
        marked(house, tx, id, ids),
      ])
      const text = (field: string) => String(mechanism.fields[field] ?? '')
      const list: FrozenList = {
        ...{ v: 1, mechanism: id, measure: text(map.measure), finding: text(map.finding) },
        ...{ register: watched.register.name, part: text(map.part) || null, ...span, at: now },
        ...{ ...told, points, records },
      }
      return { ok: true, list, mechanism, watched }
    },
    'snapshot',
  )
}

/** Ids of all records of the window, whoever may read them. */
export function idsIn(
  tx: Reading,
  { register }: Pick<Watched, 'register'>,
  { from, until }: { readonly from: Day; readonly until: Day },
  zone: string,
): Promise<readonly string[]> {
  const within = { of: 'opened', from, to: until } as const
  const filter = filterFor(register, { within }, { kind: 'house' }, zone)
  return tx.listIds({ ...filter, sort: { by: 'opened', descending: false } })
}

/** In the order of the marks, which is nobody's order: the place in the list tells nothing of the record. */
async function marked(house: House, tx: Reading, mechanism: string, ids: readonly string[]) {
  const records: FrozenRecord[] = []
  for (let start = 0; start < ids.length; start += chunk)
    for (const { record } of await tx.records(ids.slice(start, start + chunk)))
      records.push({ mark: markOf(house, mechanism, record.id), revision: record.revision })
  return records.toSorted((a, b) => (a.mark < b.mark ? -1 : 1))
}

/** Ids of records are drawn by chance: their mark can be checked by whoever has the id, and not turned back. */
export function markOf(house: House, mechanism: string, record: string): string {
  return hexOf(house.cipher.sha256(new TextEncoder().encode(`${mechanism} ${record}`))).slice(0, 32)
}
