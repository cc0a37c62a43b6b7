import { Button } from 'antd'
import { useEffect, useState } from 'react'
import { Link } from 'react-router'
import type { RecordRow } from '../../../src/contract/records.ts'
import { api, onWritten } from '../api.ts'
import { keep } from '../kept.ts'
import { useSay } from '../language.tsx'
import { Icon } from '../parts/icons.tsx'
import { useMe } from '../session.tsx'
import { words } from '../words-guide.ts'
import { guideName } from './guide-wanted.ts'

const rounds = 'inspection-round'
const feedbacks = 'inspection-feedback'
const findings = 'inspection-finding'
const beyondOpen = 'underway,declared,vetted,reviewing,closed,returned,reopened'

interface Found {
  readonly total: number
  readonly rows: readonly RecordRow[]
}

async function found(register: string, query: Readonly<Record<string, string>>): Promise<Found> {
  const answer = await api.list(register, new URLSearchParams({ ...query, total: '1', limit: '10' }))
  return answer.ok ? { total: answer.value.total ?? 0, rows: answer.value.rows } : { total: 0, rows: [] }
}

interface Step {
  readonly title: 'guide1' | 'guide2' | 'guide3' | 'guide4' | 'guide5'
  readonly done: boolean
  readonly to: string
}

const at = (row: RecordRow | undefined, verb?: string) =>
  row ? `/r/${findings}/${row.id}${verb ? `?do=${verb}` : ''}` : `/r/${findings}`

/** The five steps of a round, each done or not by what stands in the registers, each leading to the record where it goes on. */
async function steps(): Promise<Step[]> {
  const [round, feedback, open, beyond, underway, closed] = await Promise.all([
    found(rounds, {}),
    found(feedbacks, {}),
    found(findings, { state: 'open' }),
    found(findings, { state: beyondOpen }),
    found(findings, { state: 'underway' }),
    found(findings, { state: 'closed' }),
  ])
  const assigned = open.rows.find(({ fields }) => Boolean(fields['leader']))
  const unassigned = open.rows.find(({ fields }) => !fields['leader'])
  return [
    { title: 'guide1', done: round.total > 0, to: round.total > 0 ? `/r/${rounds}` : `/r/${rounds}/new/open` },
    { title: 'guide2', done: feedback.total > 0 || open.total + beyond.total > 0, to: '/import' },
    { title: 'guide3', done: Boolean(assigned) || beyond.total > 0, to: at(unassigned, unassigned && 'assign') },
    { title: 'guide4', done: beyond.total > 0, to: at(assigned ?? open.rows[0], assigned && 'start') },
    { title: 'guide5', done: closed.total > 0, to: at(underway.rows[0]) },
  ]
}

/** What to do first, in five minutes; sent away once, it does not come back. */
export default function GuidedStart() {
  const me = useMe()
  const [away, setAway] = useState(false)
  const skip = () => {
    keep(guideName(me), 'away')
    setAway(true)
  }
  return away ? null : <Guide skip={skip} />
}

function Guide({ skip }: { readonly skip: () => void }) {
  const say = useSay()
  const [told, setTold] = useState<readonly Step[] | null>(null)
  useEffect(() => {
    let current = true
    const ask = () => void steps().then((now) => current && setTold(now))
    ask()
    const forget = onWritten(ask)
    return () => {
      current = false
      forget()
    }
  }, [])
  const next = told?.findIndex(({ done }) => !done) ?? -1
  const all: readonly Step['title'][] = ['guide1', 'guide2', 'guide3', 'guide4', 'guide5']
  return (
    <section className="card guide" aria-labelledby="guide">
      <div className="guide-head">
        <h2 id="guide">{say(words.guide)}</h2>
        <Button size="small" onClick={skip}>
          {say(words.guideSkip)}
        </Button>
      </div>
      <ol className="guide-steps">
        {all.map((title, place) => (
          <li key={title}>
            <GuideStep title={title} number={place + 1} step={told?.[place] ?? null} next={place === next} />
          </li>
        ))}
      </ol>
    </section>
  )
}

interface GuideStepProps {
  readonly title: Step['title']
  readonly number: number
  readonly step: Step | null
  readonly next: boolean
}

function GuideStep({ title, number, step, next }: GuideStepProps) {
  const say = useSay()
  const look = step?.done ? 'guide-step guide-done' : next ? 'guide-step guide-next' : 'guide-step'
  return (
    <Link to={step?.to ?? '/'} className={look} {...(next ? { 'aria-current': 'step' as const } : {})}>
      <span className="guide-number">
        {step?.done ? (
          <>
            <Icon name="check" size={14} /> {say(words.guideDone)}
          </>
        ) : (
          say(words.guideStep, { n: number })
        )}
      </span>
      <span className="guide-title">{say(words[title])}</span>
      <span className="guide-help">{say(words[`${title}Help`])}</span>
    </Link>
  )
}
