import { refusal } from '../../kernel/refusal.ts'
import { secondsUntil, waitUntil } from './lock-out.ts'
import type { CeremonyOptions, Passkey, Site } from './passkey-ports.ts'
import { freshChallenge } from './passkeys.ts'
import type { Account, Identity } from './ports.ts'
import { admit, type SignInResult } from './sign-in.ts'
import { note } from './sign-in-note.ts'
import type { SessionTimes } from './sessions.ts'
import type { Turns } from './turns.ts'

export interface PasskeyAttempt {
  readonly response: unknown
  readonly site: Site
  readonly address: string
  /** Session the browser still has; it is ended. */
  readonly session: string | null
}

/** What a browser is to sign; null while too many are asked for. */
export async function requestPasskey(identity: Identity, site: Site): Promise<CeremonyOptions | null> {
  const challenge = await freshChallenge(identity, null)
  return challenge === null ? null : identity.ceremonies.request(site, challenge)
}

/** Sign-in by passkey alone: the device has verified the person, so it stands for both factors. Failures count as wrong passwords do. */
export async function signInByPasskey(
  identity: Identity,
  turns: Turns,
  times: SessionTimes,
  attempt: PasskeyAttempt,
): Promise<SignInResult> {
  const id = identity.ceremonies.idOf(attempt.response)
  const passkey = id === null ? null : await identity.store.passkey(id)
  const account = passkey ? await identity.store.accountById(passkey.account) : null
  const result = await turns.take([`address ${attempt.address}`, `account ${account?.id ?? ''}`], () =>
    tryPasskey(identity, times, attempt, passkey, account),
  )
  return result ?? { ok: false, refusal: refusal('locked-out', { seconds: 5 }) }
}

async function tryPasskey(
  identity: Identity,
  times: SessionTimes,
  attempt: PasskeyAttempt,
  passkey: Passkey | null,
  account: Account | null,
): Promise<SignInResult> {
  const { store, ceremonies } = identity
  const now = identity.now()
  const wait = waitUntil(await store.failures(account?.id ?? null, attempt.address, now), now)
  if (wait) return { ok: false, refusal: refusal('locked-out', { seconds: secondsUntil(wait, now) }) }
  const isOurs = (challenge: string) => store.useChallenge(identity.digest(challenge), null, now)
  const shown = passkey ? await ceremonies.signIn(attempt.site, attempt.response, passkey, isOurs) : null
  const credential = account ? await store.credentialOf(account.id) : null
  if (!passkey || !shown || !credential || account?.state !== 'active') {
    await note(identity, 'failed', account, attempt.address)
    return { ok: false, refusal: refusal('passkey-refused') }
  }
  await store.usedPasskey(passkey.id, shown.counter, now)
  return admit({ identity, times }, account, credential, attempt, 'passkey')
}
