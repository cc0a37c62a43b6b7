import type { Instant } from '../../calendar/days.ts'
import { refusal } from '../../kernel/refusal.ts'
import { type Answered, refused } from '../rows.ts'
import { asHolder, type Holder } from './as-holder.ts'
import { recoveryHash } from './judge-code.ts'
import type { Account, Identity, LiveSession } from './ports.ts'
import type { SecondFactorRule } from './rules.ts'
import { note } from './sign-in-note.ts'
import type { Turns } from './turns.ts'

const recoveryCodes = 10

export interface SecondFactorState {
  readonly since: Instant | null
  readonly recoveryLeft: number
  readonly rule: SecondFactorRule
}

/** Whether codes are asked for besides the password, and whether there is anything at all that can be shown besides or instead of it. */
export async function hasSecondFactor(
  identity: Identity,
  account: string,
): Promise<{ readonly has: boolean; readonly codes: boolean }> {
  const { store } = identity
  const [factor, keys] = await Promise.all([store.secondFactor(account), store.passkeys(account)])
  const codes = Boolean(factor?.sealed)
  return { codes, has: codes || keys.length > 0 }
}

/** How the person stands with second factors: for the own page. */
export async function readSecondFactor(identity: Identity, session: LiveSession): Promise<SecondFactorState> {
  const { store } = identity
  const [factor, recoveryLeft, { secondFactor }] = await Promise.all([
    store.secondFactor(session.account),
    store.recoveryCodesLeft(session.account),
    identity.rules(session),
  ])
  return { since: factor?.sealed ? factor.since : null, recoveryLeft, rule: secondFactor }
}

/** A fresh secret, shown to the holder and not in use before a code of it has been typed. The one before stays in use until then. */
export function proposeSecondFactor(
  identity: Identity,
  turns: Turns,
  holder: Holder,
): Promise<Answered<{ readonly secret: string; readonly address: string }>> {
  return asHolder(identity, turns, holder, async (account) => {
    const secret = identity.codes.secret()
    await identity.store.proposeSecret(account.id, await identity.codes.seal(secret, account.id))
    return { ok: true, secret, address: identity.codes.address(secret, account.login) }
  })
}

/**
 * The first code of a proposed secret puts it into use. The recovery codes are in this answer and nowhere else. All other sessions end: they were begun with less.
 */
export async function confirmSecondFactor(
  identity: Identity,
  turns: Turns,
  session: LiveSession,
  typed: string,
  address: string,
): Promise<Answered<{ readonly recoveryCodes: readonly string[] }>> {
  const account = await identity.store.accountById(session.account)
  if (!account) return refused(refusal('sign-in-expired'))
  const result = await turns.take([`account ${account.id}`], () =>
    confirmInTurn(identity, account, session, typed.normalize('NFKC').replace(/\s/g, ''), address),
  )
  return result ?? refused(refusal('locked-out', { seconds: 5 }))
}

async function confirmInTurn(
  identity: Identity,
  account: Account,
  session: LiveSession,
  code: string,
  address: string,
): Promise<Answered<{ readonly recoveryCodes: readonly string[] }>> {
  const { store, codes } = identity
  const proposed = (await store.secondFactor(account.id))?.proposed
  const secret = proposed ? await codes.open(proposed, account.id) : null
  if (!proposed || secret === null) return refused(refusal('second-factor-not-proposed'))
  const step = codes.stepOf(secret, code, identity.now())
  if (step === null) return refused(refusal('code-wrong', {}, { field: 'code' }))
  // First the codes that let the holder back in, then the secret that keeps others out: if we die in between, nothing is asked for yet.
  const fresh = await freshRecoveryCodes(identity, account)
  if (!(await store.confirmSecret(account.id, proposed, step, identity.now())))
    return refused(refusal('second-factor-not-proposed'))
  await store.clotheSession(session.id)
  await store.endSessionsOf(account.id, session.id)
  await note(identity, 'second-factor-on', account, address)
  return { ok: true, recoveryCodes: fresh }
}

async function freshRecoveryCodes(identity: Identity, account: Account): Promise<readonly string[]> {
  const fresh = Array.from({ length: recoveryCodes }, () => identity.codes.recoveryCode())
  await identity.store.saveRecoveryCodes(
    account.id,
    fresh.map((code) => recoveryHash(identity, account.id, code)),
  )
  return fresh
}

/** New recovery codes in place of all before. */
export function renewRecoveryCodes(
  identity: Identity,
  turns: Turns,
  holder: Holder,
): Promise<Answered<{ readonly recoveryCodes: readonly string[] }>> {
  return asHolder(identity, turns, holder, async (account) => {
    if (!(await identity.store.secondFactor(account.id))?.sealed) return refused(refusal('second-factor-not-proposed'))
    const fresh = await freshRecoveryCodes(identity, account)
    await note(identity, 'recovery-renewed', account, holder.address)
    return { ok: true, recoveryCodes: fresh }
  })
}

/** Codes are no longer asked for, unless the post requires them. */
export function switchOffSecondFactor(identity: Identity, turns: Turns, holder: Holder): Promise<Answered<object>> {
  return asHolder(identity, turns, holder, async (account) => {
    const { secondFactor } = await identity.rules(account)
    const only = (await identity.store.passkeys(account.id)).length === 0
    if (only && secondFactor.demand === 'required') return refused(refusal('second-factor-required'))
    await identity.store.dropSecondFactor(account.id)
    await note(identity, 'second-factor-off', account, holder.address)
    return { ok: true }
  })
}

/** By somebody else, after it has been journalled: whoever holds the lost phone gets nothing from it, and everything the account had open ends. */
export async function resetSecondFactor(identity: Identity, account: Account, address: string): Promise<void> {
  await identity.store.dropSecondFactor(account.id)
  await identity.store.dropPasskeys(account.id)
  await identity.store.endSessionsOf(account.id, null)
  await note(identity, 'second-factor-reset', account, address)
}
