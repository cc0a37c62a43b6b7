import { type Static, Type } from 'typebox'

export const CalendarQuery = Type.Object({
  from: Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' }),
  to: Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' }),
  scope: Type.Union([Type.Literal('mine'), Type.Literal('department'), Type.Literal('centre')]),
})

export const CalendarItem = Type.Object({
  on: Type.String(),
  at: Type.String(),
  register: Type.String(),
  record: Type.String(),
  title: Type.String(),
  verb: Type.String(),
  overdue: Type.Boolean(),
})
export type CalendarItem = Static<typeof CalendarItem>

/** What falls due, by day; `free` are the days of the range on which nobody works. `cut`: there is more than this. */
export const CalendarAnswer = Type.Object({
  items: Type.Array(CalendarItem),
  free: Type.Array(Type.String()),
  cut: Type.Boolean(),
})
export type CalendarAnswer = Static<typeof CalendarAnswer>
