import { randomBytes } from 'node:crypto'
import { type Instant, millisecondsOf } from '../../calendar/days.ts'
import type { OneTimeCodes, SecondFactor, SecondFactorStore } from './second-factor-ports.ts'

interface Kept extends SecondFactor {
  readonly usedStep: number
}

const none: Kept = { sealed: null, proposed: null, since: null, usedStep: 0 }

/** Second factors in memory, for tests. */
export function factorMethods(): SecondFactorStore {
  const factors = new Map<string, Kept>()
  const recovery = new Map<string, Map<string, Instant | null>>()
  const of = (account: string) => factors.get(account) ?? none
  return {
    secondFactor: async (account) => factors.get(account) ?? null,
    proposeSecret: async (account, proposed) => void factors.set(account, { ...of(account), proposed }),
    async confirmSecret(account, sealed, usedStep, since) {
      if (String(of(account).proposed) !== String(sealed)) return false
      factors.set(account, { sealed, proposed: null, since, usedStep })
      return true
    },
    async useStep(account, usedStep) {
      if (of(account).usedStep >= usedStep) return false
      factors.set(account, { ...of(account), usedStep })
      return true
    },
    async dropSecondFactor(account) {
      factors.delete(account)
      recovery.delete(account)
    },
    saveRecoveryCodes: async (account, hashes) =>
      void recovery.set(account, new Map(hashes.map((hash) => [hash, null]))),
    async useRecoveryCode(account, hash, at) {
      const codes = recovery.get(account)
      if (codes?.get(hash) !== null) return false
      codes.set(hash, at)
      return true
    },
    recoveryCodesLeft: async (account) =>
      [...(recovery.get(account)?.values() ?? [])].filter((used) => used === null).length,
  }
}

const stepOf = (now: Instant) => Math.floor(millisecondsOf(now) / 30_000)

/** The code of a moment is the number of its half minute: a test writes it down. */
export const plainCodes: OneTimeCodes = {
  secret: () => randomBytes(8).toString('hex'),
  recoveryCode: () => randomBytes(8).toString('hex'),
  address: (secret, login) => `otpauth://totp/${login}?secret=${secret}`,
  stepOf(_secret, code, now) {
    const step = stepOf(now)
    return [step - 1, step, step + 1].find((one) => String(one % 1_000_000).padStart(6, '0') === code) ?? null
  },
  seal: async (secret, account) => Buffer.from(`${account} ${secret}`),
  open: async (sealed, account) => {
    const [sealedFor, secret = null] = Buffer.from(sealed).toString('utf8').split(' ')
    return sealedFor === account ? secret : null
  },
}
