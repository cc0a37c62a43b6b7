import { type Day, isDay } from '../../calendar/days.ts'
import { dayIn } from '../../calendar/zones.ts'
import { visibleFields } from '../../kernel/reading.ts'
import type { RegisterRecord } from '../../kernel/record.ts'
import { refusal } from '../../kernel/refusal.ts'
import { type CheckedNotice, checkedNotice } from '../../press/checked.ts'
import { docxOf } from '../../press/docx/docx.ts'
import { pasteHtml } from '../../press/html/html.ts'
import { sectionNames } from '../../press/notice/sections.ts'
import { asking } from '../asking.ts'
import { isOne } from '../ask/read-record.ts'
import { putFile } from '../files.ts'
import type { House } from '../house.ts'
import type { Performed } from '../order.ts'
import { perform } from '../perform.ts'
import { frozenFigures, frozenText, type FrozenFigure } from '../public/published.ts'
import { type Answered, refused } from '../rows.ts'
import { asNow } from '../showing.ts'
import type { PersonWho } from '../who.ts'
import { gatherLedger } from './gather.ts'

export type Edits = Readonly<{ [section: string]: string }>

export interface NoticeDraft {
  readonly record: RegisterRecord
  readonly asOf: Day
  readonly edits: Edits
  readonly checked: CheckedNotice
}

/**
 * The notice a record stands for, composed from the ledger as of its day and from the words a person put in place of our own, with everything that stands against
 * publishing it. As this person may read the ledger: who may not read a finding cannot write about it.
 */
export function draftNotice(house: House, who: PersonWho, id: string): Promise<Answered<NoticeDraft>> {
  return asking(
    house,
    who,
    async (tx, asked) => {
      const map = house.press.notice
      const [acting, stored] = await Promise.all([asked, tx.record(id)])
      if (!isOne(house, stored, map.register, acting.actor)) return refused(refusal('not-found'))
      const { register, record } = asNow(house, stored.record)
      const visible = new Set(visibleFields(register, record, acting.actor))
      const fields = Object.fromEntries(Object.entries(record.fields).filter(([name]) => visible.has(name)))
      const today = dayIn(house.clock.now(), acting.unit.zone)
      const named = fields[map.asOf]
      const asOf = isDay(named) ? named : today
      const round = String(fields[map.round] ?? '')
      const contacts = Object.fromEntries(
        Object.entries(map.contacts).map(([part, field]) => [part, fields[field] ?? null]),
      )
      const ledger = await gatherLedger(house, tx, acting, { round, asOf, contacts })
      const edits = editsFrom(fields[map.edits])
      const readers = fields[map.kind] === map.public ? 'public' : 'party'
      return { ok: true, record, asOf, edits, checked: checkedNotice(ledger, { readers, edits, signedOn: today }) }
    },
    'snapshot',
  )
}

/** Words by section; what cannot be read is nobody's words, and the sections then stand as composed. */
function editsFrom(value: unknown): Edits {
  try {
    const found: unknown = JSON.parse(typeof value === 'string' && value !== '' ? value : '{}')
    if (typeof found !== 'object' || found === null) return {}
    const own = Object.entries(found).filter(
      (one): one is [string, string] => typeof one[1] === 'string' && sectionNames.some((name) => name === one[0]),
    )
    return Object.fromEntries(own)
  } catch {
    return {}
  }
}

/**
 * Freezes the text: composes it once more, keeps it as docx, as html and with its figures, and enters hash and files. Refused while an error stands against it. Should we die
 * between the files and the entry, files lie there that no record names, and are swept.
 */
export async function freezeNotice(
  house: House,
  who: PersonWho,
  id: string,
  revision: number | undefined,
  key: string,
): Promise<Answered<Performed>> {
  const draft = await draftNotice(house, who, id)
  if (!draft.ok) return draft
  const { notice, publishable, doubts } = draft.checked
  if (!publishable) {
    const errors = doubts.filter(({ severity }) => severity === 'error')
    return refused(refusal('notice-not-clean', { count: errors.length, first: errors[0]?.says ?? { zh: '', en: '' } }))
  }
  const map = house.press.notice
  const html = bytesOf(pasteHtml(notice.paper))
  const figures: readonly FrozenFigure[] = notice.figures.map(({ id: figure, label, printed, definition, base }) => ({
    ...{ id: figure, label: label.zh, printed: printed ?? '', definition: definition.zh, base },
  }))
  const files = [
    { name: '通报.docx', bytes: docxOf(notice.paper) },
    { name: frozenText, bytes: html },
    { name: frozenFigures, bytes: bytesOf(JSON.stringify(figures)) },
  ]
  const kept = []
  for (const { name, bytes } of files) {
    const put = await putFile(house, who, one(bytes), { name })
    if (!put.ok) return put
    kept.push({ sha256: put.sha256, name })
  }
  const fields = { [map.text]: notice.text, [map.files]: kept, [map.hash]: kept[1]?.sha256 ?? '' }
  const input = { fields, ...(revision === undefined ? {} : { revision }) }
  return perform(house, { who, register: map.register, verb: map.freeze, record: id, input, key })
}

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text)

async function* one(bytes: Uint8Array): AsyncIterable<Uint8Array> {
  yield bytes
}
