import { useSay } from '../language.tsx'
import { words } from '../words-import.ts'
import type { Show } from './rows.ts'
import type { Review } from './use-review.ts'

/** How many of each; pressing one shows only these. */
export function ReviewCounts({ review }: { readonly review: Review }) {
  const say = useSay()
  const { counts, show, setShow } = review
  const all = counts.open + counts.accept + counts.skip + counts.known + counts.contradicts
  const parts: readonly { readonly name: Show; readonly label: keyof typeof words; readonly n: number }[] = [
    { name: 'all', label: 'countAll', n: all },
    { name: 'open', label: 'countOpen', n: counts.open },
    { name: 'accept', label: 'countAccept', n: counts.accept },
    { name: 'skip', label: 'countSkip', n: counts.skip },
    { name: 'known', label: 'countKnown', n: counts.known },
    { name: 'contradicts', label: 'countContradicts', n: counts.contradicts },
  ]
  return (
    <div className="scopes review-counts" role="group" aria-label={say(words.showOnly)}>
      {parts.map(({ name, label, n }) => (
        <button
          key={name}
          type="button"
          className={`count-${name}`}
          aria-pressed={show === name}
          onClick={() => setShow(name)}
        >
          {say(words[label])} <span className="figure">{n}</span>
        </button>
      ))}
    </div>
  )
}

/** The keys, always in sight on a screen with a keyboard. */
export function ReviewKeys() {
  const say = useSay()
  const keys = [
    ['j k', words.keyMove],
    ['a', words.keyAccept],
    ['s', words.keySkip],
    ['e', words.keyEdit],
    ['Shift A', words.keySection],
    ['Enter', words.keySource],
    ['Esc', words.keyBack],
    ['Ctrl Enter', words.keyConfirm],
  ] as const
  return (
    <p className="review-keys" aria-label={say(words.reviewKeys)} role="note">
      {keys.map(([key, label]) => (
        <span key={key}>
          {key.split(' ').map((one) => (
            <kbd key={one}>{one}</kbd>
          ))}{' '}
          {say(label)}
        </span>
      ))}
    </p>
  )
}
