import { useMemo, useState } from 'react'
import { useSay } from '../language.tsx'
import { Icon } from '../parts/icons.tsx'
import { words } from '../words-import.ts'
import { type Check, checksByKind } from './marks.ts'

interface CheckKindsProps {
  readonly checks: readonly Check[]
  readonly text: string
  readonly onShow: (span: readonly [number, number]) => void
}

const shownSigns = 28

/** What the checks found, folded by kind; each place leads to its line. */
export function CheckKinds({ checks, text, onShow }: CheckKindsProps) {
  const say = useSay()
  const [open, setOpen] = useState(false)
  const kinds = useMemo(() => checksByKind(checks), [checks])
  if (checks.length === 0) return null
  return (
    <section className="check-kinds" aria-label={say(words.checks)}>
      <button type="button" className="fold" aria-expanded={open} onClick={() => setOpen(!open)}>
        <Icon name={open ? 'down' : 'right'} size={14} />
        {say(words.checksCount, { n: checks.length })}
      </button>
      {open ? (
        <ul>
          {kinds.map(([code, list]) => (
            <Kind key={code} checks={list} text={text} onShow={onShow} />
          ))}
        </ul>
      ) : null}
    </section>
  )
}

function Kind({ checks, text, onShow }: CheckKindsProps) {
  const say = useSay()
  const [open, setOpen] = useState(false)
  const [first] = checks
  if (!first) return null
  return (
    <li className={`check check-${first.severity}`}>
      <button type="button" className="fold check-kind" aria-expanded={open} onClick={() => setOpen(!open)}>
        <Icon name={open ? 'down' : 'right'} size={14} />
        <span className="check-severity">{say(words[`severity_${first.severity}`])}</span>
        {say(first.words)} <span className="figure">{checks.length}</span>
      </button>
      {open ? (
        <ul className="check-places">
          {checks.flatMap((check) =>
            check.spans.map(([start, end]) => (
              <li key={`${start}-${end}`}>
                <button type="button" className="check-place" onClick={() => onShow([start, end])}>
                  {excerpt(text, start, end)}
                </button>
              </li>
            )),
          )}
        </ul>
      ) : null}
    </li>
  )
}

function excerpt(text: string, start: number, end: number): string {
  const words = text.slice(start, Math.min(end, start + shownSigns)).replace(/\s+/g, ' ')
  return end - start > shownSigns ? `${words}…` : words
}
