import { Button } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import type { CalendarAnswer, CalendarItem } from '../../../src/contract/calendar.ts'
import { api } from '../api.ts'
import { monthAfter, weeksOf } from '../calendar-days.ts'
import { moment } from '../figures.ts'
import { useSay } from '../language.tsx'
import { Icon } from '../parts/icons.tsx'
import { Page } from '../parts/page.tsx'
import { Refused } from '../parts/state-of-asking.tsx'
import { useBusinessTime } from '../session.tsx'
import { useAnswer } from '../use-answer.ts'
import { useViews } from '../views.ts'
import { words } from '../words-calendar.ts'
import '../look/calendar.css'

const scopes = ['mine', 'department', 'centre'] as const
const shownADay = 4

/** What falls due on which day of a month: one's own, one's department's, or everything one may see. */
export default function CalendarPage() {
  const say = useSay()
  const { now, zone } = useBusinessTime()
  const today = moment(now, zone).slice(0, 10)
  const [month, setMonth] = useState(today.slice(0, 7))
  const [scope, setScope] = useState<(typeof scopes)[number]>('mine')
  const weeks = weeksOf(month)
  const asked = useAnswer<CalendarAnswer>(
    `calendar ${month} ${scope}`,
    () => api.calendar(`${month}-01`, `${monthAfter(month, 1)}-01`, scope),
    false,
  )
  const items = asked.value?.items ?? []
  return (
    <Page
      title={say(words.month, { year: month.slice(0, 4), month: Number(month.slice(5, 7)) })}
      beside={<Turning month={month} put={setMonth} today={today} />}
    >
      <div className="scopes" role="group" aria-label={say(words.whose)}>
        {scopes.map((one) => (
          <button key={one} type="button" aria-pressed={one === scope} onClick={() => setScope(one)}>
            {say(words[one])}
          </button>
        ))}
      </div>
      <Refused refusals={asked.refusals} retry={asked.reload} />
      {asked.value?.cut ? <p className="note note-warn">{say(words.cut)}</p> : null}
      <Month weeks={weeks} month={month} today={today} items={items} free={asked.value?.free ?? []} />
      {asked.value && items.length === 0 ? <p className="page-words">{say(words.none)}</p> : null}
      <p className="form-hint">
        <a href="/api/calendar.ics">{say(words.file)}</a> {say(words.fileHelp)}
      </p>
    </Page>
  )
}

interface TurningProps {
  readonly month: string
  readonly today: string
  readonly put: (month: string) => void
}

function Turning({ month, today, put }: TurningProps) {
  const say = useSay()
  return (
    <div className="buttons">
      <Button
        aria-label={say(words.before)}
        icon={<Icon name="left" size={16} />}
        onClick={() => put(monthAfter(month, -1))}
      />
      <Button onClick={() => put(today.slice(0, 7))}>{say(words.today)}</Button>
      <Button
        aria-label={say(words.after)}
        icon={<Icon name="right" size={16} />}
        onClick={() => put(monthAfter(month, 1))}
      />
    </div>
  )
}

interface MonthProps {
  readonly weeks: readonly (readonly string[])[]
  readonly month: string
  readonly today: string
  readonly items: readonly CalendarItem[]
  readonly free: readonly string[]
}

function Month({ weeks, month, today, items, free }: MonthProps) {
  const say = useSay()
  return (
    <table className="month">
      <thead>
        <tr>
          {say(words.weekdays)
            .split(' ')
            .map((day) => (
              <th key={day} scope="col">
                {day}
              </th>
            ))}
        </tr>
      </thead>
      <tbody>
        {weeks.map((week) => (
          <tr key={week[0]}>
            {week.map((day) => {
              const outside = !day.startsWith(month)
              const own = items.filter(({ on }) => on === day)
              const look = [
                outside ? 'day-outside' : '',
                day === today ? 'day-today' : '',
                own.length === 0 ? 'day-empty' : '',
              ]
              return (
                <td key={day} className={look.join(' ')}>
                  <span className="day-number figure">
                    {Number(day.slice(8))} {free.includes(day) ? <small>{say(words.free)}</small> : null}
                  </span>
                  <DayItems items={own} />
                </td>
              )
            })}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function DayItems({ items }: { readonly items: readonly CalendarItem[] }) {
  const say = useSay()
  const views = useViews([...new Set(items.map(({ register }) => register))])
  const [all, setAll] = useState(false)
  const shown = all ? items : items.slice(0, shownADay)
  return (
    <ul className="day-items">
      {shown.map(({ register, record, title, verb, overdue }) => {
        const label = views.get(register)?.verbs.find(({ name }) => name === verb)?.label
        return (
          <li key={`${record} ${verb}`} className={overdue ? 'day-late' : ''}>
            <Link to={`/r/${register}/${record}`} title={title}>
              {label ? <b>{say(label)}</b> : null} {title}
              {overdue ? <span className="hidden">{say(words.overdue)}</span> : null}
            </Link>
          </li>
        )
      })}
      {items.length > shown.length ? (
        <li>
          <Button type="link" size="small" onClick={() => setAll(true)}>
            {say(words.more, { n: items.length - shown.length })}
          </Button>
        </li>
      ) : null}
    </ul>
  )
}
