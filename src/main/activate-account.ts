import type { House } from '../casework/house.ts'
import type { Account } from '../casework/identity/ports.ts'
import { perform } from '../casework/perform.ts'
import type { Refusal } from '../kernel/refusal.ts'
import { accountMap } from './people-map.ts'

/** The house itself brings an invited account into use, once its holder has chosen a password. */
export async function activate(house: House, root: string, account: Account): Promise<readonly Refusal[]> {
  const done = await perform(house, {
    who: { kind: 'house', unit: root },
    register: accountMap.register,
    verb: 'activate',
    record: account.id,
    input: {},
    key: `activate-${account.id}`,
  })
  return done.ok ? [] : done.refusals
}
