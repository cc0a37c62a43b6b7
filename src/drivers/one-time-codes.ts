import { Secret, TOTP } from 'otpauth'
import { millisecondsOf } from '../calendar/days.ts'
import type { OneTimeCodes } from '../casework/identity/second-factor-ports.ts'
import { cipher } from './cipher.ts'

/** What every authenticator app on a phone reads: anything else is ignored by some of them without a word. */
const form = { algorithm: 'SHA1', digits: 6, period: 30 } as const
const secretBytes = 20
const recoveryBytes = 10
const issuer = '闭环 Bihuan'

/** One-time codes by RFC 6238. `key` gives the key secrets are sealed under; it is asked for when the first one is. */
export function oneTimeCodes(key: () => Promise<Uint8Array>): OneTimeCodes {
  const codes = (secret: string, label = '') => new TOTP({ ...form, issuer, label, secret: Secret.fromBase32(secret) })
  return {
    secret: () => new Secret({ size: secretBytes }).base32,
    recoveryCode: () => new Secret({ size: recoveryBytes }).base32.toLowerCase(),
    address: (secret, login) => codes(secret, login).toString(),
    stepOf(secret, code, now) {
      const timestamp = millisecondsOf(now)
      const delta = codes(secret).validate({ token: code, timestamp, window: 1 })
      return delta === null ? null : Math.floor(timestamp / 1000 / form.period) + delta
    },
    seal: async (secret, account) => cipher.seal(await key(), Buffer.from(secret, 'utf8'), about(account)),
    async open(sealed, account) {
      const opening = await key()
      try {
        return Buffer.from(cipher.open(opening, sealed, about(account))).toString('utf8')
      } catch {
        return null
      }
    },
  }
}

const about = (account: string) => `second factor of ${account}`
