import { Button } from 'antd'
import { type FormEvent, useEffect, useState } from 'react'
import { useNavigate, useSearchParams } from 'react-router'
import type { Refusal } from '../../../src/contract/wording.ts'
import { api } from '../api.ts'
import { useSay } from '../language.tsx'
import { SecretRow, TextRow } from '../parts/secret-field.tsx'
import { Refused } from '../parts/state-of-asking.tsx'
import { signInByPasskey, whyNoPasskeys } from '../passkeys.ts'
import { useSession } from '../session.tsx'
import { Outside } from '../shell/outside.tsx'
import { words } from '../words-house.ts'
import { words as secondWords } from '../words-sign-in.ts'

/** Only a path of our own is gone back to. */
function wayBack(to: string | null): string {
  return to !== null && /^\/(?![/\\])/.test(to) && !to.startsWith('/sign-in') ? to : '/'
}

export default function SignInPage() {
  const say = useSay()
  const navigate = useNavigate()
  const [query] = useSearchParams()
  const { me, refresh } = useSession()
  const [name, setName] = useState('')
  const [password, setPassword] = useState('')
  const [refusals, setRefusals] = useState<readonly Refusal[]>([])
  const [code, setCode] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const to = query.get('to')
  useEffect(() => {
    if (me) navigate(wayBack(to), { replace: true })
  }, [me, navigate, to])
  const signIn = async (event: FormEvent) => {
    event.preventDefault()
    if (busy) return
    setBusy(true)
    const answer = await api.signIn({ name: name.trim(), password, ...(code === null ? {} : { code }) })
    setBusy(false)
    if (answer.ok) return refresh()
    const asked = answer.refusals[0]?.code === 'code-needed'
    if (asked || code !== null) setCode('')
    setRefusals(asked ? [] : answer.refusals)
  }
  const withPasskey = async () => {
    setBusy(true)
    const answer = await signInByPasskey()
    setBusy(false)
    if (answer.ok) return refresh()
    setRefusals(answer.refusals)
  }
  return (
    <Outside title={say(words.signInTo)}>
      {to !== null && code === null && refusals.length === 0 ? (
        <p className="note note-calm">{say(words.sessionEnded)}</p>
      ) : null}
      <Refused refusals={refusals} />
      <form className="form" onSubmit={(event) => void signIn(event)}>
        {code === null ? (
          <>
            <TextRow id="name" label={say(words.name)} value={name} onChange={setName} autoComplete="username" />
            <SecretRow
              id="password"
              label={say(words.password)}
              value={password}
              onChange={setPassword}
              autoComplete="current-password"
            />
          </>
        ) : (
          <CodeStep code={code} onChange={setCode} />
        )}
        <Button block type="primary" htmlType="submit" size="large" disabled={busy} aria-busy={busy}>
          {say(words.signIn)}
        </Button>
        {code === null && whyNoPasskeys() === null ? (
          <Button block size="large" disabled={busy} onClick={() => void withPasskey()}>
            {say(secondWords.byPasskey)}
          </Button>
        ) : null}
        {code === null ? (
          <p className="form-hint">{say(words.forgot)}</p>
        ) : (
          <Button block type="text" onClick={() => setCode(null)}>
            {say(secondWords.back)}
          </Button>
        )}
      </form>
    </Outside>
  )
}

/** After the password was right: the code of the moment, or one kept for recovery. */
function CodeStep({ code, onChange }: { readonly code: string; readonly onChange: (code: string) => void }) {
  const say = useSay()
  useEffect(() => document.getElementById('code')?.focus(), [])
  return (
    <>
      <p className="form-hint" role="status">
        {say(secondWords.codeAsked)}
      </p>
      <TextRow
        id="code"
        label={say(secondWords.code)}
        value={code}
        onChange={onChange}
        help={say(secondWords.codeHelp)}
        autoComplete="one-time-code"
        max={40}
      />
    </>
  )
}
