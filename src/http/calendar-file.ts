import type { CalendarItem } from '../casework/ask/read-calendar.ts'
import type { Instant } from '../calendar/days.ts'

/** RFC 5545: lines end in CRLF and hold at most 75 octets; a longer one goes on behind a blank. */
function folded(line: string): string {
  const parts: string[] = []
  let part = ''
  let octets = 0
  for (const sign of line) {
    const size = Buffer.byteLength(sign)
    if (octets + size > (parts.length === 0 ? 75 : 74)) {
      parts.push(part)
      part = ''
      octets = 0
    }
    part += sign
    octets += size
  }
  return [...parts, part].join('\r\n ')
}

const escaped = (text: string) =>
  text.replaceAll('\\', '\\\\').replaceAll(';', '\\;').replaceAll(',', '\\,').replaceAll('\n', '\\n')
const stamp = (instant: Instant) => `${instant.slice(0, 19).replaceAll(/[-:]/g, '')}Z`

/**
 * Due days for the calendar of a phone: the register and the verb, and no title. Such a file lies outside the house from then on, and a phone shows it on a locked screen.
 * @param words of register and verb, in the reader's language
 */
export function calendarFile(
  items: readonly CalendarItem[],
  now: Instant,
  name: string,
  words: (item: CalendarItem) => string,
): string {
  const events = items.flatMap((item) => [
    'BEGIN:VEVENT',
    `UID:${item.record}-${item.verb}@bihuan`,
    `DTSTAMP:${stamp(now)}`,
    `DTSTART;VALUE=DATE:${item.on.replaceAll('-', '')}`,
    `SUMMARY:${escaped(words(item))}`,
    'TRANSP:TRANSPARENT',
    'END:VEVENT',
  ])
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Bihuan//Calendar//ZH',
    `X-WR-CALNAME:${escaped(name)}`,
    ...events,
    'END:VCALENDAR',
  ]
  return `${lines.map(folded).join('\r\n')}\r\n`
}
