import type { Mechanisms } from '../../../src/contract/mechanisms.ts'
import { api } from '../api.ts'
import { useSay } from '../language.tsx'
import { mechanisms } from '../ledger/registers.ts'
import { Refused, Waiting } from '../parts/state-of-asking.tsx'
import { useMe } from '../session.tsx'
import { useAnswer } from '../use-answer.ts'
import { words } from '../words-mechanism.ts'
import { FreezeButton } from './freeze-button.tsx'
import { MechanismCard } from './mechanism-card.tsx'
import { type About, Suggestions } from './suggestions.tsx'
import '../look/mechanism.css'

interface FindingMechanismsProps {
  readonly about: About
  /** Only those bound to this measure. */
  readonly measure?: string
  /** Grows when something was written here. */
  readonly round: number
  readonly onChanged: () => void
}

/** What keeps this finding cured. Nothing is drawn for whoever reads no mechanisms. */
export function FindingMechanisms({ about, measure, round, onChanged }: FindingMechanismsProps) {
  const finding = about.id
  const say = useSay()
  const me = useMe()
  const reads = me.registers.some(({ name }) => name === mechanisms)
  const asked = useAnswer<Mechanisms>(
    reads ? `mechanisms of ${finding} ${round}` : null,
    () => api.mechanisms(finding),
    false,
  )
  if (!reads) return null
  const told = asked.value
  const rows = (told?.rows ?? []).filter((row) => measure === undefined || row.measure === measure)
  return (
    <section className="card under" aria-labelledby="finding-mechanisms">
      <header className="under-head">
        <h2 id="finding-mechanisms">
          {say(words.panel)} {told ? <span className="figure matters-count">{rows.length}</span> : null}
        </h2>
      </header>
      <Refused refusals={asked.refusals} />
      {asked.loading && !told ? <Waiting lines={2} height={44} /> : null}
      {told && rows.length === 0 ? <p className="value-none">{say(words.panelNone)}</p> : null}
      <ul className="mechanisms">
        {rows.map((row) => (
          <MechanismCard key={row.id} row={row} names={told?.names ?? {}} showsFinding={false}>
            <FreezeButton mechanism={row.id} onFrozen={onChanged} />
          </MechanismCard>
        ))}
      </ul>
      <Suggestions about={about} round={round} onChanged={onChanged} />
    </section>
  )
}
