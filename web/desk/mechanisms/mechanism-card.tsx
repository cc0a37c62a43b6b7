import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { addDays, isDay } from '../../../src/calendar/days.ts'
import type { Mechanisms } from '../../../src/contract/mechanisms.ts'
import { grouped, yuan } from '../figures.ts'
import { useSay } from '../language.tsx'
import { findings, measures, mechanisms, warnings } from '../ledger/registers.ts'
import { Counted } from '../parts/counted.tsx'
import { words } from '../words-mechanism.ts'
import { Life } from './life.tsx'

type Row = Mechanisms['rows'][number]

interface MechanismCardProps {
  readonly row: Row
  readonly names: Mechanisms['names']
  /** Left out where the finding stands above anyway. */
  readonly showsFinding?: boolean
  readonly children?: ReactNode
}

/** One mechanism: how it stands, what it watches, what it keeps cured, and its life. */
export function MechanismCard({ row, names, showsFinding = true, children }: MechanismCardProps) {
  const say = useSay()
  const { register, part } = row.watched
  return (
    <li className="mechanism">
      <header className="mechanism-head">
        <Link to={`/r/${mechanisms}/${row.id}`}>{row.title}</Link>
        <Standing row={row} />
      </header>
      <p className="mechanism-watched">
        <Link to={`/r/${row.register}`}>{say(register)}</Link>
        {part ? ` · ${say(part)}` : null}
      </p>
      <dl className="mechanism-facts">
        <Fact label={say(words.healthy)}>{row.healthy}</Fact>
        <Fact label={say(words.now)}>
          <Now row={row} />
        </Fact>
        {showsFinding ? (
          <Fact label={say(words.protects)}>
            <Link to={`/r/${findings}/${row.finding}`}>{names[row.finding] ?? row.finding}</Link>
          </Fact>
        ) : null}
        <Fact label={say(words.measure)}>
          <Link to={`/r/${measures}/${row.measure}`}>{names[row.measure] ?? row.measure}</Link>
        </Fact>
      </dl>
      <Life mechanism={row.id} title={row.title} />
      {row.warning ? (
        <p>
          <Link className="mechanism-warning" to={`/r/${warnings}/${row.warning}`}>
            {say(words.openWarning)}
          </Link>
        </p>
      ) : null}
      {children}
    </li>
  )
}

function Fact({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  )
}

/** What is judged now counts before what the house wrote down this morning. */
function Standing({ row }: { readonly row: Row }) {
  const say = useSay()
  if (isFailing(row)) return <span className="state state-late">{say(words.fails)}</span>
  if (!row.figure && row.standing === null) return <span className="state state-open">{say(words.unjudged)}</span>
  const recovers = row.standing === 'recovering'
  return (
    <span className={recovers ? 'state state-open' : 'state state-resting'}>
      {say(recovers ? words.recovering : words.holds)}
    </span>
  )
}

export function isFailing({ figure, warning }: Row): boolean {
  return figure?.failing === true || warning !== null
}

function Now({ row }: { readonly row: Row }) {
  const say = useSay()
  const { figure } = row
  if (!figure) return <>{say(words.notJudged)}</>
  const to = isDay(figure.until) ? addDays(figure.until, -1) : figure.until
  return (
    <>
      <Counted records={(figure.base ?? figure.value) > 0 ? figure.counted : null} label={row.title}>
        <span className="figure">{shown(figure)}</span>
      </Counted>{' '}
      <span className="mechanism-window">{say(words.windowOf, { from: figure.from, to })}</span>
    </>
  )
}

function shown({ value, base, amount }: NonNullable<Row['figure']>): string {
  if (base !== null) return `${grouped(value)} / ${grouped(base)}`
  return amount ? `¥${yuan(value)}` : grouped(value)
}
