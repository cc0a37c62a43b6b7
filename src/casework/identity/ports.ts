import type { Instant } from '../../calendar/days.ts'
import type { Ceremonies, PasskeyStore } from './passkey-ports.ts'
import type { SignInRules } from './rules.ts'
import type { OneTimeCodes, SecondFactorStore } from './second-factor-ports.ts'

/**
 * What signing in needs from outside. All of it lives in the root unit and outside the journal: the journal tells of accounts, people and
 * posts; hashes, sessions and the log of attempts are no business data. Every time here is real time, never the movable clock of the demo.
 */

export type AccountState = 'invited' | 'active' | 'locked' | 'disabled'

/** An account as the account register tells of it. */
export interface Account {
  readonly id: string
  readonly login: string
  readonly person: string
  /** The unit whose person this is. */
  readonly home: string
  readonly holder: string
  readonly state: AccountState
}

export interface Credential {
  readonly account: string
  /** What is typed at sign-in; letters of either case are the same name. */
  readonly login: string
  readonly person: string
  readonly home: string
  readonly hash: string
  /** Set by somebody else: the holder must replace it before anything else is answered. */
  readonly mustChange: boolean
  readonly changedAt: Instant
}

/** What is kept of a password its holder has chosen. */
export function credentialFor({ id, login, person, home }: Account, hash: string, changedAt: Instant): Credential {
  return { account: id, login, person, home, hash, mustChange: false, changedAt }
}

/** What its holder showed at sign-in: the password alone, with a code of the moment or one kept for recovery, or a passkey. */
export type Proof = 'password' | 'code' | 'recovery' | 'passkey'

export interface Session {
  readonly id: string
  readonly account: string
  readonly person: string
  readonly home: string
  /** The unit acted in, and the seat when that is not home. */
  readonly unit: string
  readonly seat: string | null
  readonly openedAt: Instant
  readonly seenAt: Instant
  /** Absolute end, whatever is done. */
  readonly endsAt: Instant
  /** Powers have changed since the token was given: it is replaced at the next request. */
  readonly stale: boolean
  readonly address: string
  readonly proof: Proof
  /** A second factor is required and there is none: nothing is answered before one is set up. */
  readonly bare: boolean
}

/** A session with what must hold besides for it to be good. */
export interface LiveSession extends Session {
  readonly accountState: AccountState
  readonly mustChange: boolean
  /** The token presented is the one before the last: good for a moment only, and never replaced again. */
  readonly superseded: boolean
}

export type SignInKind =
  | 'signed-in'
  | 'failed'
  | 'locked'
  | 'unlocked'
  | 'signed-out'
  | 'signed-out-everywhere'
  | 'password-changed'
  | 'password-reset'
  | 'invited'
  | 'accepted'
  | 'acted-in'
  | 'acted-as'
  | 'second-factor-on'
  | 'second-factor-off'
  | 'second-factor-reset'
  | 'recovery-used'
  | 'recovery-renewed'
  | 'passkey-added'
  | 'passkey-removed'

/** A line of the append-only sign-in log. A name that is none of ours is never kept: people type passwords there. */
export interface SignInEvent {
  readonly at: Instant
  readonly kind: SignInKind
  readonly account: string | null
  readonly person: string | null
  readonly address: string
}

/** As it lies in the log. Ids sort by time. */
export interface SignInEventRow extends SignInEvent {
  readonly id: string
}

export interface SignInLogQuery {
  readonly account?: string
  readonly person?: string
  readonly kind?: string
  readonly from?: string
  /** Exclusive. */
  readonly to?: string
  /** Id after which (backwards in time) to go on. */
  readonly before?: string
  readonly limit: number
}

export interface Failures {
  readonly count: number
  readonly last: Instant | null
}

/** What the log says about an attempt: failures on the account from addresses it never signed in from, from this address on this account since it last got in, and from this address on anything. */
export interface RecentFailures {
  readonly account: Failures
  readonly pair: Failures
  readonly address: Failures
  /** The account has signed in from this address before. */
  readonly knownAddress: boolean
}

export type LinkPurpose = 'first-administrators' | 'account' | 'reset'

/** A one-time link. Only the hash of its token is kept. */
export interface OneTimeLink {
  readonly tokenHash: string
  readonly purpose: LinkPurpose
  readonly account: string | null
  readonly expiresAt: Instant
}

export interface IdentityStore extends SecondFactorStore, PasskeyStore {
  /** True once somebody can sign in: an account in use has a password. */
  isOpen(): Promise<boolean>
  accountByLogin(login: string): Promise<Account | null>
  accountById(id: string): Promise<Account | null>
  accountOfPerson(person: string): Promise<Account | null>
  credentialOf(account: string): Promise<Credential | null>
  /** The password it replaces joins the used ones. */
  saveCredential(credential: Credential): Promise<void>
  /** Hashes of passwords used before the present one, newest first. */
  usedPasswords(account: string, limit: number): Promise<readonly string[]>

  addEvent(event: SignInEvent): Promise<void>
  /** Newest first. */
  readLog(query: SignInLogQuery): Promise<readonly SignInEventRow[]>
  failures(account: string | null, address: string, now: Instant): Promise<RecentFailures>

  openSession(session: Session, tokenHash: string): Promise<void>
  sessionByToken(tokenHash: string, now: Instant): Promise<LiveSession | null>
  touchSession(id: string, at: Instant): Promise<void>
  /** Gives the session a new token. The old one stays good until `graceUntil`, so that requests under way do not fail. False: somebody was first. */
  replaceToken(id: string, fromHash: string, toHash: string, graceUntil: Instant): Promise<boolean>
  moveSession(id: string, to: { readonly unit: string; readonly seat: string | null }): Promise<void>
  endSession(id: string): Promise<void>
  endSessionsOf(account: string, except: string | null): Promise<void>
  markStale(person: string): Promise<void>
  /** A second factor has been set up. */
  clotheSession(id: string): Promise<void>

  /** Drops unused links of the same purpose and account before it. */
  addLink(link: OneTimeLink): Promise<void>
  /** A link that is unused and not past its end. */
  link(tokenHash: string, now: Instant): Promise<OneTimeLink | null>
  /** True for the one caller who used it. */
  useLink(tokenHash: string, now: Instant): Promise<boolean>
}

/** argon2id. `decoy` is the hash of nothing anybody knows, with the same parameters: it makes an unknown name cost the same time. */
export interface Passwords {
  hash(password: string): Promise<string>
  verify(hash: string, password: string): Promise<boolean>
  decoy(): Promise<string>
}

/** Everything identity works with; assembled once by main. */
export interface Identity {
  readonly store: IdentityStore
  readonly passwords: Passwords
  readonly codes: OneTimeCodes
  readonly ceremonies: Ceremonies
  /** What the unit asks of this person's sign-in today. */
  rules(of: Pick<Account, 'person' | 'home'>): Promise<SignInRules>
  /** Real time. */
  now(): Instant
  /** So many random bytes as base64url. */
  token(bytes: number): string
  /** SHA-256 of a token, hex: what is stored instead of it. */
  digest(text: string): string
  newId(): string
}
