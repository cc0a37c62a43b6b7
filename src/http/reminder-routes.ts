import { chooseReminder, readReminder } from '../casework/reminders.ts'
import { ReminderBody, ReminderView } from '../contract/reminders.ts'
import { Done } from '../contract/session.ts'
import { whoOf } from './authenticate.ts'
import { granted } from './refusing.ts'
import type { Desk, Wiring } from './wiring.ts'
import { asAnswer } from './writable.ts'

const path = '/api/me/reminder'

/** Reminders outside the house: each person's own choice, among the ways that are configured. */
export function reminderRoutes(scope: Desk, { house }: Wiring): void {
  const tags = ['session']
  scope.get(
    path,
    { schema: { tags, summary: 'How I am reminded outside the house', response: { 200: ReminderView } } },
    async (request) => {
      const { channels, choice } = granted(await readReminder(house, whoOf(request)))
      return asAnswer({ channels, choice })
    },
  )
  scope.put(
    path,
    { schema: { tags, summary: 'Choose how to be reminded', body: ReminderBody, response: { 200: Done } } },
    async (request) => {
      granted(await chooseReminder(house, whoOf(request), request.body))
      return { done: true as const }
    },
  )
  scope.delete(
    path,
    { schema: { tags, summary: 'Not to be reminded any more', response: { 200: Done } } },
    async (request) => {
      granted(await chooseReminder(house, whoOf(request), null))
      return { done: true as const }
    },
  )
}
