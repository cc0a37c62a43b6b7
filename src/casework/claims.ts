import type { Entry } from '../kernel/record.ts'
import { type Refusal, refusal } from '../kernel/refusal.ts'
import type { Register } from '../kernel/register.ts'
import type { Transaction } from './ports.ts'

/**
 * Which of an entry's claims are taken, in the register's own words. Asked only after the unique key has said that one is: the ordinary case pays nothing.
 * Where the holder has given it up in between, none is taken any more and the order is tried again.
 */
export async function claimRefusals(tx: Transaction, register: Register, entry: Entry): Promise<readonly Refusal[]> {
  const wanted = claimsOf(entry).flatMap(({ claim, value }) =>
    value === null ? [] : [{ register: register.name, claim, value }],
  )
  const taken = await tx.claimsTaken(wanted)
  return taken.flatMap(({ claim }) => {
    const declared = register.claims[claim]
    const [field] = declared?.fields ?? []
    return declared
      ? [refusal('claim-taken', { says: declared.says }, { claim, ...(field === undefined ? {} : { field }) })]
      : []
  })
}

const longestClaim = 300

/** Claims of an entry as they are kept. Longer values could not be indexed: their beginning and length stand for them. */
export function claimsOf(
  entry: Entry,
): readonly { readonly register: string; readonly claim: string; readonly value: string | null }[] {
  return (entry.effects.claims ?? []).map(({ claim, value }) => ({
    register: entry.register,
    claim,
    value: value !== null && value.length > longestClaim ? `${value.slice(0, longestClaim)}…${value.length}` : value,
  }))
}
