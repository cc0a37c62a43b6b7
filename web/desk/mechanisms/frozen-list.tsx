import { Link } from 'react-router'
import { addDays, isDay } from '../../../src/calendar/days.ts'
import type { MechanismEvidence } from '../../../src/contract/mechanisms.ts'
import { api } from '../api.ts'
import { grouped, moment } from '../figures.ts'
import { useSay } from '../language.tsx'
import { Counted } from '../parts/counted.tsx'
import { Refused, Waiting } from '../parts/state-of-asking.tsx'
import { StateTag } from '../parts/state-tag.tsx'
import { useBusinessTime } from '../session.tsx'
import { useAnswer } from '../use-answer.ts'
import { useViews } from '../views.ts'
import { words } from '../words-mechanism.ts'
import '../look/mechanism.css'

type Evidence = MechanismEvidence['evidence']

/** What a piece of evidence froze, followed back to its records. */
export function FrozenList({ evidence }: { readonly evidence: string }) {
  const say = useSay()
  const asked = useAnswer<MechanismEvidence>(`frozen ${evidence}`, () => api.mechanismEvidence(evidence))
  const told = asked.value?.evidence
  return (
    <section className="card" aria-labelledby="frozen-list">
      <h2 id="frozen-list">{say(words.list)}</h2>
      <Refused refusals={asked.refusals} retry={asked.reload} />
      {asked.loading && !told ? <Waiting lines={4} /> : null}
      {told ? (
        <>
          <Head told={told} />
          <Records told={told} />
        </>
      ) : null}
    </section>
  )
}

function Head({ told }: { readonly told: Evidence }) {
  const say = useSay()
  const { zone } = useBusinessTime()
  const { counts, recounted, lists, until, intact, register } = told
  const to = isDay(until) ? addDays(until, -1) : until
  const figures = [
    { label: words.records, figure: counts.records, anew: recounted?.records, list: lists.records },
    { label: words.late, figure: counts.late, anew: recounted?.late, list: lists.late },
    { label: words.refusals, figure: counts.refusals, anew: recounted?.refusals, list: null },
    { label: words.overridden, figure: counts.overridden, anew: recounted?.overridden, list: lists.overridden },
  ]
  const other = figures.filter(({ figure, anew }) => anew !== undefined && anew !== figure)
  const about = { from: told.from, to, at: moment(told.at, zone), register: say(register.label) }
  return (
    <>
      <p>{say(words.listAbout, about)}</p>
      <dl className="life-figures">
        {figures.map(({ label, figure, list }) => (
          <div key={label.zh}>
            <dt>{say(label)}</dt>
            <dd className="figure">
              <Counted records={figure > 0 ? list : null} label={say(label)}>
                {grouped(figure)}
              </Counted>
            </dd>
          </div>
        ))}
      </dl>
      {other.map(({ label, figure, anew = 0 }) => (
        <p key={label.zh} className="note note-alarm">
          {say(words.countsDiffer, { what: say(label), frozen: grouped(figure), anew: grouped(anew) })}
        </p>
      ))}
      {intact === null ? null : (
        <p className={intact ? 'note note-calm' : 'note note-alarm'}>{say(intact ? words.intact : words.notIntact)}</p>
      )}
      <p className="frozen-hash">
        {say(words.hash)} <code>{told.sha256}</code>
      </p>
    </>
  )
}

function Records({ told }: { readonly told: Evidence }) {
  const say = useSay()
  const { zone } = useBusinessTime()
  const { register, rows, refusals, more, hidden } = told
  const view = useViews([register.name]).get(register.name)
  return (
    <>
      <ul className="frozen-records">
        {rows.map(({ id, title, state, openedAt, changed }) => (
          <li key={id}>
            <Link to={`/r/${register.name}/${id}`}>{title}</Link> <StateTag view={view} state={state} />{' '}
            <span className="mechanism-window">
              {moment(openedAt, zone)} {changed ? say(words.changed) : null}
            </span>
          </li>
        ))}
        {refusals.map(({ rule, label, day, times }) => (
          <li key={`${day} ${rule}`}>{say(words.refusedTimes, { day, rule: say(label), n: times })}</li>
        ))}
      </ul>
      {more > 0 ? <p>{say(words.more, { n: more })}</p> : null}
      {hidden > 0 ? <p>{say(words.hidden, { n: hidden })}</p> : null}
    </>
  )
}
