import { Button, Input } from 'antd'
import { type FormEvent, useRef, useState } from 'react'
import type { NoticeDraft } from '../../../src/contract/papers.ts'
import type { RecordRow } from '../../../src/contract/records.ts'
import type { Refusal } from '../../../src/contract/wording.ts'
import { api, freshKey } from '../api.ts'
import { useSay } from '../language.tsx'
import { Refused } from '../parts/state-of-asking.tsx'
import { useTell } from '../parts/tell.tsx'
import { words } from '../words-notice.ts'

interface RewritingProps {
  readonly record: RecordRow
  readonly draft: NoticeDraft
  readonly onDone: () => void
}

const labels = new Map<string, (typeof words)['opening' | 'organisation' | 'totals' | 'next' | 'contact']>([
  ['opening', words.opening],
  ['organisation', words.organisation],
  ['totals', words.totals],
  ['next', words.next],
  ['contact', words.contact],
])

/** The sections whose words a person may replace. What is left empty stays as composed, whatever becomes of the ledger until it is frozen. */
export function Rewriting({ record, draft, onDone }: RewritingProps) {
  const say = useSay()
  const tell = useTell()
  const [typed, setTyped] = useState(() => new Map(draft.sections.map(({ name, edited }) => [name, edited ?? ''])))
  const [refusals, setRefusals] = useState<readonly Refusal[]>([])
  const key = useRef(freshKey())
  const put = (name: string, text: string) => setTyped(new Map(typed).set(name, text))
  const save = async (event: FormEvent) => {
    event.preventDefault()
    const edits = JSON.stringify(Object.fromEntries([...typed].filter(([, text]) => text.trim() !== '')))
    const body = { fields: { edits }, revision: record.revision }
    const answer = await api.perform(record.register, record.id, 'edit', body, key.current)
    key.current = freshKey()
    setRefusals(answer.ok ? [] : answer.refusals)
    if (!answer.ok) return
    tell.done(say(words.kept))
    onDone()
  }
  return (
    <form className="form" onSubmit={(event) => void save(event)}>
      <p className="form-hint">{say(words.rewriteHelp)}</p>
      <Refused refusals={refusals} />
      {draft.sections.map(({ name, composed }) => (
        <div key={name} className="rewritten">
          <label htmlFor={`section-${name}`}>{say(labels.get(name) ?? words.rewrite)}</label>
          <p className="composed-words" lang="zh-CN">
            {composed}
          </p>
          <Input.TextArea
            id={`section-${name}`}
            value={typed.get(name) ?? ''}
            autoSize={{ minRows: 2, maxRows: 12 }}
            maxLength={4000}
            onChange={(event) => put(name, event.target.value)}
          />
          {(typed.get(name) ?? '') === '' ? (
            <Button size="small" type="link" onClick={() => put(name, composed)}>
              {say(words.rewrite)}
            </Button>
          ) : (
            <Button size="small" type="link" onClick={() => put(name, '')}>
              {say(words.back)}
            </Button>
          )}
        </div>
      ))}
      <Button type="primary" htmlType="submit">
        {say(words.keep)}
      </Button>
    </form>
  )
}
