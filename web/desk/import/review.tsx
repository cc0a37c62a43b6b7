import { useCallback, useMemo, useRef, useState } from 'react'
import type { ConfirmBody, ImportAnswer } from '../../../src/contract/imports.ts'
import { type Say, useSay } from '../language.tsx'
import { Waiting } from '../parts/state-of-asking.tsx'
import { useViews } from '../views.ts'
import { words } from '../words-import.ts'
import { Attach } from './attach.tsx'
import { CheckKinds } from './check-kinds.tsx'
import { ConfirmBar, Outcome } from './confirm-bar.tsx'
import { acceptedOf } from './decisions.ts'
import type { LongListHandle } from './long-list.tsx'
import { proposalAt, soughtIn } from './marks.ts'
import { NamesPanel } from './names-panel.tsx'
import { type Panel, Panels } from './panels.tsx'
import { ProposalList } from './proposal-list.tsx'
import { NothingToDo } from './nothing-to-do.tsx'
import { ReviewCounts, ReviewKeys } from './review-counts.tsx'
import { Source, type SourceHandle } from './source.tsx'
import { Columns, Defects } from './table-panel.tsx'
import { ConflictsPanel } from './conflicts-panel.tsx'
import { useConfirmation } from './use-confirmation.ts'
import { useKeys } from './use-keys.ts'
import { placeOf, useReview } from './use-review.ts'

interface ReviewPageProps {
  readonly answer: ImportAnswer
  /** The stretch that the address asks for. */
  readonly at: string | null
  readonly put: (answer: ImportAnswer) => void
  readonly reload: () => void
}

/** A paper beside what it proposes: looked through, decided, and at the end confirmed. Nothing is written before that. */
export function ReviewPage({ answer, at, put, reload }: ReviewPageProps) {
  const sought = useMemo(() => soughtIn(at, answer.text.length), [at, answer.text.length])
  const first = useMemo(() => (sought ? (proposalAt(answer.proposals, sought)?.id ?? null) : null), [answer, sought])
  const review = useReview(answer, first)
  const confirmation = useConfirmation(answer.paper.id, reload)
  const { close, setClose, confirm } = useConfirm(answer, review, confirmation)
  const list = useRef<LongListHandle>(null)
  const source = useRef<SourceHandle>(null)
  const back = useCallback(() => {
    const row = review.current === null ? null : list.current?.row(review.current)
    row?.querySelector<HTMLElement>('.proposal')?.focus()
  }, [review.current])
  const onKeyDown = useKeys(
    review,
    useMemo(() => ({ confirm, back }), [confirm, back]),
  )
  const may = answer.paper.powers.some(({ verb, may: able }) => verb === 'confirm' && able)
  return (
    <div className="review" onKeyDown={onKeyDown}>
      <Outcome paper={answer.paper.id} confirmation={confirmation} />
      {may ? <Head answer={answer} review={review} bar={{ review, confirmation, close, setClose, confirm }} /> : null}
      <ReviewPanels
        {...{ answer, review, sought, put, list, source }}
        refused={confirmation.result?.refused ?? noneRefused}
      />
    </div>
  )
}

const noneRefused: ReadonlyMap<string, never[]> = new Map()

type Review = ReturnType<typeof useReview>
type Handle<T> = { current: T | null }

/** What is sent when the person confirms; and whether the paper is finished with it, which is likely once everything is decided. */
function useConfirm(answer: ImportAnswer, review: Review, confirmation: ReturnType<typeof useConfirmation>) {
  const [chosen, setClose] = useState<boolean | null>(null)
  const { counts, decisions } = review
  const close = chosen ?? counts.open === 0
  const able = counts.accept > 0 || close
  const { start, progress } = confirmation
  const confirm = useCallback(() => {
    if (!able || progress !== null) return
    const body: ConfirmBody = {
      accept: acceptedOf(answer.proposals, decisions),
      ...(decisions.round === null ? {} : { round: decisions.round }),
      ...(decisions.feedback === null ? {} : { feedback: decisions.feedback }),
      close,
    }
    void start(body)
  }, [able, progress, answer.proposals, decisions, close, start])
  return { close, setClose, confirm }
}

interface HeadProps {
  readonly answer: ImportAnswer
  readonly review: Review
  readonly bar: Parameters<typeof ConfirmBar>[0]
}

function Head({ answer, review, bar }: HeadProps) {
  const say = useSay()
  const views = useRegisters(answer)
  const bringsFeedback = answer.proposals.some(({ about, kind }) => about === 'feedback' && kind !== 'contradicts')
  return (
    <div className="review-head card">
      <div className="review-line">
        <ReviewCounts review={review} />
        <ConfirmBar {...bar} />
      </div>
      <Attach review={review} names={answer.names} bringsFeedback={bringsFeedback} />
      <NamesPanel proposals={answer.proposals} views={views} review={review} />
      {review.keepable ? null : <p className="field-error">{say(words.unkeepable)}</p>}
    </div>
  )
}

function useRegisters({ proposals }: ImportAnswer) {
  const registers = useMemo(() => [...new Set(proposals.map(({ register }) => register))], [proposals])
  return useViews(registers)
}

interface ReviewPanelsProps {
  readonly answer: ImportAnswer
  readonly review: Review
  readonly sought: readonly [number, number] | null
  readonly put: (answer: ImportAnswer) => void
  readonly list: Handle<LongListHandle>
  readonly source: Handle<SourceHandle>
  readonly refused: Parameters<typeof ProposalList>[0]['refused']
}

function ReviewPanels({ answer, review, sought, put, list, source, refused }: ReviewPanelsProps) {
  const say = useSay()
  const { table, proposals } = answer
  const left: Panel[] = [
    ...conflictPanel(answer, review, say),
    ...(table
      ? [
          {
            name: 'defects',
            title: say(words.defects),
            count: table.defects.length,
            body: <Defects defects={table.defects} />,
          },
          {
            name: 'columns',
            title: say(words.columns),
            count: table.columns.length,
            body: <Columns paper={answer.paper.id} table={table} onMapped={put} />,
          },
        ]
      : []),
    {
      name: 'source',
      title: say(words.source),
      body: (
        <>
          <CheckKinds checks={answer.checks} text={answer.text} onShow={(span) => source.current?.show(span)} />
          <Source
            answer={answer}
            current={review.current}
            place={placeOf(review)}
            sought={sought}
            choices={review.decisions.choices}
            asked={review.sourceAsked}
            onPick={review.acts.go}
            handle={source}
          />
        </>
      ),
    },
  ]
  const right: Panel = {
    name: 'proposals',
    title: say(words.proposals),
    count: proposals.length,
    foot: answer.paper.state === 'kept' ? <ReviewKeys /> : null,
    body: <Proposals {...{ answer, review, list, refused }} begins={sought === null} />,
  }
  return <Panels left={left} right={right} sourceAsked={review.sourceAsked} />
}

function conflictPanel({ together, names }: ImportAnswer, review: Review, say: Say): Panel[] {
  if (!together) return []
  const body = <ConflictsPanel together={together} names={names} review={review} />
  return [{ name: 'conflicts', title: say(words.conflicts), count: together.conflicts.length, body }]
}

interface ProposalsProps extends Pick<ReviewPanelsProps, 'answer' | 'review' | 'list' | 'refused'> {
  readonly begins: boolean
}

/** The list, once it is known how its registers call things; above it, where nothing is to be decided, that it is so. */
function Proposals({ answer, review, list, refused, begins }: ProposalsProps) {
  const { proposals, names } = answer
  const views = useRegisters(answer)
  const { open, accept, skip, contradicts } = review.counts
  if (proposals.some(({ register }) => !views.has(register))) return <Waiting lines={4} height={110} />
  const all = <ProposalList {...{ review, proposals, views, refused, names, begins }} handle={list} />
  if (open + accept + skip + contradicts > 0 || review.show !== 'all') return all
  return <NothingToDo answer={answer}>{proposals.length > 0 ? all : null}</NothingToDo>
}
