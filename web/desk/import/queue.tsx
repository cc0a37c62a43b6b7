import { Button, Input } from 'antd'
import { useId, useState } from 'react'
import { Link } from 'react-router'
import type { Refusal } from '../../../src/contract/wording.ts'
import { bytes, percent } from '../figures.ts'
import { type Say, useSay } from '../language.tsx'
import { Icon } from '../parts/icons.tsx'
import { words as shellWords } from '../words.ts'
import { words } from '../words-import.ts'
import { isGoing, type Queued } from './use-queue.ts'

/** A text that bears a mark, or is a lead or a record: the only refusals a person may overrule. */
const marked = new Set(['paper-classified', 'paper-is-a-case-lead'])
const shortestReason = 5

interface QueueProps {
  readonly papers: readonly Queued[]
  readonly stop: (key: string) => void
  readonly drop: (key: string) => void
  readonly again: (key: string, insist: string | null) => void
}

/** Papers of this visit, each with where it is and what became of it. */
export function Queue({ papers, stop, drop, again }: QueueProps) {
  const say = useSay()
  if (papers.length === 0) return null
  return (
    <section className="queue" aria-labelledby="queue">
      <h2 id="queue">{say(words.queue)}</h2>
      <ul>
        {papers.map((paper) => (
          <QueuedPaper
            key={paper.key}
            paper={paper}
            stop={() => stop(paper.key)}
            drop={() => drop(paper.key)}
            again={(insist) => again(paper.key, insist)}
          />
        ))}
      </ul>
    </section>
  )
}

interface QueuedPaperProps {
  readonly paper: Queued
  readonly stop: () => void
  readonly drop: () => void
  readonly again: (insist: string | null) => void
}

function QueuedPaper({ paper, stop, drop, again }: QueuedPaperProps) {
  const say = useSay()
  const running = isGoing(paper) || paper.step === 'waits'
  const { name } = paper.file
  return (
    <li className={`queued queued-${paper.step}`} aria-busy={isGoing(paper)}>
      <Icon name={paper.step === 'refused' || paper.step === 'unread' ? 'alert' : 'file'} />
      <div className="queued-what">
        <p className="queued-name">
          {name} <span className="file-size figure">{bytes(paper.file.size)}</span>
        </p>
        <p className="queued-step" role="status">
          {stepIn(paper, say)}
        </p>
        {isGoing(paper) ? (
          <progress aria-label={name} {...(paper.step === 'sending' ? { value: paper.fraction, max: 1 } : {})} />
        ) : null}
        <Reasons refusals={paper.refusals} />
        {paper.step === 'refused' ? <Insist refusals={paper.refusals} again={again} /> : null}
      </div>
      <div className="queued-ways">
        {paper.record === null ? null : (
          <Link
            className="verb verb-first"
            to={paper.step === 'unread' ? `/r/imported-paper/${paper.record}` : `/import/${paper.record}`}
          >
            {say(paper.step === 'unread' ? words.record : words.openPaper)}
          </Link>
        )}
        {running ? (
          <Button size="small" aria-label={say(words.cancelOf, { name })} onClick={stop}>
            {say(shellWords.cancel)}
          </Button>
        ) : (
          <Button
            type="text"
            size="small"
            aria-label={`${say(words.dropLine)} ${name}`}
            title={say(words.dropLine)}
            icon={<Icon name="close" size={16} />}
            onClick={drop}
          />
        )}
      </div>
    </li>
  )
}

function stepIn({ step, fraction, file }: Queued, say: Say): string {
  switch (step) {
    case 'waits':
      return say(words.waits)
    case 'sending':
      return say(words.sending, { percent: percent(fraction) })
    case 'received':
      return say(words.received, { size: bytes(file.size) })
    case 'reading':
      return say(words.reading)
    case 'done':
      return say(words.done)
    case 'unread':
      return say(words.keptUnread)
    case 'refused':
      return say(words.refused)
    case 'stopped':
      return say(words.stopped)
  }
}

/** Why, and where in the file. */
function Reasons({ refusals }: { readonly refusals: readonly Refusal[] }) {
  const say = useSay()
  if (refusals.length === 0) return null
  return (
    <ul className="queued-why" role="alert">
      {refusals.map((refusal, at) => {
        const place = placeIn(refusal.at, say)
        return (
          <li key={`${refusal.code}-${at}`}>
            {say(refusal.words)}{' '}
            {place === '' ? null : <span className="queued-at">{say(words.seenAt, { place })}</span>}
          </li>
        )
      })}
    </ul>
  )
}

function placeIn(at: Refusal['at'], say: Say): string {
  if (!at) return ''
  const parts = [
    at.sheet === undefined ? '' : say(words.placeSheet, { sheet: at.sheet }),
    at.row === undefined ? '' : say(words.placeRow, { row: at.row }),
    at.column === undefined ? '' : say(words.placeColumn, { column: at.column }),
    at.span === undefined ? '' : say(words.placeSpan, { start: at.span[0] + 1, end: at.span[1] }),
  ]
  return parts.filter((part) => part !== '').join(say(shellWords.joint))
}

interface InsistProps {
  readonly refusals: readonly Refusal[]
  readonly again: (insist: string | null) => void
}

/** What was refused can be tried again; where the machine saw a mark, only with a reason why it is none. */
function Insist({ refusals, again }: InsistProps) {
  const say = useSay()
  const [open, setOpen] = useState(false)
  const overrulable = refusals.some(({ code }) => marked.has(code))
  if (!overrulable)
    return refusals.some(({ code }) => code === 'unreachable' || code.startsWith('status-')) ? (
      <Button size="small" onClick={() => again(null)}>
        {say(words.again)}
      </Button>
    ) : null
  return open ? (
    <InsistForm again={again} onCancel={() => setOpen(false)} />
  ) : (
    <Button size="small" onClick={() => setOpen(true)}>
      {say(words.machineWrong)}
    </Button>
  )
}

interface InsistFormProps {
  readonly again: (insist: string) => void
  readonly onCancel: () => void
}

function InsistForm({ again, onCancel }: InsistFormProps) {
  const say = useSay()
  const id = useId()
  const [reason, setReason] = useState('')
  const [missing, setMissing] = useState(false)
  const send = () => {
    if ([...reason.trim()].length < shortestReason) setMissing(true)
    else again(reason.trim())
  }
  return (
    <div className="insist">
      <label className="field-label" htmlFor={id}>
        <span className="field-star" aria-hidden="true">
          *
        </span>
        {say(words.reason)}
      </label>
      <Input.TextArea
        id={id}
        autoFocus
        value={reason}
        rows={2}
        maxLength={500}
        aria-required
        aria-invalid={missing}
        aria-describedby={`${id}-help`}
        onChange={(event) => setReason(event.target.value)}
      />
      <div id={`${id}-help`}>
        {missing ? (
          <p className="field-error" role="alert">
            {say(words.reasonMissing)}
          </p>
        ) : null}
        <p className="field-help">{say(words.machineWrongHelp)}</p>
      </div>
      <p className="paste-foot">
        <Button size="small" onClick={onCancel}>
          {say(shellWords.cancel)}
        </Button>
        <Button size="small" type="primary" onClick={send}>
          {say(words.sendInsisting)}
        </Button>
      </p>
    </div>
  )
}
