import { Button, Checkbox } from 'antd'
import { useNavigate } from 'react-router'
import type { SharedFinding, SharedFindings } from '../../../src/contract/overview.ts'
import type { Label } from '../../../src/contract/wording.ts'
import { api } from '../api.ts'
import { useSay } from '../language.tsx'
import { findings as register } from '../ledger/registers.ts'
import { Icon } from '../parts/icons.tsx'
import { Refused, Waiting } from '../parts/state-of-asking.tsx'
import { useSession } from '../session.tsx'
import { useAnswer } from '../use-answer.ts'
import { words } from '../words-overview.ts'
import type { Choice } from './use-chosen.ts'

interface UnitFindingsProps {
  readonly unit: string
  /** Only those of this round; null = those of rounds that are not shared. */
  readonly round: string | null
  readonly rounds: ReadonlySet<string>
  readonly choice: Choice
  /** Changes when something was carried out: what stood before is asked for anew. */
  readonly turn: number
}

/** What one unit has shared, to be chosen from. */
export function UnitFindings({ unit, round, rounds, choice, turn }: UnitFindingsProps) {
  const say = useSay()
  const asked = useAnswer<SharedFindings>(`shared ${unit} ${turn}`, () => api.sharedFindings(unit), false)
  if (!asked.value) return asked.loading ? <Waiting lines={4} height={24} /> : <Refused refusals={asked.refusals} />
  const own = asked.value.findings.filter((one) =>
    round === null ? one.round === null || !rounds.has(one.round) : one.round === round,
  )
  const late = own.filter((one) => one.late)
  const reviewing = own.filter((one) => one.state === 'reviewing')
  return (
    <div className="shared">
      <p className="shared-tools">
        {late.length > 0 ? (
          <Button size="small" onClick={() => choice.turn(unit, late, true)}>
            {say(words.chooseLate)} <span className="figure">{late.length}</span>
          </Button>
        ) : null}
        {reviewing.length > 0 ? (
          <Button size="small" onClick={() => choice.turn(unit, reviewing, true)}>
            {say(words.chooseReview)} <span className="figure">{reviewing.length}</span>
          </Button>
        ) : null}
      </p>
      <ul className="shared-list">
        {own.map((one) => (
          <Shared key={one.id} unit={unit} finding={one} state={asked.value?.states[one.state]} choice={choice} />
        ))}
      </ul>
    </div>
  )
}

interface SharedProps {
  readonly unit: string
  readonly finding: SharedFinding
  readonly state: Label | undefined
  readonly choice: Choice
}

function Shared({ unit, finding, state, choice }: SharedProps) {
  const say = useSay()
  const navigate = useNavigate()
  const { refresh } = useSession()
  const go = async () => {
    const answer = await api.actIn(finding.seat)
    if (!answer.ok) return
    await refresh()
    navigate(`/r/${register}/${finding.id}`)
  }
  const { title, code, dueOn, late, sentBack } = finding
  const look = finding.state === 'closed' ? 'state-final' : late ? 'state-late' : 'state-open'
  return (
    <li className="shared-one">
      <Checkbox
        checked={choice.chosen.has(finding.id)}
        aria-label={say(words.choose, { title })}
        onChange={(event) => choice.turn(unit, [finding], event.target.checked)}
      />
      <button type="button" className="shared-title" title={say(words.go)} onClick={() => void go()}>
        {code ? <span className="figure">{code} </span> : null}
        {title}
      </button>
      <span className="shared-facts">
        {state ? <span className={`state ${look}`}>{say(state)}</span> : null}
        {sentBack ? <span>{say(words.sentBack)}</span> : null}
        {dueOn ? <span className={late ? 'alarm' : ''}>{say(words.dueOn, { day: dueOn })}</span> : null}
        <Icon name="right" size={14} />
      </span>
    </li>
  )
}
