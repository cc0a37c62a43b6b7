import { type Static, Type } from 'typebox'

const Hour = Type.Integer({ minimum: 0, maximum: 23 })
const Channel = Type.Union([Type.Literal('mail'), Type.Literal('webhook')])

/** How somebody wishes to be reminded outside the house. Hours are those of the unit; equal hours mean that none is quiet. */
export const ReminderBody = Type.Object({
  channel: Channel,
  address: Type.String({ maxLength: 200 }),
  quietFrom: Hour,
  quietUntil: Hour,
})
export type ReminderBody = Static<typeof ReminderBody>

/** Ways an administrator has configured, and what this person chose. */
export const ReminderView = Type.Object({
  channels: Type.Array(Channel),
  choice: Type.Union([ReminderBody, Type.Null()]),
})
export type ReminderView = Static<typeof ReminderView>
