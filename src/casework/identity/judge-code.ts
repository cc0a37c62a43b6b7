import { type Refusal, refusal } from '../../kernel/refusal.ts'
import type { Account, Identity, Proof } from './ports.ts'
import { note } from './sign-in-note.ts'

export type Judged =
  | { readonly ok: true; readonly proof: Proof }
  /** `guess`: it counts as a failure, as a wrong password does. */
  | { readonly ok: false; readonly refusal: Refusal; readonly guess: boolean }

/**
 * The second factor, after the password was right. Where there is none, the password was all there is to show. A code is used once: its step is stored, and neither it
 * nor an earlier one counts again, in whichever process it is tried.
 */
export async function judgeCode(
  identity: Identity,
  account: Account,
  typed: string | undefined,
  address: string,
): Promise<Judged> {
  const factor = await identity.store.secondFactor(account.id)
  if (!factor?.sealed) return { ok: true, proof: 'password' }
  const code = (typed ?? '').normalize('NFKC').replace(/[\s-]/g, '').toLowerCase()
  if (code === '') return refused('code-needed', false)
  if (!/^\d{6}$/.test(code)) return judgeRecovery(identity, account, code, address)
  const secret = await identity.codes.open(factor.sealed, account.id)
  if (secret === null) return refused('code-unreadable', false)
  const step = identity.codes.stepOf(secret, code, identity.now())
  if (step === null) return refused('code-wrong', true)
  if (!(await identity.store.useStep(account.id, step))) return refused('code-used', true)
  return { ok: true, proof: 'code' }
}

async function judgeRecovery(identity: Identity, account: Account, code: string, address: string): Promise<Judged> {
  const hash = recoveryHash(identity, account.id, code)
  if (!(await identity.store.useRecoveryCode(account.id, hash, identity.now()))) return refused('code-wrong', true)
  await note(identity, 'recovery-used', account, address)
  return { ok: true, proof: 'recovery' }
}

export function recoveryHash(identity: Identity, account: string, code: string): string {
  return identity.digest(`recovery of ${account}: ${code}`)
}

function refused(code: 'code-needed' | 'code-wrong' | 'code-used' | 'code-unreadable', guess: boolean): Judged {
  return { ok: false, refusal: refusal(code, {}, { field: 'code' }), guess }
}
