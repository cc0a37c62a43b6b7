import type { House } from '../house.ts'
import { type Answered, refused } from '../rows.ts'
import type { Who } from '../who.ts'

/** Records of a register to pick from (people, departments, references): id and title. `unit:` register lists the units of the installation. */
export async function listOptions(
  _house: House,
  _who: Who,
  _register: string,
  _asked: { readonly text?: string; readonly limit?: number } = {},
): Promise<Answered<{ readonly options: readonly { readonly id: string; readonly title: string }[] }>> {
  return refused()
}
