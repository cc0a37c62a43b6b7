import { Button } from 'antd'
import type { ReactNode } from 'react'
import type { Refusal } from '../../../src/contract/wording.ts'
import { useSay } from '../language.tsx'
import { words } from '../words.ts'
import { Icon } from './icons.tsx'

/** Grey lines where text will be, as many and as high as what will come, so that nothing jumps when it does. */
export function Waiting({ lines, height = 20 }: { readonly lines: number; readonly height?: number }) {
  const say = useSay()
  return (
    <div className="waiting" role="status" aria-label={say(words.loading)}>
      {Array.from({ length: lines }, (_, line) => (
        <div key={line} className="waiting-line" style={{ height }} />
      ))}
    </div>
  )
}

interface RefusedProps {
  readonly refusals: readonly Refusal[]
  readonly retry?: () => void
}

/** Refusals in words, all of them, with a way on. */
export function Refused({ refusals, retry }: RefusedProps) {
  const say = useSay()
  if (refusals.length === 0) return null
  return (
    <div className="note note-alarm" role="alert">
      <Icon name="alert" />
      <div className="note-words">
        {refusals.map((refusal, place) => (
          <p key={`${refusal.code}-${place}`}>{say(refusal.words)}</p>
        ))}
      </div>
      {retry ? (
        <Button size="small" onClick={retry}>
          {say(words.retry)}
        </Button>
      ) : null}
    </div>
  )
}

/** Warnings: they stand beside what was done and stop nothing. */
export function Warned({ refusals }: { readonly refusals: readonly Refusal[] }) {
  const say = useSay()
  if (refusals.length === 0) return null
  return (
    <div className="note note-warn" role="status">
      <Icon name="alert" />
      <div className="note-words">
        {refusals.map((refusal, place) => (
          <p key={`${refusal.code}-${place}`}>{say(refusal.words)}</p>
        ))}
      </div>
    </div>
  )
}

interface NothingProps {
  readonly title: string
  /** Nothing is left to do, which is good; elsewhere nothing is merely there. */
  readonly done?: boolean
  readonly help?: string
  readonly children?: ReactNode
}

/** An empty place says that it is empty, and what can be done. */
export function Nothing({ title, help, done, children }: NothingProps) {
  return (
    <div className={done ? 'nothing nothing-done' : 'nothing'}>
      <svg className="nothing-loop" width="56" height="56" viewBox="0 0 32 32" aria-hidden="true" focusable="false">
        <circle cx="16" cy="16" r="10.5" fill="none" stroke="currentColor" strokeWidth="2.4" />
        <path
          d={done ? 'M11.5 16.3l3.2 3.200 6-6.300' : 'M12 16h8'}
          fill="none"
          stroke="currentColor"
          strokeWidth="2.4"
          strokeLinecap="round"
        />
      </svg>
      <p className="nothing-title">{title}</p>
      {help ? <p className="nothing-help">{help}</p> : null}
      {children ? <div className="nothing-ways">{children}</div> : null}
    </div>
  )
}
