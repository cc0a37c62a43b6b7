import type { Holding } from '../../kernel/actor.ts'
import type { House } from '../house.ts'
import { type Answered, refused } from '../rows.ts'
import type { Who } from '../who.ts'

export interface Standing {
  readonly person: { readonly id: string; readonly name: string }
  readonly unit: { readonly id: string; readonly name: string }
  readonly home: { readonly id: string; readonly name: string }
  readonly posts: readonly Holding[]
  readonly standsInFor: readonly { readonly id: string; readonly name: string }[]
  /** Seats in other units this person may take today. */
  readonly seats: readonly {
    readonly id: string
    readonly unit: string
    readonly unitName: string
    readonly kind: string
  }[]
  readonly actingIn: {
    readonly id: string
    readonly unit: string
    readonly unitName: string
    readonly kind: string
  } | null
  readonly mayAudit: boolean
  /** Registers this person may read something of, or create something in, with the verbs that create. */
  readonly registers: readonly { readonly name: string; readonly mayCreate: readonly string[] }[]
}

/** Who the asking person is today, in this unit. */
export async function readStanding(_house: House, _who: Who): Promise<Answered<Standing>> {
  return refused()
}
