import { Button } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import type { Stream, StreamEntry } from '../../../src/contract/together.ts'
import type { RegisterView } from '../../../src/contract/view.ts'
import type { Names } from '../../../src/contract/wording.ts'
import { api } from '../api.ts'
import { idsOf } from '../fields.ts'
import { moment } from '../figures.ts'
import { useSay } from '../language.tsx'
import { findings, remarks } from '../ledger/registers.ts'
import { Refused, Waiting } from '../parts/state-of-asking.tsx'
import { HistoryEntry, whoDid } from '../parts/timeline.tsx'
import { useBusinessTime } from '../session.tsx'
import type { Asked } from '../use-answer.ts'
import { words as shellWords } from '../words.ts'
import { words } from '../words-finding.ts'

interface StreamProps {
  readonly finding: string
  readonly asked: Asked<Stream>
  readonly views: ReadonlyMap<string, RegisterView>
}

/** What happened to the finding, its measures, evidence and tasks, and what was said, in one stream; newest first. */
export function FindingStream({ finding, asked, views }: StreamProps) {
  const say = useSay()
  const [only, setOnly] = useState(false)
  const first = asked.value
  if (!first)
    return (
      <>
        <Refused refusals={asked.refusals} retry={asked.reload} />
        {asked.loading ? <Waiting lines={6} /> : null}
      </>
    )
  return (
    <>
      <div className="scopes stream-scopes" role="group" aria-label={say(words.which)}>
        <button type="button" aria-pressed={!only} onClick={() => setOnly(false)}>
          {say(words.all)}
        </button>
        <button type="button" aria-pressed={only} onClick={() => setOnly(true)}>
          {say(words.onlyRemarks)}
        </button>
      </div>
      <Entries key={first.entries[0]?.id ?? ''} finding={finding} first={first} views={views} only={only} />
    </>
  )
}

interface EntriesProps {
  readonly finding: string
  readonly first: Stream
  readonly views: ReadonlyMap<string, RegisterView>
  readonly only: boolean
}

function Entries({ finding, first, views, only }: EntriesProps) {
  const say = useSay()
  const [further, setFurther] = useState<readonly Stream[]>([])
  const [busy, setBusy] = useState(false)
  const pages = [first, ...further]
  const names: Names = Object.assign({}, ...pages.map((page) => page.names))
  const entries = pages.flatMap((page) => page.entries).filter((entry) => !only || entry.register === remarks)
  const next = pages[pages.length - 1]?.next ?? null
  const more = async () => {
    setBusy(true)
    const answer = await api.stream(findings, finding, next)
    if (answer.ok) setFurther([...further, answer.value])
    setBusy(false)
  }
  return (
    <>
      {entries.length === 0 ? (
        <p className="value-none">{say(only ? words.noRemarks : words.nothingYet)}</p>
      ) : (
        <ol className="history">
          {entries.map((entry) => (
            <OneEntry key={entry.id} entry={entry} view={views.get(entry.register)} names={names} finding={finding} />
          ))}
        </ol>
      )}
      {next === null ? null : (
        <Button size="small" disabled={busy} onClick={() => void more()}>
          {say(words.older)}
        </Button>
      )}
    </>
  )
}

interface OneEntryProps {
  readonly entry: StreamEntry
  readonly view: RegisterView | undefined
  readonly names: Names
  readonly finding: string
}

function OneEntry({ entry, view, names, finding }: OneEntryProps) {
  const say = useSay()
  if (!view) return null
  if (entry.register === remarks && !entry.erased) return <Remark entry={entry} names={names} />
  const about =
    entry.record === finding ? null : (
      <p className="entry-about">
        {say(view.label)} · <Link to={`/r/${entry.register}/${entry.record}`}>{entry.title}</Link>
      </p>
    )
  // What it belongs to is plain from the page.
  const { finding: _finding, ...changed } = entry.changed
  return <HistoryEntry entry={{ ...entry, changed }} view={view} names={names} record={entry.record} about={about} />
}

function Remark({ entry, names }: { readonly entry: StreamEntry; readonly names: Names }) {
  const say = useSay()
  const { zone } = useBusinessTime()
  const mentioned = idsOf(entry.changed['mentioned']).map((id) => names[id] ?? say(shellWords.unknownName))
  return (
    <li className="entry entry-remark">
      <p className="entry-who">
        <span className="entry-verb">{whoDid(entry, names, say)}</span>
        <time className="figure" dateTime={entry.at}>
          {moment(entry.at, zone)}
        </time>
      </p>
      <div className="remark">{String(entry.changed['content'] ?? '')}</div>
      {mentioned.length > 0 ? (
        <p className="remark-for">{say(words.mentioned, { names: mentioned.join(say(shellWords.joint)) })}</p>
      ) : null}
    </li>
  )
}
