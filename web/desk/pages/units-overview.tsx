import { Button } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import type { Overview } from '../../../src/contract/overview.ts'
import { api } from '../api.ts'
import { useSay } from '../language.tsx'
import { type Act, ActDrawer } from '../overview/act-drawer.tsx'
import { UnitsTable } from '../overview/units-table.tsx'
import { type ActResult, useAct } from '../overview/use-act.ts'
import { type Choice, useChosen } from '../overview/use-chosen.ts'
import { Icon } from '../parts/icons.tsx'
import { Page } from '../parts/page.tsx'
import { Nothing, Refused, Waiting } from '../parts/state-of-asking.tsx'
import { useAnswer } from '../use-answer.ts'
import { words as shellWords } from '../words.ts'
import { words } from '../words-overview.ts'
import '../look/overview.css'

/** All units of whoever holds seats in several (被巡察单位总览). */
export default function UnitsOverviewPage() {
  const say = useSay()
  const asked = useAnswer<Overview>('overview', () => api.overview())
  const choice = useChosen()
  const [act, setAct] = useState<Act | null>(null)
  const [result, setResult] = useState<ActResult | null>(null)
  const [turn, setTurn] = useState(0)
  const acting = useAct(choice.chosen, (told, over) => {
    choice.turn(
      '',
      [...choice.chosen.values()].flatMap(({ finding }) => (over.includes(finding.id) ? [finding] : [])),
      false,
    )
    setResult(told)
    setTurn(turn + 1)
    asked.reload()
  })
  const overview = asked.value
  return (
    <Page
      title={say(words.title)}
      beside={
        <span className="units-ways">
          <Link to="/statistics">{say(words.statistics)}</Link>
          <Link to="/alike">{say(words.alike)}</Link>
        </span>
      }
      below={<p className="page-words">{say(words.about)}</p>}
      wide
    >
      <Refused refusals={asked.refusals} retry={asked.reload} />
      {result ? <Result result={result} onClose={() => setResult(null)} /> : null}
      {choice.chosen.size > 0 ? <ChosenBar choice={choice} onAct={setAct} /> : null}
      {overview ? null : asked.loading ? <Waiting lines={8} height={40} /> : null}
      {overview && overview.lines.length > 0 ? <UnitsTable {...{ overview, choice, turn }} /> : null}
      {overview ? <Silent overview={overview} /> : null}
      {overview?.lines.length === 0 ? <Nothing title={say(words.none)} help={say(words.noneHelp)} /> : null}
      <ActDrawer act={act} count={choice.chosen.size} acting={acting} close={() => setAct(null)} />
    </Page>
  )
}

function Silent({ overview: { silent, names } }: { readonly overview: Overview }) {
  const say = useSay()
  if (silent.length === 0) return null
  const units = silent.map((unit) => names[unit] ?? '').join(say(shellWords.joint))
  return <p className="page-words units-silent">{say(words.silent, { units })}</p>
}

function ChosenBar({ choice, onAct }: { readonly choice: Choice; readonly onAct: (act: Act) => void }) {
  const say = useSay()
  const units = new Set([...choice.chosen.values()].map(({ unit }) => unit)).size
  return (
    <section className="bulk" aria-label={say(words.bulk)}>
      <p className="bulk-words" role="status">
        {say(words.chosen, { n: choice.chosen.size, units })}
      </p>
      {(['remind', 'assign', 'return', 'recognise'] as const).map((act) => (
        <Button key={act} size="small" onClick={() => onAct(act)}>
          {say(words[act])}
        </Button>
      ))}
      <span className="tools-space" />
      <Button size="small" type="text" onClick={choice.clear}>
        {say(words.clear)}
      </Button>
    </section>
  )
}

/** What could not be done stays chosen; why stands here, for each. */
function Result({ result, onClose }: { readonly result: ActResult; readonly onClose: () => void }) {
  const say = useSay()
  const { done, failed, stopped, refusals } = result
  const wrong = failed.length > 0 || refusals.length > 0
  return (
    <div className={wrong ? 'note note-warn' : 'note note-calm'} role="status">
      <Icon name={wrong ? 'alert' : 'check'} />
      <div className="note-words">
        <p className="note-title">{say(stopped ? words.stopped : words.result, { done, refused: failed.length })}</p>
        {refusals.map((refusal) => (
          <p key={refusal.code}>{say(refusal.words)}</p>
        ))}
        {failed.map(({ title, refusals: why }) => (
          <p key={title}>{say(shellWords.pair, { a: title, b: why.map((one) => say(one.words)).join(' ') })}</p>
        ))}
      </div>
      <Button size="small" onClick={onClose}>
        {say(shellWords.close)}
      </Button>
    </div>
  )
}
