import { Button } from 'antd'
import type { RecordList } from '../../../src/contract/records.ts'
import { api } from '../api.ts'
import { useSay } from '../language.tsx'
import { useAnswer } from '../use-answer.ts'
import { words } from '../words-draw.ts'

const checks = 'look-back-check'

/** Draws whose checks are planned already, by seed: each can be drawn again and compared. */
export function EarlierDraws({ onAgain }: { readonly onAgain: (seed: number, count: number) => void }) {
  const say = useSay()
  const asked = useAnswer<RecordList>('drawn checks', () =>
    api.list(checks, new URLSearchParams({ 'f.stage': 'drawn', sort: '-opened', limit: '200' })),
  )
  if (!asked.value) return null
  const seeds = new Map<number, number>()
  for (const { fields } of asked.value.rows) {
    const seed = Number(fields['seed'] ?? Number.NaN)
    if (Number.isInteger(seed)) seeds.set(seed, (seeds.get(seed) ?? 0) + 1)
  }
  return (
    <section className="card">
      <h2>{say(words.before)}</h2>
      <p className="page-words">{say(seeds.size === 0 ? words.beforeNone : words.beforeAbout)}</p>
      <ul className="shared-list">
        {[...seeds].map(([seed, n]) => (
          <li key={seed} className="shared-one">
            <span>{say(words.beforeOne, { seed, n })}</span>
            <Button size="small" onClick={() => onAgain(seed, n)}>
              {say(words.again)}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  )
}
