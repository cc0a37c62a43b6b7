import { Button } from 'antd'
import { type FormEvent, lazy, Suspense, useState } from 'react'
import type { ProposedSecondFactor, SecondFactorView } from '../../../src/contract/second-factor.ts'
import type { Refusal } from '../../../src/contract/wording.ts'
import { api } from '../api.ts'
import { moment } from '../figures.ts'
import { useSay } from '../language.tsx'
import { HolderForm } from '../parts/holder-form.tsx'
import { RecoveryCodes } from '../parts/recovery-codes.tsx'
import { TextRow } from '../parts/secret-field.tsx'
import { Refused, Waiting } from '../parts/state-of-asking.tsx'
import { useTell } from '../parts/tell.tsx'
import { useMe, useSession } from '../session.tsx'
import { useAnswer } from '../use-answer.ts'
import { words } from '../words-sign-in.ts'

const QrPicture = lazy(() => import('../parts/qr-picture.tsx'))

type Doing = 'nothing' | 'set-up' | 'renew' | 'off'

/** One-time codes on the own page: switched on, moved to another phone, renewed, switched off. */
export function SecondFactorCard() {
  const say = useSay()
  const me = useMe()
  const { refresh } = useSession()
  const [round, setRound] = useState(0)
  const asked = useAnswer<SecondFactorView>(`second-factor ${round}`, () => api.secondFactor())
  const again = () => {
    setRound(round + 1)
    void refresh()
  }
  return (
    <section className="card" aria-labelledby="second-title">
      <h2 id="second-title">{say(words.secondFactor)}</h2>
      {me.mustSetUp ? <p className="note note-warn">{say(words.mustSetUp)}</p> : null}
      <p className="form-hint">{say(words.secondFactorHelp)}</p>
      {asked.value ? <Standing view={asked.value} again={again} /> : <Waiting lines={2} />}
      {asked.value ? null : <Refused refusals={asked.refusals} />}
    </section>
  )
}

interface StandingProps {
  readonly view: SecondFactorView
  readonly again: () => void
}

function Standing({ view, again }: StandingProps) {
  const say = useSay()
  const me = useMe()
  const [doing, setDoing] = useState<Doing>('nothing')
  const stop = () => setDoing('nothing')
  const done = () => {
    stop()
    again()
  }
  const on = view.since !== null
  if (me.demo) return <p className="note note-calm">{say(words.notInDemo)}</p>
  return (
    <>
      {doing === 'nothing' ? (
        <>
          {on || me.mustSetUp ? null : <Demand view={view} />}
          {view.recoveryUsed ? <p className="note note-warn">{say(words.recoveryUsed)}</p> : null}
          <p className="second-state">
            {view.since === null ? say(words.codesOff) : say(words.codesOn, { at: moment(view.since, me.zone) })}{' '}
            {on ? say(words.recoveryLeft, { n: view.recoveryLeft }) : null}{' '}
            {on && view.demand === 'required' ? say(words.requiredNow) : null}
          </p>
          <Ways on={on} view={view} choose={setDoing} />
        </>
      ) : null}
      {doing === 'set-up' ? <SetUp on={on} onDone={done} onCancel={stop} /> : null}
      {doing === 'renew' ? <Renew onDone={done} onCancel={stop} /> : null}
      {doing === 'off' ? <Off onDone={done} onCancel={stop} /> : null}
    </>
  )
}

function Demand({ view }: { readonly view: SecondFactorView }) {
  const say = useSay()
  if (view.demand === 'none') return null
  const { requiredFrom } = view
  return (
    <p className="note note-warn">
      {requiredFrom ? say(words.advisedUntil, { day: requiredFrom }) : say(words.advised)}
    </p>
  )
}

interface WaysProps {
  readonly on: boolean
  readonly view: SecondFactorView
  readonly choose: (doing: Doing) => void
}

function Ways({ on, view, choose }: WaysProps) {
  const say = useSay()
  if (!on)
    return (
      <Button type="primary" onClick={() => choose('set-up')}>
        {say(words.switchOn)}
      </Button>
    )
  return (
    <div className="buttons">
      <Button onClick={() => choose('set-up')}>{say(words.changePhone)}</Button>
      <Button onClick={() => choose('renew')}>{say(words.renewRecovery)}</Button>
      {view.demand === 'required' ? null : <Button onClick={() => choose('off')}>{say(words.switchOff)}</Button>}
    </div>
  )
}

interface DoingProps {
  readonly onDone: () => void
  readonly onCancel: () => void
}

function SetUp({ on, onDone, onCancel }: DoingProps & { readonly on: boolean }) {
  const say = useSay()
  const tell = useTell()
  const [proposed, setProposed] = useState<ProposedSecondFactor | null>(null)
  const [codes, setCodes] = useState<readonly string[] | null>(null)
  if (codes) return <RecoveryCodes codes={codes} onKept={onDone} />
  if (proposed)
    return (
      <Confirm
        proposed={proposed}
        onCancel={onCancel}
        onConfirmed={(fresh) => {
          setCodes(fresh)
          tell.done(say(words.isOn))
        }}
      />
    )
  return (
    <HolderForm
      does={say(words.next)}
      withCode={on}
      send={api.proposeSecondFactor}
      onDone={setProposed}
      onCancel={onCancel}
    />
  )
}

interface ConfirmProps {
  readonly proposed: ProposedSecondFactor
  readonly onConfirmed: (recoveryCodes: readonly string[]) => void
  readonly onCancel: () => void
}

function Confirm({ proposed, onConfirmed, onCancel }: ConfirmProps) {
  const say = useSay()
  const [code, setCode] = useState('')
  const [refusals, setRefusals] = useState<readonly Refusal[]>([])
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const answer = await api.confirmSecondFactor(code)
    if (answer.ok) return onConfirmed(answer.value.recoveryCodes)
    setCode('')
    setRefusals(answer.refusals)
  }
  return (
    <form className="form form-short" onSubmit={(event) => void submit(event)}>
      <p>{say(words.scan)}</p>
      <Suspense fallback={<Waiting lines={1} height={208} />}>
        <QrPicture value={proposed.address} label={say(words.picture)} />
      </Suspense>
      <p className="form-hint">{say(words.bySecret)}</p>
      <code className="one-time">{(proposed.secret.match(/.{1,4}/g) ?? []).join(' ')}</code>
      <p className="second-state">{say(words.typeCode)}</p>
      <Refused refusals={refusals} />
      <TextRow
        id="first-code"
        label={say(words.code)}
        value={code}
        onChange={setCode}
        autoComplete="one-time-code"
        max={10}
      />
      <div className="buttons">
        <Button type="primary" htmlType="submit" disabled={code === ''}>
          {say(words.confirm)}
        </Button>
        <Button onClick={onCancel}>{say(words.cancel)}</Button>
      </div>
    </form>
  )
}

function Renew({ onDone, onCancel }: DoingProps) {
  const say = useSay()
  const [codes, setCodes] = useState<readonly string[] | null>(null)
  if (codes) return <RecoveryCodes codes={codes} onKept={onDone} />
  return (
    <HolderForm
      does={say(words.renewRecovery)}
      withCode
      send={api.renewRecovery}
      onDone={({ recoveryCodes }) => setCodes(recoveryCodes)}
      onCancel={onCancel}
    />
  )
}

function Off({ onDone, onCancel }: DoingProps) {
  const say = useSay()
  const tell = useTell()
  const off = () => {
    tell.done(say(words.isOff))
    onDone()
  }
  return (
    <HolderForm
      does={say(words.switchOff)}
      withCode
      danger
      send={api.switchOffSecondFactor}
      onDone={off}
      onCancel={onCancel}
    />
  )
}
