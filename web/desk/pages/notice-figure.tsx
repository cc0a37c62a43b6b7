import { Link, useParams } from 'react-router'
import type { FollowedFigure } from '../../../src/contract/papers.ts'
import { api } from '../api.ts'
import { useSay } from '../language.tsx'
import { Page } from '../parts/page.tsx'
import { Refused, Waiting } from '../parts/state-of-asking.tsx'
import { StateTag } from '../parts/state-tag.tsx'
import { useAnswer } from '../use-answer.ts'
import { useViews } from '../views.ts'
import { words } from '../words-notice.ts'

type Figure = FollowedFigure['figure']

/** The records a figure of a notice counts: worked out from the ledger, so no list of a register shows them. */
export default function NoticeFigurePage() {
  const { id = '', figure = '' } = useParams()
  const say = useSay()
  const asked = useAnswer<FollowedFigure>(`figure ${id} ${figure}`, () => api.noticeFigure(id, figure))
  const told = asked.value?.figure
  return (
    <Page title={told ? `${say(told.label)} ${told.printed ?? ''}` : say(words.figures)} narrow>
      <p className="page-words">
        <Link to={`/r/public-notice/${id}`}>{say(words.backToNotice)}</Link>
      </p>
      <Refused refusals={asked.refusals} retry={asked.reload} />
      {asked.loading && !told ? <Waiting lines={6} /> : null}
      {told ? <Told told={told} /> : null}
    </Page>
  )
}

function Told({ told: { definition, asOf, rows, hidden } }: { readonly told: Figure }) {
  const say = useSay()
  const views = useViews(rows.map(({ register }) => register))
  return (
    <section className="card" aria-labelledby="figure-records">
      <h2 id="figure-records">
        {say(words.counts)} <span className="figure">{rows.length + hidden}</span>
      </h2>
      <p>
        {say(definition)} {say(words.asOf, { day: asOf })}
      </p>
      <ol className="figure-records">
        {rows.map(({ register, id, title, state }) => (
          <li key={id}>
            <Link to={`/r/${register}/${id}`}>{title}</Link> <StateTag view={views.get(register)} state={state} />
          </li>
        ))}
      </ol>
      {hidden > 0 ? <p>{say(words.hidden, { n: hidden })}</p> : null}
    </section>
  )
}
