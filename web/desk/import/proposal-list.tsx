import { type Ref, useEffect, useMemo, useRef } from 'react'
import type { ImportProposal } from '../../../src/contract/imports.ts'
import type { RegisterView } from '../../../src/contract/view.ts'
import type { Names, Refusal } from '../../../src/contract/wording.ts'
import { useSay } from '../language.tsx'
import { Icon } from '../parts/icons.tsx'
import { words } from '../words-import.ts'
import { LongList, type LongListHandle } from './long-list.tsx'
import { ProposalCard } from './proposal-card.tsx'
import type { Row } from './rows.ts'
import { type Review, unskipped } from './use-review.ts'

interface ProposalListProps {
  readonly review: Review
  readonly proposals: readonly ImportProposal[]
  readonly views: ReadonlyMap<string, RegisterView>
  readonly names: Names
  /** Why proposals were not written at the last confirmation. */
  readonly refused: ReadonlyMap<string, readonly Refusal[]>
  readonly handle: Ref<LongListHandle>
  /** The first proposal takes the focus when the page has come, unless somebody is somewhere else already: the keys work at once. */
  readonly begins: boolean
}

const keyOfRow = (rows: readonly Row[]) => (index: number) => rows[index]?.key ?? ''
const estimateOf = (rows: readonly Row[]) => (index: number) => {
  const row = rows[index]
  return row?.kind === 'one' ? 128 : 46
}

/** Proposals by section. The current one is the one that has the focus, and follows it. */
export function ProposalList({ review, proposals, views, names, refused, handle, begins }: ProposalListProps) {
  const say = useSay()
  const { rows, current } = review
  const list = useRef<LongListHandle>(null)
  const keyOf = useMemo(() => keyOfRow(rows), [rows])
  const estimate = useMemo(() => estimateOf(rows), [rows])
  const at = rows.findIndex((row) => row.key === current)
  const drawn = views.has(review.proposal?.register ?? '')
  useFocusOnCurrent(list, review, { at, begins: begins && drawn })
  const titles = useMemo(() => titlesOf(proposals), [proposals])
  const allNames = useMemo(() => ({ ...names, ...review.decisions.names }), [names, review.decisions.names])
  if (rows.length === 0) return <p className="list-none">{say(words.nothingShown)}</p>
  return (
    <LongList
      count={rows.length}
      keyOf={keyOf}
      estimate={estimate}
      staying={at}
      label={say(words.proposals)}
      className="proposals"
      handle={(told) => {
        list.current = told
        if (typeof handle === 'function') handle(told)
        else if (handle) handle.current = told
      }}
    >
      {(index) => (
        <ListRow row={rows[index]} above={rows[index - 1]} {...{ review, views, titles, refused }} names={allNames} />
      )}
    </LongList>
  )
}

/** When the current proposal changes while the focus is in the list, or was lost with a line that went, the focus goes with it. */
function useFocusOnCurrent(
  list: { readonly current: LongListHandle | null },
  { current, editing }: Review,
  { at, begins }: { readonly at: number; readonly begins: boolean },
): void {
  const before = useRef(current)
  const edited = useRef(editing)
  const begun = useRef(false)
  useEffect(() => {
    const moved = before.current !== current
    const ended = edited.current !== null && editing === null
    const begin = begins && !begun.current
    before.current = current
    edited.current = editing
    if (begin) begun.current = true
    if (current === null || !(moved || ended || begin)) return
    list.current?.show(at, 'near')
    const here = document.activeElement
    const free = here === document.body || here?.tagName === 'H1' || here?.closest('.proposals')
    if (ended || free)
      list.current?.row(current)?.querySelector<HTMLElement>('.proposal')?.focus({ preventScroll: true })
  }, [current, editing, at, begins, list])
}

/** Titles of findings, by proposal and by record: a measure says whose it is. */
function titlesOf(proposals: readonly ImportProposal[]): ReadonlyMap<string, string> {
  const titles = new Map<string, string>()
  for (const { about, id, target, fields, was } of proposals) {
    if (about !== 'finding') continue
    const title = String(fields['title'] ?? was['title'] ?? '')
    titles.set(id, title)
    if (target !== null) titles.set(target, title)
  }
  return titles
}

interface ListRowProps extends Omit<ProposalListProps, 'handle' | 'proposals' | 'begins'> {
  readonly row: Row | undefined
  readonly above: Row | undefined
  readonly titles: ReadonlyMap<string, string>
}

function ListRow({ row, above, review, views, names, refused, titles }: ListRowProps) {
  const { decisions, acts, current, editing } = review
  if (row === undefined) return null
  if (row.kind === 'section') return <SectionHead row={row} review={review} />
  if (row.kind === 'fold') return <Fold row={row} review={review} />
  const { proposal } = row
  const view = views.get(proposal.register)
  if (!view) return <div className="waiting-line" style={{ height: 110 }} />
  const below = above?.kind === 'one' && (above.under || above.proposal.about === 'finding')
  return (
    <ProposalCard
      proposal={proposal}
      view={view}
      names={names}
      choice={decisions.choices[proposal.id] ?? null}
      edited={decisions.edits[proposal.id] ?? null}
      current={current === row.key}
      editing={editing === row.key}
      under={row.under}
      finding={row.under && !below && proposal.of !== null ? (titles.get(proposal.of) ?? null) : null}
      refusals={refused.get(proposal.id) ?? null}
      acts={acts}
    />
  )
}

function SectionHead({ row, review }: { readonly row: Extract<Row, { kind: 'section' }>; readonly review: Review }) {
  const say = useSay()
  const { decisions, acts } = review
  const left = unskipped(review, row.ids).filter((id) => decisions.choices[id] === undefined)
  return (
    <div className="section-head">
      <h3>{row.title === '' ? say(words.noSection) : row.title}</h3>
      {left.length > 0 ? (
        <button type="button" className="way" onClick={() => acts.choose(left, 'accept')}>
          {say(words.acceptSection, { n: left.length })}
        </button>
      ) : null}
    </div>
  )
}

function Fold({ row, review }: { readonly row: Extract<Row, { kind: 'fold' }>; readonly review: Review }) {
  const say = useSay()
  return (
    <button
      type="button"
      className="fold known-fold"
      aria-expanded={row.open}
      onClick={() => review.acts.fold(row.key.replace(/^fold /, ''))}
    >
      <Icon name={row.open ? 'down' : 'right'} size={14} />
      {say(words.knownFold, { n: row.count })}
    </button>
  )
}
