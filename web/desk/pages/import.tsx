import { useEffect, useRef } from 'react'
import { Link, useNavigate } from 'react-router'
import type { RecordList } from '../../../src/contract/records.ts'
import { api, onWritten } from '../api.ts'
import { moment } from '../figures.ts'
import { DropArea } from '../import/drop-area.tsx'
import { Queue } from '../import/queue.tsx'
import { TogetherBar } from '../import/together-bar.tsx'
import { isGoing, useQueue } from '../import/use-queue.ts'
import { useSay } from '../language.tsx'
import { Icon } from '../parts/icons.tsx'
import { Page } from '../parts/page.tsx'
import { Nothing, Refused, Waiting } from '../parts/state-of-asking.tsx'
import { plain } from '../parts/value.tsx'
import { useBusinessTime } from '../session.tsx'
import { useAnswer } from '../use-answer.ts'
import { useViews } from '../views.ts'
import { words } from '../words-import.ts'

const register = 'imported-paper'

/** Where papers come in, and where those are found again that nobody has confirmed yet. */
export default function ImportPage() {
  const say = useSay()
  const navigate = useNavigate()
  const queue = useQueue()
  const [only, ...others] = queue.papers
  const single = others.length === 0 && only?.step === 'done' ? only.record : null
  const left = useRef(false)
  useEffect(() => {
    // A single paper that was read is looked at at once; of several, the person chooses.
    if (single === null || left.current) return
    left.current = true
    navigate(`/import/${single}`)
  }, [single, navigate])
  return (
    <Page title={say(words.title)} below={<p className="page-words">{say(words.about)}</p>}>
      <div className="note note-warn never">
        <Icon name="alert" />
        <div className="note-words">
          <p className="note-title">{say(words.neverTitle)}</p>
          <p>{say(words.never)}</p>
        </div>
      </div>
      <DropArea onFiles={queue.add} />
      <Queue papers={queue.papers} stop={queue.stop} drop={queue.drop} again={queue.again} />
      <TogetherBar papers={queue.papers} />
      <WaitingPapers busy={queue.papers.some(isGoing)} />
    </Page>
  )
}

function WaitingPapers({ busy }: { readonly busy: boolean }) {
  const say = useSay()
  const { zone } = useBusinessTime()
  const asked = useAnswer<RecordList>('papers', () =>
    api.list(register, new URLSearchParams({ state: 'kept', sort: '-opened', limit: '50' })),
  )
  const { reload } = asked
  useEffect(() => onWritten(reload), [reload])
  const view = useViews([register]).get(register)
  const kind = view?.fields.find((field) => field.name === 'kind')
  const rows = asked.value?.rows ?? []
  return (
    <section className="papers" aria-labelledby="papers" aria-busy={busy}>
      <div className="papers-head">
        <h2 id="papers">{say(words.waiting)}</h2>
        <Link to={`/r/${register}`}>{say(words.allPapers)}</Link>
      </div>
      <Refused refusals={asked.refusals} retry={asked.reload} />
      {asked.value === null && asked.loading ? <Waiting lines={2} height={52} /> : null}
      {asked.value && rows.length === 0 ? (
        <Nothing title={say(words.waitingNone)} help={say(words.waitingNoneHelp)} />
      ) : null}
      <ul>
        {rows.map((row) => (
          <li key={row.id} className="paper">
            <Icon name="file" />
            <Link to={`/import/${row.id}`} className="paper-title">
              {row.title}
            </Link>
            <span className="paper-kind">
              {kind ? plain(kind, row.fields['kind'], asked.value?.names ?? {}, say, zone) : ''}
            </span>
            <span className="paper-when figure">{say(words.putInBy, { at: moment(row.openedAt, zone) })}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
