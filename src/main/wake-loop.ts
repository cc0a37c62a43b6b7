import { type Woken, wake } from '../casework/wake.ts'
import type { House } from '../casework/house.ts'

const every = 30_000

export interface WakeLoop {
  /** Does what time asks for now, after whatever is being done already. */
  wakeNow(): Promise<Woken>
  /** Waits for the run under way, then never runs again. */
  stop(): Promise<void>
}

/** Wakes the house every half minute. One run at a time; what fails is told, stays due, and is tried again with the next. */
export function startWakeLoop(house: House, told: (error: unknown) => void): WakeLoop {
  let running: Promise<unknown> = Promise.resolve()
  let stopped = false
  const wakeNow = (): Promise<Woken> => {
    const run = running.then(async () => {
      const woken = await wake(house, house.clock.now())
      for (const failure of woken.failures) told(failure)
      return woken
    })
    running = run.catch(() => {})
    return run
  }
  const timer = setInterval(() => {
    if (!stopped) wakeNow().catch(told)
  }, every)
  timer.unref()
  return {
    wakeNow,
    async stop() {
      stopped = true
      clearInterval(timer)
      await running
    },
  }
}
