import { Link, useParams, useSearchParams } from 'react-router'
import type { ImportAnswer } from '../../../src/contract/imports.ts'
import { api } from '../api.ts'
import { filesOf } from '../fields.ts'
import { ReviewPage } from '../import/review.tsx'
import { useSay } from '../language.tsx'
import { Page } from '../parts/page.tsx'
import { Refused, Waiting } from '../parts/state-of-asking.tsx'
import { StateTag } from '../parts/state-tag.tsx'
import { useAnswer } from '../use-answer.ts'
import { useViews } from '../views.ts'
import { words as shellWords } from '../words.ts'
import { words } from '../words-import.ts'

const register = 'imported-paper'

/** One paper: its words beside what they propose. Works after it is finished as well, because a finding leads back to its words. */
export default function ImportPaperPage() {
  const { paper = '' } = useParams()
  const [query] = useSearchParams()
  const say = useSay()
  const at = query.get('at')
  const asked = useAnswer<ImportAnswer>(`paper ${paper}`, () => api.imported(paper))
  const answer = asked.value
  const view = useViews([register]).get(register)
  return (
    <Page
      title={answer?.paper.title ?? say(words.title)}
      above={<Link to="/import">{say(words.title)}</Link>}
      beside={
        answer ? (
          <>
            <StateTag view={view} state={answer.paper.state} />
            <PaperSigns answer={answer} />
          </>
        ) : null
      }
      below={answer ? <PaperDoubts answer={answer} /> : null}
      wide
    >
      <Refused refusals={asked.refusals} retry={asked.reload} />
      {answer === null && asked.loading ? <Comparing /> : null}
      {answer === null && asked.refusals.length > 0 ? (
        <p className="page-links">
          <Link to={`/r/${register}/${paper}`}>{say(words.record)}</Link>
          <Link to="/import">{say(words.toImport)}</Link>
        </p>
      ) : null}
      {answer ? (
        <ReviewPage
          key={`${answer.paper.id} ${at ?? ''}`}
          answer={answer}
          at={at}
          put={asked.put}
          reload={asked.reload}
        />
      ) : null}
    </Page>
  )
}

/** A large ledger takes seconds to compare: that is said, and one may leave; nothing is lost by it. */
function Comparing() {
  const say = useSay()
  return (
    <>
      <p className="page-links" role="status">
        <span>{say(words.comparing)}</span>
        <Link to="/import">{say(shellWords.cancel)}</Link>
      </p>
      <Waiting lines={8} height={48} />
    </>
  )
}

/** What the paper is, and where it lies. */
function PaperSigns({ answer }: { readonly answer: ImportAnswer }) {
  const say = useSay()
  const view = useViews([register]).get(register)
  const { paper, table } = answer
  const kind = view?.fields
    .find((field) => field.name === 'kind')
    ?.choices?.find(({ value }) => value === paper.fields['kind'])
  const files = filesOf(paper.fields['paper'])
  const setAside = paper.powers.some(({ verb, may }) => verb === 'set-aside' && may)
  return (
    <p className="page-links">
      {kind ? <span>{say(kind.label)}</span> : null}
      {table ? <span className="figure">{say(words.rowsCount, { n: table.rows })}</span> : null}
      {files.map(({ sha256, name }) => (
        <a key={sha256} href={api.filePath(register, paper.id, sha256)} target="_blank" rel="noreferrer">
          {files.length > 1 ? name : say(words.original)}
        </a>
      ))}
      {table ? <a href={`/api/ledger/office-sheet?form=${paper.id}`}>{say(words.inThisForm)}</a> : null}
      <Link to={`/r/${register}/${paper.id}`}>{say(words.record)}</Link>
      {setAside ? <Link to={`/r/${register}/${paper.id}?do=set-aside`}>{say(words.setAside)}</Link> : null}
    </p>
  )
}

/** How well it could be read: what a person must compare with the paper itself. */
function PaperDoubts({ answer: { lossy, warnings, table } }: { readonly answer: ImportAnswer }) {
  const say = useSay()
  const doubts = [
    ...(lossy === 'ocr' || lossy === 'charset' || lossy === 'pdf-fonts' ? [say(words[`lossy_${lossy}`])] : []),
    ...warnings.map((warning) => say(warning)),
    ...(table ? [say(words.allMarked)] : []),
  ]
  return doubts.length > 0 ? <p className="paper-doubts">{[...new Set(doubts)].join(' ')}</p> : null
}
