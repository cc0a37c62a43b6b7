import { type Refusal, refusal } from '../../kernel/refusal.ts'
import { secondsUntil, waitUntil } from './lock-out.ts'
import { judgeNewPassword } from './new-password.ts'
import { type Account, credentialFor, type Identity, type LiveSession } from './ports.ts'
import { note } from './sign-in-note.ts'
import type { Turns } from './turns.ts'

export interface PasswordChange {
  readonly session: LiveSession
  readonly old: string
  readonly new: string
  readonly address: string
}

/**
 * The holder replaces the password. The old one is asked for under the same lock-out as at sign-in, so that a desk left open is no place to guess.
 * All other sessions of the account end.
 */
export async function changePassword(
  identity: Identity,
  turns: Turns,
  change: PasswordChange,
): Promise<readonly Refusal[]> {
  const account = await identity.store.accountById(change.session.account)
  if (!account) return [refusal('sign-in-expired')]
  const result = await turns.take([`account ${account.id}`], () => changeInTurn(identity, account, change))
  return result ?? [refusal('locked-out', { seconds: 5 })]
}

async function changeInTurn(identity: Identity, account: Account, change: PasswordChange): Promise<readonly Refusal[]> {
  const now = identity.now()
  const wait = waitUntil(await identity.store.failures(account.id, change.address, now), now)
  if (wait) return [refusal('locked-out', { seconds: secondsUntil(wait, now) })]
  const credential = await identity.store.credentialOf(account.id)
  if (!credential || !(await identity.passwords.verify(credential.hash, change.old))) {
    await note(identity, 'failed', account, change.address)
    return [refusal('sign-in-failed', {}, { field: 'old' })]
  }
  const defects = await judgeNewPassword(identity, account, change.new, 'new')
  if (defects.length > 0) return defects
  const hash = await identity.passwords.hash(change.new)
  await identity.store.saveCredential(credentialFor(account, hash, now))
  await identity.store.endSessionsOf(account.id, change.session.id)
  await note(identity, 'password-changed', account, change.address)
  return []
}
