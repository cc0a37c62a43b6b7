import { setImmediate } from 'node:timers/promises'
import type { Progress, Steps } from '../../ledger/steps.ts'
import { Cancelled } from '../ports.ts'

/** Milliseconds that work goes on before everybody else has a turn. The longest step comes on top. */
const slice = 12

/** Does work of many steps without keeping others waiting. Throws `Cancelled` when the signal fired. */
export async function inSlices<T>(
  steps: Steps<T>,
  tell: (progress: Progress) => void = () => {},
  signal?: AbortSignal,
): Promise<T> {
  let last: Progress | undefined
  for (;;) {
    const until = performance.now() + slice
    do {
      const step = steps.next()
      if (step.done) return step.value
      last = step.value ?? last
    } while (performance.now() < until)
    if (last) tell(last)
    last = undefined
    await setImmediate()
    if (signal?.aborted) throw new Cancelled()
  }
}
