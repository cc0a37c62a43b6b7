import { useEffect, useState } from 'react'
import type { RegisterView } from '../../../src/contract/view.ts'
import { api } from '../api.ts'
import { grouped, percent } from '../figures.ts'
import { useSay } from '../language.tsx'
import { scopeOf, valuesOf, withoutScope, withParameter, withScope } from '../list/query.ts'
import { words as shellWords } from '../words.ts'
import { words } from '../words-ledger.ts'
import { findings } from './registers.ts'

type Counts = Readonly<Record<string, number>>

interface Figures {
  readonly states: Counts
  readonly late: Counts
  readonly lasting: Counts
  readonly basic: Counts
}

interface CountsLineProps {
  readonly view: RegisterView
  readonly query: URLSearchParams
  readonly onChange: (query: URLSearchParams) => void
  /** Changes when something was written. */
  readonly round: number
}

/**
 * How many findings there are under the filters in force, in each state, and what of them is closed, late, lasting. The server counts; nothing is added up from the rows
 * that happen to be shown. A figure pressed narrows the ledger to what it counts.
 */
export function CountsLine({ view, query, onChange, round }: CountsLineProps) {
  const say = useSay()
  const figures = useFigures(query, round)
  const total = sum(figures?.states)
  const closed = figures?.states['closed'] ?? 0
  const counted = countedOf(figures?.states)
  const late = sum(figures?.late)
  const now = valuesOf(query, 'state')
  const only = (state: string | null) => onChange(withParameter(withoutScope(query), 'state', state))
  return (
    <section className="ledger-counts" aria-label={say(words.figures)}>
      <Figure
        text={say(words.total)}
        n={total}
        here={now.length === 0 && scopeOf(query) === 'all'}
        onPress={() => only(null)}
      />
      {view.states.map(({ name, label }) => (
        <Figure
          key={name}
          text={say(label)}
          n={figures?.states[name] ?? 0}
          here={now.length === 1 && now[0] === name}
          onPress={() => only(name)}
        />
      ))}
      <Figure
        text={say(shellWords.overdue)}
        look={late > 0 ? 'alarm' : ''}
        n={late}
        here={scopeOf(query) === 'late'}
        onPress={() => onChange(withParameter(withScope(query, 'late'), 'closed', 'false'))}
      />
      <Figure
        text={say(words.lasting)}
        n={sum(figures?.lasting)}
        here={query.get('f.reportedDegree') === 'lasting'}
        onPress={() => onChange(withParameter(withParameter(query, 'closed', 'false'), 'f.reportedDegree', 'lasting'))}
      />
      <Rate text={say(words.closeRate)} part={closed} of={counted} known={figures !== null} />
      <Rate
        text={say(words.doneRate)}
        part={closed + countedOf(figures?.basic) - (figures?.basic['closed'] ?? 0)}
        of={counted}
        known={figures !== null}
      />
    </section>
  )
}

/** What was merged or split counts where it went: the rates leave it out, as the indicators do. */
const countedOf = (counts: Counts | undefined) => sum(counts) - (counts?.['merged'] ?? 0) - (counts?.['split'] ?? 0)

const sum = (counts: Counts | undefined) => Object.values(counts ?? {}).reduce((all, n) => all + n, 0)

function useFigures(query: URLSearchParams, round: number): Figures | null {
  const [figures, setFigures] = useState<Figures | null>(null)
  const base = withParameter(withParameter(withoutScope(query), 'state', null), 'sort', null)
  base.set('by', 'state')
  const about = base.toString()
  useEffect(() => {
    let current = true
    const degree = (value: string) => {
      // A ledger narrowed to other degrees has none of this one.
      const chosen = valuesOf(new URLSearchParams(about), 'f.reportedDegree')
      return chosen.length > 0 && !chosen.includes(value) ? null : { 'f.reportedDegree': value }
    }
    const count = async (more: Readonly<Record<string, string>> | null): Promise<Counts> => {
      if (more === null) return {}
      const asked = new URLSearchParams(about)
      for (const [name, value] of Object.entries(more)) asked.set(name, value)
      const answer = await api.counts(findings, asked)
      return answer.ok ? answer.value.counts : {}
    }
    const lasting = degree('lasting')
    void Promise.all([
      count({}),
      count({ closed: 'false', late: 'true' }),
      count(lasting && { closed: 'false', ...lasting }),
      count(degree('basic')),
    ]).then(([states, late, longer, basic]) => current && setFigures({ states, late, lasting: longer, basic }))
    return () => {
      current = false
    }
  }, [about, round])
  return figures
}

interface FigureProps {
  readonly text: string
  readonly n: number
  readonly here: boolean
  readonly look?: string
  readonly onPress: () => void
}

function Figure({ text, n, here, look, onPress }: FigureProps) {
  return (
    <button
      type="button"
      className={`ledger-count ${n === 0 ? 'zero' : (look ?? '')}`}
      aria-pressed={here}
      onClick={onPress}
    >
      <span className="figure">{grouped(n)}</span> <span>{text}</span>
    </button>
  )
}

interface RateProps {
  readonly text: string
  readonly part: number
  readonly of: number
  readonly known: boolean
}

/** A rate never stands without its base. */
function Rate({ text, part, of, known }: RateProps) {
  return (
    <p className="ledger-rate">
      <span className="figure">{known && of > 0 ? percent(part / of) : '—'}</span> <span>{text}</span>{' '}
      <span className="figure ledger-base">{known ? `${grouped(part)}/${grouped(of)}` : ''}</span>
    </p>
  )
}
