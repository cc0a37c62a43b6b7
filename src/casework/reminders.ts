import { addMinutes, type Instant } from '../calendar/days.ts'
import { dayIn, hourIn } from '../calendar/zones.ts'
import { tokensOf } from '../kernel/awaits.ts'
import { refusal } from '../kernel/refusal.ts'
import { actingAs, isRefusal } from './acting.ts'
import { asking } from './asking.ts'
import type { House } from './house.ts'
import type { Channel } from './outside.ts'
import { type Answered, refused, type ReminderChoice, type UnitRow } from './rows.ts'
import { keep } from './saved-views.ts'
import type { PersonWho } from './who.ts'

export interface ReminderState {
  readonly channels: readonly Channel[]
  readonly choice: ReminderChoice | null
}

const longestAddress = 200
const pauseMinutes = 60
// One address, nothing a mail server could take for a second one or for a header.
const mailAddress = /^[^\s@<>,;:"()[\]\\]+@[^\s@<>,;:"()[\]\\]+$/
const account = /^[^\s<>"\\]+$/

/** The ways out the house has, and which of them this person has chosen. */
export function readReminder(house: House, who: PersonWho): Promise<Answered<ReminderState>> {
  return asking(house, who, async (tx) => {
    const [found] = await tx.reminders(who.person)
    const choice = found && {
      channel: found.channel,
      address: found.address,
      quietFrom: found.quietFrom,
      quietUntil: found.quietUntil,
    }
    return { ok: true, channels: house.outside.channels, choice: choice ?? null }
  })
}

/** Keeps the choice; null = not to be reminded. */
export async function chooseReminder(
  house: House,
  who: PersonWho,
  choice: ReminderChoice | null,
): Promise<Answered<{ readonly done: true }>> {
  // What waits for somebody elsewhere is that unit's to tell through its own ways.
  if (who.unit !== who.home) return refused(refusal('not-permitted'))
  if (choice) {
    const { channel, address, quietFrom, quietUntil } = choice
    const form = channel === 'mail' ? mailAddress : account
    const hours = [quietFrom, quietUntil].every((hour) => Number.isInteger(hour) && hour >= 0 && hour <= 23)
    if (!house.outside.channels.includes(channel)) return refused(refusal('channel-not-configured'))
    if (address.length > longestAddress || !form.test(address)) return refused(refusal('address-invalid'))
    if (!hours) return refused(refusal('request-invalid', { detail: 'quietFrom, quietUntil' }))
  }
  return keep(house, who, { kind: 'reminder', person: who.person, choice })
}

/**
 * Tells people of a unit how many things wait for them, once a day and outside their quiet hours: the number and nothing else, because what leaves the house may be read by
 * anybody. Told before it is noted that they were told: should we die in between, they hear it twice. What cannot be handed over is tried again after an hour.
 */
export async function remind(house: House, { unit, zone }: UnitRow, now: Instant): Promise<number> {
  if (house.outside.channels.length === 0) return 0
  const today = dayIn(now, zone)
  const rows = await house.store.read({ unit }, (tx) => tx.reminders(null))
  const due = rows.filter(
    ({ channel, toldOn, triedAt, quietFrom, quietUntil }) =>
      house.outside.channels.includes(channel) &&
      toldOn !== today &&
      (triedAt === null || addMinutes(triedAt, pauseMinutes) <= now) &&
      !isQuiet(hourIn(now, zone), quietFrom, quietUntil),
  )
  const failures: unknown[] = []
  let told = 0
  for (const { person, channel, address } of due) {
    const waiting = await waitingFor(house, unit, person, now)
    // Whoever has nothing to do is looked at again after the same pause, and not at every waking.
    const sent =
      waiting > 0 &&
      (await house.outside.send(channel, address, `您有${waiting}项待办`).then(
        () => true,
        (error: unknown) => void failures.push(error),
      ))
    const settings = [{ kind: 'reminded', person, on: sent ? today : null, at: now } as const]
    await house.store.transact({ unit }, async () => ({ value: null, settings }))
    if (sent) told += 1
  }
  if (failures.length > 0) throw new AggregateError(failures, `${failures.length} reminders could not be handed over`)
  return told
}

/** Hours that run over midnight are two stretches of one day. */
export function isQuiet(hour: number, from: number, until: number): boolean {
  return from <= until ? hour >= from && hour < until : hour >= from || hour < until
}

function waitingFor(house: House, unit: string, person: string, now: Instant): Promise<number> {
  return house.store.read({ unit }, async (tx) => {
    const acting = await actingAs(house, tx, { kind: 'person', person, home: unit, unit })
    if (isRefusal(acting)) return 0
    return (await tx.todoCounts(tokensOf(acting.actor), now, now)).all
  })
}
