import { addDays, type Day, isDay } from '../calendar/days.ts'
import { isWorkingDay } from '../calendar/working-days.ts'
import { dayIn } from '../calendar/zones.ts'
import { readCalendar } from '../casework/ask/read-calendar.ts'
import { CalendarAnswer, CalendarQuery } from '../contract/calendar.ts'
import { refusal } from '../kernel/refusal.ts'
import { part } from '../kernel/register.ts'
import { whoOf } from './authenticate.ts'
import { calendarFile } from './calendar-file.ts'
import { granted, Refusing } from './refusing.ts'
import type { Desk, Wiring } from './wiring.ts'
import { asAnswer } from './writable.ts'

const fileDays = 90

/** What falls due on which day, as an answer and as a file for other calendars. */
export function calendarRoutes(scope: Desk, { house }: Wiring): void {
  const tags = ['inbox']
  scope.get(
    '/api/calendar',
    {
      schema: {
        tags,
        summary: 'What falls due on which day',
        querystring: CalendarQuery,
        response: { 200: CalendarAnswer },
      },
    },
    async (request) => {
      const { from, to, scope: whose } = request.query
      if (!isDay(from) || !isDay(to)) throw new Refusing([refusal('query-invalid', { detail: 'from, to' })])
      const { items, cut } = granted(await readCalendar(house, whoOf(request), { from, to, scope: whose }))
      return asAnswer({ items, cut, free: freeDays(from, to) })
    },
  )
  fileRoute(scope, house, tags)
}

function fileRoute(scope: Desk, house: Wiring['house'], tags: string[]): void {
  scope.get(
    '/api/calendar.ics',
    { schema: { tags, summary: 'My due days of the next 90 days, for a calendar', produces: ['text/calendar'] } },
    async (request, reply) => {
      const who = whoOf(request)
      const now = house.clock.now()
      const unit = (await house.store.units()).find((one) => one.unit === who.unit)
      const today = dayIn(now, unit?.zone ?? 'Asia/Shanghai')
      const asked = { from: today, to: addDays(today, fileDays), scope: 'mine' } as const
      const { items } = granted(await readCalendar(house, who, asked))
      const text = calendarFile(items, now, '闭环待办', ({ register, verb }) => {
        const declared = house.registers.get(register)
        return `${declared?.label.zh ?? register}：${part(declared?.verbs ?? {}, verb)?.label.zh ?? verb}`
      })
      return reply
        .header('cache-control', 'private, no-store')
        .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent('闭环待办.ics')}`)
        .type('text/calendar; charset=utf-8')
        .send(text)
    },
  )
}

function freeDays(from: Day, to: Day): readonly string[] {
  const days: string[] = []
  for (let day = from; day < to && days.length < 100; day = addDays(day, 1)) if (!isWorkingDay(day)) days.push(day)
  return days
}
