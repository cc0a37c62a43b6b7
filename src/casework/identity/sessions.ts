import { type Instant, instantOf, millisecondsOf } from '../../calendar/days.ts'
import { type Refusal, refusal } from '../../kernel/refusal.ts'
import type { Account, Identity, LiveSession, Session } from './ports.ts'

const tokenBytes = 32
const minute = 60_000

export interface SessionTimes {
  readonly idleMinutes: number
  readonly longestMinutes: number
}

export const standardTimes: SessionTimes = { idleMinutes: 30, longestMinutes: 12 * 60 }

/** How long the token before stays good after it was replaced: for requests that were already under way. */
const graceMilliseconds = 30_000
/** A session's last sign of life is written at most this often. */
const touchEvery = minute
/** What was looked up is believed this long: an account disabled elsewhere is out within it. */
const believedFor = 5000
const mostBelieved = 10_000

export async function openSession(
  identity: Identity,
  account: Account,
  address: string,
  times: SessionTimes = standardTimes,
  shown: Pick<Session, 'proof' | 'bare'> = { proof: 'password', bare: false },
): Promise<string> {
  const token = identity.token(tokenBytes)
  const now = identity.now()
  const session = {
    id: identity.newId(),
    account: account.id,
    person: account.person,
    home: account.home,
    unit: account.home,
    seat: null,
    openedAt: now,
    seenAt: now,
    endsAt: later(now, times.longestMinutes * minute),
    stale: false,
    address,
    ...shown,
  }
  await identity.store.openSession(session, identity.digest(token))
  return token
}

export type Resolved =
  | {
      readonly ok: true
      readonly session: LiveSession
      /** Set when the browser must take a new token. */
      readonly token: string | null
      readonly idleEndsAt: Instant
    }
  | { readonly ok: false; readonly refusal: Refusal }

export interface Sessions {
  /** `active` false: the page asks by itself (a poll); it reads, but does not keep the session alive. */
  resolve(token: string | undefined, active: boolean): Promise<Resolved>
  /** Gives the session a new token at once: powers, person or password have changed. */
  rotate(session: LiveSession, token: string): Promise<string>
  /** Forgets what was looked up. Called after every write to people, posts, seats and accounts in this process. */
  forget(): void
}

interface Believed {
  readonly session: LiveSession
  readonly until: number
  /** Last sign of life known here, and the last one written. */
  seen: number
  written: number
}

/** Sessions by token, with a memory of at most five seconds in front of the store. */
export function createSessions(identity: Identity, times: SessionTimes = standardTimes): Sessions {
  const memory = sessionMemory(identity)

  async function rotate(session: LiveSession, token: string): Promise<string> {
    const next = identity.token(tokenBytes)
    const grace = later(identity.now(), graceMilliseconds)
    const replaced = await identity.store.replaceToken(session.id, identity.digest(token), identity.digest(next), grace)
    memory.forget()
    return replaced ? next : token
  }

  return {
    rotate,
    forget: memory.forget,
    async resolve(token, active) {
      if (!token) return { ok: false, refusal: refusal('sign-in-required') }
      const now = identity.now()
      const hash = identity.digest(token)
      const believed = await memory.lookUp(hash, now)
      if (!believed) return { ok: false, refusal: refusal('sign-in-expired') }
      const { session } = believed
      const over = millisecondsOf(now) >= idleEnd(believed, times) || now >= session.endsAt
      if (over || session.accountState !== 'active') {
        memory.drop(hash)
        if (over) await identity.store.endSession(session.id)
        return { ok: false, refusal: refusal('sign-in-expired') }
      }
      if (active) await touch(identity, believed, now)
      const fresh = session.stale && !session.superseded && active ? await rotate(session, token) : null
      return { ok: true, session, token: fresh, idleEndsAt: instantOf(idleEnd(believed, times)) }
    },
  }
}

interface SessionMemory {
  /** What is known of the token with this hash, from the store where it is not known or no longer believed. */
  lookUp(hash: string, now: Instant): Promise<Believed | null>
  drop(hash: string): void
  forget(): void
}

function sessionMemory(identity: Identity): SessionMemory {
  const memory = new Map<string, Believed>()
  return {
    async lookUp(hash, now) {
      const at = millisecondsOf(now)
      const known = memory.get(hash)
      if (known && at < known.until) return known
      memory.delete(hash)
      const session = await identity.store.sessionByToken(hash, now)
      if (!session) return null
      const seen = Math.max(millisecondsOf(session.seenAt), known?.seen ?? 0)
      const believed = { session, until: at + believedFor, seen, written: millisecondsOf(session.seenAt) }
      if (memory.size >= mostBelieved) memory.clear()
      memory.set(hash, believed)
      return believed
    },
    drop: (hash) => void memory.delete(hash),
    forget: () => memory.clear(),
  }
}

/** Milliseconds at which a session ends if nobody does anything. */
function idleEnd(believed: Believed, times: SessionTimes): number {
  return believed.seen + times.idleMinutes * minute
}

/** A sign of life: kept here at once, written down at most once a minute. */
async function touch(identity: Identity, believed: Believed, now: Instant): Promise<void> {
  const at = millisecondsOf(now)
  believed.seen = at
  if (at - believed.written < touchEvery) return
  believed.written = at
  await identity.store.touchSession(believed.session.id, now)
}

function later(instant: Instant, milliseconds: number): Instant {
  return instantOf(millisecondsOf(instant) + milliseconds)
}
