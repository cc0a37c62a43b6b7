import { Select } from 'antd'
import type { ReactNode } from 'react'
import { useSearchParams } from 'react-router'
import type { Bar, Pictures } from '../../../src/contract/overview.ts'
import type { RecordList } from '../../../src/contract/records.ts'
import type { Label } from '../../../src/contract/wording.ts'
import { api } from '../api.ts'
import { useSay } from '../language.tsx'
import { Page } from '../parts/page.tsx'
import { Nothing, Refused, Waiting } from '../parts/state-of-asking.tsx'
import { Bars } from '../round-pictures/bars.tsx'
import { Burn } from '../round-pictures/burn.tsx'
import { StatesOver } from '../round-pictures/states-over.tsx'
import { useAnswer } from '../use-answer.ts'
import { words } from '../words-pictures.ts'
import '../look/pictures.css'

const rounds = 'inspection-round'
const kindWords: Readonly<{ [word: string]: Label }> = words

/** One round in pictures, each with the figures it is drawn from (整改图示). */
export default function PicturesPage() {
  const say = useSay()
  const [query, setQuery] = useSearchParams()
  const list = useAnswer<RecordList>('rounds', () => api.list(rounds, new URLSearchParams({ limit: '50' })))
  const chosen = query.get('round') ?? list.value?.rows[0]?.id ?? null
  const asked = useAnswer<Pictures>(chosen && `pictures ${chosen}`, () => api.pictures(chosen ?? ''))
  const options = (list.value?.rows ?? []).map(({ id, title }) => ({ value: id, label: title }))
  const choose = (
    <Select
      aria-label={say(words.round)}
      value={chosen}
      options={options}
      popupMatchSelectWidth={false}
      onChange={(round) => setQuery({ round }, { replace: true })}
    />
  )
  return (
    <Page title={say(words.title)} beside={options.length > 1 ? choose : null} wide>
      <Refused refusals={[...list.refusals, ...asked.refusals]} retry={asked.reload} />
      {list.loading || asked.loading ? <Waiting lines={6} height={80} /> : null}
      {asked.value ? <Drawn pictures={asked.value} /> : null}
      {list.value && !chosen ? <Nothing title={say(words.none)} help={say(words.noneHelp)} /> : null}
    </Page>
  )
}

function Drawn({ pictures }: { readonly pictures: Pictures }) {
  const say = useSay()
  const { title, total, from, to, categories, departments } = pictures
  return (
    <>
      <p className="page-words">{say(words.of, { title, total, from, to })}</p>
      <div className="pictures">
        <Card title={say(words.burn)}>
          <Burn pictures={pictures} />
        </Card>
        <Card title={say(words.states)}>
          <StatesOver pictures={pictures} />
        </Card>
        <Card title={say(words.byCategory)}>
          <Progress title={say(words.byCategory)} bars={categories} />
        </Card>
        <Card title={say(words.byDepartment)}>
          <Progress title={say(words.byDepartment)} bars={departments} />
        </Card>
        <Card title={say(words.leaders)}>
          <Leaders pictures={pictures} />
        </Card>
        <Card title={say(words.kinds)}>
          <Kinds pictures={pictures} />
        </Card>
      </div>
    </>
  )
}

function Card({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className="card">
      <h2>{title}</h2>
      {children}
    </section>
  )
}

function Progress({ title, bars }: { readonly title: string; readonly bars: readonly Bar[] }) {
  const say = useSay()
  const lines = bars.map(({ name, total, closed, overdue }) => ({
    ...{ name, all: total, done: closed, late: overdue },
    figures: [total, closed, overdue],
  }))
  return <Bars title={title} heads={[say(words.total), say(words.closed), say(words.overdue)]} lines={lines} />
}

function Leaders({ pictures: { leaders } }: { readonly pictures: Pictures }) {
  const say = useSay()
  if (leaders.length === 0) return <p className="page-words">{say(words.noneLate)}</p>
  const lines = leaders.map(({ name, count, mostDays }) => ({
    name,
    all: count,
    late: count,
    figures: [count, mostDays],
  }))
  return <Bars title={say(words.leaders)} heads={[say(words.overdue), say(words.mostDays)]} lines={lines} />
}

function Kinds({ pictures: { kinds, measures, talkOnly } }: { readonly pictures: Pictures }) {
  const say = useSay()
  if (measures === 0) return <p className="page-words">{say(words.noMeasures)}</p>
  const lines = kinds
    .filter(({ count }) => count > 0)
    .map(({ kind, count }) => ({
      name: say(kindWords[kind] ?? words.other),
      all: count,
      done: count,
      figures: [count],
    }))
  return (
    <>
      <Bars title={say(words.kinds)} heads={[say(words.count)]} lines={lines} />
      <p className="page-words">{say(words.kindNote, { n: measures })}</p>
      {talkOnly > 0 ? <p className="picture-warn">{say(words.talkOnly, { n: talkOnly })}</p> : null}
    </>
  )
}
