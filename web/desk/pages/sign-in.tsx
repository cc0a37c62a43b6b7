import { Button } from 'antd'
import { type FormEvent, useEffect, useState } from 'react'
import { useNavigate, useSearchParams } from 'react-router'
import type { Refusal } from '../../../src/contract/wording.ts'
import { api } from '../api.ts'
import { useSay } from '../language.tsx'
import { SecretRow, TextRow } from '../parts/secret-field.tsx'
import { Refused } from '../parts/state-of-asking.tsx'
import { useSession } from '../session.tsx'
import { Outside } from '../shell/outside.tsx'
import { words } from '../words-house.ts'

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
  const [busy, setBusy] = useState(false)
  const to = query.get('to')
  useEffect(() => {
    if (me) navigate(wayBack(to), { replace: true })
  }, [me, navigate, to])
  const signIn = async (event: FormEvent) => {
    event.preventDefault()
    if (busy) return
    setBusy(true)
    const answer = await api.signIn({ name: name.trim(), password })
    setBusy(false)
    if (!answer.ok) return setRefusals(answer.refusals)
    await refresh()
  }
  return (
    <Outside title={say(words.signInTo)}>
      {to !== null && refusals.length === 0 ? <p className="note note-calm">{say(words.sessionEnded)}</p> : null}
      <Refused refusals={refusals} />
      <form className="form" onSubmit={(event) => void signIn(event)}>
        <TextRow id="name" label={say(words.name)} value={name} onChange={setName} autoComplete="username" />
        <SecretRow
          id="password"
          label={say(words.password)}
          value={password}
          onChange={setPassword}
          autoComplete="current-password"
        />
        <Button block type="primary" htmlType="submit" size="large" disabled={busy} aria-busy={busy}>
          {say(words.signIn)}
        </Button>
        <p className="form-hint">{say(words.forgot)}</p>
      </form>
    </Outside>
  )
}
