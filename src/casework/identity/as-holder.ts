import { type Refusal, refusal } from '../../kernel/refusal.ts'
import { type Answered, refused } from '../rows.ts'
import { judgeCode } from './judge-code.ts'
import { secondsUntil, waitUntil } from './lock-out.ts'
import type { Account, Identity, LiveSession } from './ports.ts'
import { note } from './sign-in-note.ts'
import type { Turns } from './turns.ts'

export interface Holder {
  readonly session: LiveSession
  readonly password: string
  readonly code?: string
  readonly address: string
}

/**
 * What changes how somebody signs in asks for the password again, and for a code where there are codes: a desk left open must not be enough. Under the same lock-out
 * as at sign-in.
 */
export async function asHolder<T extends object>(
  identity: Identity,
  turns: Turns,
  holder: Holder,
  work: (account: Account) => Promise<Answered<T>>,
): Promise<Answered<T>> {
  const account = await identity.store.accountById(holder.session.account)
  if (!account) return refused(refusal('sign-in-expired'))
  const result = await turns.take([`account ${account.id}`], async () => {
    const no = await whyNot(identity, account, holder)
    return no ? refused(no) : work(account)
  })
  return result ?? refused(refusal('locked-out', { seconds: 5 }))
}

async function whyNot(
  identity: Identity,
  account: Account,
  { password, code, address }: Holder,
): Promise<Refusal | null> {
  const now = identity.now()
  const wait = waitUntil(await identity.store.failures(account.id, address, now), now)
  if (wait) return refusal('locked-out', { seconds: secondsUntil(wait, now) })
  const credential = await identity.store.credentialOf(account.id)
  if (!credential || !(await identity.passwords.verify(credential.hash, password))) {
    await note(identity, 'failed', account, address)
    return refusal('sign-in-failed', {}, { field: 'password' })
  }
  const judged = await judgeCode(identity, account, code, address)
  if (judged.ok) return null
  if (judged.guess) await note(identity, 'failed', account, address)
  return judged.refusal
}
