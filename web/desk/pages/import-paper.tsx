import { useEffect } from 'react'
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
  useFirstFocus(answer !== null && at === null)
  return (
    <Page
      title={answer?.paper.title ?? say(words.title)}
      above={<Link to="/import">{say(words.title)}</Link>}
      beside={answer ? <StateTag view={view} state={answer.paper.state} /> : null}
      below={answer ? <PaperSigns answer={answer} /> : null}
      wide
    >
      <Refused refusals={asked.refusals} retry={asked.reload} />
      {answer === null && asked.loading ? <Waiting lines={8} height={48} /> : null}
      {answer === null && asked.refusals.length > 0 ? (
        <p className="page-links">
          <Link to={`/r/${register}/${paper}`}>{say(words.record)}</Link>
          <Link to="/import">{say(words.toImport)}</Link>
        </p>
      ) : null}
      {answer ? (
        <ReviewPage key={`${answer.paper.id} ${at ?? ''}`} answer={answer} at={at} put={asked.put} reload={asked.reload} />
      ) : null}
    </Page>
  )
}

/** The keys work at once: the first proposal takes the focus when the page has come, unless somebody is somewhere else already. */
function useFirstFocus(ready: boolean): void {
  useEffect(() => {
    if (!ready) return
    const later = window.setTimeout(() => {
      const here = document.activeElement
      if (here === document.body || here?.tagName === 'H1')
        document.querySelector<HTMLElement>('.proposal-current')?.focus({ preventScroll: true })
    }, 120)
    return () => clearTimeout(later)
  }, [ready])
}

/** What the paper is, how well it could be read, and where it lies. */
function PaperSigns({ answer }: { readonly answer: ImportAnswer }) {
  const say = useSay()
  const view = useViews([register]).get(register)
  const { paper, lossy, warnings, table } = answer
  const kind = view?.fields.find((field) => field.name === 'kind')?.choices?.find(({ value }) => value === paper.kind)
  const [file] = filesOf(paper.fields['paper'])
  const setAside = paper.powers.some(({ verb, may }) => verb === 'set-aside' && may)
  const doubts = [
    ...(lossy === 'ocr' || lossy === 'charset' || lossy === 'pdf-fonts' ? [say(words[`lossy_${lossy}`])] : []),
    ...warnings.map((warning) => say(warning)),
    ...(table ? [say(words.allMarked)] : []),
  ]
  return (
    <>
      <p className="page-links">
        {kind ? <span>{say(kind.label)}</span> : null}
        {table ? <span className="figure">{say(words.rowsCount, { n: table.rows })}</span> : null}
        {file ? (
          <a href={api.filePath(register, paper.id, file.sha256)} target="_blank" rel="noreferrer">
            {say(words.original)}
          </a>
        ) : null}
        <Link to={`/r/${register}/${paper.id}`}>{say(words.record)}</Link>
        {setAside ? <Link to={`/r/${register}/${paper.id}?do=set-aside`}>{say(words.setAside)}</Link> : null}
      </p>
      {doubts.length > 0 ? (
        <p className="paper-doubts">{doubts.join(say(shellWords.joint))}</p>
      ) : null}
    </>
  )
}
