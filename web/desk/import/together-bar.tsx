import { Button } from 'antd'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import type { Refusal } from '../../../src/contract/wording.ts'
import { api, freshKey } from '../api.ts'
import { useSay } from '../language.tsx'
import { Refused } from '../parts/state-of-asking.tsx'
import { words } from '../words-import.ts'
import type { Queued } from './use-queue.ts'

const isTable = /\.(xlsx|xls|et|csv)$/i

/** Several workbooks of this visit, to be looked through as one list. */
export function TogetherBar({ papers }: { readonly papers: readonly Queued[] }) {
  const say = useSay()
  const navigate = useNavigate()
  const [key] = useState(freshKey)
  const [busy, setBusy] = useState(false)
  const [refusals, setRefusals] = useState<readonly Refusal[]>([])
  const tables = papers.flatMap(({ step, record, file }) =>
    step === 'done' && record !== null && isTable.test(file.name) ? [record] : [],
  )
  if (tables.length < 2) return null
  const put = async () => {
    setBusy(true)
    const answer = await api.putTogether(tables, `${key}-${tables.length}`)
    setBusy(false)
    setRefusals(answer.ok ? [] : answer.refusals)
    if (answer.ok) navigate(`/import/${answer.value.record}`)
  }
  return (
    <section className="card together" aria-busy={busy}>
      <p>{say(words.togetherAbout)}</p>
      <Refused refusals={refusals} />
      <Button type="primary" disabled={busy} onClick={() => void put()}>
        {say(words.together, { n: tables.length })}
      </Button>
    </section>
  )
}
