import { Button } from 'antd'
import { type FormEvent, useRef, useState } from 'react'
import { useNavigate, useParams } from 'react-router'
import type { Invitation, OneTimeLink, PasswordRules } from '../../../src/contract/session.ts'
import type { Refusal } from '../../../src/contract/wording.ts'
import { api, freshKey } from '../api.ts'
import { moment } from '../figures.ts'
import { useSay } from '../language.tsx'
import { OneTimeLinkNote } from '../parts/one-time-link.tsx'
import { passwordHelp } from '../parts/password-help.ts'
import { SecretRow, TextRow } from '../parts/secret-field.tsx'
import { Refused, Waiting } from '../parts/state-of-asking.tsx'
import { Outside } from '../shell/outside.tsx'
import { useAnswer } from '../use-answer.ts'
import { words } from '../words-house.ts'

/** What a one-time link opens: the house itself, or one account's password. */
export default function FirstAdminPage() {
  const { token = '' } = useParams()
  const say = useSay()
  const navigate = useNavigate()
  const asked = useAnswer<Invitation>(token, () => api.invitation(token))
  const [links, setLinks] = useState<readonly OneTimeLink[] | null>(null)
  if (links !== null) return <Opened links={links} onLeave={() => navigate('/sign-in')} />
  if (!asked.value)
    return (
      <Outside title={say(asked.loading ? words.setPassword : words.linkBad)}>
        {asked.loading ? <Waiting lines={5} height={36} /> : <Refused refusals={asked.refusals} />}
        {asked.loading ? null : <p className="form-hint">{say(words.linkBadHelp)}</p>}
      </Outside>
    )
  const { kind, login, expiresAt, passwordRules } = asked.value
  const house = kind === 'first-administrators'
  return (
    <Outside title={say(house ? words.houseTitle : words.setPassword)} wide={house}>
      <p className="form-hint">{house ? say(words.houseHelp) : say(words.setPasswordFor, { login: login ?? '' })}</p>
      <p className="form-hint">{say(words.linkUntil, { at: moment(expiresAt) })}</p>
      {house ? (
        <HouseForm token={token} rules={passwordRules} onDone={setLinks} />
      ) : (
        <PasswordForm token={token} rules={passwordRules} onDone={setLinks} />
      )}
    </Outside>
  )
}

function Opened({ links, onLeave }: { readonly links: readonly OneTimeLink[]; readonly onLeave: () => void }) {
  const say = useSay()
  return (
    <Outside title={say(links.length > 0 ? words.houseOpen : words.setPassword)} wide={links.length > 0}>
      <p className="form-hint" role="status">
        {say(links.length > 0 ? words.houseOpenHelp : words.passwordSet)}
      </p>
      {links.map((link) => (
        <OneTimeLinkNote key={link.login} link={link} />
      ))}
      <Button type="primary" size="large" onClick={onLeave}>
        {say(words.toSignIn)}
      </Button>
    </Outside>
  )
}

interface TokenFormProps {
  readonly token: string
  readonly rules: PasswordRules
  readonly onDone: (links: readonly OneTimeLink[]) => void
}

function PasswordForm({ token, rules, onDone }: TokenFormProps) {
  const say = useSay()
  const [first, setFirst] = useState('')
  const [second, setSecond] = useState('')
  const [refusals, setRefusals] = useState<readonly Refusal[]>([])
  const [differ, setDiffer] = useState(false)
  const key = useRef(freshKey())
  const send = async (event: FormEvent) => {
    event.preventDefault()
    setDiffer(first !== second)
    if (first !== second) return
    const answer = await api.openHouse(token, { password: first }, key.current)
    if (answer.ok) return onDone(answer.value.links)
    setRefusals(answer.refusals)
    key.current = freshKey()
  }
  return (
    <form className="form" onSubmit={(event) => void send(event)}>
      <Refused refusals={refusals} />
      <SecretRow
        id="first"
        label={say(words.newPassword)}
        value={first}
        onChange={setFirst}
        help={passwordHelp(say, rules)}
        autoComplete="new-password"
      />
      <SecretRow
        id="second"
        label={say(words.repeatPassword)}
        value={second}
        onChange={setSecond}
        error={differ ? say(words.differ) : null}
        autoComplete="new-password"
      />
      <Button block type="primary" size="large" htmlType="submit" disabled={first === '' || second === ''}>
        {say(words.setPassword)}
      </Button>
    </form>
  )
}

const emptyHouse = {
  unit: '',
  name: '',
  login: '',
  password: '',
  again: '',
  securityName: '',
  securityLogin: '',
  auditName: '',
  auditLogin: '',
}

function HouseForm({ token, rules, onDone }: TokenFormProps) {
  const say = useSay()
  const [typed, setTyped] = useState(emptyHouse)
  const [refusals, setRefusals] = useState<readonly Refusal[]>([])
  const [busy, setBusy] = useState(false)
  const key = useRef(freshKey())
  const differ = typed.again !== '' && typed.password !== typed.again
  const line = (name: keyof typeof emptyHouse) => ({
    id: name,
    value: typed[name],
    onChange: (value: string) => setTyped((before) => ({ ...before, [name]: value })),
    autoComplete: 'off',
  })
  const send = async (event: FormEvent) => {
    event.preventDefault()
    if (differ || busy) return
    setBusy(true)
    const body = {
      unit: typed.unit.trim(),
      name: typed.name.trim(),
      login: typed.login.trim(),
      password: typed.password,
      security: { name: typed.securityName.trim(), login: typed.securityLogin.trim() },
      audit: { name: typed.auditName.trim(), login: typed.auditLogin.trim() },
    }
    const answer = await api.openHouse(token, body, key.current)
    setBusy(false)
    if (answer.ok) return onDone(answer.value.links)
    setRefusals(answer.refusals)
    key.current = freshKey()
  }
  const complete = Object.values(typed).every((value) => value.trim() !== '') && !differ
  return (
    <form className="form" onSubmit={(event) => void send(event)}>
      <Refused refusals={refusals} />
      <TextRow {...line('unit')} label={say(words.unitName)} autoComplete="organization" />
      <fieldset className="group">
        <legend>{say(words.you)}</legend>
        <p className="form-hint">{say(words.systemHelp)}</p>
        <div className="pair">
          <TextRow {...line('name')} label={say(words.fullName)} max={50} autoComplete="name" />
          <TextRow {...line('login')} label={say(words.login)} autoComplete="username" />
        </div>
        <SecretRow
          {...line('password')}
          label={say(words.newPassword)}
          help={passwordHelp(say, rules)}
          autoComplete="new-password"
        />
        <SecretRow
          {...line('again')}
          label={say(words.repeatPassword)}
          error={differ ? say(words.differ) : null}
          autoComplete="new-password"
        />
      </fieldset>
      <fieldset className="group">
        <legend>{say(words.security)}</legend>
        <p className="form-hint">{say(words.securityHelp)}</p>
        <div className="pair">
          <TextRow {...line('securityName')} label={say(words.fullName)} max={50} />
          <TextRow {...line('securityLogin')} label={say(words.login)} />
        </div>
      </fieldset>
      <fieldset className="group">
        <legend>{say(words.audit)}</legend>
        <p className="form-hint">{say(words.auditHelp)}</p>
        <div className="pair">
          <TextRow {...line('auditName')} label={say(words.fullName)} max={50} />
          <TextRow {...line('auditLogin')} label={say(words.login)} />
        </div>
      </fieldset>
      <Button type="primary" size="large" htmlType="submit" disabled={!complete || busy} aria-busy={busy}>
        {say(words.openHouse)}
      </Button>
    </form>
  )
}
