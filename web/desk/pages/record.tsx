import { type ReactNode, useEffect, useState } from 'react'
import { Link, useLocation, useParams } from 'react-router'
import type { RecordAnswer, Timeline, VerbAnswer } from '../../../src/contract/records.ts'
import type { RegisterView } from '../../../src/contract/view.ts'
import type { Refusal } from '../../../src/contract/wording.ts'
import { api } from '../api.ts'
import { useSay } from '../language.tsx'
import { useTell } from '../parts/tell.tsx'
import { Deadlines } from '../parts/deadlines.tsx'
import { Page } from '../parts/page.tsx'
import { RecordBeside } from '../parts/record-beside.tsx'
import { Links, RecordFields, Signs } from '../parts/record-fields.tsx'
import { Refused, Waiting, Warned } from '../parts/state-of-asking.tsx'
import { useChosenVerb } from '../parts/chosen-verb.ts'
import { StepsPicture } from '../parts/steps-picture.tsx'
import { History } from '../parts/timeline.tsx'
import { OneTimeLinkNote } from '../parts/one-time-link.tsx'
import { VerbDrawer } from '../parts/verb-drawer.tsx'
import { VerbForm } from '../parts/verb-form-later.tsx'
import { Verbs } from '../parts/verbs.tsx'
import { type Asked, useAnswer } from '../use-answer.ts'
import { viewOf } from '../views.ts'
import { words as shellWords } from '../words.ts'
import { words } from '../words-record.ts'

/** What the page before hands over: warnings and a link that are told once, with the answer of the write. */
interface Arrival {
  readonly warnings?: readonly Refusal[]
  readonly link?: VerbAnswer['link']
}

export default function RecordPage() {
  const { register = '', id = '' } = useParams()
  return <RecordOf register={register} id={id} />
}

interface RecordOfProps {
  readonly register: string
  readonly id: string
  /** What a page of its own shows below the record; told when the record has to be asked for again. */
  readonly under?: (answer: RecordAnswer, onChanged: () => void) => ReactNode
}

export function RecordOf({ register, id, under }: RecordOfProps) {
  const about = `${register}/${id}`
  const view = useAnswer<RegisterView>(`view ${register}`, () => viewOf(register))
  const record = useAnswer<RecordAnswer>(about, () => api.record(register, id))
  const timeline = useAnswer<Timeline>(`timeline ${about}`, () => api.timeline(register, id, null))
  const say = useSay()
  if (!view.value || !record.value)
    return (
      <Page title={view.value ? say(view.value.label) : say(shellWords.loading)}>
        <Refused refusals={[...view.refusals, ...record.refusals].slice(0, 1)} retry={record.reload} />
        {view.loading || record.loading ? <Waiting lines={9} height={28} /> : null}
      </Page>
    )
  return (
    <TheRecord
      key={about}
      view={view.value}
      answer={record.value}
      record={record}
      timeline={timeline}
      {...(under ? { under } : {})}
    />
  )
}

interface TheRecordProps {
  readonly view: RegisterView
  readonly answer: RecordAnswer
  readonly record: Asked<RecordAnswer>
  readonly timeline: Asked<Timeline>
  readonly under?: RecordOfProps['under']
}

function TheRecord({ view, answer, record: asked, timeline, under }: TheRecordProps) {
  const say = useSay()
  const tell = useTell()
  const arrival = useArrival()
  const [warnings, setWarnings] = useState<readonly Refusal[]>(arrival.warnings ?? [])
  const { record, names, powers } = answer
  const { verb, onPaper, barred, choose, close } = useChosenVerb(view, powers)
  const been = (timeline.value?.entries ?? []).flatMap((entry) => entry.state ?? [])
  const look = async () => {
    const latest = await api.record(view.name, record.id)
    if (latest.ok) asked.put(latest.value)
    timeline.reload()
  }
  const onDone = (told: VerbAnswer) => {
    if (verb) tell.done(say(told.replayed ? words.replayed : words.done, { verb: say(verb.label) }))
    setWarnings(told.warnings)
    asked.put({ ...answer, record: told.record, names: { ...names, ...told.names }, powers: told.powers })
    timeline.reload()
    close()
  }
  const stands = verb ? (powers.find((power) => power.verb === verb.name)?.refusal ?? null) : null
  return (
    <Page
      title={record.title}
      above={<Link to={`/r/${view.name}`}>{say(view.label)}</Link>}
      beside={<RecordBeside view={view} answer={answer} />}
      below={<Signs view={view} record={record} />}
    >
      {arrival.link ? <OneTimeLinkNote link={arrival.link} /> : null}
      <Warned refusals={warnings} />
      <Warned refusals={barred} />
      {record.erased ? <p className="note note-calm">{say(words.erased)}</p> : null}
      <section className="card now" aria-label={say(words.now)}>
        <StepsPicture view={view} state={record.state} been={been} />
        <Deadlines view={view} record={record} />
        <Verbs
          view={view}
          answer={answer}
          onChoose={(chosen) => choose(chosen.name)}
          onPaper={(chosen) => choose(chosen.name, true)}
        />
      </section>
      {under?.(answer, () => void look())}
      <div className="record">
        <section className="card record-content" aria-labelledby="content">
          <h2 id="content">{say(words.content)}</h2>
          <RecordFields view={view} record={record} names={names} />
          <Links view={view} links={answer.links} />
        </section>
        <section className="card record-history" aria-labelledby="history">
          <h2 id="history">{say(words.history)}</h2>
          <Refused refusals={timeline.refusals} retry={timeline.reload} />
          {timeline.value ? (
            <History key={timeline.value.entries[0]?.id ?? ''} view={view} record={record} first={timeline.value} />
          ) : (
            <Waiting lines={5} />
          )}
        </section>
      </div>
      <VerbDrawer verb={verb} onPaper={onPaper} close={close}>
        {verb ? (
          <VerbForm
            key={`${verb.name} ${onPaper}`}
            view={view}
            verb={verb}
            record={record}
            names={names}
            onPaper={onPaper}
            stands={onPaper ? null : stands}
            onDone={onDone}
            onCancel={close}
            onLook={look}
          />
        ) : null}
      </VerbDrawer>
    </Page>
  )
}

/** Read once, then taken out of the history entry: a one-time link must not come back with the Back button. */
function useArrival(): Arrival {
  const { state } = useLocation()
  const [arrival] = useState<Arrival>(() => state ?? {})
  useEffect(() => {
    if (arrival.link || arrival.warnings) history.replaceState({ ...history.state, usr: null }, '')
  }, [arrival])
  return arrival
}
