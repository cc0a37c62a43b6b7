import { Button, Checkbox } from 'antd'
import { Link } from 'react-router'
import { useSay } from '../language.tsx'
import { Icon } from '../parts/icons.tsx'
import { Refused } from '../parts/state-of-asking.tsx'
import { words } from '../words-import.ts'
import type { Confirmation, Written } from './use-confirmation.ts'
import type { Review } from './use-review.ts'

interface ConfirmBarProps {
  readonly review: Review
  readonly confirmation: Confirmation
  readonly close: boolean
  readonly setClose: (close: boolean) => void
  readonly confirm: () => void
}

/** The one button that writes, and how far it is. */
export function ConfirmBar({ review, confirmation, close, setClose, confirm }: ConfirmBarProps) {
  const say = useSay()
  const { counts } = review
  const { progress, stop } = confirmation
  if (progress)
    return (
      <div className="confirm-bar" role="status">
        <progress value={progress.done} max={Math.max(1, progress.of)} aria-label={say(words.confirmNone)} />
        <span className="figure">{say(words.writing, { ...progress })}</span>
        <Button onClick={stop}>{say(words.stop)}</Button>
      </div>
    )
  const finishing = counts.accept === 0 && close
  return (
    <div className="confirm-bar">
      {counts.open > 0 ? <Button onClick={review.acceptAll}>{say(words.acceptAll)}</Button> : null}
      <Checkbox checked={close} onChange={(event) => setClose(event.target.checked)}>
        {say(words.closeToo)}
      </Checkbox>
      <Button
        type="primary"
        className="confirm"
        disabled={counts.accept === 0 && !close}
        title={counts.accept === 0 && !close ? say(words.chooseFirst) : ''}
        onClick={confirm}
      >
        {finishing ? say(words.finish) : say(words.confirm, { n: counts.accept })}
      </Button>
    </div>
  )
}

/** What came of a confirmation: stays until the next one. */
export function Outcome({ paper, confirmation }: { readonly paper: string; readonly confirmation: Confirmation }) {
  const { result, refusals } = confirmation
  return (
    <>
      <Refused refusals={refusals} />
      {result ? <Result paper={paper} result={result} /> : null}
    </>
  )
}

function Result({ paper, result }: { readonly paper: string; readonly result: Written }) {
  const say = useSay()
  const { written, closed, stopped, refused } = result
  const whys = new Map<string, number>()
  for (const list of refused.values())
    for (const refusal of list) whys.set(say(refusal.words), (whys.get(say(refusal.words)) ?? 0) + 1)
  return (
    <div className={`note outcome ${refused.size > 0 ? 'note-alarm' : 'note-calm'}`} role="status">
      <Icon name={refused.size > 0 ? 'alert' : 'check'} />
      <div className="note-words">
        <p className="note-title">
          {say(words.wrote, { n: written })} {closed ? say(words.wroteClosed) : ''}
          {stopped ? say(words.stoppedWriting) : ''}
        </p>
        {refused.size > 0 ? (
          <>
            <p>{say(words.notWritten, { n: refused.size })}</p>
            <ul className="outcome-whys">
              {[...whys].map(([why, n]) => (
                <li key={why}>
                  {why} <span className="figure">× {n}</span>
                </li>
              ))}
            </ul>
          </>
        ) : null}
        <p className="outcome-ways">
          <Link className="verb verb-first" to={`${ledgerPath}?f.paper=${paper}`}>
            {say(words.toLedger)}
          </Link>
          <Link className="verb" to="/import">
            {say(words.toImport)}
          </Link>
        </p>
      </div>
    </div>
  )
}

/** Where findings are looked at. */
export const ledgerPath = '/r/inspection-finding'
