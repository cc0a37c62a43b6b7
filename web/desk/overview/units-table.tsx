import { Fragment, useState } from 'react'
import type { Overview, OverviewLine } from '../../../src/contract/overview.ts'
import { useSay } from '../language.tsx'
import { Icon } from '../parts/icons.tsx'
import { words } from '../words-overview.ts'
import { UnitFindings } from './unit-findings.tsx'
import type { Choice } from './use-chosen.ts'

interface UnitsTableProps {
  readonly overview: Overview
  readonly choice: Choice
  readonly turn: number
}

const keyOf = ({ unit, round }: OverviewLine): string => `${unit} ${round?.id ?? ''}`
const columns = [
  ...([words.unit, words.round, words.findings, words.closed, words.closingRate, words.doneRate] as const),
  ...([words.overdue, words.returned, words.reviewing, words.left] as const),
]

/** A line for each round of each unit; on a phone each is a card. */
export function UnitsTable({ overview, choice, turn }: UnitsTableProps) {
  const say = useSay()
  const [open, setOpen] = useState<string | null>(null)
  const rounds = new Set(overview.lines.flatMap(({ round }) => (round ? [round.id] : [])))
  return (
    <table className="units">
      <thead>
        <tr>
          {columns.map((label) => (
            <th key={label.en} scope="col">
              {say(label)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {overview.lines.map((line) => {
          const key = keyOf(line)
          const isOpen = open === key
          return (
            <Fragment key={key}>
              <Line
                line={line}
                name={overview.names[line.unit] ?? ''}
                open={isOpen}
                onTurn={() => setOpen(isOpen ? null : key)}
              />
              {isOpen ? (
                <tr className="units-under">
                  <td colSpan={columns.length}>
                    <UnitFindings {...{ unit: line.unit, round: line.round?.id ?? null, rounds, choice, turn }} />
                  </td>
                </tr>
              ) : null}
            </Fragment>
          )
        })}
      </tbody>
    </table>
  )
}

interface LineProps {
  readonly line: OverviewLine
  readonly name: string
  readonly open: boolean
  readonly onTurn: () => void
}

function Line({ line, name, open, onTurn }: LineProps) {
  const say = useSay()
  const { total, closed, overdue, mostDays, returned, sentBack, reviewing, round } = line
  const late = overdue > 0 ? say(words.overdueDays, { n: overdue, days: mostDays }) : '0'
  const back = sentBack > returned ? say(words.returnedEver, { n: returned, all: sentBack }) : returned
  return (
    <tr className={open ? 'units-line units-open' : 'units-line'}>
      <th scope="row">
        <button
          type="button"
          className="units-turn"
          aria-expanded={open}
          title={say(words.open, { unit: name })}
          onClick={onTurn}
        >
          <Icon name={open ? 'down' : 'right'} size={14} />
          {name}
        </button>
      </th>
      <td className="units-round">{round?.title ?? <span className="value-none">{say(words.noRound)}</span>}</td>
      <Figure label={say(words.findings)}>{total}</Figure>
      <Figure label={say(words.closed)}>{closed}</Figure>
      <Figure label={say(words.closingRate)}>{percent(line.closingRate)}</Figure>
      <Figure label={say(words.doneRate)}>{percent(line.doneRate)}</Figure>
      <Figure label={say(words.overdue)} {...(overdue > 0 ? { alarm: true } : {})}>
        {late}
      </Figure>
      <Figure label={say(words.returned)}>{back}</Figure>
      <Figure label={say(words.reviewing)}>{reviewing}</Figure>
      <Left days={line.daysLeft} />
    </tr>
  )
}

function Left({ days }: { readonly days: number | null }) {
  const say = useSay()
  const told = days === null ? '—' : say(days < 0 ? words.over : words.leftDays, { n: Math.abs(days) })
  return (
    <Figure label={say(words.left)} {...(days !== null && days < 0 ? { alarm: true } : {})}>
      {told}
    </Figure>
  )
}

interface FigureProps {
  readonly label: string
  readonly alarm?: boolean
  readonly children: React.ReactNode
}

function Figure({ label, alarm, children }: FigureProps) {
  return (
    <td data-label={label} className={alarm ? 'figure alarm' : 'figure'}>
      {children}
    </td>
  )
}

const percent = (rate: number | null): string => (rate === null ? '—' : `${(rate * 100).toFixed(1)}%`)
