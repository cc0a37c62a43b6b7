import type { Instant } from '../../calendar/days.ts'

/** What is kept of one-time codes of an account. Secrets are sealed: who has the database, or a backup of it, has none of them. */
export interface SecondFactor {
  /** The secret in use; null when codes are not asked for. */
  readonly sealed: Uint8Array | null
  /** One that was shown to the holder and waits for a code that proves it has arrived. */
  readonly proposed: Uint8Array | null
  readonly since: Instant | null
}

export interface SecondFactorStore {
  secondFactor(account: string): Promise<SecondFactor | null>
  proposeSecret(account: string, sealed: Uint8Array): Promise<void>
  /** What was proposed comes into use, and the step of the code that proved it is used. False: it is no longer what is proposed. */
  confirmSecret(account: string, sealed: Uint8Array, step: number, at: Instant): Promise<boolean>
  /** True for the one caller who is first with a code of this or a later step. */
  useStep(account: string, step: number): Promise<boolean>
  /** The secret and the recovery codes are gone. */
  dropSecondFactor(account: string): Promise<void>
  /** In place of those before. */
  saveRecoveryCodes(account: string, hashes: readonly string[]): Promise<void>
  /** True for the one caller who used it. */
  useRecoveryCode(account: string, hash: string, at: Instant): Promise<boolean>
  recoveryCodesLeft(account: string): Promise<number>
}

/** One-time codes after RFC 6238, and the sealing of their secrets under the installation's key. */
export interface OneTimeCodes {
  /** A fresh secret as base32. */
  secret(): string
  /** A fresh recovery code: 80 bits as 16 letters and figures. */
  recoveryCode(): string
  /** `otpauth://` address of a secret, which a phone reads from a picture. */
  address(secret: string, login: string): string
  /** The step of thirty seconds a code belongs to; the one before and the one after now count too. Null: none of them. */
  stepOf(secret: string, code: string, now: Instant): number | null
  seal(secret: string, account: string): Promise<Uint8Array>
  /** Null: sealed under another key, or for another account. */
  open(sealed: Uint8Array, account: string): Promise<string | null>
}
