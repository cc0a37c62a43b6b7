import { type Instant, instantOf, millisecondsOf } from '../calendar/days.ts'
import type { Clock } from '../casework/ports.ts'

export interface MovableClock extends Clock {
  /** Forwards only: what has been written stays in the past. False when the instant is not later. */
  moveTo(instant: Instant): boolean
}

/** A clock that stands somewhere and goes on from there with real time, while the program runs. */
export function movableClock(standsAt: Instant): MovableClock {
  let base = millisecondsOf(standsAt)
  let since = performance.now()
  const now = () => Math.floor(base + performance.now() - since)
  return {
    now: () => instantOf(now()),
    moveTo(instant) {
      const wanted = millisecondsOf(instant)
      if (wanted <= now()) return false
      base = wanted
      since = performance.now()
      return true
    },
  }
}
