import { useState } from 'react'
import { Link, useParams } from 'react-router'
import type { RecordAnswer, VerbAnswer } from '../../../src/contract/records.ts'
import type { RegisterView } from '../../../src/contract/view.ts'
import type { Refusal } from '../../../src/contract/wording.ts'
import { api } from '../api.ts'
import { answering, Original } from '../finding/original.tsx'
import { RemarkBox } from '../finding/remark-box.tsx'
import { Evidence, Measures, Tasks } from '../finding/sections.tsx'
import { FindingStream } from '../finding/stream.tsx'
import { useDoing } from '../finding/use-doing.tsx'
import { useFinding } from '../finding/use-finding.ts'
import { useSay } from '../language.tsx'
import { evidence, findings, measures, remarks, tasks } from '../ledger/registers.ts'
import { codeOf } from '../ledger/tree-lines.tsx'
import { useChosenVerb } from '../parts/chosen-verb.ts'
import { Deadlines } from '../parts/deadlines.tsx'
import { FindingMechanisms } from '../mechanisms/finding-mechanisms.tsx'
import type { About } from '../mechanisms/suggestions.tsx'
import { Page } from '../parts/page.tsx'
import { RecordBeside } from '../parts/record-beside.tsx'
import { RecordFields, Signs } from '../parts/record-fields.tsx'
import { Refused, Waiting, Warned } from '../parts/state-of-asking.tsx'
import { StepsPicture } from '../parts/steps-picture.tsx'
import { useTell } from '../parts/tell.tsx'
import { VerbDrawer } from '../parts/verb-drawer.tsx'
import { VerbForm } from '../parts/verb-form-later.tsx'
import { Verbs } from '../parts/verbs.tsx'
import { useMe } from '../session.tsx'
import { useAnswer } from '../use-answer.ts'
import { useViews, viewOf } from '../views.ts'
import { words as shellWords } from '../words.ts'
import { words } from '../words-finding.ts'
import { words as ledgerWords } from '../words-ledger.ts'
import { words as recordWords } from '../words-record.ts'

/** One finding with everything that belongs to it: the words of the feedback, measures, evidence, tasks, and what happened. */
export default function FindingPage() {
  const { id = '' } = useParams()
  const say = useSay()
  const view = useAnswer<RegisterView>(`view ${findings}`, () => viewOf(findings))
  const all = useFinding(id)
  const { record } = all
  if (view.value && record.value) return <TheFinding key={id} view={view.value} answer={record.value} all={all} />
  return (
    <Page title={view.value ? say(view.value.label) : say(shellWords.loading)}>
      <Refused refusals={[...view.refusals, ...record.refusals].slice(0, 1)} retry={record.reload} />
      {view.loading || record.loading ? <Waiting lines={9} height={28} /> : null}
    </Page>
  )
}

interface TheFindingProps {
  readonly view: RegisterView
  readonly answer: RecordAnswer
  readonly all: ReturnType<typeof useFinding>
}

function TheFinding({ view, answer, all }: TheFindingProps) {
  const say = useSay()
  const { record, names } = answer
  const [warnings, setWarnings] = useState<readonly Refusal[]>([])
  const refresh = async () => {
    const latest = await api.record(view.name, record.id)
    if (latest.ok) all.record.put(latest.value)
    all.changed()
  }
  const { begin, form } = useDoing({ finding: record.id }, (told) => {
    setWarnings(told)
    void refresh()
  })
  const views = useViews(useReadable())
  const entries = all.stream.value?.entries ?? []
  const been = entries.filter((entry) => entry.record === record.id).flatMap((entry) => entry.state ?? [])
  const code = codeOf(record)
  // The words of the feedback, the way to their place, and what answers them stand beside the ledger, not in it.
  const beside = ['original', 'place', ...answering]
  const particulars = { ...view, fields: view.fields.filter(({ name }) => !beside.includes(name)) }
  return (
    <Page
      title={record.title}
      above={
        <>
          <Link to="/ledger">{say(ledgerWords.ledger)}</Link> {code}
        </>
      }
      beside={<RecordBeside view={view} answer={answer} />}
      below={<Signs view={view} record={record} />}
    >
      <Warned refusals={warnings} />
      <OwnVerbs view={view} answer={answer} all={all} been={been} refresh={refresh} onWarned={setWarnings} />
      <div className="finding">
        <div className="finding-main">
          <Original view={view} record={record} />
          <Measures view={views.get(measures)} asked={all.measures} begin={begin} />
          <FindingMechanisms about={aboutOf(answer, all)} round={all.round} onChanged={all.changed} />
          <Evidence view={views.get(evidence)} asked={all.evidence} begin={begin} />
          <Tasks view={views.get(tasks)} asked={all.tasks} begin={begin} />
        </div>
        <div className="finding-main">
          <section className="card" aria-labelledby="particulars">
            <h2 id="particulars">{say(words.particulars)}</h2>
            <RecordFields view={particulars} record={record} names={names} />
          </section>
          <section className="card finding-stream" aria-labelledby="stream">
            <h2 id="stream">{say(words.stream)}</h2>
            <Saying finding={record.id} onSaid={all.changed} />
            <FindingStream finding={record.id} asked={all.stream} views={views} />
          </section>
        </div>
      </div>
      {form}
    </Page>
  )
}

/** What a mechanism that is bound here begins with: the measure where there is but one, and whoever answers for the finding. */
function aboutOf({ record, names }: RecordAnswer, { measures: { under } }: ReturnType<typeof useFinding>): About {
  const [only, another] = under?.rows ?? []
  const measure = only && !another ? only : null
  return {
    ...{ id: record.id, title: record.title, measure: measure?.id ?? null, answers: record.owner },
    names: { ...names, ...(measure ? { [measure.id]: measure.title } : {}) },
  }
}

/** Registers of the finding's records that this person may read something of. */
function useReadable(): readonly string[] {
  const me = useMe()
  return [findings, measures, evidence, tasks, remarks].filter((one) => me.registers.some(({ name }) => name === one))
}

function Saying({ finding, onSaid }: { readonly finding: string; readonly onSaid: () => void }) {
  const me = useMe()
  const may = me.registers.find(({ name }) => name === remarks)?.mayCreate.includes('say') ?? false
  return may ? <RemarkBox finding={finding} onSaid={onSaid} /> : null
}

interface OwnVerbsProps extends TheFindingProps {
  readonly been: readonly string[]
  readonly refresh: () => Promise<void>
  readonly onWarned: (warnings: readonly Refusal[]) => void
}

/** Where the finding stands, what is due, and what may be done with it now. */
function OwnVerbs({ view, answer, all, been, refresh, onWarned }: OwnVerbsProps) {
  const say = useSay()
  const tell = useTell()
  const { record, names, powers } = answer
  const { verb, onPaper, barred, choose, close } = useChosenVerb(view, powers)
  const stands = verb ? (powers.find((power) => power.verb === verb.name)?.refusal ?? null) : null
  const onDone = (told: VerbAnswer) => {
    if (verb) tell.done(say(told.replayed ? recordWords.replayed : recordWords.done, { verb: say(verb.label) }))
    onWarned(told.warnings)
    all.record.put({ ...answer, record: told.record, names: { ...names, ...told.names }, powers: told.powers })
    all.changed()
    close()
  }
  return (
    <>
      <Warned refusals={barred} />
      {record.erased ? <p className="note note-calm">{say(recordWords.erased)}</p> : null}
      <section className="card now" aria-label={say(recordWords.now)}>
        <StepsPicture view={view} state={record.state} been={been} />
        <Deadlines view={view} record={record} />
        <Verbs
          view={view}
          answer={answer}
          onChoose={(chosen) => choose(chosen.name)}
          onPaper={(chosen) => choose(chosen.name, true)}
        />
      </section>
      <VerbDrawer verb={verb} onPaper={onPaper} close={close}>
        {verb ? (
          <VerbForm
            key={`${verb.name} ${onPaper}`}
            {...{ view, verb, record, names, onPaper, onDone }}
            stands={onPaper ? null : stands}
            onCancel={close}
            onLook={refresh}
          />
        ) : null}
      </VerbDrawer>
    </>
  )
}
