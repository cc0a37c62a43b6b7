import { type MouseEvent, type Ref, useEffect, useMemo, useRef, useState } from 'react'
import type { ImportAnswer } from '../../../src/contract/imports.ts'
import { useSay } from '../language.tsx'
import { words } from '../words-import.ts'
import type { Choice } from './decisions.ts'
import { LongList, type LongListHandle } from './long-list.tsx'
import { lineAt, type Line, linesOf, marksByLine } from './marks.ts'
import { SourceLine } from './source-line.tsx'

type Span = readonly [start: number, end: number]

interface SourceProps {
  readonly answer: ImportAnswer
  readonly current: string | null
  /** Where the current proposal's words are. */
  readonly place: Span | null
  /** Stretch that the address asks for. */
  readonly sought: Span | null
  readonly choices: Readonly<Record<string, Choice>>
  /** Rises when the words are asked for with the focus. */
  readonly asked: number
  readonly onPick: (proposal: string) => void
  readonly handle: Ref<SourceHandle>
}

export interface SourceHandle {
  readonly show: (span: Span) => void
}

const signsInLine = 34

/** The paper's text, with the words marked that proposals came from, and checks beside the lines they speak of. */
export function Source({ answer, current, place, sought, choices, asked, onPick, handle }: SourceProps) {
  const say = useSay()
  const list = useRef<LongListHandle>(null)
  const { text, positions, proposals, checks } = answer
  const lines = useMemo(() => linesOf(text, positions), [text, positions])
  const byLine = useMemo(() => marksByLine(lines, proposals, checks), [lines, proposals, checks])
  const [open, setOpen] = useState<ReadonlySet<number>>(new Set())
  const estimate = useMemo(() => estimateOf(lines), [lines])
  useFollow(list, lines, { place, sought, asked })
  const show = (span: Span) => {
    const at = lineAt(lines, span[0])
    list.current?.show(at, 'middle')
    setOpen((before) => new Set(before).add(at))
  }
  const onClick = ({ target }: MouseEvent) => {
    const mark = target instanceof Element ? target.closest<HTMLElement>('[data-proposal]') : null
    const picked = mark?.dataset['proposal']
    if (picked !== undefined && getSelection()?.isCollapsed !== false) onPick(picked)
  }
  return (
    <div className="source" onClick={onClick}>
      <LongList
        count={lines.length}
        keyOf={String}
        estimate={estimate}
        label={say(words.source)}
        role="document"
        className="source-lines"
        handle={(told) => {
          list.current = told
          const outside = told === null ? null : { show }
          if (typeof handle === 'function') handle(outside)
          else if (handle) handle.current = outside
        }}
      >
        {(index) => (
          <SourceLine
            text={text}
            line={lines[index] ?? { start: 0, end: 0, place: null }}
            above={lines[index - 1]?.place ?? null}
            told={byLine.get(index)}
            {...{ sought, current, choices }}
            open={open.has(index)}
            turn={() => setOpen((before) => turned(before, index))}
          />
        )}
      </LongList>
    </div>
  )
}

function turned(before: ReadonlySet<number>, one: number): ReadonlySet<number> {
  const after = new Set(before)
  if (!after.delete(one)) after.add(one)
  return after
}

const estimateOf = (lines: readonly Line[]) => (index: number) => {
  const { start, end } = lines[index] ?? { start: 0, end: 0 }
  return 8 + 25 * Math.max(1, Math.ceil((end - start) / signsInLine))
}

interface Followed {
  readonly place: Span | null
  readonly sought: Span | null
  readonly asked: number
}

/** Goes where the current proposal stands; at first to what the address asks for. The focus goes along when it was asked for. */
function useFollow(
  list: { readonly current: LongListHandle | null },
  lines: readonly Line[],
  { place, sought, asked }: Followed,
) {
  const first = useRef(sought)
  const before = useRef(0)
  const [from, to] = place ?? [null, null]
  useEffect(() => {
    const start = first.current?.[0] ?? from
    const wanted = asked !== before.current || first.current !== null
    first.current = null
    before.current = asked
    if (start === null) return
    const at = lineAt(lines, start)
    list.current?.show(at, 'middle')
    if (!wanted) return
    const later = window.setTimeout(() => {
      const row = list.current?.row(String(at))
      const mark =
        row?.querySelector<HTMLElement>('.span-sought, .span-current') ?? row?.querySelector<HTMLElement>('.line-text')
      mark?.focus({ preventScroll: true })
    }, 60)
    return () => clearTimeout(later)
  }, [from, to, asked, lines, list])
}
