import { Button } from 'antd'
import { useRef, useState } from 'react'
import { Link } from 'react-router'
import type { RecordAnswer, RecordList, RecordRow } from '../../../src/contract/records.ts'
import type { Refusal } from '../../../src/contract/wording.ts'
import { api, freshKey } from '../api.ts'
import { useSay } from '../language.tsx'
import { Refused, Warned } from '../parts/state-of-asking.tsx'
import { useMe } from '../session.tsx'
import { useAnswer } from '../use-answer.ts'
import { words } from '../words-code.ts'

export const assetCards = 'asset-card'
const lines = { register: 'asset-count-line', find: 'find', differ: 'note-difference' } as const

interface CountHereProps {
  readonly card: string
  readonly title: string
}

/** Where the asset should be and with whom, so that whoever holds it sees whether it is as the books have it. */
function AsBooked({ card }: { readonly card: string }) {
  const { value } = useAnswer<RecordAnswer>(`card ${card}`, () => api.record(assetCards, card))
  if (!value) return null
  const { record, names } = value
  const booked = ['number', 'place', 'department', 'custodian'].flatMap((field) => {
    const held = record.fields[field]
    return typeof held === 'string' ? [names[held] ?? held] : []
  })
  return <p className="page-words">{booked.join(' · ')}</p>
}

/** The counts that go on and may take this asset: one touch says that it is as the books have it. */
export function CountHere(props: CountHereProps) {
  const me = useMe()
  const may = me.registers.find(({ name }) => name === lines.register)?.mayCreate.includes(lines.find) ?? false
  const asked = useAnswer<RecordList>(may ? 'counts going on' : null, () =>
    api.list('asset-count', new URLSearchParams({ state: 'counting', limit: '5' })),
  )
  return (
    <>
      <AsBooked card={props.card} />
      {(asked.value?.rows ?? []).map((count) => (
        <OneCount key={count.id} count={count} {...props} />
      ))}
    </>
  )
}

function OneCount({ count, card, title }: CountHereProps & { readonly count: RecordRow }) {
  const say = useSay()
  const { done, sending, refusals, warnings, send } = useFinding(count.id, card)
  const differ = new URLSearchParams({ count: count.id, card, name: title })
  return (
    <div className="code-count">
      <p className="page-words">{say(words.counting, { title: count.title })}</p>
      <Refused refusals={refusals} />
      <Warned refusals={warnings} />
      {done ? (
        <p className="note note-calm" role="status">
          {say(words.counted, { title })}
        </p>
      ) : (
        <p className="code-doing">
          <Button type="primary" size="large" loading={sending} onClick={() => void send()}>
            {say(words.found)}
          </Button>
          <Link to={`/r/${lines.register}/new/${lines.differ}?${differ}`}>{say(words.differs)}</Link>
        </p>
      )}
    </div>
  )
}

/** One key for the one write that is meant, however often the button is touched. */
function useFinding(count: string, card: string) {
  const key = useRef(freshKey())
  const [sending, setSending] = useState(false)
  const [done, setDone] = useState(false)
  const [refusals, setRefusals] = useState<readonly Refusal[]>([])
  const [warnings, setWarnings] = useState<readonly Refusal[]>([])
  const send = async () => {
    setSending(true)
    const told = await api.create(lines.register, lines.find, { fields: { count, card } }, key.current)
    setSending(false)
    setRefusals(told.ok ? [] : told.refusals)
    if (!told.ok) {
      if (told.status >= 400 && told.status < 500) key.current = freshKey()
      return
    }
    setWarnings(told.value.warnings)
    setDone(true)
  }
  return { done, sending, refusals, warnings, send }
}
