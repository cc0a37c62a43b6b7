import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { ImportAnswer } from '../../../src/contract/imports.ts'
import type { Fields } from '../../../src/contract/records.ts'
import type { Names } from '../../../src/contract/wording.ts'
import { useMe } from '../session.tsx'
import { answerName, type Choice, type Decisions, decide, edit, isBulk, pruned, tally } from './decisions.ts'
import { decisionsName, keepDecisions, readDecisions } from './kept-decisions.ts'
import { heartOf } from './marks.ts'
import { rowsOf, type Row, sectionsOf, type Show, stepFrom } from './rows.ts'

/** Milliseconds after the last decision until they are laid aside; leaving the page lays them aside at once. */
const quiet = 200

/** Decisions of this person about this paper, kept in the browser's window. */
function useDecisions(answer: ImportAnswer) {
  const name = decisionsName(useMe().person.id, answer.paper.id)
  const { proposals } = answer
  const [decisions, setDecisions] = useState<Decisions>(() => pruned(readDecisions(name), proposals))
  const [keepable, setKeepable] = useState(true)
  const told = useRef(proposals)
  useEffect(() => {
    if (told.current === proposals) return
    told.current = proposals
    setDecisions((before) => pruned(before, proposals))
  }, [proposals])
  useEffect(() => {
    const lay = () => setKeepable(keepDecisions(name, decisions))
    const later = window.setTimeout(lay, quiet)
    window.addEventListener('pagehide', lay)
    return () => {
      clearTimeout(later)
      window.removeEventListener('pagehide', lay)
      keepDecisions(name, decisions)
    }
  }, [name, decisions])
  return { decisions, setDecisions, keepable }
}

/** What a line of the list can ask for. */
export interface Acts {
  readonly choose: (ids: readonly string[], choice: Choice | null) => void
  readonly go: (id: string) => void
  readonly startEdit: (id: string) => void
  readonly endEdit: () => void
  readonly save: (id: string, fields: Fields, names: Names) => void
  readonly fold: (section: string) => void
  /** Shows the words of the paper that a proposal came from, and takes the focus there. */
  readonly toSource: (id: string) => void
}

type Change = (alter: (before: Decisions) => Decisions) => void

/** What the lines of the list can ask for; the same as long as the paper proposes the same. */
function useActs(proposals: ImportAnswer['proposals'], change: Change) {
  const [folds, setFolds] = useState<ReadonlySet<string>>(new Set())
  const [editing, setEditing] = useState<string | null>(null)
  const [current, setCurrent] = useState<string | null>(null)
  const [sourceAsked, setSourceAsked] = useState(0)
  const acts = useMemo<Acts>(
    () => ({
      choose: (ids, choice) => change((before) => decide(before, proposals, new Set(ids), choice)),
      go: setCurrent,
      startEdit: (id) => {
        setCurrent(id)
        setEditing(id)
      },
      endEdit: () => setEditing(null),
      save: (id, fields, names) => {
        change((before) => edit(before, proposals, id, fields, names))
        setEditing(null)
      },
      fold: (section) => setFolds((before) => turned(before, section)),
      toSource: (id) => {
        setCurrent(id)
        setSourceAsked((one) => one + 1)
      },
    }),
    [proposals, change],
  )
  return { acts, folds, editing, current, sourceAsked }
}

/** Everything about looking through one paper: what is shown, which proposal is current, what was decided. */
export function useReview(answer: ImportAnswer, first: string | null) {
  const { proposals } = answer
  const { decisions, setDecisions, keepable } = useDecisions(answer)
  const [show, setShow] = useState<Show>('all')
  const { acts, folds, editing, sourceAsked, ...chosen } = useActs(proposals, setDecisions)
  const sections = useMemo(() => sectionsOf(proposals), [proposals])
  const rows = useMemo(() => rowsOf(sections, decisions, show, folds), [sections, decisions, show, folds])
  const wanted = chosen.current ?? first
  const current = wanted !== null && rows.some((row) => row.key === wanted) ? wanted : stepFrom(rows, null, 1)
  const put = useCallback(
    (change: Partial<Decisions>) => setDecisions((before) => ({ ...before, ...change })),
    [setDecisions],
  )
  const name = useCallback(
    (field: string, raw: string, value: Fields[string], names: Names) =>
      setDecisions((before) => answerName(before, proposals, { field, name: raw }, value, names)),
    [proposals, setDecisions],
  )
  return {
    ...{ decisions, keepable, show, setShow, rows, current, editing, acts, put, name, sourceAsked },
    counts: useMemo(() => tally(proposals, decisions), [proposals, decisions]),
    proposal: useMemo(() => proposals.find((one) => one.id === current) ?? null, [proposals, current]),
    acceptAll: () => acts.choose(waitingOf(proposals, decisions), 'accept'),
  }
}

/** Ids of what nobody has decided about yet. */
function waitingOf(proposals: ImportAnswer['proposals'], { choices }: Decisions): string[] {
  return proposals.filter((one) => isBulk(one) && choices[one.id] === undefined).map((one) => one.id)
}

export type Review = ReturnType<typeof useReview>

function turned(before: ReadonlySet<string>, one: string): ReadonlySet<string> {
  const after = new Set(before)
  if (!after.delete(one)) after.add(one)
  return after
}

/** Ids of the section a proposal stands in, as far as they can be accepted. */
export function sectionIds(rows: readonly Row[], key: string): readonly string[] {
  const at = rows.findIndex((row) => row.key === key)
  for (let index = at; index >= 0; index--) {
    const row = rows[index]
    if (row?.kind === 'section') return row.ids
  }
  return []
}

/** What was skipped on purpose stays skipped when everything around it is accepted. */
export function unskipped({ decisions }: Review, ids: readonly string[]): readonly string[] {
  return ids.filter((id) => decisions.choices[id] !== 'skip')
}

/** Where the current proposal's words are. */
export function placeOf(review: Review): readonly [number, number] | null {
  return review.proposal ? heartOf(review.proposal) : null
}
