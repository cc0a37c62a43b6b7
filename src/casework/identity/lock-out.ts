import { type Instant, instantOf, millisecondsOf } from '../../calendar/days.ts'
import type { Failures, RecentFailures } from './ports.ts'

/** So many failures are free; then a delay that doubles up to a ceiling. There is always an end: nobody is shut out by somebody else's guesses. */
interface Ladder {
  readonly free: number
  readonly firstSeconds: number
  readonly mostSeconds: number
}

export const ladders = {
  /** Guesses at one account from addresses it never signed in from. */
  account: { free: 5, firstSeconds: 30, mostSeconds: 900 },
  /** Guesses at one account from an address it has signed in from: the holder's own slips, so the ceiling is lower. */
  pair: { free: 5, firstSeconds: 15, mostSeconds: 300 },
  /** Guesses from one address at whatever account. Offices share an address, hence the wider berth. */
  address: { free: 20, firstSeconds: 30, mostSeconds: 900 },
} as const satisfies Readonly<{ [ladder: string]: Ladder }>

/**
 * When the next attempt will be looked at, or null for now. An attempt before that is turned away unseen and does not lengthen the delay.
 * From an address the account has signed in from, only failures of that pair count: an attacker elsewhere cannot keep the holder out.
 */
export function waitUntil(failures: RecentFailures, now: Instant): Instant | null {
  const ends = failures.knownAddress
    ? [endOf(ladders.pair, failures.pair)]
    : [endOf(ladders.account, failures.account), endOf(ladders.address, failures.address)]
  const last = ends.reduce<Instant | null>(
    (late, end) => (end !== null && (late === null || end > late) ? end : late),
    null,
  )
  return last !== null && last > now ? last : null
}

/** Seconds to wait, rounded up, for the words and the Retry-After header. */
export function secondsUntil(end: Instant, now: Instant): number {
  return Math.max(1, Math.ceil((millisecondsOf(end) - millisecondsOf(now)) / 1000))
}

function endOf(ladder: Ladder, { count, last }: Failures): Instant | null {
  if (last === null || count < ladder.free) return null
  const doublings = Math.min(count - ladder.free, 30)
  const seconds = Math.min(ladder.firstSeconds * 2 ** doublings, ladder.mostSeconds)
  return instantOf(millisecondsOf(last) + seconds * 1000)
}
