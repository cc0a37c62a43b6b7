import { addDays, type Day, dayInMonth } from '../../src/calendar/days.ts'
import type { Keep } from './books.ts'
import { round } from './cured.ts'
import { type Diary, workday } from './diary.ts'
import { budget, earned, looked, reimbursed, spent } from './money.ts'
import { counted, driven, listed, owned, taken, vehicle } from './things.ts'
import { met, rules } from './together.ts'
import { type Plan, Year } from './year.ts'

const first = dayInMonth(2026, 1, 5)
/** From when on there is everything the daily stories name. */
const daily = dayInMonth(2026, 1, 8)

/** Lives through the year up to the end of a day, entry by entry. */
export function liveThrough(plan: Plan, keep: Keep): Year {
  const year = new Year(plan, keep)
  const { diary, books } = year
  const many = (full: number) => Math.max(1, Math.round(full * plan.scale))
  diary.tell(rules(year, first))
  for (let at = 0; at < many(60); at += 1) diary.tell(budget(year, first, at))
  for (let at = 0; at < many(40); at += 1) diary.tell(listed(year, first, at))
  for (let at = 0; at < many(12); at += 1) diary.tell(vehicle(year, first, at))
  diary.tell(owned(year, first, many(3_000)))
  diary.tell(round(year, first, many(48)))
  const begun = new Set<string>()
  diary.run(books, first, plan.through, (day) => {
    if (day < daily) return
    morning(year, day, plan.scale)
    for (const { id } of books.in('asset-count', 'planned').filter((one) => !begun.has(one.id))) {
      begun.add(id)
      diary.tell(counted(year, workday(addDays(day, 1), 0), id))
    }
  })
  return year
}

/** So many of a story that happens a hundred times a day, or once in three weeks: what is less than one is drawn. */
function times(year: Year, share: number): number {
  const whole = Math.floor(share)
  return whole + (year.chance.draw() < share - whole ? 1 : 0)
}

function morning(year: Year, day: Day, scale: number): void {
  const { diary } = year
  const tell = (share: number, story: () => Parameters<Diary['tell']>[0]) => {
    for (let left = times(year, share * scale); left > 0; left -= 1) diary.tell(story())
  }
  tell(60, () => reimbursed(year, day))
  tell(20, () => spent(year, day))
  tell(12, () => earned(year, day))
  tell(16, () => looked(year, day))
  tell(110, () => taken(year, day))
  tell(1.2, () => met(year, day, 3))
  for (const car of year.cars) {
    const trips = scale < 1 ? times(year, 0.3) : year.chance.between(2, 5)
    if (trips > 0) diary.tell(driven(year, day, car, trips))
  }
}
