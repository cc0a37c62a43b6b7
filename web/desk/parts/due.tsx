import { distance, moment, standardZone } from '../figures.ts'
import type { Say } from '../language.tsx'
import { useSay } from '../language.tsx'
import { useBusinessTime } from '../session.tsx'
import { words } from '../words.ts'

export type Urgency = 'late' | 'soon' | 'ahead'

/** Minutes before its time from which a thing counts as soon due. The server counts by the same, so that figure and list agree. */
const soonMinutes = 3 * 24 * 60

export function urgencyOf(due: string, now: string, zone = standardZone): Urgency {
  if (due < now) return 'late'
  return distance(due, now, zone).minutes <= soonMinutes ? 'soon' : 'ahead'
}

/** How far away, in words: days of the calendar, and hours or minutes where the day is today. */
function distanceInWords(due: string, now: string, say: Say, zone = standardZone): string {
  const { days, minutes } = distance(due, now, zone)
  if (due < now) {
    if (days === -1) return say(words.dayLate)
    if (days < 0) return say(words.daysLate, { n: -days })
    return -minutes >= 60
      ? say(words.lateHours, { n: Math.trunc(-minutes / 60) })
      : say(words.lateMinutes, { n: Math.max(1, -minutes) })
  }
  if (days === 0) {
    if (minutes < 60) return say(words.dueMinutes, { n: Math.max(1, minutes) })
    return minutes < 360 ? say(words.dueHours, { n: Math.trunc(minutes / 60) }) : say(words.dueToday)
  }
  return days === 1 ? say(words.dueTomorrow) : say(words.dueIn, { n: days })
}

/** A due time: how far away it is first, the day beside it. */
export function Due({ at }: { readonly at: string }) {
  const say = useSay()
  const { now, zone } = useBusinessTime()
  const [day = '', time = ''] = moment(at, zone).split(' ')
  return (
    <span className={`due due-${urgencyOf(at, now, zone)}`}>
      <span className="due-words">{distanceInWords(at, now, say, zone)}</span>
      <time className="due-day figure" dateTime={at} title={`${day} ${time}`}>
        {time === '23:59' ? day : `${day} ${time}`}
      </time>
    </span>
  )
}
