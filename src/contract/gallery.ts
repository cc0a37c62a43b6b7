import { type Static, Type } from 'typebox'
import { RegisterView } from './view.ts'
import { Label } from './wording.ts'

/** A register as it hangs in the gallery. */
export const Exhibit = Type.Object({
  name: Type.String(),
  label: Label,
  domain: Type.String(),
  basis: Type.Union([Type.String(), Type.Null()]),
  /** Whether this unit uses it; one that starts switched off is used once somebody has switched it on. */
  inUse: Type.Boolean(),
  startsOff: Type.Boolean(),
  rules: Type.Integer(),
  deadlines: Type.Integer(),
  duties: Type.Integer(),
  indicators: Type.Integer(),
})
export type Exhibit = Static<typeof Exhibit>

export const Gallery = Type.Object({ exhibits: Type.Array(Exhibit) })
export type Gallery = Static<typeof Gallery>

/** A case as far as it is about one register: what is done in it, by whom, and what is refused or warned of by which rule. */
const ShownCase = Type.Object({
  name: Type.String(),
  sentence: Type.String(),
  steps: Type.Array(
    Type.Object({
      on: Type.String(),
      actor: Type.String(),
      verb: Type.String(),
      refused: Type.Array(Type.String()),
      warned: Type.Array(Type.String()),
    }),
  ),
})

/** One register with all that it declares, and the cases that show it at work. */
export const ExhibitInFull = Type.Object({
  view: RegisterView,
  inUse: Type.Boolean(),
  startsOff: Type.Boolean(),
  cases: Type.Array(ShownCase),
})
export type ExhibitInFull = Static<typeof ExhibitInFull>
