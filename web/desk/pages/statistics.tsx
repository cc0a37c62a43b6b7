import { useSearchParams } from 'react-router'
import type { Statistics } from '../../../src/contract/statistics.ts'
import { api } from '../api.ts'
import { useSay } from '../language.tsx'
import { Page } from '../parts/page.tsx'
import { Nothing, Refused, Waiting } from '../parts/state-of-asking.tsx'
import { CategoriesCard, CommonCard, HoldsCard } from '../statistics/cards.tsx'
import { FindingsBehind } from '../statistics/findings-behind.tsx'
import { LinesTable } from '../statistics/lines-table.tsx'
import { useAnswer } from '../use-answer.ts'
import { words } from '../words-statistics.ts'
import '../look/overview.css'
import '../look/pictures.css'
import '../look/statistics.css'

/** Counts and rates over all units and rounds that are shared with one's seats (整改统计); a figure's findings stand under its own address. */
export default function StatisticsPage() {
  const say = useSay()
  const [query] = useSearchParams()
  const behind = query.has('figure')
  return (
    <Page title={say(words.title)} wide>
      {behind ? <FindingsBehind query={query} /> : <Figures />}
    </Page>
  )
}

function Figures() {
  const say = useSay()
  const asked = useAnswer<Statistics>('statistics', () => api.statistics())
  const told = asked.value
  if (!told)
    return asked.loading ? (
      <Waiting lines={8} height={40} />
    ) : (
      <Refused refusals={asked.refusals} retry={asked.reload} />
    )
  if (told.total === 0) return <Nothing title={say(words.none)} help={say(words.noneHelp)} />
  return (
    <>
      <p className="page-words">{say(words.about, { n: told.total, day: told.today })}</p>
      <LinesTable
        title={say(words.byUnit)}
        by="unit"
        lines={told.units}
        nameOf={(unit) => told.names[unit ?? ''] ?? ''}
      />
      <LinesTable
        title={say(words.byRound)}
        by="round"
        lines={told.rounds}
        nameOf={(round) => round ?? say(words.noRound)}
      />
      <div className="pictures">
        <CommonCard />
        <HoldsCard statistics={told} />
        <CategoriesCard statistics={told} />
      </div>
    </>
  )
}
