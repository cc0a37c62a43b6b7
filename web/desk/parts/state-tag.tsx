import type { RegisterView } from '../../../src/contract/view.ts'
import { useSay } from '../language.tsx'

/** A record's state. Colour says only open, late or finished; the word says the rest. */
export function StateTag({
  view,
  state,
  late,
}: {
  readonly view: RegisterView | undefined
  readonly state: string
  readonly late?: boolean
}) {
  const say = useSay()
  const told = view?.states.find((one) => one.name === state)
  if (!told) return null
  const look = told.final
    ? 'state-final'
    : late
      ? 'state-late'
      : told.awaits.length > 0
        ? 'state-open'
        : 'state-resting'
  return <span className={`state ${look}`}>{say(told.label)}</span>
}
