import { type Instant, instantOf, millisecondsOf } from '../../calendar/days.ts'
import { type Refusal, refusal } from '../../kernel/refusal.ts'
import { ladders, secondsUntil, waitUntil } from './lock-out.ts'
import { judgeCode } from './judge-code.ts'
import type { Account, Credential, Failures, Identity, RecentFailures, Session } from './ports.ts'
import type { SignInRules } from './rules.ts'
import { openSession, type SessionTimes, standardTimes } from './sessions.ts'
import { note } from './sign-in-note.ts'
import { createTurns, type Turns } from './turns.ts'

export interface Attempt {
  readonly name: string
  readonly password: string
  /** Of the moment, or one kept for recovery; asked for after the password was right. */
  readonly code?: string
  readonly address: string
  /** Session the browser still has; it is ended, so that a token never outlives a change of person. */
  readonly session: string | null
}

export type SignInResult =
  | { readonly ok: true; readonly token: string; readonly mustChange: boolean; readonly account: Account }
  | { readonly ok: false; readonly refusal: Refusal }

export type SignIn = (attempt: Attempt) => Promise<SignInResult>

/** Attempts that may wait for one account or address; more are turned away at once. */
export const mostWaiting = 8
const unknownNamesKept = 10_000
const failuresCountFor = 24 * 3_600_000

/** Letters that look the same to a person are the same name. */
export function loginOf(typed: string): string {
  return typed.normalize('NFKC').trim()
}

/**
 * Sign-in by name and password. An unknown name goes the same way as a known one, costs the same time, and is slowed down alike, so that nothing
 * tells which names exist. Failures are counted in the sign-in log itself; those of unknown names in memory only, by a keyed hash.
 */
export function createSignIn(
  identity: Identity,
  turns: Turns = createTurns(mostWaiting),
  times: SessionTimes = standardTimes,
): SignIn {
  const strangers = createStrangers(identity)
  return async (attempt) => {
    const login = loginOf(attempt.name)
    const account = await identity.store.accountByLogin(login)
    const result = await turns.take([`address ${attempt.address}`, `account ${account?.id ?? login}`], () =>
      tryOnce({ identity, strangers, times }, login, account, attempt),
    )
    return result ?? { ok: false, refusal: refusal('locked-out', { seconds: 5 }) }
  }
}

interface Door {
  readonly identity: Identity
  readonly strangers: Strangers
  readonly times: SessionTimes
}

async function tryOnce(
  { identity, strangers, times }: Door,
  login: string,
  account: Account | null,
  attempt: Attempt,
): Promise<SignInResult> {
  const now = identity.now()
  const counted = await identity.store.failures(account?.id ?? null, attempt.address, now)
  const failures = account ? counted : { ...counted, account: strangers.failures(login, now) }
  const wait = waitUntil(failures, now)
  if (wait) return { ok: false, refusal: refusal('locked-out', { seconds: secondsUntil(wait, now) }) }
  const credential = account ? await identity.store.credentialOf(account.id) : null
  const right = await identity.passwords.verify(
    credential?.hash ?? (await identity.passwords.decoy()),
    attempt.password,
  )
  if (!right || !credential || account?.state !== 'active') {
    if (!account) strangers.count(login, now)
    return turnAway(identity, account, attempt, failures, refusal('sign-in-failed'))
  }
  const judged = await judgeCode(identity, account, attempt.code, attempt.address)
  if (judged.ok) return admit({ identity, times }, account, credential, attempt, judged.proof)
  if (!judged.guess) return { ok: false, refusal: judged.refusal }
  return turnAway(identity, account, attempt, failures, judged.refusal)
}

/** A failure, counted in the log: a wrong password and a wrong code alike. */
async function turnAway(
  identity: Identity,
  account: Account | null,
  { address }: Attempt,
  failures: RecentFailures,
  refused: Refusal,
): Promise<SignInResult> {
  await note(identity, 'failed', account, address)
  if (startsDelay(failures)) await note(identity, 'locked', account, address)
  return { ok: false, refusal: refused }
}

/** Opens the session. Whose post requires a second factor gets one in which it can be set up, but not past a passkey that is there already. */
export async function admit(
  { identity, times }: Pick<Door, 'identity' | 'times'>,
  account: Account,
  credential: Credential,
  attempt: Pick<Attempt, 'address' | 'session'>,
  proof: Session['proof'],
): Promise<SignInResult> {
  const rules = await identity.rules(account)
  const bare = rules.secondFactor.demand === 'required' && proof === 'password'
  if (bare && (await identity.store.passkeys(account.id)).length > 0)
    return { ok: false, refusal: refusal('passkey-needed') }
  if (attempt.session) await identity.store.endSession(attempt.session)
  const token = await openSession(identity, account, attempt.address, times, { proof, bare })
  await note(identity, 'signed-in', account, attempt.address)
  const tooOld = await isTooOld(identity, rules, credential)
  return { ok: true, token, mustChange: credential.mustChange || tooOld, account }
}

/** A password past its days still signs in, to be replaced before anything else is answered. */
async function isTooOld(identity: Identity, { password }: SignInRules, credential: Credential): Promise<boolean> {
  const { goodForDays } = password
  const age = millisecondsOf(identity.now()) - millisecondsOf(credential.changedAt)
  if (goodForDays === 0 || age < goodForDays * 24 * 3_600_000) return false
  await identity.store.saveCredential({ ...credential, mustChange: true })
  return true
}

/** True when this failure, added to those before, begins a delay. */
function startsDelay({ account, pair, address, knownAddress }: RecentFailures): boolean {
  if (knownAddress) return pair.count + 1 >= ladders.pair.free
  return account.count + 1 >= ladders.account.free || address.count + 1 >= ladders.address.free
}

interface Strangers {
  failures(login: string, now: Instant): Failures
  count(login: string, now: Instant): void
}

/** Failures on names that are none of ours. They are gone after a restart, which costs nothing: there is nothing behind them. */
function createStrangers(identity: Identity): Strangers {
  const key = identity.token(32)
  const seen = new Map<string, { count: number; last: Instant }>()
  const of = (login: string) => identity.digest(`${key} ${login}`)
  return {
    failures(login, now) {
      const known = seen.get(of(login))
      const oldest = instantOf(millisecondsOf(now) - failuresCountFor)
      return known && known.last > oldest ? known : { count: 0, last: null }
    },
    count(login, now) {
      const name = of(login)
      const count = (seen.get(name)?.count ?? 0) + 1
      seen.delete(name)
      seen.set(name, { count, last: now })
      const eldest = seen.size > unknownNamesKept ? seen.keys().next().value : undefined
      if (eldest !== undefined) seen.delete(eldest)
    },
  }
}
