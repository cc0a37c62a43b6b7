import type { RecordRow } from '../../../src/contract/records.ts'
import type { RegisterView, VerbView } from '../../../src/contract/view.ts'
import type { Label } from '../../../src/contract/wording.ts'

/** Who does a verb, as the register calls them. The machine's own parties have no name and are left out. */
export function partiesOf(view: RegisterView, verb: VerbView): readonly Label[] {
  return verb.by.flatMap((name) => view.parties.find((party) => party.name === name)?.label ?? [])
}

/** What a record waits for in its state: the first awaited verb that people do, and by whom. */
export function awaitedOf(
  view: RegisterView,
  record: RecordRow,
): { readonly verb: VerbView; readonly by: readonly Label[] } | null {
  for (const name of view.states.find((state) => state.name === record.state)?.awaits ?? []) {
    const verb = view.verbs.find((one) => one.name === name && !one.machine)
    if (verb) return { verb, by: partiesOf(view, verb) }
  }
  return null
}

/** Whether records of a register are ever waited for. People, units and settings are not: they hold or have ended. */
export function isWaitedFor(view: RegisterView): boolean {
  return view.states.some((state) => state.awaits.length > 0)
}
