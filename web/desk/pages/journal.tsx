import { Button } from 'antd'
import { lazy, type ReactNode, Suspense, useState } from 'react'
import { Link, useSearchParams } from 'react-router'
import { addDays, parseDay } from '../../../src/calendar/days.ts'
import { startOfDay } from '../../../src/calendar/zones.ts'
import type { JournalAnswer, SignInLog } from '../../../src/contract/questions.ts'
import type { Names } from '../../../src/contract/wording.ts'
import { type Answer, api } from '../api.ts'
import { moment } from '../figures.ts'
import { useSay } from '../language.tsx'
import { OptionPicker } from '../parts/option-picker.tsx'
import { Page } from '../parts/page.tsx'
import { Nothing, Refused, Waiting } from '../parts/state-of-asking.tsx'
import { verbOfTheHouse, whoDid } from '../parts/timeline.tsx'
import { useBusinessTime, useMe } from '../session.tsx'
import { useAnswer } from '../use-answer.ts'
import { useViews } from '../views.ts'
import { words as shellWords } from '../words.ts'
import { words } from '../words-house.ts'

const DayInput = lazy(() => import('../parts/day-input.tsx'))

/** Who did what when: the audit power's own page. It shows no contents, because the audit power has none. */
export default function JournalPage() {
  const say = useSay()
  const me = useMe()
  const [query, setQuery] = useSearchParams()
  const which = query.get('log') === 'sign-ins' ? 'sign-ins' : 'entries'
  const put = (name: string, value: string | null) => {
    const next = new URLSearchParams(query)
    if (value === null) next.delete(name)
    else next.set(name, value)
    setQuery(next, { replace: true })
  }
  if (!me.mayAudit)
    return (
      <Page title={say(words.journalTitle)}>
        <Nothing title={say(words.journalDenied)}>
          <Link to="/">{say(shellWords.toInbox)}</Link>
        </Nothing>
      </Page>
    )
  return (
    <Page title={say(words.journalTitle)} below={<p className="page-words">{say(words.journalHelp)}</p>}>
      <div className="tools">
        <div className="scopes" role="group" aria-label={say(words.journalTitle)}>
          <button type="button" aria-pressed={which === 'entries'} onClick={() => put('log', null)}>
            {say(words.entries)}
          </button>
          <button type="button" aria-pressed={which === 'sign-ins'} onClick={() => put('log', 'sign-ins')}>
            {say(words.signIns)}
          </button>
        </div>
        <Narrowing query={query} put={put} />
      </div>
      {which === 'entries' ? <Entries query={query} /> : <SignIns query={query} />}
    </Page>
  )
}

interface NarrowingProps {
  readonly query: URLSearchParams
  readonly put: (name: string, value: string | null) => void
}

function Narrowing({ query, put }: NarrowingProps) {
  const say = useSay()
  const [names, setNames] = useState<Names>({})
  const person = query.get('person')
  return (
    <>
      <div className="tools-picker">
        <OptionPicker
          register="person"
          many={false}
          value={person ? [person] : []}
          names={names}
          label={say(words.who)}
          placeholder={say(words.findWho)}
          onChange={(ids, picked) => {
            setNames(picked)
            put('person', ids[0] ?? null)
          }}
        />
      </div>
      <Suspense fallback={<div className="control-wait" />}>
        <DayInput
          label={say(words.from)}
          placeholder={say(words.from)}
          value={query.get('from')}
          onChange={(day) => put('from', day)}
        />
        <DayInput
          label={say(words.to)}
          placeholder={say(words.to)}
          value={query.get('to')}
          onChange={(day) => put('to', day)}
        />
      </Suspense>
    </>
  )
}

interface Paged {
  readonly rows: readonly unknown[]
  readonly next: string | null
}

/** Pages of a log, each added under the last. */
function usePages<T extends Paged>(about: string, ask: (cursor: string | null) => Promise<Answer<T>>) {
  const first = useAnswer<T>(about, () => ask(null))
  const [further, setFurther] = useState<{ of: string; pages: readonly T[] }>({ of: about, pages: [] })
  const [busy, setBusy] = useState(false)
  const pages = first.value ? [first.value, ...(further.of === about ? further.pages : [])] : []
  const next = pages[pages.length - 1]?.next ?? null
  const more = async () => {
    setBusy(true)
    const answer = await ask(next)
    if (answer.ok)
      setFurther((before) => ({ of: about, pages: [...(before.of === about ? before.pages : []), answer.value] }))
    setBusy(false)
  }
  return { first, pages, next, more, busy }
}

/** What the server is asked: days become the instants at which they begin, in the unit's zone. */
function questionOf(query: URLSearchParams, zone: string, cursor: string | null): URLSearchParams {
  const asked = new URLSearchParams({ limit: '50' })
  const person = query.get('person')
  const from = parseDay(query.get('from'))
  const to = parseDay(query.get('to'))
  if (person) asked.set('person', person)
  if (from) asked.set('from', startOfDay(from, zone))
  if (to) asked.set('to', startOfDay(addDays(to, 1), zone))
  if (cursor) asked.set('cursor', cursor)
  return asked
}

function Entries({ query }: { readonly query: URLSearchParams }) {
  const say = useSay()
  const { zone } = useBusinessTime()
  const log = usePages<JournalAnswer>(`journal ${query}`, (cursor) => api.journal(questionOf(query, zone, cursor)))
  const rows = log.pages.flatMap((page) => page.rows)
  const names: Names = Object.assign({}, ...log.pages.map((page) => page.names))
  const views = useViews(rows.map((row) => row.register))
  const heads = [words.at, words.who, words.register, words.verb, words.revision, words.hash]
  return (
    <Log label={say(words.entries)} heads={heads.map((head) => say(head))} log={log}>
      {rows.map((row) => {
        const view = views.get(row.register)
        const verb = view?.verbs.find((one) => one.name === row.verb)?.label ?? verbOfTheHouse(row.verb)
        return (
          <tr key={row.id}>
            <td className="figure nowrap">{moment(row.at, zone)}</td>
            <td className="nowrap">{whoDid(row, names, say)}</td>
            <td className="nowrap">
              {view ? (
                <Link to={`/r/${row.register}/${row.record}`}>{say(view.label)}</Link>
              ) : (
                say(shellWords.unknownName)
              )}
            </td>
            <td className="nowrap">{say(verb)}</td>
            <td className="figure numeric">{row.revision}</td>
            <td>
              <code className="hash" title={row.hash}>
                {row.hash.slice(0, 12)}
              </code>
            </td>
          </tr>
        )
      })}
    </Log>
  )
}

function SignIns({ query }: { readonly query: URLSearchParams }) {
  const say = useSay()
  const { zone } = useBusinessTime()
  const log = usePages<SignInLog>(`sign-ins ${query}`, (cursor) => api.signInLog(questionOf(query, zone, cursor)))
  const names: Names = Object.assign({}, ...log.pages.map((page) => page.names))
  const heads = [words.at, words.who, words.event, words.address]
  // Accounts lie in the unit at the top of the tree; auditors of the units below are told so instead of being refused again and again.
  if (log.first.status === 403)
    return <Nothing title={say(words.signInsElsewhere)} help={say(words.signInsElsewhereHelp)} />
  return (
    <Log label={say(words.signIns)} heads={heads.map((head) => say(head))} log={log}>
      {log.pages
        .flatMap((page) => page.rows)
        .map((row) => (
          <tr key={row.id}>
            <td className="figure nowrap">{moment(row.at, zone)}</td>
            <td className="nowrap">
              {row.person === null ? say(words.unknownAccount) : (names[row.person] ?? say(shellWords.unknownName))}
            </td>
            <td className="nowrap">{say(words[`kind_${row.kind}`])}</td>
            <td className="figure">{row.address}</td>
          </tr>
        ))}
    </Log>
  )
}

interface LogProps {
  readonly label: string
  readonly heads: readonly string[]
  readonly log: ReturnType<typeof usePages<JournalAnswer>> | ReturnType<typeof usePages<SignInLog>>
  readonly children: readonly ReactNode[]
}

function Log({ label, heads, log, children }: LogProps) {
  const say = useSay()
  return (
    <>
      <Refused refusals={log.first.refusals} retry={log.first.reload} />
      {log.first.value === null && log.first.loading ? <Waiting lines={10} height={32} /> : null}
      {log.first.value && children.length === 0 ? <Nothing title={say(words.journalNone)} /> : null}
      {children.length > 0 ? (
        <div className="table-frame" role="region" tabIndex={0} aria-label={label}>
          <table className="table">
            <thead>
              <tr>
                {heads.map((head) => (
                  <th key={head} scope="col">
                    {head}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>{children}</tbody>
          </table>
        </div>
      ) : null}
      {log.next !== null ? (
        <Button className="more" disabled={log.busy} onClick={() => void log.more()}>
          {say(shellWords.showMore)}
        </Button>
      ) : null}
    </>
  )
}
