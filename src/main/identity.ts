import { createHash, randomBytes } from 'node:crypto'
import { type Instant, instantOf } from '../calendar/days.ts'
import type { House } from '../casework/house.ts'
import type { Identity } from '../casework/identity/ports.ts'
import { readSignInRules } from '../casework/identity/rules.ts'
import { passkeyCeremonies } from '../drivers/ceremonies.ts'
import { installationKey } from '../drivers/installation-key.ts'
import { oneTimeCodes } from '../drivers/one-time-codes.ts'
import { argon2Passwords } from '../drivers/passwords.ts'
import { identityStore } from '../drivers/store/identity.ts'
import type { OpenStore } from '../drivers/store/store.ts'
import { accountMap, signInMap } from './people-map.ts'
import type { Places } from './places.ts'

/** Real time, whatever the demo's clock says: sessions, links and lock-outs end when they end. */
export function realNow(): Instant {
  return instantOf(Date.now())
}

export function openIdentity(house: House, store: OpenStore, root: string, places: Pick<Places, 'key'>): Identity {
  const { ids } = house
  return {
    store: identityStore(store, root, accountMap, (at) => ids.uuid7(at)),
    passwords: argon2Passwords(),
    ceremonies: passkeyCeremonies(),
    codes: oneTimeCodes(installationKey(places.key, 'second factor')),
    rules: (of) => readSignInRules(house, signInMap, of),
    now: realNow,
    token: (bytes) => randomBytes(bytes).toString('base64url'),
    digest: (text) => createHash('sha256').update(text).digest('hex'),
    newId: () => ids.uuid7(realNow()),
  }
}
