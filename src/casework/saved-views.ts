import { type Refusal, refusal } from '../kernel/refusal.ts'
import { scopeOf } from './acting.ts'
import { asking } from './asking.ts'
import type { House } from './house.ts'
import { OutcomeUnknown, type Setting, Unavailable } from './ports.ts'
import { type Answered, refused, type SavedViewRow } from './rows.ts'
import type { PersonWho } from './who.ts'

const mostViews = 100
const longestName = 60
const longestQuery = 4000

/** Personal settings, outside the journal: nobody is accountable for how he or she looks at a list. */
export function listSavedViews(
  house: House,
  who: PersonWho,
  register: string,
): Promise<Answered<{ readonly views: readonly SavedViewRow[] }>> {
  return asking(house, who, async (tx) => ({ ok: true, views: await tx.savedViews(who.person, register) }))
}

export async function putSavedView(
  house: House,
  who: PersonWho,
  register: string,
  { name, query }: SavedViewRow,
): Promise<Answered<{ readonly done: true }>> {
  if (!house.registers.get(register)) return refused(refusal('unknown-register', { register: register.slice(0, 60) }))
  const sound = name.trim() !== '' && name.length <= longestName && name.isWellFormed() && !name.includes('\u0000')
  if (!sound) return refused(refusal('request-invalid', { detail: 'name' }))
  if (query.length > longestQuery || !query.isWellFormed() || query.includes('\u0000')) {
    return refused(refusal('request-invalid', { detail: 'query' }))
  }
  const views = await listSavedViews(house, who, register)
  if (!views.ok) return views
  if (views.views.length >= mostViews && !views.views.some((view) => view.name === name)) {
    return refused(refusal('request-invalid', { detail: `${mostViews}` }))
  }
  return keep(house, who, { kind: 'saved-view', person: who.person, register, name, query })
}

/** Removing what is not there is no error. */
export function removeSavedView(
  house: House,
  who: PersonWho,
  register: string,
  name: string,
): Promise<Answered<{ readonly done: true }>> {
  return keep(house, who, { kind: 'saved-view', person: who.person, register, name, query: null })
}

/** Writes one thing the journal does not tell of. */
export async function keep(house: House, who: PersonWho, setting: Setting): Promise<Answered<{ readonly done: true }>> {
  try {
    await house.store.transact(scopeOf(who), async () => ({ value: null, settings: [setting] }))
    return { ok: true, done: true }
  } catch (error) {
    return refused(awayOr(error))
  }
}

/** The refusal for a database that is away; anything else is thrown on. */
export function awayOr(error: unknown): Refusal {
  if (error instanceof Unavailable) return refusal('unavailable')
  if (error instanceof OutcomeUnknown) return refusal('outcome-unknown')
  throw error
}
