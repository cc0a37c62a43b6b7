import type { Instant } from '../../calendar/days.ts'
import type { House } from '../house.ts'
import { type Answered, type IndicatorRow, refused } from '../rows.ts'
import type { Who } from '../who.ts'

/** Every indicator of a register as of a moment (now unless told), over the records this person may read. */
export async function computeIndicators(
  _house: House,
  _who: Who,
  _register: string,
  _asked: { readonly asOf?: Instant } = {},
): Promise<Answered<{ readonly asOf: Instant; readonly indicators: readonly IndicatorRow[] }>> {
  return refused()
}
