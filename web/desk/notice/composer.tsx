import { Button } from 'antd'
import { useEffect, useState } from 'react'
import { Link } from 'react-router'
import type { NoticeDoubt, NoticeDraft, NoticeFigure } from '../../../src/contract/papers.ts'
import type { RecordAnswer } from '../../../src/contract/records.ts'
import { api, freshKey } from '../api.ts'
import { useSay } from '../language.tsx'
import { findings } from '../ledger/registers.ts'
import { Refused, Waiting } from '../parts/state-of-asking.tsx'
import { useTell } from '../parts/tell.tsx'
import { useAnswer } from '../use-answer.ts'
import { words } from '../words-notice.ts'
import { Rewriting } from './rewriting.tsx'
import '../look/notice.css'

const tabs = ['preview', 'rewrite', 'figures'] as const

interface ComposerProps {
  readonly answer: RecordAnswer
  /** After the record has changed: it is asked for again. */
  readonly onChanged: () => void
}

/** A notice as it would read now: what stands against it, its words, where its figures come from. */
export function Composer({ answer: { record, powers }, onChanged }: ComposerProps) {
  const say = useSay()
  const [tab, setTab] = useState<(typeof tabs)[number]>('preview')
  const asked = useAnswer<NoticeDraft>(`notice ${record.id} ${record.revision}`, () => api.notice(record.id), false)
  const draft = asked.value
  const may = (verb: string) => powers.some((power) => power.verb === verb && power.may)
  return (
    <section className="card composer" aria-labelledby="composed">
      <h2 id="composed">{say(words.composed)}</h2>
      <Refused refusals={asked.refusals} retry={asked.reload} />
      {draft ? null : <Waiting lines={8} />}
      {draft ? (
        <>
          <p className="form-hint">
            {say(words.asOf, { day: draft.asOf })}{' '}
            {['frozen', 'published'].includes(record.state) ? say(words.frozenNote) : null}
          </p>
          <Doubts doubts={draft.doubts} />
          {may('freeze') ? (
            <Freeze id={record.id} revision={record.revision} ready={draft.publishable} onDone={onChanged} />
          ) : null}
          <div className="scopes" role="group" aria-label={say(words.composed)}>
            {tabs
              .filter((one) => one !== 'rewrite' || may('edit'))
              .map((one) => (
                <button key={one} type="button" aria-pressed={one === tab} onClick={() => setTab(one)}>
                  {say(words[one])}
                </button>
              ))}
          </div>
          {tab === 'preview' ? <Preview html={draft.html} /> : null}
          {tab === 'rewrite' ? (
            <Rewriting key={record.revision} record={record} draft={draft} onDone={onChanged} />
          ) : null}
          {tab === 'figures' ? <Figures notice={record.id} figures={draft.figures} /> : null}
        </>
      ) : null}
    </section>
  )
}

/** The writer of papers makes this mark-up and puts every word through its escaping; there is nothing else in it. */
function Preview({ html }: { readonly html: string }) {
  return <article className="composed-paper" lang="zh-CN" dangerouslySetInnerHTML={{ __html: html }} />
}

function Doubts({ doubts }: { readonly doubts: readonly NoticeDoubt[] }) {
  const say = useSay()
  const order = ['error', 'warning', 'note'] as const
  const errors = doubts.filter(({ severity }) => severity === 'error').length
  if (doubts.length === 0) return <p className="note note-calm">{say(words.clean)}</p>
  return (
    <div className={errors > 0 ? 'note note-alarm' : 'note note-warn'}>
      <div className="note-words">
        <p className="note-title">{errors > 0 ? say(words.errors, { n: errors }) : say(words.doubts)}</p>
        <ul className="doubts">
          {order
            .flatMap((severity) => doubts.filter((one) => one.severity === severity))
            .map((doubt) => (
              <li key={`${doubt.code} ${doubt.spans.join()} ${doubt.records.join()}`}>
                <b>{say(words[doubt.severity])}</b> {say(doubt.says)} <Records ids={doubt.records} />
              </li>
            ))}
        </ul>
      </div>
    </div>
  )
}

const isId = (text: string) => /^[0-9a-f-]{36}$/.test(text)

/** Records a doubt is about: findings and measures alike are reached over the finding's page or the search. */
function Records({ ids }: { readonly ids: readonly string[] }) {
  const say = useSay()
  const [first] = ids.filter(isId)
  return first === undefined ? null : <Link to={`/r/${findings}/${first}`}>{say(words.record)}</Link>
}

interface FreezeProps {
  readonly id: string
  readonly revision: number
  readonly ready: boolean
  readonly onDone: () => void
}

function Freeze({ id, revision, ready, onDone }: FreezeProps) {
  const say = useSay()
  const tell = useTell()
  const [busy, setBusy] = useState(false)
  const [key, setKey] = useState(freshKey)
  useEffect(() => setKey(freshKey()), [revision])
  const freeze = async () => {
    setBusy(true)
    const answer = await api.freezeNotice(id, revision, key)
    setBusy(false)
    if (!answer.ok) return tell.failed(answer.refusals)
    tell.done(say(words.frozen))
    onDone()
  }
  return (
    <p className="buttons">
      <Button type="primary" disabled={!ready} loading={busy} onClick={() => void freeze()}>
        {say(words.freeze)}
      </Button>
      <span className="form-hint">{say(words.freezeHelp)}</span>
    </p>
  )
}

interface FiguresProps {
  readonly notice: string
  readonly figures: readonly NoticeFigure[]
}

/** Every figure with how it is worked out, and the way to the records it counts. */
function Figures({ notice, figures }: FiguresProps) {
  const say = useSay()
  return (
    <ul className="declared">
      {figures.map(({ id, label, printed, definition, records }) => (
        <li key={id}>
          <strong>
            {say(label)} <span className="figure">{printed ?? '—'}</span>
          </strong>
          <span>{say(definition)}</span>
          <span className="form-hint figure">
            {records.length === 0 ? (
              `${say(words.counts)} 0`
            ) : (
              <Link
                to={`/r/public-notice/${notice}/figures/${encodeURIComponent(id)}`}
                aria-label={say(words.recordsOf, { label: say(label), n: records.length })}
              >
                {say(words.counts)} {records.length}
              </Link>
            )}
          </span>
        </li>
      ))}
    </ul>
  )
}
