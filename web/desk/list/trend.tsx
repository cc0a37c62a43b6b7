import { useEffect, useState } from 'react'
import { addDays, addMonths, type Day } from '../../../src/calendar/days.ts'
import { endOfDay } from '../../../src/calendar/zones.ts'
import type { IndicatorValue } from '../../../src/contract/questions.ts'
import type { IndicatorView } from '../../../src/contract/view.ts'
import { api } from '../api.ts'
import { dayAt } from '../figures.ts'
import { useSay } from '../language.tsx'
import { Sparkline } from '../parts/pictures.tsx'
import { useBusinessTime } from '../session.tsx'
import { words } from '../words-list.ts'
import { figureOf } from './figure-of.ts'

/** Earlier windows asked for; with the present one the line has six points. */
const back = 5

const monthsOf: Readonly<Record<string, number>> = { month: 1, quarter: 3, 'half-year': 6, year: 12 }

/** The same day one window earlier. */
function earlier(day: Day, window: string, windows: number): Day {
  const months = monthsOf[window]
  if (months !== undefined) return addMonths(day, -months * windows)
  return addDays(day, window === 'week' ? -7 * windows : -windows)
}

interface TrendProps {
  readonly register: string
  readonly indicator: IndicatorView
  readonly asOf: string
}

interface Point {
  readonly day: string
  readonly told: IndicatorValue | null
}

/** One indicator over its last windows, computed by the server as of each: asked for only when somebody wants to see it. */
export function Trend({ register, indicator, asOf }: TrendProps) {
  const say = useSay()
  const { zone } = useBusinessTime()
  const [points, setPoints] = useState<readonly Point[] | null>(null)
  useEffect(() => {
    let current = true
    const today = dayAt(asOf, zone)
    const days = Array.from({ length: back + 1 }, (_, place) => earlier(today, indicator.window, back - place))
    const asked = days.map(async (day, place): Promise<Point> => {
      const answer = await api.indicators(register, place === back ? asOf : endOfDay(day, zone))
      const told = answer.ok ? answer.value.indicators.find((one) => one.name === indicator.name) : undefined
      return { day, told: told ?? null }
    })
    void Promise.all(asked).then((all) => current && setPoints(all))
    return () => {
      current = false
    }
  }, [register, indicator, asOf, zone])
  if (points === null) return <div className="trend-wait" />
  const values = points.map(({ told }) => (told === null ? null : indicator.rate ? told.rate : told.value))
  return (
    <div className="trend">
      <Sparkline values={values} rate={indicator.rate} />
      <ol className="trend-points figure">
        {points.map(({ day, told }) => (
          <li key={day}>{say(words.trendPoint, { day, value: told === null ? '—' : figureOf(indicator, told) })}</li>
        ))}
      </ol>
    </div>
  )
}
