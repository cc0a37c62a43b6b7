import { type Static, Type } from 'typebox'
import { InstantText } from './wording.ts'

const closed = { additionalProperties: false }
const password = Type.String({ minLength: 1, maxLength: 1000 })
/** A one-time code, or a recovery code with or without its dashes. */
const code = Type.String({ maxLength: 40 })

/** Shown again by the holder before anything about signing in is changed. `code` where codes are in use. */
export const HolderBody = Type.Object({ password, code: Type.Optional(code) }, closed)
export type HolderBody = Static<typeof HolderBody>

export const CodeBody = Type.Object({ code }, closed)
export type CodeBody = Static<typeof CodeBody>

/** What the unit asks of this person: nothing, a second factor is advised, or it is required. */
export const SecondFactorDemand = Type.Object({
  demand: Type.Union([Type.Literal('none'), Type.Literal('advised'), Type.Literal('required')]),
  /** Day from which it will be required, where that is settled. */
  requiredFrom: Type.Union([Type.String(), Type.Null()]),
})
export type SecondFactorDemand = Static<typeof SecondFactorDemand>

export const SecondFactorView = Type.Object({
  ...SecondFactorDemand.properties,
  /** Since when codes are asked for; null = they are not. */
  since: Type.Union([InstantText, Type.Null()]),
  recoveryLeft: Type.Integer(),
  /** This session was begun with a recovery code: the phone may be lost. */
  recoveryUsed: Type.Boolean(),
})
export type SecondFactorView = Static<typeof SecondFactorView>

export const ProposedSecondFactor = Type.Object({ secret: Type.String(), address: Type.String() })
export type ProposedSecondFactor = Static<typeof ProposedSecondFactor>

export const RecoveryCodes = Type.Object({ recoveryCodes: Type.Array(Type.String()) })
export type RecoveryCodes = Static<typeof RecoveryCodes>
