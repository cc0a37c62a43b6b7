import { useMemo } from 'react'
import { Link, useNavigate, useParams, useSearchParams } from 'react-router'
import type { VerbAnswer } from '../../../src/contract/records.ts'
import type { RegisterView, VerbView } from '../../../src/contract/view.ts'
import { useSay } from '../language.tsx'
import { onPaperMark, useRecorder } from '../parts/create-on-paper.tsx'
import { useTell } from '../parts/tell.tsx'
import { Page } from '../parts/page.tsx'
import { Nothing, Refused, Waiting } from '../parts/state-of-asking.tsx'
import { VerbForm } from '../parts/verb-form.tsx'
import { useAnswer } from '../use-answer.ts'
import { viewOf } from '../views.ts'
import { words as shellWords } from '../words.ts'
import { words } from '../words-record.ts'

/** What the page before knew already, such as the asset that was scanned: sent, and not asked for again. */
function useGiven(view: RegisterView | null, verb: VerbView | null) {
  const [query] = useSearchParams()
  return useMemo(() => {
    const kinds = new Map(view?.fields.map(({ name, kind }) => [name, kind]))
    const known = [...query]
      .filter(([name]) => verb?.takes.includes(name))
      .map(([name, value]) => [name, kinds.get(name) === 'integer' ? Number(value) : value] as const)
    return known.length > 0 ? { given: Object.fromEntries(known) } : {}
  }, [query, view, verb])
}

/** Typed in for somebody who signed a paper (代录): by a recorder only, who is told so on the page. */
function useOnPaper(): boolean {
  const [query] = useSearchParams()
  return useRecorder() && query.has(onPaperMark)
}

/** A new record: the form of the verb that creates it, on a page of its own. */
export default function CreatePage() {
  const { register = '', verb: name = '' } = useParams()
  const say = useSay()
  const navigate = useNavigate()
  const tell = useTell()
  const asked = useAnswer<RegisterView>(`view ${register}`, () => viewOf(register))
  const view = asked.value
  const verb = view?.verbs.find((one) => one.name === name && one.from === 'nothing') ?? null
  const given = useGiven(view, verb)
  const onPaper = useOnPaper()
  const about = given.given?.[view?.columns.title ?? '']
  const onDone = (told: VerbAnswer) => {
    tell.done(say(told.replayed ? words.replayed : words.created))
    navigate(`/r/${register}/${told.record.id}`, {
      replace: true,
      state: { warnings: told.warnings, ...(told.link ? { link: told.link } : {}) },
    })
  }
  if (!view)
    return (
      <Page title={say(words.newRecord)} narrow>
        <Refused refusals={asked.refusals} retry={asked.reload} />
        {asked.loading ? <Waiting lines={8} height={36} /> : null}
      </Page>
    )
  if (!verb)
    return (
      <Page title={say(view.label)} narrow>
        <Nothing title={say(shellWords.notFound)} help={say(shellWords.notFoundHelp)}>
          <Link to={`/r/${register}`}>{say(view.label)}</Link>
        </Nothing>
      </Page>
    )
  return (
    <Page
      title={onPaper ? say(words.onPaperTitle, { verb: say(verb.label) }) : say(verb.label)}
      above={<Link to={`/r/${register}`}>{say(view.label)}</Link>}
      narrow
    >
      {about === undefined ? null : <p className="page-words">{about}</p>}
      {onPaper ? <p className="page-words">{say(words.onPaperHelp)}</p> : null}
      <div className="card">
        <VerbForm
          view={view}
          verb={verb}
          record={null}
          names={{}}
          {...given}
          onPaper={onPaper}
          onDone={onDone}
          onCancel={() => navigate(`/r/${register}`)}
        />
      </div>
    </Page>
  )
}
