import { Link } from 'react-router'
import type { Mechanisms } from '../../../src/contract/mechanisms.ts'
import { api } from '../api.ts'
import { useSay } from '../language.tsx'
import { findings, warnings } from '../ledger/registers.ts'
import { isFailing, MechanismCard } from '../mechanisms/mechanism-card.tsx'
import { Counted } from '../parts/counted.tsx'
import { Page } from '../parts/page.tsx'
import { Nothing, Refused, Waiting } from '../parts/state-of-asking.tsx'
import { StateTag } from '../parts/state-tag.tsx'
import { useAnswer } from '../use-answer.ts'
import { useViews } from '../views.ts'
import { words } from '../words-mechanism.ts'
import '../look/mechanism.css'

/** Every mechanism, what failed this week, and how many closed findings are kept so. What fails stands first. */
export default function HealthPage() {
  const say = useSay()
  const asked = useAnswer<Mechanisms>('mechanisms', () => api.mechanisms())
  const told = asked.value
  return (
    <Page title={say(words.title)} below={<p className="page-words">{say(words.about)}</p>}>
      <Refused refusals={asked.refusals} retry={asked.reload} />
      {asked.loading && !told ? <Waiting lines={6} height={90} /> : null}
      {told ? <Told told={told} /> : null}
    </Page>
  )
}

function Told({ told }: { readonly told: Mechanisms }) {
  const say = useSay()
  const { rows, names } = told
  const failing = rows.filter(isFailing)
  const sound = rows.filter((row) => !isFailing(row))
  return (
    <>
      <Figures told={told} failing={failing.length} />
      <Week told={told} />
      {rows.length === 0 ? (
        <Nothing title={say(words.empty)} help={say(words.emptyHelp)}>
          <Link to="/ledger">{say(words.toLedger)}</Link>
        </Nothing>
      ) : (
        <section className="card" aria-labelledby="mechanisms">
          <h2 id="mechanisms">{say(words.living)}</h2>
          <ul className="mechanisms">
            {[...failing, ...sound].map((row) => (
              <MechanismCard key={row.id} row={row} names={names} />
            ))}
          </ul>
        </section>
      )}
    </>
  )
}

function Figures({ told, failing }: { readonly told: Mechanisms; readonly failing: number }) {
  const say = useSay()
  const { rows, covered, closed, lists } = told
  const kept = say(words.ofClosed, { covered: covered.length, closed })
  const figures = [
    { label: words.living, figure: String(rows.length), list: lists.living, alarm: false },
    { label: words.failing, figure: String(failing), list: null, alarm: failing > 0 },
    { label: words.covered, figure: kept, list: lists.closed, alarm: false },
    { label: words.week, figure: String(told.warnings.length), list: lists.week, alarm: told.warnings.length > 0 },
  ]
  return (
    <>
      <dl className="health-figures">
        {figures.map(({ label, figure, list, alarm }) => (
          <div key={label.zh} className={alarm ? 'card health-figure health-alarm' : 'card health-figure'}>
            <dt>{say(label)}</dt>
            <dd className="figure">
              <Counted records={list} label={say(label)}>
                {figure}
              </Counted>
            </dd>
          </div>
        ))}
      </dl>
      <Covered told={told} />
    </>
  )
}

/** Closed findings that a mechanism keeps so are no list of a register: they are told here. */
function Covered({ told: { covered, names } }: { readonly told: Mechanisms }) {
  const say = useSay()
  if (covered.length === 0) return null
  return (
    <details className="card">
      <summary>{say(words.coveredList)}</summary>
      <ul className="health-week">
        {covered.map((id) => (
          <li key={id}>
            <Link to={`/r/${findings}/${id}`}>{names[id] ?? id}</Link>
          </li>
        ))}
      </ul>
    </details>
  )
}

function Week({ told }: { readonly told: Mechanisms }) {
  const say = useSay()
  const view = useViews(told.warnings.length > 0 ? [warnings] : []).get(warnings)
  return (
    <section className="card" aria-labelledby="week">
      <h2 id="week">{say(words.week)}</h2>
      {told.warnings.length === 0 ? <p className="value-none">{say(words.weekNone)}</p> : null}
      <ul className="health-week">
        {told.warnings.map(({ id, title, state }) => (
          <li key={id}>
            <Link to={`/r/${warnings}/${id}`}>{title}</Link> <StateTag view={view} state={state} />
          </li>
        ))}
      </ul>
    </section>
  )
}
