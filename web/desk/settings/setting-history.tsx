import { Link } from 'react-router'
import type { SettingLine, SettingRow, SettingsAnswer } from '../../../src/contract/settings.ts'
import { useSay } from '../language.tsx'
import { StateTag } from '../parts/state-tag.tsx'
import { useViews } from '../views.ts'
import { words as shellWords } from '../words.ts'
import { words } from '../words-settings.ts'
import { figureWords } from './figure-words.ts'
import { unitSettings } from '../ledger/registers.ts'

interface SettingHistoryProps {
  readonly row: SettingRow
  readonly names: SettingsAnswer['names']
}

/** Every figure the unit ever proposed for a setting, the latest day first. */
export function SettingHistory({ row, names }: SettingHistoryProps) {
  const say = useSay()
  const view = useViews(row.history.length > 0 ? [unitSettings] : []).get(unitSettings)
  if (row.history.length === 0) return <p className="value-none">{say(words.historyNone)}</p>
  const named = (ids: readonly string[]) => ids.map((id) => names[id] ?? '').join(say(shellWords.joint)) || '—'
  return (
    <ul className="setting-lines" aria-label={say(words.history)}>
      {row.history.map((line) => (
        <li key={line.id}>
          <p>
            <Link to={`/r/${unitSettings}/${line.id}`}>
              <span className="figure">{figureWords(say, row, line.value)}</span> {say(words.since, { day: line.from })}
            </Link>{' '}
            <StateTag view={view} state={line.state} />
          </p>
          <p className="setting-who">
            {say(words.proposedBy)} {named(line.proposedBy)} · {say(words.approvedBy)} {named(line.approvedBy)} ·{' '}
            <Effect line={line} />
          </p>
          <p className="setting-ground">{say(shellWords.pair, { a: say(words.ground), b: line.ground })}</p>
        </li>
      ))}
    </ul>
  )
}

export function Effect({ line: { effect } }: { readonly line: Pick<SettingLine, 'effect'> }) {
  const say = useSay()
  return <span className={`effect effect-${effect}`}>{say(effect === 'either' ? words.mayLoosen : words[effect])}</span>
}
