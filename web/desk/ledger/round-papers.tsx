import { useState } from 'react'
import type { Options } from '../../../src/contract/questions.ts'
import { api } from '../api.ts'
import { useSay } from '../language.tsx'
import { Icon } from '../parts/icons.tsx'
import { PaperList } from '../parts/papers-button.tsx'
import { PopButton } from '../parts/pop-button.tsx'
import { Refused, Waiting } from '../parts/state-of-asking.tsx'
import { useAnswer } from '../use-answer.ts'
import { words } from '../words-papers.ts'
import { rounds } from './registers.ts'

/** The papers of a round, from the ledger: of the one that is filtered for, else of the one chosen. */
export function RoundPapers({ filtered }: { readonly filtered: string | null }) {
  const say = useSay()
  return (
    <PopButton icon={<Icon name="file" size={16} />} text={say(words.papers)}>
      {() => <OfRound filtered={filtered} />}
    </PopButton>
  )
}

function OfRound({ filtered }: { readonly filtered: string | null }) {
  const say = useSay()
  const asked = useAnswer<Options>('rounds to choose from', () => api.options(rounds, ''))
  const [chosen, setChosen] = useState(filtered)
  if (!asked.value)
    return asked.refusals.length > 0 ? (
      <Refused refusals={asked.refusals} retry={asked.reload} />
    ) : (
      <Waiting lines={3} />
    )
  const { options } = asked.value
  const round = options.find(({ id }) => id === chosen) ?? options[0]
  if (!round) return <p className="pop-help">{say(words.noRound)}</p>
  return (
    <>
      <label className="papers-round">
        {say(words.ofRound)}
        <select value={round.id} onChange={(event) => setChosen(event.currentTarget.value)}>
          {options.map(({ id, title }) => (
            <option key={id} value={id}>
              {title}
            </option>
          ))}
        </select>
      </label>
      <PaperList key={round.id} register={rounds} record={round.id} />
    </>
  )
}
