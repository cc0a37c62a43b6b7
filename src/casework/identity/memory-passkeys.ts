import type { Instant } from '../../calendar/days.ts'
import type { Ceremonies, Passkey, PasskeyStore } from './passkey-ports.ts'

/** Passkeys in memory, for tests. */
export function passkeyMethods(): PasskeyStore {
  const keys = new Map<string, Passkey>()
  const open = new Map<string, { readonly account: string | null; readonly endsAt: Instant }>()
  return {
    passkeys: async (account) => [...keys.values()].filter((one) => one.account === account),
    passkey: async (id) => keys.get(id) ?? null,
    async addPasskey(passkey) {
      if (keys.has(passkey.id)) return false
      keys.set(passkey.id, passkey)
      return true
    },
    async usedPasskey(id, counter, usedAt) {
      const found = keys.get(id)
      if (found) keys.set(id, { ...found, counter, usedAt })
    },
    dropPasskey: async (account, id) => keys.get(id)?.account === account && keys.delete(id),
    async dropPasskeys(account) {
      for (const one of [...keys.values()]) if (one.account === account) keys.delete(one.id)
    },
    async addChallenge(hash, account, endsAt) {
      open.set(hash, { account, endsAt })
      return true
    },
    async useChallenge(hash, account, now) {
      const found = open.get(hash)
      return found?.account === account && found.endsAt > now && open.delete(hash)
    },
  }
}

interface Plain {
  readonly id: string
  readonly challenge: string
  readonly counter: number
}

/** A response that says which passkey and challenge it is of is believed: signatures are the driver's. */
export const plainCeremonies: Ceremonies = {
  registration: async (_site, _whom, challenge) => ({ challenge }),
  async register(_site, response, isOurs) {
    if (!isPlain(response) || !(await isOurs(response.challenge))) return null
    const { id, counter } = response
    return { id, publicKey: new Uint8Array(1), counter, transports: [] }
  },
  request: async (_site, challenge) => ({ challenge }),
  idOf: (response) => (isPlain(response) ? response.id : null),
  signIn: async (_site, response, _passkey, isOurs) =>
    isPlain(response) && (await isOurs(response.challenge)) ? { counter: response.counter } : null,
}

function isPlain(value: unknown): value is Plain {
  return typeof value === 'object' && value !== null && 'id' in value && 'challenge' in value && 'counter' in value
}
