import { Link, useSearchParams } from 'react-router'
import type { SearchAnswer } from '../../../src/contract/questions.ts'
import { api } from '../api.ts'
import { usePhone } from '../appearance.tsx'
import { moment } from '../figures.ts'
import { useSay } from '../language.tsx'
import { Page } from '../parts/page.tsx'
import { piecesOf } from '../parts/pieces.ts'
import { Nothing, Refused, Waiting } from '../parts/state-of-asking.tsx'
import { StateTag } from '../parts/state-tag.tsx'
import { useBusinessTime } from '../session.tsx'
import { SearchBox } from '../shell/top-bar.tsx'
import { useAnswer } from '../use-answer.ts'
import { useViews } from '../views.ts'
import { words as codeWords } from '../words-code.ts'
import { words } from '../words-house.ts'

/** Full text over every register this person may read. */
export default function SearchPage() {
  const say = useSay()
  const phone = usePhone()
  const { zone } = useBusinessTime()
  const [query] = useSearchParams()
  const text = (query.get('text') ?? '').trim()
  const asked = useAnswer<SearchAnswer>(text === '' ? null : text, () => api.search(text))
  const rows = asked.value?.rows ?? []
  const views = useViews(rows.map((row) => row.register))
  return (
    <Page title={say(words.searchTitle)} narrow>
      {phone ? <SearchBox key={text} large /> : null}
      <Refused refusals={asked.refusals} retry={asked.reload} />
      {text === '' ? (
        <Nothing title={say(words.searchFirst)} help={say(words.searchFirstHelp)}>
          <Link to="/q">{say(codeWords.title)}</Link>
        </Nothing>
      ) : null}
      {asked.loading ? <Waiting lines={5} height={56} /> : null}
      {asked.value ? (
        <p className="page-words" role="status">
          {rows.length > 0 ? say(words.searchResults, { text, n: rows.length }) : ''}
        </p>
      ) : null}
      {asked.value && rows.length === 0 ? (
        <Nothing title={say(words.searchNone, { text })} help={say(words.searchNoneHelp)} />
      ) : null}
      <ul className="finds">
        {rows.map((row) => {
          const view = views.get(row.register)
          return (
            <li key={`${row.register} ${row.id}`} className="find-row">
              <p className="find-title">
                <Link to={`/r/${row.register}/${row.id}`}>
                  <Marked text={row.title} wanted={text} />
                </Link>
                <StateTag view={view} state={row.state} />
              </p>
              {row.snippet === '' || row.snippet === row.title ? null : (
                <p className="find-snippet">
                  <Marked text={row.snippet} wanted={text} />
                </p>
              )}
              <p className="find-where">
                <span>{view ? say(view.label) : '\u00a0'}</span>
                <span className="figure">{moment(row.changedAt, zone)}</span>
              </p>
            </li>
          )
        })}
      </ul>
    </Page>
  )
}

function Marked({ text, wanted }: { readonly text: string; readonly wanted: string }) {
  return (
    <>
      {piecesOf(text, wanted).map((piece, place) =>
        place % 2 === 1 ? <mark key={place}>{piece}</mark> : <span key={place}>{piece}</span>,
      )}
    </>
  )
}
