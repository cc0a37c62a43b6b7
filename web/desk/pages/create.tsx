import { useMemo } from 'react'
import { Link, useNavigate, useParams, useSearchParams } from 'react-router'
import type { Fields, VerbAnswer } from '../../../src/contract/records.ts'
import type { RegisterView } from '../../../src/contract/view.ts'
import { useSay } from '../language.tsx'
import { useTell } from '../parts/tell.tsx'
import { Page } from '../parts/page.tsx'
import { Nothing, Refused, Waiting } from '../parts/state-of-asking.tsx'
import { VerbForm } from '../parts/verb-form.tsx'
import { useAnswer } from '../use-answer.ts'
import { viewOf } from '../views.ts'
import { words as shellWords } from '../words.ts'
import { words } from '../words-record.ts'

/** A new record: the form of the verb that creates it, on a page of its own. */
export default function CreatePage() {
  const { register = '', verb: name = '' } = useParams()
  const [search] = useSearchParams()
  const say = useSay()
  const navigate = useNavigate()
  const tell = useTell()
  const asked = useAnswer<RegisterView>(`view ${register}`, () => viewOf(register))
  const view = asked.value
  const given = useMemo(() => givenBy(search, view), [search, view])
  const verb = view?.verbs.find((one) => one.name === name && one.from === 'nothing') ?? null
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
    <Page title={say(verb.label)} above={<Link to={`/r/${register}`}>{say(view.label)}</Link>} narrow>
      <div className="card">
        <VerbForm
          view={view}
          verb={verb}
          record={null}
          names={{}}
          {...given}
          onDone={onDone}
          onCancel={() => navigate(`/r/${register}`)}
        />
      </div>
    </Page>
  )
}

/** What the page one comes from knows already: fields by their names, as filters of lists are written. */
function givenBy(search: URLSearchParams, view: RegisterView | null): { readonly given?: Fields } {
  const kinds = new Map(view?.fields.map(({ name, kind }) => [name, kind]))
  const given = [...search].flatMap(([key, value]) => {
    const name = key.startsWith('f.') ? key.slice(2) : ''
    if (!kinds.has(name)) return []
    return [[name, kinds.get(name) === 'integer' ? Number(value) : value] as const]
  })
  return given.length === 0 ? {} : { given: Object.fromEntries(given) }
}
