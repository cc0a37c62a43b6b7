import type { Instant } from '../../calendar/days.ts'
import type { House } from '../house.ts'
import { perform } from '../perform.ts'
import type { Answered } from '../rows.ts'
import type { PersonWho } from '../who.ts'

interface Leaving {
  /** What leaves, in words. */
  readonly what: string
  /** Register and record it is about. */
  readonly subject: string
  readonly target: string
  readonly format: string
  /** Unit and name of who takes it. */
  readonly by: string
  readonly rows: number
  /** Of a form: its code, the step it stands for, and which revision of the record is printed on it. */
  readonly form: { readonly code: string; readonly verb: string; readonly revision: number } | null
}

/** Where it stands on record, and what it is marked with. */
export interface OnRecord {
  readonly record: string
  readonly by: string
  readonly at: Instant
  /** Must be called when what was taken is made whole, or could not be. */
  ended(whole: boolean): Promise<void>
}

/** Enters in the register of exports that something is taken out, before it is. Whoever made it tells the end; if we die in between, the record becomes overdue. */
export async function entering(house: House, who: PersonWho, leaving: Leaving): Promise<Answered<OnRecord>> {
  const { register, begin, complete, by, subject, target, what, format, rows, sent, code, verb, revision, ...map } =
    house.traces.export
  const { form } = leaving
  const fields = {
    ...{ [by]: leaving.by, [subject]: leaving.subject, [what]: leaving.what.slice(0, 200) },
    ...{ [format]: leaving.format, [rows]: leaving.rows, [target]: leaving.target },
    ...(form ? { [code]: form.code, [verb]: form.verb, [revision]: form.revision } : {}),
  }
  const key = `paper ${house.ids.uuid7(house.clock.now())}`
  const begun = await perform(house, { who, register, verb: begin, input: { fields }, key })
  if (!begun.ok) return begun
  const { id, openedAt } = begun.record
  return {
    ...{ ok: true, record: id, by: leaving.by, at: openedAt },
    async ended(whole) {
      const input = { fields: { [sent]: whole ? leaving.rows : 0 }, ...(whole ? {} : { note: brokenOff }) }
      const asHouse = { kind: 'house', unit: who.unit } as const
      const order = { who: asHouse, register, verb: whole ? complete : map.break, record: id, input, key: '' }
      const done = await perform(house, order)
      if (!done.ok) throw new Error(`the end of export ${id} was not entered: ${done.refusals[0]?.code}`)
    },
  }
}

const brokenOff = '没有全部送出'

/** The same for what is made at once and whole. */
export async function entered(house: House, who: PersonWho, leaving: Leaving): Promise<Answered<OnRecord>> {
  const begun = await entering(house, who, leaving)
  if (begun.ok) await begun.ended(true)
  return begun
}
