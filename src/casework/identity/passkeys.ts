import { instantOf, millisecondsOf } from '../../calendar/days.ts'
import { refusal } from '../../kernel/refusal.ts'
import { type Answered, refused } from '../rows.ts'
import { asHolder, type Holder } from './as-holder.ts'
import type { CeremonyOptions, Passkey, Site } from './passkey-ports.ts'
import type { Identity, LiveSession } from './ports.ts'
import { note } from './sign-in-note.ts'
import type { Turns } from './turns.ts'

const challengeBytes = 32
const challengeGoodFor = 3 * 60_000

/** What a browser is to sign. Only its hash is kept, and it is good once, for whom it was made. */
export async function freshChallenge(identity: Identity, account: string | null): Promise<string | null> {
  const challenge = identity.token(challengeBytes)
  const now = identity.now()
  const endsAt = instantOf(millisecondsOf(now) + challengeGoodFor)
  const kept = await identity.store.addChallenge(identity.digest(challenge), account, endsAt, now)
  return kept ? challenge : null
}

/** Begins to register a passkey for the holder, who shows password and code again. */
export function beginPasskey(
  identity: Identity,
  turns: Turns,
  holder: Holder,
  site: Site,
): Promise<Answered<{ readonly options: CeremonyOptions }>> {
  return asHolder(identity, turns, holder, async (account) => {
    const challenge = await freshChallenge(identity, account.id)
    if (challenge === null) return refused(refusal('too-many-requests', { seconds: 60 }))
    const known = await identity.store.passkeys(account.id)
    const whom = { account: account.id, login: account.login, holder: account.holder }
    return { ok: true, options: await identity.ceremonies.registration(site, whom, challenge, known) }
  })
}

export interface NewPasskey {
  readonly session: LiveSession
  readonly response: unknown
  readonly name: string
  readonly site: Site
  readonly address: string
}

/** The browser's answer to it. It holds only for the account whose holder began, because the challenge was made for it. */
export async function finishPasskey(
  identity: Identity,
  { session, response, name, site, address }: NewPasskey,
): Promise<Answered<object>> {
  const { store, ceremonies } = identity
  const account = await store.accountById(session.account)
  if (!account) return refused(refusal('sign-in-expired'))
  const now = identity.now()
  const made = await ceremonies.register(site, response, (challenge) =>
    store.useChallenge(identity.digest(challenge), account.id, now),
  )
  if (!made) return refused(refusal('passkey-refused'))
  const passkey: Passkey = { ...made, account: account.id, name: name.trim(), madeAt: now, usedAt: null }
  if (!(await store.addPasskey(passkey))) return refused(refusal('passkey-known'))
  if (session.bare) {
    await store.clotheSession(session.id)
    await store.endSessionsOf(account.id, session.id)
  }
  await note(identity, 'passkey-added', account, address)
  return { ok: true }
}

/** One passkey less, unless it is the only second factor of somebody whose post requires one. */
export function removePasskey(identity: Identity, turns: Turns, holder: Holder, id: string): Promise<Answered<object>> {
  return asHolder(identity, turns, holder, async (account) => {
    const { store } = identity
    const [keys, factor, { secondFactor }] = await Promise.all([
      store.passkeys(account.id),
      store.secondFactor(account.id),
      identity.rules(account),
    ])
    const last = !factor?.sealed && keys.every((one) => one.id === id)
    if (last && secondFactor.demand === 'required') return refused(refusal('second-factor-required'))
    if (!(await store.dropPasskey(account.id, id))) return refused(refusal('not-found'))
    await note(identity, 'passkey-removed', account, holder.address)
    return { ok: true }
  })
}
