import { Button } from 'antd'
import { Link, useNavigate } from 'react-router'
import type { StatisticsRows } from '../../../src/contract/statistics.ts'
import type { Label } from '../../../src/contract/wording.ts'
import { api } from '../api.ts'
import { useSay } from '../language.tsx'
import { findings as register } from '../ledger/registers.ts'
import { Nothing, Refused, Waiting } from '../parts/state-of-asking.tsx'
import { useSession } from '../session.tsx'
import { useAnswer } from '../use-answer.ts'
import { words as pairWords } from '../words.ts'
import { words } from '../words-statistics.ts'
import { kindLabel } from './cards.tsx'

const figureWords: Readonly<{ [figure: string]: Label }> = {
  ...{ all: words.total, closed: words.closed, overdue: words.overdue, 'closed-late': words.closedLate },
  ...{ declared: words.declared, returned: words.returned, reopened: words.reopened, 'closed-once': words.closedOnce },
}

/** The findings that a figure counts, each a way into its unit. */
export function FindingsBehind({ query }: { readonly query: URLSearchParams }) {
  const say = useSay()
  const asked = useAnswer<StatisticsRows>(`behind ${query}`, () => api.statisticsFindings(query))
  const told = asked.value
  if (!told)
    return asked.loading ? (
      <Waiting lines={6} height={32} />
    ) : (
      <Refused refusals={asked.refusals} retry={asked.reload} />
    )
  return (
    <section className="card statistics-behind">
      <p>
        <Link to="/statistics">{say(words.back)}</Link>
      </p>
      <h2>{say(words.list, { what: whatOf(query, told, say), n: told.of })}</h2>
      {told.of > told.rows.length ? (
        <p className="page-words">{say(words.listCut, { of: told.of, n: told.rows.length })}</p>
      ) : null}
      {told.rows.length === 0 ? <Nothing title={say(words.listNone)} /> : null}
      <ul className="shared-list">
        {told.rows.map((row) => (
          <Behind key={row.id} row={row} unit={told.names[row.unit] ?? ''} />
        ))}
      </ul>
    </section>
  )
}

function whatOf(query: URLSearchParams, { names }: StatisticsRows, say: ReturnType<typeof useSay>): string {
  const [unit, round, category, kind] = ['unit', 'round', 'category', 'kind'].map((name) => query.get(name))
  const parts = [
    ...(typeof unit === 'string' ? [names[unit] ?? ''] : []),
    ...(typeof round === 'string' ? [round || say(words.noRound)] : []),
    ...(typeof category === 'string' ? [category || say(words.noCategory)] : []),
    ...(typeof kind === 'string' ? [say(kindLabel(kind))] : []),
    ...(query.has('like') ? [say(words.common)] : []),
  ]
  const figure = say(figureWords[query.get('figure') ?? ''] ?? words.total)
  return parts.reduceRight((so, part) => say(pairWords.pair, { a: part, b: so }), figure)
}

function Behind({ row, unit }: { readonly row: StatisticsRows['rows'][number]; readonly unit: string }) {
  const say = useSay()
  const navigate = useNavigate()
  const { refresh } = useSession()
  const go = async () => {
    const answer = await api.actIn(row.seat)
    if (!answer.ok) return
    await refresh()
    navigate(`/r/${register}/${row.id}`)
  }
  return (
    <li className="shared-one">
      <Button type="link" className="statistics-go" title={say(words.go)} onClick={() => void go()}>
        {row.title}
      </Button>
      <span className="shared-facts">
        <span>{unit}</span>
        <span>{row.round ?? say(words.noRound)}</span>
        <span>{row.category ?? say(words.noCategory)}</span>
        {row.dueOn ? <span>{say(words.dueOn, { day: row.dueOn })}</span> : null}
      </span>
    </li>
  )
}
