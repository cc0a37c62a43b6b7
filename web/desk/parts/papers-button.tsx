import { useState } from 'react'
import type { OfferedPapers } from '../../../src/contract/papers.ts'
import { api } from '../api.ts'
import { useSay } from '../language.tsx'
import { useAnswer } from '../use-answer.ts'
import { words } from '../words-papers.ts'
import { Icon } from './icons.tsx'
import { PaperWishes, type Wishes } from './paper-wishes.tsx'
import { PopButton } from './pop-button.tsx'
import { Refused, Waiting } from './state-of-asking.tsx'

interface PapersProps {
  readonly register: string
  readonly record: string
}

/** 文书: every paper that a record can be printed as. Which they are is the server's to say, when the menu is opened: a form comes and goes with the state. */
export function PapersButton(props: PapersProps) {
  const say = useSay()
  return (
    <PopButton icon={<Icon name="file" size={16} />} text={say(words.papers)}>
      {() => <PaperList {...props} />}
    </PopButton>
  )
}

export function PaperList({ register, record }: PapersProps) {
  const say = useSay()
  const asked = useAnswer<OfferedPapers>(`papers ${register}/${record}`, () => api.papers(register, record))
  const [wishes, setWishes] = useState<Wishes>({})
  if (!asked.value)
    return asked.refusals.length > 0 ? (
      <Refused refusals={asked.refusals} retry={asked.reload} />
    ) : (
      <Waiting lines={3} />
    )
  return (
    <>
      <p className="pop-help">{say(asked.value.papers.length === 0 ? words.nonePapers : words.papersHelp)}</p>
      <PaperWishes papers={asked.value.papers} wishes={wishes} onChange={setWishes} />
      <ul className="pop-list papers">
        {asked.value.papers.map(({ kind, label, says, formats, takes }) => (
          <li key={kind}>
            <b>{say(label)}</b>
            <span className="papers-says">{say(says)}</span>
            <span className="papers-formats">
              {formats.map((format) => (
                <a
                  key={format}
                  href={api.paperPath(register, record, kind, format, filledIn(takes, wishes))}
                  aria-label={say(words.takeAs, { paper: say(label), format: say(nameOf(format)) })}
                  {...(format === 'html' ? { target: '_blank', rel: 'noreferrer' } : { download: true })}
                >
                  {say(nameOf(format))}
                </a>
              ))}
            </span>
          </li>
        ))}
      </ul>
    </>
  )
}

/** Of what was typed the part that this paper takes. */
function filledIn(takes: readonly (keyof Wishes)[], wishes: Wishes): URLSearchParams {
  const filled = new URLSearchParams()
  for (const wish of takes) {
    const value = wishes[wish]?.trim()
    if (value) filled.set(wish, value)
  }
  return filled
}

const known = ['docx', 'xlsx', 'html', 'zip', 'pdf'] as const

/** Forms this desk has no word for yet are called by their ending. */
function nameOf(format: string) {
  const one = known.find((name) => name === format)
  return one ? words[one] : { zh: format, en: format }
}
