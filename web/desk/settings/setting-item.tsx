import { Button } from 'antd'
import type { SettingRow, SettingsAnswer } from '../../../src/contract/settings.ts'
import { useSay } from '../language.tsx'
import { words as shellWords } from '../words.ts'
import { words } from '../words-settings.ts'
import { figureWords } from './figure-words.ts'
import { SettingHistory } from './setting-history.tsx'

interface SettingItemProps {
  readonly row: SettingRow
  readonly names: SettingsAnswer['names']
  readonly change: (() => void) | null
}

/** One setting: what holds today and since when; unfolded, where the standard comes from and every figure before. */
export function SettingItem({ row, names, change }: SettingItemProps) {
  const say = useSay()
  const line = row.history.find(({ id }) => id === row.line)
  const people = line ? [...new Set([...line.proposedBy, ...line.approvedBy])].map((id) => names[id] ?? '') : []
  return (
    <li>
      <details className="setting">
        <summary>
          <span className="setting-name">{say(row.label)}</span>
          <span className="setting-value figure">{figureWords(say, row, row.value)}</span>
          <span className="setting-since">
            {line
              ? `${say(words.since, { day: line.from })} · ${people.join(say(shellWords.joint))}`
              : say(words.isStandard)}
          </span>
        </summary>
        <p className="setting-source">{sourceOf(row, say).join(' · ')}</p>
        <SettingHistory row={row} names={names} />
        {change ? (
          <Button onClick={change} aria-label={say(words.changeOf, { setting: say(row.label) })}>
            {say(words.change)}
          </Button>
        ) : null}
      </details>
    </li>
  )
}

function sourceOf(row: SettingRow, say: ReturnType<typeof useSay>): string[] {
  const bounds = row.measure === 'switch' || row.min === null || row.max === null
  return [
    say(words.standard, { value: figureWords(say, row, row.standard) }),
    row.basis === null ? say(words.noBasis) : say(words.basis, { basis: row.basis }),
    ...(bounds ? [] : [say(words.range, { min: String(row.min), max: String(row.max) })]),
    say(words[row.loosens]),
  ]
}
