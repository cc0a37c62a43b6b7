import type { ReactNode } from 'react'
import { Link } from 'react-router'
import type { CommonFindings, Statistics } from '../../../src/contract/statistics.ts'
import type { Label } from '../../../src/contract/wording.ts'
import { api } from '../api.ts'
import { useSay } from '../language.tsx'
import { Refused, Waiting } from '../parts/state-of-asking.tsx'
import { Bars } from '../round-pictures/bars.tsx'
import { useAnswer } from '../use-answer.ts'
import { words as shellWords } from '../words.ts'
import { words as pictureWords } from '../words-pictures.ts'
import { words } from '../words-statistics.ts'
import { FigureLink, percent } from './figure-link.tsx'

const kindWords: Readonly<{ [word: string]: Label }> = pictureWords
export const kindLabel = (kind: string): Label => kindWords[kind] ?? pictureWords.other

function Card({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className="card">
      <h2>{title}</h2>
      {children}
    </section>
  )
}

export function CategoriesCard({ statistics: { categories } }: { readonly statistics: Statistics }) {
  const say = useSay()
  const title = say(words.byCategory)
  const lines = categories.map(({ category, findings, units, rounds }) => {
    const name = category ?? say(words.noCategory)
    const to = { figure: 'all', category: category ?? '' }
    const link = <FigureLink key="n" count={findings} to={to} label={`${name} ${say(words.total)}`} />
    return { name, all: findings, done: findings, figures: [link, units, rounds] }
  })
  return (
    <Card title={title}>
      <Bars title={title} heads={[say(words.total), say(words.units), say(words.rounds)]} lines={lines} />
    </Card>
  )
}

export function HoldsCard({ statistics: { holds, withMeasures } }: { readonly statistics: Statistics }) {
  const say = useSay()
  const title = say(words.holds)
  const lines = holds.map(({ kind, closed, reopened, rate }) => {
    const name = say(kindLabel(kind))
    const link = (figure: string, count: number, label: Label) => (
      <FigureLink key={figure} count={count} to={{ figure, kind }} label={`${name} ${say(label)}`} />
    )
    return {
      ...{ name, all: closed, done: closed - reopened, late: reopened },
      figures: [
        ...[link('closed-once', closed, words.closedOnce), link('reopened', reopened, words.reopened)],
        percent(rate),
      ],
    }
  })
  if (lines.length === 0) return <Card title={title}>{say(words.holdsNone)}</Card>
  return (
    <Card title={title}>
      <Bars title={title} heads={[say(words.closedOnce), say(words.reopened), say(words.heldRate)]} lines={lines} />
      <p className="page-words">{say(words.holdsAbout, { n: withMeasures })}</p>
    </Card>
  )
}

export function CommonCard() {
  const say = useSay()
  const asked = useAnswer<CommonFindings>('common findings', () => api.commonFindings())
  const told = asked.value
  return (
    <Card title={say(words.common)}>
      <Refused refusals={asked.refusals} retry={asked.reload} />
      {asked.loading ? <Waiting lines={4} /> : null}
      {told?.common.length === 0 ? <p className="page-words">{say(words.commonNone)}</p> : null}
      {told && told.common.length > 0 ? <CommonList told={told} /> : null}
    </Card>
  )
}

function CommonList({ told: { common, of, names } }: { readonly told: CommonFindings }) {
  const say = useSay()
  return (
    <>
      <p className="page-words">{say(words.commonAbout, { n: of })}</p>
      <ol className="statistics-common">
        {common.map(({ first, title, category, units, findings }) => (
          <li key={`${first} ${category ?? ''}`}>
            <Link to={`/statistics?${new URLSearchParams({ figure: 'all', like: first })}`}>{title}</Link>
            <span className="statistics-where">
              {category ?? say(words.noCategory)} · {say(words.commonOf, { units: units.length, n: findings })} ·{' '}
              {units.map((unit) => names[unit] ?? '').join(say(shellWords.joint))}
            </span>
          </li>
        ))}
      </ol>
    </>
  )
}
