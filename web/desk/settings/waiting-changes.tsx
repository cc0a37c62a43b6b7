import { Link } from 'react-router'
import type { SettingsAnswer } from '../../../src/contract/settings.ts'
import { useSay } from '../language.tsx'
import { words as shellWords } from '../words.ts'
import { words } from '../words-settings.ts'
import { figureWords } from './figure-words.ts'
import { unitSettings } from '../ledger/registers.ts'
import { Effect } from './setting-history.tsx'

/** Changes that wait for the second person, with what each does to its control. */
export function WaitingChanges({ told }: { readonly told: SettingsAnswer }) {
  const say = useSay()
  const waiting = told.registers.flatMap(({ settings, label }) =>
    settings.flatMap((row) => row.history.filter(({ pending }) => pending).map((line) => ({ row, line, label }))),
  )
  return (
    <section className="card" aria-labelledby="settings-waiting">
      <h2 id="settings-waiting">{say(words.waiting)}</h2>
      {waiting.length === 0 ? <p className="value-none">{say(words.waitingNone)}</p> : null}
      <ul className="setting-lines">
        {waiting.map(({ row, line, label }) => (
          <li key={line.id}>
            <Link to={`/r/${unitSettings}/${line.id}`}>
              {say(label)} · {say(row.label)}
            </Link>{' '}
            <span className="figure">{figureWords(say, row, line.value)}</span> {say(words.since, { day: line.from })} ·{' '}
            {line.proposedBy.map((id) => told.names[id] ?? '').join(say(shellWords.joint))} · <Effect line={line} />
          </li>
        ))}
      </ul>
    </section>
  )
}
