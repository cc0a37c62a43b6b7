import { Button } from 'antd'
import { Link } from 'react-router'
import { useSay } from '../language.tsx'
import { conditions, scopeOf, withoutConditions } from '../list/query.ts'
import { Nothing } from '../parts/state-of-asking.tsx'
import { useMe } from '../session.tsx'
import { words as listWords } from '../words-list.ts'
import { words } from '../words-ledger.ts'
import { findings, papers, rounds } from './registers.ts'

interface NoFindingsProps {
  readonly query: URLSearchParams
  readonly onChange: (query: URLSearchParams) => void
}

/** An empty ledger says how it is filled, to whoever may fill it. */
export function NoFindings({ query, onChange }: NoFindingsProps) {
  const say = useSay()
  const me = useMe()
  const narrowed = conditions(query) > 0 || query.has('text') || scopeOf(query) !== 'all'
  if (narrowed)
    return (
      <Nothing title={say(listWords.emptyFiltered)} help={say(listWords.emptyFilteredHelp)}>
        <Button onClick={() => onChange(withoutConditions(query))}>{say(listWords.clearFilters)}</Button>
      </Nothing>
    )
  const may = (register: string, verb: string) =>
    me.registers.find((one) => one.name === register)?.mayCreate.includes(verb) ?? false
  const imports = me.registers.some(({ name }) => name === papers)
  if (!imports && !may(findings, 'open'))
    return <Nothing title={say(words.nothingOfYours)} help={say(words.nothingOfYoursHelp)} />
  return (
    <Nothing title={say(words.noLedger)} help={say(words.noLedgerHelp)}>
      <Link to="/import" className="verb verb-first">
        {say(words.importFeedback)}
      </Link>
      {may(rounds, 'open') ? (
        <Link to={`/r/${rounds}/new/open`} className="verb">
          {say(words.openRound)}
        </Link>
      ) : null}
      {may(findings, 'open') ? (
        <Link to={`/r/${findings}/new/open`} className="verb">
          {say(words.openFinding)}
        </Link>
      ) : null}
    </Nothing>
  )
}
