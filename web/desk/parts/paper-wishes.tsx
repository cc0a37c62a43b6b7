import { Input } from 'antd'
import { lazy, Suspense, useId, useState } from 'react'
import type { OfferedPapers } from '../../../src/contract/papers.ts'
import { useSay } from '../language.tsx'
import { words as shellWords } from '../words.ts'
import { words } from '../words-papers.ts'
import { Icon } from './icons.tsx'

const DayInput = lazy(() => import('./day-input.tsx'))

type Wish = OfferedPapers['papers'][number]['takes'][number]
/** What is typed to complete a paper, because it stands nowhere in the ledger. */
export type Wishes = Readonly<Partial<Record<Wish, string>>>

interface WishesProps {
  readonly papers: OfferedPapers['papers']
  readonly wishes: Wishes
  readonly onChange: (wishes: Wishes) => void
}

const order: readonly Wish[] = ['number', 'addressee', 'signedOn']

/** Number, addressee and day of signing, folded away: a paper is complete without them only where it is a draft. Each says which papers it goes into. */
export function PaperWishes({ papers, wishes, onChange }: WishesProps) {
  const say = useSay()
  const [open, setOpen] = useState(false)
  const asked = order.filter((wish) => papers.some(({ takes }) => takes.includes(wish)))
  if (asked.length === 0) return null
  const into = (wish: Wish) =>
    papers
      .filter(({ takes }) => takes.includes(wish))
      .map(({ label }) => say(label))
      .join(say(shellWords.joint))
  return (
    <div className="papers-wishes">
      <button type="button" className="fold" aria-expanded={open} onClick={() => setOpen(!open)}>
        <Icon name={open ? 'down' : 'right'} size={14} />
        {say(words.complete, { what: asked.map((wish) => say(words[wish])).join(say(shellWords.joint)) })}
      </button>
      {open
        ? asked.map((wish) => (
            <WishBox
              key={wish}
              wish={wish}
              into={into(wish)}
              value={wishes[wish] ?? ''}
              onChange={(value) => onChange({ ...wishes, [wish]: value })}
            />
          ))
        : null}
    </div>
  )
}

interface WishBoxProps {
  readonly wish: Wish
  readonly into: string
  readonly value: string
  readonly onChange: (value: string) => void
}

function WishBox({ wish, into, value, onChange }: WishBoxProps) {
  const say = useSay()
  const id = useId().replace(/\W/g, '')
  const common = { id, 'aria-describedby': `${id}-into` }
  return (
    <div className="papers-wish">
      <label htmlFor={id}>{say(words[wish])}</label>
      {wish === 'signedOn' ? (
        <Suspense fallback={null}>
          <DayInput
            id={id}
            size="small"
            describedBy={`${id}-into`}
            value={value === '' ? null : value}
            onChange={(day) => onChange(day ?? '')}
          />
        </Suspense>
      ) : (
        <Input
          {...common}
          size="small"
          value={value}
          maxLength={wish === 'number' ? 60 : 100}
          placeholder={say(wish === 'number' ? words.numberLike : words.addresseeLike)}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
      <span id={`${id}-into`} className="papers-says">
        {say(words.goesInto, { papers: into })}
      </span>
    </div>
  )
}
