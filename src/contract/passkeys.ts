import { type Static, Type } from 'typebox'
import { HolderBody } from './second-factor.ts'
import { InstantText } from './wording.ts'

const closed = { additionalProperties: false }

/** WebAuthn's own JSON forms: what they hold is between browser and authenticator. */
const Json = Type.Record(Type.String(), Type.Unknown())

export const PasskeyOptions = Type.Object({ options: Json })
export type PasskeyOptions = Static<typeof PasskeyOptions>

export const PasskeySignInBody = Type.Object({ response: Json }, closed)
export type PasskeySignInBody = Static<typeof PasskeySignInBody>

export const NewPasskeyBody = Type.Object(
  { response: Json, name: Type.String({ minLength: 1, maxLength: 50 }) },
  closed,
)
export type NewPasskeyBody = Static<typeof NewPasskeyBody>

/** Password and code, shown again, and which passkey goes. */
export const RemovePasskeyBody = Type.Object({ ...HolderBody.properties, id: Type.String({ maxLength: 1400 }) }, closed)
export type RemovePasskeyBody = Static<typeof RemovePasskeyBody>

export const Passkeys = Type.Object({
  passkeys: Type.Array(
    Type.Object({
      id: Type.String(),
      name: Type.String(),
      madeAt: InstantText,
      usedAt: Type.Union([InstantText, Type.Null()]),
    }),
  ),
})
export type Passkeys = Static<typeof Passkeys>
