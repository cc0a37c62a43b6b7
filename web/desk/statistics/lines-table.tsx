import type { LineAcross } from '../../../src/contract/statistics.ts'
import { useSay } from '../language.tsx'
import { words } from '../words-statistics.ts'
import { FigureLink, percent } from './figure-link.tsx'

interface LinesTableProps {
  readonly title: string
  readonly by: 'unit' | 'round'
  readonly lines: readonly LineAcross[]
  readonly nameOf: (name: string | null) => string
}

/** A line for each unit or round: counts, rates, and a bar of what is closed and what is late. On a phone each is a card. */
export function LinesTable({ title, by, lines, nameOf }: LinesTableProps) {
  const say = useSay()
  const heads = [words.total, words.closed, words.closingRate, words.overdue, words.mostDays, words.closedLate]
  const more = [words.declared, words.returned, words.returnRate, words.reopened, words.reopenRate]
  return (
    <table className="units statistics-lines">
      <caption>{title}</caption>
      <thead>
        <tr>
          <th scope="col">{say(by === 'unit' ? words.units : words.rounds)}</th>
          {[...heads, ...more].map((label) => (
            <th key={label.en} scope="col">
              {say(label)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <Line key={line.name ?? ''} line={line} by={by} name={nameOf(line.name)} />
        ))}
      </tbody>
    </table>
  )
}

interface LineProps {
  readonly line: LineAcross
  readonly by: 'unit' | 'round'
  readonly name: string
}

function Line({ line, by, name }: LineProps) {
  const say = useSay()
  const cells = [
    [words.total, line.findings, 'all'],
    [words.closed, line.closed, 'closed'],
    [words.closingRate, percent(line.closingRate)],
    [words.overdue, line.overdue, 'overdue'],
    [words.mostDays, line.mostDays > 0 ? String(line.mostDays) : '—'],
    [words.closedLate, line.closedLate, 'closed-late'],
    [words.declared, line.declared, 'declared'],
    [words.returned, line.returned, 'returned'],
    [words.returnRate, percent(line.returnRate)],
    [words.reopened, line.reopened, 'reopened'],
    [words.reopenRate, percent(line.reopenRate)],
  ] as const
  return (
    <tr className="units-line">
      <th scope="row">
        {name}
        <Share line={line} />
      </th>
      {cells.map(([label, value, figure = 'all']) => (
        <td key={label.en} className="figure" data-label={say(label)}>
          {typeof value === 'string' ? (
            value
          ) : (
            <FigureLink count={value} to={{ figure, [by]: line.name ?? '' }} label={`${name} ${say(label)}`} />
          )}
        </td>
      ))}
    </tr>
  )
}

/** Drawn beside its figures, so it is for the eye alone. */
function Share({ line: { findings, closed, overdue } }: { readonly line: LineAcross }) {
  const wide = (count: number) => (100 * count) / Math.max(1, findings)
  return (
    <svg
      className="statistics-share"
      viewBox="0 0 100 6"
      preserveAspectRatio="none"
      aria-hidden="true"
      focusable="false"
    >
      <rect className="bar-all" x="0" y="0" width="100" height="6" />
      <rect className="bar-done" x="0" y="0" width={wide(closed)} height="6" />
      <rect className="bar-late" x={wide(closed)} y="0" width={wide(overdue)} height="6" />
    </svg>
  )
}
