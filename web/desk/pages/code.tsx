import { Button, Input } from 'antd'
import { type FormEvent, useState } from 'react'
import { Link, Navigate, useNavigate, useParams } from 'react-router'
import type { CodeAnswer } from '../../../src/contract/questions.ts'
import { api } from '../api.ts'
import { useSay } from '../language.tsx'
import { Page } from '../parts/page.tsx'
import { Nothing, Refused, Waiting } from '../parts/state-of-asking.tsx'
import { StateTag } from '../parts/state-tag.tsx'
import { useAnswer } from '../use-answer.ts'
import { useViews } from '../views.ts'
import { words } from '../words-code.ts'
import { assetCards, CountHere } from './count-here.tsx'

type CodeRow = CodeAnswer['rows'][number]

/** Where the code on a label leads, scanned or typed: to its record, and for an asset that is being counted to the button that counts it. */
export default function CodePage() {
  const { code = '' } = useParams()
  const say = useSay()
  const asked = useAnswer<CodeAnswer>(code === '' ? null : `code ${code}`, () => api.code(code))
  const rows = asked.value?.rows ?? []
  const [only] = rows
  if (rows.length === 1 && only && only.register !== assetCards)
    return <Navigate to={`/r/${only.register}/${only.id}`} replace />
  return (
    <Page title={say(words.title)} narrow>
      <Refused refusals={asked.refusals} retry={asked.reload} />
      {asked.loading ? <Waiting lines={3} height={48} /> : null}
      {asked.value && rows.length === 0 ? (
        <Nothing title={say(words.none, { code })} help={say(words.noneHelp)} />
      ) : null}
      <Finds rows={rows} />
      <CodeBox key={code} />
    </Page>
  )
}

function Finds({ rows }: { readonly rows: readonly CodeRow[] }) {
  const say = useSay()
  const views = useViews(rows.map((row) => row.register))
  return (
    <>
      {rows.map((row) => {
        const view = views.get(row.register)
        return (
          <section key={row.id} className="card code-find" aria-label={row.title}>
            <p className="find-title">
              <Link to={`/r/${row.register}/${row.id}`}>{row.title}</Link>
              <StateTag view={view} state={row.state} />
            </p>
            <p className="find-where">{view ? say(view.label) : '\u00a0'}</p>
            {row.register === assetCards ? <CountHere card={row.id} title={row.title} /> : null}
          </section>
        )
      })}
    </>
  )
}

function CodeBox() {
  const say = useSay()
  const navigate = useNavigate()
  const [typed, setTyped] = useState('')
  const find = (event: FormEvent) => {
    event.preventDefault()
    if (typed.trim() !== '') void navigate(`/q/${encodeURIComponent(typed.trim())}`)
  }
  return (
    <form className="code-box" onSubmit={find}>
      <p className="page-words">{say(words.help)}</p>
      <Input
        size="large"
        value={typed}
        maxLength={200}
        autoComplete="off"
        autoCapitalize="characters"
        aria-label={say(words.code)}
        placeholder={say(words.code)}
        onChange={(event) => setTyped(event.target.value)}
      />
      <Button size="large" htmlType="submit" disabled={typed.trim() === ''}>
        {say(words.find)}
      </Button>
    </form>
  )
}
