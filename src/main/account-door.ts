import { readRecord } from '../casework/ask/read-record.ts'
import { readStanding } from '../casework/ask/read-standing.ts'
import type { House } from '../casework/house.ts'
import type { Account, Identity } from '../casework/identity/ports.ts'
import { resetSecondFactor } from '../casework/identity/second-factor.ts'
import type { Performed } from '../casework/perform.ts'
import { refused } from '../casework/rows.ts'
import type { AccountDoor } from '../http/wiring.ts'
import type { Fields } from '../kernel/fields.ts'
import { refusal } from '../kernel/refusal.ts'
import { adminPosts } from '../registers/words.ts'
import { activate } from './activate-account.ts'
import { openHouse } from './first-administrators.ts'
import { accountMap, peopleMap } from './people-map.ts'

/** Fields that name the people whose powers hang on a record, per register powers follow from. */
const powerFields: Readonly<{ [register: string]: readonly string[] }> = {
  [peopleMap.appointment.register]: [peopleMap.appointment.person],
  [peopleMap.deputising.register]: [peopleMap.deputising.absent, peopleMap.deputising.deputy],
  [peopleMap.seat.register]: [peopleMap.seat.outsider],
  [accountMap.register]: [accountMap.person],
  [peopleMap.person.register]: [],
  [peopleMap.share.register]: [],
}

/** What HTTP needs to know of accounts and powers, said in the names of our registers. */
export function accountDoor(house: House, identity: Identity, root: string): AccountDoor {
  return {
    invite: { register: accountMap.register, verb: 'invite' },
    affected: (done) => affected(done),
    mayLink: (who, account) => mayLink(house, identity, who, account),
    activate: (account) => activate(house, root, account),
    follow: (done, verb, address) => follow(identity, done, verb, address),
    openHouse: (token, body, address) => openHouse({ house, identity, root }, token, body, address),
  }
}

function affected({ record }: Performed): readonly string[] | null {
  const fields = Object.hasOwn(powerFields, record.register) ? powerFields[record.register] : undefined
  return fields ? peopleOf(record.fields, fields) : null
}

function peopleOf(values: Fields, fields: readonly string[]): readonly string[] {
  return fields.map((field) => values[field]).filter((value) => typeof value === 'string')
}

/** The journal first: if we die before the second factor is gone, the verb is done again, and so is this. */
async function follow(identity: Identity, { record }: Performed, verb: string, address: string): Promise<void> {
  if (record.register !== accountMap.register || verb !== 'reset') return
  const account = await identity.store.accountById(record.id)
  if (account) await resetSecondFactor(identity, account, address)
}

/**
 * First links are the system administrator's to hand out, resets of forgotten passwords the security administrator's: whoever opens accounts cannot take
 * one over that has powers already. Nobody resets the password of an administrator from a desk; that is done at the machine (`bihuan invite`).
 */
async function mayLink(
  house: House,
  identity: Identity,
  who: Parameters<AccountDoor['mayLink']>[0],
  id: string,
): ReturnType<AccountDoor['mayLink']> {
  const [standing, seen] = await Promise.all([
    readStanding(house, who),
    readRecord(house, who, accountMap.register, id),
  ])
  if (!standing.ok) return standing
  if (!seen.ok) return seen
  const account = await identity.store.accountById(id)
  if (!account) return refused(refusal('not-found'))
  const holds = (post: string) => standing.posts.some((one) => one.post === post)
  if (account.state === 'invited' && holds('system-admin')) return { ok: true, account, purpose: 'account' }
  if (account.state !== 'active' || !holds('security-admin') || account.person === who.person)
    return refused(refusal('not-permitted'))
  if (await isAdministrator(house, account)) return refused(refusal('second-person-needed'))
  return { ok: true, account, purpose: 'reset' }
}

async function isAdministrator(house: House, account: Account): Promise<boolean> {
  const standing = await readStanding(house, {
    kind: 'person',
    person: account.person,
    home: account.home,
    unit: account.home,
  })
  return standing.ok && standing.posts.some(({ post }) => adminPosts.some((admin) => admin === post))
}
