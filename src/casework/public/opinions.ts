import { dayIn } from '../../calendar/zones.ts'
import { refusal } from '../../kernel/refusal.ts'
import { filterFor } from '../filter.ts'
import type { House } from '../house.ts'
import { perform } from '../perform.ts'
import { type Answered, refused } from '../rows.ts'
import { asNow } from '../showing.ts'

/** What a citizen writes under a notice. */
export interface Opinion {
  readonly words: string
  /** How to reach the writer, if he or she wishes to be reached. */
  readonly contact: string
  /** The notice it is about, if any. */
  readonly notice: string | null
}

/** Where an opinion stands, for whoever holds its receipt: the state in words and the answer, never who deals with it. */
export interface OpinionState {
  readonly state: string
  readonly receivedOn: string | null
  readonly answer: string | null
  readonly answeredOn: string | null
}

const longestWords = 2000
const longestContact = 200
// Letters and figures nobody confuses when a code is read out or copied by hand.
const signs = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'
const codeLength = 12
const hashBytes = 20

/**
 * Takes an opinion in, as the house: the public signs in nowhere. The receipt is told once and kept as a hash, so that nobody inside can ask in the writer's place. `key` makes a form
 * that is sent twice one opinion with one receipt.
 */
export async function receiveOpinion(
  house: House,
  unit: string,
  opinion: Opinion,
  key: string,
): Promise<Answered<{ readonly receipt: string }>> {
  const map = house.press.opinion
  const row = (await house.store.units()).find((one) => one.unit === unit)
  if (!row) return refused(refusal('not-found'))
  const words = opinion.words.trim()
  if (words === '' || words.length > longestWords || !words.isWellFormed() || words.includes('\u0000'))
    return refused(refusal('request-invalid', { detail: 'words' }))
  if (opinion.contact.length > longestContact) return refused(refusal('request-invalid', { detail: 'contact' }))
  const receipt = codeFrom(house.cipher.sha256(bytesOf(`${key} ${unit}`)))
  const fields = {
    [map.words]: words,
    [map.channel]: map.byPage,
    // No word of it may stand in lists and titles: it may be about whoever looks at them.
    [map.subject]: '网上提交的意见',
    [map.receivedOn]: dayIn(house.clock.now(), row.zone),
    [map.receipt]: hashOf(house, unit, receipt),
    ...(opinion.contact.trim() === '' ? {} : { [map.contact]: opinion.contact.trim() }),
    ...(opinion.notice === null ? {} : { [map.notice]: opinion.notice }),
  }
  const who = { kind: 'house', unit } as const
  const done = await perform(house, { who, register: map.register, verb: map.receive, input: { fields }, key })
  return done.ok ? { ok: true, receipt } : done
}

/** What became of an opinion; null where no receipt of that unit reads so. */
export async function opinionBy(house: House, unit: string, receipt: string): Promise<OpinionState | null> {
  const map = house.press.opinion
  const register = house.registers.get(map.register)
  const row = (await house.store.units()).find((one) => one.unit === unit)
  const code = receipt.toUpperCase().replaceAll(/[^0-9A-Z]/g, '')
  if (!register || !row || code.length !== codeLength) return null
  const where = { fields: { [map.receipt]: { is: hashOf(house, unit, code) } } }
  const found = await house.store.read({ unit }, (tx) =>
    tx.first(filterFor(register, where, { kind: 'house' }, row.zone)),
  )
  if (!found) return null
  const { fields, state } = asNow(house, found.record).record
  const said = (field: string) => (typeof fields[field] === 'string' ? fields[field] : null)
  return {
    state: register.states[state]?.label.zh ?? state,
    receivedOn: said(map.receivedOn),
    answer: said(map.answer),
    answeredOn: said(map.answeredOn),
  }
}

const bytesOf = (text: string) => new TextEncoder().encode(text)

function hashOf({ cipher }: House, unit: string, receipt: string): string {
  const hash = cipher.sha256(bytesOf(`${unit} ${receipt}`)).slice(0, hashBytes)
  return [...hash].map((one) => one.toString(16).padStart(2, '0')).join('')
}

/** Sixty bits of a hash, in signs that can be read out. */
function codeFrom(hash: Uint8Array): string {
  return [...hash.slice(0, codeLength)].map((one) => signs[one % signs.length]).join('')
}
