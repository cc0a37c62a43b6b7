import { Button, InputNumber, Select } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import type { Draw } from '../../../src/contract/overview.ts'
import type { RecordList } from '../../../src/contract/records.ts'
import type { Refusal } from '../../../src/contract/wording.ts'
import { api } from '../api.ts'
import { useSay } from '../language.tsx'
import { findings } from '../ledger/registers.ts'
import { Page } from '../parts/page.tsx'
import { Nothing, Refused } from '../parts/state-of-asking.tsx'
import { useMe } from '../session.tsx'
import { useAnswer } from '../use-answer.ts'
import { EarlierDraws } from '../look-back/earlier-draws.tsx'
import { words } from '../words-draw.ts'
import '../look/overview.css'

const checks = 'look-back-check'

/** Closed findings drawn by lot for the look-back (回头看抽样). */
export default function DrawPage() {
  const say = useSay()
  const list = useAnswer<RecordList>('rounds', () => api.list('inspection-round', new URLSearchParams({ limit: '50' })))
  const [round, setRound] = useState<string | null>(null)
  const [count, setCount] = useState(3)
  const [by, setBy] = useState('all')
  const [seed, setSeed] = useState<number | null>(null)
  const [draw, setDraw] = useState<Draw | null>(null)
  const [refusals, setRefusals] = useState<readonly Refusal[]>([])
  const chosen = round ?? list.value?.rows[0]?.id ?? null
  const go = async (under = seed, many = count) => {
    const query = new URLSearchParams({ count: String(many), by, ...(under === null ? {} : { seed: String(under) }) })
    const answer = await api.draw(chosen ?? '', query)
    setDraw(answer.ok ? answer.value : null)
    setRefusals(answer.ok ? [] : answer.refusals)
  }
  const again = (one: number, of: number) => {
    setSeed(one)
    setCount(of)
    void go(one, of)
  }
  const rounds = (list.value?.rows ?? []).map(({ id, title }) => ({ value: id, label: title }))
  const ways = (['all', 'stratum'] as const).map((value) => ({ value, label: say(words[value]) }))
  const shortest = { min: 1, max: 999, precision: 0, controls: false }
  return (
    <Page title={say(words.title)} below={<p className="page-words">{say(words.about)}</p>}>
      <Refused refusals={[...list.refusals, ...refusals]} />
      {list.value && !chosen ? <Nothing title={say(words.none)} help={say(words.noneHelp)} /> : null}
      <div className="tools" hidden={!chosen}>
        <Select
          aria-label={say(words.round)}
          value={chosen}
          options={rounds}
          popupMatchSelectWidth={false}
          onChange={setRound}
        />
        <InputNumber
          aria-label={say(words.count)}
          prefix={say(words.count)}
          style={{ width: 140 }}
          {...shortest}
          value={count}
          onChange={(value) => setCount(value ?? 1)}
        />
        <Select aria-label={say(words.way)} value={by} options={ways} popupMatchSelectWidth={false} onChange={setBy} />
        <InputNumber
          aria-label={say(words.seed)}
          placeholder={say(words.seed)}
          style={{ width: 190 }}
          min={0}
          max={999_999_999}
          precision={0}
          controls={false}
          value={seed}
          onChange={setSeed}
        />
        <Button type="primary" disabled={!chosen} onClick={() => void go()}>
          {say(seed === null ? words.draw : words.again)}
        </Button>
      </div>
      {draw ? <Drawn draw={draw} /> : null}
      {chosen ? <EarlierDraws onAgain={again} /> : null}
    </Page>
  )
}

function Drawn({ draw }: { readonly draw: Draw }) {
  const say = useSay()
  const me = useMe()
  const { seed, on, strata, findings: drawn, proves } = draw
  const of = strata.reduce((sum, one) => sum + one.of, 0)
  const mayPlan = me.registers.some(({ name, mayCreate }) => name === checks && mayCreate.includes('plan'))
  const plan = (id: string) =>
    `/r/${checks}/new/plan?${new URLSearchParams({ finding: id, stage: 'drawn', seed: String(seed) })}`
  return (
    <section className="card" aria-live="polite">
      <h2>{say(words.drawn, { n: drawn.length, of, seed, on })}</h2>
      {proves === null ? null : (
        <p className={proves ? 'note note-calm' : 'note note-warn'}>{say(proves ? words.proves : words.differs)}</p>
      )}
      {drawn.length === 0 ? <Nothing title={say(words.nothing)} help={say(words.nothingHelp)} /> : null}
      <ol className="shared-list">
        {drawn.map(({ id, title, category }) => (
          <li key={id} className="shared-one">
            <Link to={`/r/${findings}/${id}`}>{title}</Link>{' '}
            {category ? <span className="page-words">{category}</span> : null}{' '}
            {mayPlan ? <Link to={plan(id)}>{say(words.plan)}</Link> : null}
          </li>
        ))}
      </ol>
    </section>
  )
}
