import { Button } from 'antd'
import { type FormEvent, type ReactNode, useState } from 'react'
import type { HolderBody } from '../../../src/contract/second-factor.ts'
import type { Refusal } from '../../../src/contract/wording.ts'
import type { Answer } from '../api.ts'
import { useSay } from '../language.tsx'
import { words as houseWords } from '../words-house.ts'
import { words } from '../words-sign-in.ts'
import { SecretRow, TextRow } from './secret-field.tsx'
import { Refused } from './state-of-asking.tsx'

interface HolderFormProps<T> {
  /** What the button says. */
  readonly does: string
  readonly withCode: boolean
  readonly danger?: boolean
  readonly send: (shown: HolderBody) => Promise<Answer<T>>
  readonly onDone: (value: T) => void
  readonly onCancel: () => void
  readonly children?: ReactNode
}

/** Asks the holder for the password again, and for a code where there are codes, before anything about signing in is changed. */
export function HolderForm<T>({ does, withCode, danger, send, onDone, onCancel, children }: HolderFormProps<T>) {
  const say = useSay()
  const [password, setPassword] = useState('')
  const [code, setCode] = useState('')
  const [refusals, setRefusals] = useState<readonly Refusal[]>([])
  const [busy, setBusy] = useState(false)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (busy) return
    setBusy(true)
    const answer = await send({ password, ...(withCode ? { code } : {}) })
    setBusy(false)
    if (answer.ok) return onDone(answer.value)
    setCode('')
    setRefusals(answer.refusals)
  }
  return (
    <form className="form form-short" onSubmit={(event) => void submit(event)}>
      <p className="form-hint">{say(words.showAgain)}</p>
      <Refused refusals={refusals} />
      <SecretRow
        id="holder-password"
        label={say(houseWords.password)}
        value={password}
        onChange={setPassword}
        autoComplete="current-password"
      />
      {withCode ? (
        <TextRow
          id="holder-code"
          label={say(words.code)}
          value={code}
          onChange={setCode}
          help={say(words.codeHelp)}
          autoComplete="one-time-code"
          max={40}
        />
      ) : null}
      {children}
      <div className="buttons">
        <Button
          type="primary"
          danger={danger ?? false}
          htmlType="submit"
          disabled={busy || password === '' || (withCode && code === '')}
        >
          {does}
        </Button>
        <Button onClick={onCancel}>{say(words.cancel)}</Button>
      </div>
    </form>
  )
}
