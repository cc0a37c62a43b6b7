import { type Refusal, refusal } from '../kernel/refusal.ts'
import { type Acting, isRefusal, readingAs, scopeOf } from './acting.ts'
import type { House } from './house.ts'
import { OutcomeUnknown, type Reading, Unavailable } from './ports.ts'
import { type Answered, refused } from './rows.ts'
import type { Who } from './who.ts'

/**
 * The way every question is asked: one transaction in the unit asked in, the actor made anew in it, and a database that is away said in words. `ask` may send
 * its own questions before it awaits the actor, so that they travel together.
 */
export async function asking<T extends object>(
  house: House,
  who: Who,
  ask: (tx: Reading, acting: Promise<Acting>) => Promise<Answered<T>>,
  snapshot?: 'snapshot',
): Promise<Answered<T>> {
  try {
    return await house.store.read(
      scopeOf(who),
      async (tx) => {
        const acting = readingAs(house, tx, who).then((found) => {
          if (isRefusal(found)) throw new NotAllowed(found)
          return found
        })
        acting.catch(() => {})
        return ask(tx, acting)
      },
      snapshot,
    )
  } catch (error) {
    if (error instanceof NotAllowed) return refused(error.refusal)
    if (error instanceof Unavailable || error instanceof OutcomeUnknown) return refused(refusal('unavailable'))
    throw error
  }
}

/** The person may not ask here at all: no seat, or none that is valid today. */
class NotAllowed extends Error {
  readonly refusal: Refusal
  constructor(why: Refusal) {
    super(why.code)
    this.refusal = why
  }
}
