import { Button } from 'antd'
import { lazy, Suspense, useState } from 'react'
import { Link } from 'react-router'
import type { Inbox } from '../../../src/contract/questions.ts'
import type { Names } from '../../../src/contract/wording.ts'
import type { RegisterView } from '../../../src/contract/view.ts'
import { api } from '../api.ts'
import { useSay } from '../language.tsx'
import { Due, type Urgency, urgencyOf } from '../parts/due.tsx'
import { Icon } from '../parts/icons.tsx'
import { Page } from '../parts/page.tsx'
import { StateTag } from '../parts/state-tag.tsx'
import { Refused, Waiting } from '../parts/state-of-asking.tsx'
import { useBusinessTime, useMe } from '../session.tsx'
import { useAnswer } from '../use-answer.ts'
import { useViews } from '../views.ts'
import { words } from '../words.ts'
import { wantsGuide } from './guide-wanted.ts'
import { InboxCounts } from './inbox-counts.tsx'
import { type Matter, mattersOf } from './matters.ts'

/** Not for everybody, or not for long: each comes by itself. */
const EmptyInbox = lazy(() => import('./empty-inbox.tsx'))
const GuidedStart = lazy(() => import('./guided-start.tsx'))

export default function InboxPage() {
  const say = useSay()
  const first = useAnswer<Inbox>('inbox', () => api.inbox(null))
  const [further, setFurther] = useState<readonly Inbox[]>([])
  const [busy, setBusy] = useState(false)
  const last = further[further.length - 1]
  const next = (last ?? first.value)?.next ?? null
  const rows = [...(first.value?.rows ?? []), ...further.flatMap((page) => page.rows)]
  const names: Names = Object.assign({}, first.value?.names, ...further.map((page) => page.names))
  const views = useViews(rows.map((row) => row.register))
  const more = async () => {
    setBusy(true)
    const answer = await api.inbox(next)
    if (answer.ok) setFurther([...further, answer.value])
    setBusy(false)
  }
  const counts = first.value?.counts
  const guided = wantsGuide(useMe())
  return (
    <Page title={say(words.inbox)}>
      {guided ? (
        <Suspense fallback={<div className="card guide guide-waiting" />}>
          <GuidedStart />
        </Suspense>
      ) : null}
      {counts && counts.all > 0 ? <InboxCounts counts={counts} /> : null}
      <Refused refusals={first.refusals} retry={first.reload} />
      {first.value === null && first.loading ? <Waiting lines={6} height={68} /> : null}
      {first.value && rows.length === 0 ? (
        <Suspense fallback={<Waiting lines={4} height={68} />}>
          <EmptyInbox />
        </Suspense>
      ) : null}
      <Groups matters={mattersOf(rows)} views={views} names={names} />
      {next !== null ? (
        <Button className="more" disabled={busy} onClick={() => void more()}>
          {say(words.showMore)}
        </Button>
      ) : null}
    </Page>
  )
}

interface GroupsProps {
  readonly matters: readonly Matter[]
  readonly views: ReadonlyMap<string, RegisterView>
  readonly names: Names
}

function Groups({ matters, views, names }: GroupsProps) {
  const say = useSay()
  const { now, zone } = useBusinessTime()
  const groups: Record<Urgency, Matter[]> = { late: [], soon: [], ahead: [] }
  for (const matter of matters) {
    const { due, overdue } = matter.row
    groups[overdue ? 'late' : due === null ? 'ahead' : urgencyOf(due, now, zone)].push(matter)
  }
  const titles = { late: words.overdue, soon: words.dueSoon, ahead: words.others }
  return (
    <>
      {(['late', 'soon', 'ahead'] as const)
        .filter((name) => groups[name].length > 0)
        .map((name) => (
          <section key={name} className={`matters matters-${name}`} aria-labelledby={`matters-${name}`}>
            <h2 id={`matters-${name}`} tabIndex={-1}>
              {say(titles[name])} <span className="figure matters-count">{groups[name].length}</span>
            </h2>
            <ul>
              {groups[name].map((matter) => (
                <MatterLine
                  key={`${matter.row.register} ${matter.row.record.id}`}
                  matter={matter}
                  names={names}
                  view={views.get(matter.row.register)}
                />
              ))}
            </ul>
          </section>
        ))}
    </>
  )
}

interface MatterLineProps {
  readonly matter: Matter
  readonly view: RegisterView | undefined
  readonly names: Names
}

function MatterLine({ matter, view, names }: MatterLineProps) {
  const say = useSay()
  const me = useMe()
  const { row, verbs } = matter
  // Its name is known at once; what else the register says comes a moment later, and must push nothing aside.
  const register = me.registers.find((one) => one.name === row.register)
  const owner = row.record.owner
  const ownerField = view?.fields.find((field) => field.name === view.columns.owner)
  const path = `/r/${row.register}/${row.record.id}`
  return (
    <li className="matter">
      <div className="matter-due">
        {row.due ? <Due at={row.due} /> : <span className="due-none">{say(words.noDue)}</span>}
      </div>
      <div className="matter-what">
        <Link to={path} className="matter-title">
          {row.record.title}
        </Link>
        <p className="matter-where">
          <span>{register ? say(register.label) : '\u00a0'}</span>
          {row.raised ? (
            <span className="matter-raised" title={say(words.raisedHelp)}>
              <Icon name="alert" size={14} />
              {say(words.raised)}
            </span>
          ) : null}
          <StateTag view={view} state={row.record.state} late={row.overdue} />
          {owner !== null && owner !== me.person.id && ownerField && names[owner] ? (
            <span>{say(words.pair, { a: say(ownerField.label), b: names[owner] })}</span>
          ) : null}
        </p>
      </div>
      <div className="matter-verbs">
        {row.raised ? <LookLink path={path} title={row.record.title} /> : null}
        {(row.raised ? [] : verbs).map((verb, place) => {
          const told = view?.verbs.find((one) => one.name === verb)
          return told ? (
            <Link
              key={verb}
              to={`${path}?do=${verb}`}
              className={place === 0 ? 'verb verb-first' : 'verb'}
              aria-label={say(words.pair, { a: say(told.label), b: row.record.title })}
            >
              {say(told.label)}
            </Link>
          ) : null
        })}
      </div>
    </li>
  )
}

/** What was raised to somebody is often not theirs to do: the record's own page says what they may. */
function LookLink({ path, title }: { readonly path: string; readonly title: string }) {
  const say = useSay()
  return (
    <Link to={path} className="verb verb-first" aria-label={say(words.pair, { a: say(words.look), b: title })}>
      {say(words.look)}
    </Link>
  )
}
