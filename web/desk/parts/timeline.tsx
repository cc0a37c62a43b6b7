import { Button } from 'antd'
import { type ReactNode, useState } from 'react'
import type { RecordRow, Timeline, TimelineEntry } from '../../../src/contract/records.ts'
import type { RegisterView } from '../../../src/contract/view.ts'
import type { Label, Names } from '../../../src/contract/wording.ts'
import { api } from '../api.ts'
import { moment } from '../figures.ts'
import { type Say, useSay } from '../language.tsx'
import { useBusinessTime } from '../session.tsx'
import { words as shellWords } from '../words.ts'
import { words } from '../words-record.ts'
import { Value } from './value.tsx'

interface HistoryProps {
  readonly view: RegisterView
  readonly record: RecordRow
  readonly first: Timeline
}

/** Everything that happened to a record, newest first, from the journal. */
export function History({ view, record, first }: HistoryProps) {
  const say = useSay()
  const [further, setFurther] = useState<readonly Timeline[]>([])
  const [busy, setBusy] = useState(false)
  const pages = [first, ...further]
  const entries = pages.flatMap((page) => page.entries).sort((a, b) => b.revision - a.revision)
  const names: Names = Object.assign({}, ...pages.map((page) => page.names))
  const next = pages[pages.length - 1]?.next ?? null
  const more = async () => {
    setBusy(true)
    const answer = await api.timeline(view.name, record.id, next)
    if (answer.ok) setFurther([...further, answer.value])
    setBusy(false)
  }
  if (entries.length === 0) return <p className="value-none">{say(words.noHistory)}</p>
  return (
    <>
      <ol className="history">
        {entries.map((entry) => (
          <HistoryEntry key={entry.id} entry={entry} view={view} names={names} record={record.id} />
        ))}
      </ol>
      {next !== null ? (
        <Button size="small" disabled={busy} onClick={() => void more()}>
          {say(words.olderHistory)}
        </Button>
      ) : null}
    </>
  )
}

interface HistoryEntryProps {
  readonly entry: TimelineEntry
  readonly view: RegisterView
  readonly names: Names
  readonly record: string
  /** Which record it happened to, where that is not plain from the page. */
  readonly about?: ReactNode
}

export function HistoryEntry({ entry, view, names, record, about }: HistoryEntryProps) {
  const say = useSay()
  const { zone } = useBusinessTime()
  const verb = view.verbs.find((one) => one.name === entry.verb)
  const state = view.states.find((one) => one.name === entry.state)
  const title = say(verb?.label ?? verbOfTheHouse(entry.verb))
  const changed = view.fields.filter((field) => field.name in entry.changed)
  return (
    <li className={entry.by.kind === 'person' ? 'entry' : 'entry entry-machine'}>
      <p className="entry-head">
        <span className="entry-verb">{title}</span>
        {state ? <span className="entry-state">{say(words.toState, { state: say(state.label) })}</span> : null}
      </p>
      <p className="entry-who">
        <span>{whoDid(entry, names, say)}</span>
        <time className="figure" dateTime={entry.at}>
          {moment(entry.at, zone)}
        </time>
      </p>
      {about}
      {entry.note ? <blockquote className="entry-note">{entry.note}</blockquote> : null}
      {entry.erased ? <p className="value-none">{say(words.erasedEntry)}</p> : null}
      {changed.length > 0 ? (
        <dl className="entry-changes">
          {changed.map((field) => (
            <div key={field.name}>
              <dt>{say(field.label)}</dt>
              <dd>
                {entry.changed[field.name] === null ? (
                  <span className="value-none">{say(words.emptied)}</span>
                ) : (
                  <Value
                    field={field}
                    value={entry.changed[field.name]}
                    names={names}
                    at={{ register: view.name, record }}
                  />
                )}
              </dd>
            </div>
          ))}
        </dl>
      ) : null}
    </li>
  )
}

/** Entries no register declares: the clock's own, and the erasing of contents. */
const ofTheHouse: Readonly<Record<string, Label>> = {
  overdue: words.overdueEntry,
  escalate: words.escalate,
  remind: words.remind,
  erase: words.eraseEntry,
}

export function verbOfTheHouse(verb: string): Label {
  return ofTheHouse[verb] ?? words.unknownStep
}

/** Who did it, and in whose place; and who typed it in, where paper was signed (代录). */
export function whoDid({ by }: { readonly by: TimelineEntry['by'] }, names: Names, say: Say): string {
  if (by.kind === 'time') return say(words.byTime)
  if (by.kind !== 'person') return say(words.byHouse)
  const nameOf = (id: string | undefined) => (id === undefined ? '' : (names[id] ?? say(shellWords.unknownName)))
  const who =
    by.for === undefined ? nameOf(by.person) : say(words.byFor, { name: nameOf(by.person), other: nameOf(by.for) })
  if (by.recorder === undefined) return who
  return say(shellWords.aside, { a: who, b: say(words.byRecorder, { name: nameOf(by.recorder) }) })
}
