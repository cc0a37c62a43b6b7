import { Button } from 'antd'
import { type FormEvent, useRef, useState } from 'react'
import { useNavigate } from 'react-router'
import type { Refusal } from '../../../src/contract/wording.ts'
import { api, freshKey, serverNow } from '../api.ts'
import { useAppearance } from '../appearance.tsx'
import { moment } from '../figures.ts'
import { useLanguage, useSay } from '../language.tsx'
import { useTell } from '../parts/tell.tsx'
import { Page } from '../parts/page.tsx'
import { passwordHelp } from '../parts/password-help.ts'
import { SecretRow } from '../parts/secret-field.tsx'
import { Refused } from '../parts/state-of-asking.tsx'
import { useMe, useSession } from '../session.tsx'
import { words as shellWords } from '../words.ts'
import { words } from '../words-house.ts'
import { PasskeyCard } from './passkey-card.tsx'
import { ReminderCard } from './reminder-card.tsx'
import { SecondFactorCard } from './second-factor-card.tsx'

/** One's own page: who one is here, the password, and where one is signed in. */
export default function MePage() {
  const say = useSay()
  const me = useMe()
  return (
    <Page title={me.person.name} above={say(words.mine)} narrow>
      {me.mustChange || me.mustSetUp ? null : (
        <>
          <Standing />
          <Display />
          <ReminderCard />
        </>
      )}
      {me.mustChange ? null : <SecondFactorCard />}
      {me.mustChange ? null : <PasskeyCard />}
      <PasswordCard />
      <SessionCard />
    </Page>
  )
}

function Standing() {
  const say = useSay()
  const me = useMe()
  const { refresh } = useSession()
  const navigate = useNavigate()
  const posts = me.posts.flatMap(({ post }) => (me.postLabels[post] ? [say(me.postLabels[post])] : []))
  const take = async (seat: string | null) => {
    const answer = await api.actIn(seat)
    if (!answer.ok) return
    await refresh()
    navigate('/')
  }
  const joint = say(shellWords.joint)
  return (
    <section className="card">
      <dl className="fields">
        <div>
          <dt>{say(words.unit)}</dt>
          <dd>{me.home.name}</dd>
        </div>
        <div>
          <dt>{say(words.posts)}</dt>
          <dd>
            {posts.length > 0 ? (
              [...new Set(posts)].join(joint)
            ) : (
              <span className="value-none">{say(words.noPosts)}</span>
            )}
          </dd>
        </div>
        {me.standsInFor.length > 0 ? (
          <div>
            <dt>{say(words.standsIn)}</dt>
            <dd>{me.standsInFor.map((person) => person.name).join(joint)}</dd>
          </div>
        ) : null}
      </dl>
      {me.seats.length > 0 ? (
        <>
          <h2>{say(words.seats)}</h2>
          <ul className="lines">
            {me.seats.map((seat) => {
              const kind = me.seatLabels[seat.kind]
              const here = me.actingIn?.id === seat.id
              return (
                <li key={seat.id}>
                  <span>{kind ? `${seat.unitName} · ${say(kind)}` : seat.unitName}</span>
                  <Button size="small" onClick={() => void take(here ? null : seat.id)}>
                    {say(here ? words.goHome : words.take)}
                  </Button>
                </li>
              )
            })}
          </ul>
        </>
      ) : null}
    </section>
  )
}

/** On a phone there is no room for these in the top bar. */
function Display() {
  const { say, language, choose } = useLanguage()
  const { choice, choose: paint } = useAppearance()
  return (
    <section className="card">
      <h2>{say(words.display)}</h2>
      <div className="scopes" role="group" aria-label={say(shellWords.appearance)}>
        {(['system', 'light', 'dark'] as const).map((one) => (
          <button key={one} type="button" aria-pressed={one === choice} onClick={() => paint(one)}>
            {say(shellWords[one])}
          </button>
        ))}
      </div>
      <Button onClick={() => choose(language === 'zh' ? 'en' : 'zh')}>{say(shellWords.toOtherLong)}</Button>
    </section>
  )
}

function PasswordCard() {
  const say = useSay()
  const me = useMe()
  const { refresh } = useSession()
  const tell = useTell()
  const [typed, setTyped] = useState({ old: '', first: '', second: '' })
  const [refusals, setRefusals] = useState<readonly Refusal[]>([])
  const [differ, setDiffer] = useState(false)
  const key = useRef(freshKey())
  const put = (name: keyof typeof typed) => (value: string) => setTyped((before) => ({ ...before, [name]: value }))
  const send = async (event: FormEvent) => {
    event.preventDefault()
    setDiffer(typed.first !== typed.second)
    if (typed.first !== typed.second) return
    const answer = await api.changePassword({ old: typed.old, new: typed.first }, key.current)
    key.current = freshKey()
    setRefusals(answer.ok ? [] : answer.refusals)
    if (!answer.ok) return
    setTyped({ old: '', first: '', second: '' })
    tell.done(say(words.passwordChanged))
    await refresh()
  }
  return (
    <section className="card" aria-labelledby="password-title">
      <h2 id="password-title">{say(words.changePassword)}</h2>
      {me.mustChange ? <p className="note note-warn">{say(words.mustChange)}</p> : null}
      <Refused refusals={refusals} />
      <form className="form form-short" onSubmit={(event) => void send(event)}>
        <SecretRow
          id="old"
          label={say(words.oldPassword)}
          value={typed.old}
          onChange={put('old')}
          autoComplete="current-password"
        />
        <SecretRow
          id="first"
          label={say(words.newPassword)}
          value={typed.first}
          onChange={put('first')}
          help={passwordHelp(say, me.passwordRules)}
          autoComplete="new-password"
        />
        <SecretRow
          id="second"
          label={say(words.repeatPassword)}
          value={typed.second}
          onChange={put('second')}
          error={differ ? say(words.differ) : null}
          autoComplete="new-password"
        />
        <Button
          type="primary"
          htmlType="submit"
          disabled={typed.old === '' || typed.first === '' || typed.second === ''}
        >
          {say(words.changePassword)}
        </Button>
      </form>
    </section>
  )
}

/** Whole minutes until then, by the server's clock, rounded to fives: it was told a moment ago. */
function minutesTo(instant: string): number {
  return Math.max(5, Math.round((Date.parse(instant) - Date.parse(serverNow())) / 300_000) * 5)
}

function SessionCard() {
  const say = useSay()
  const me = useMe()
  const { leave } = useSession()
  return (
    <section className="card" aria-labelledby="session-title">
      <h2 id="session-title">{say(words.session)}</h2>
      <p className="form-hint figure">
        {say(words.sessionIdle, { n: minutesTo(me.session.idleEndsAt) })}{' '}
        {say(words.sessionEnds, { at: moment(me.session.endsAt, me.zone) })}
      </p>
      <div className="buttons">
        <Button onClick={() => void leave(false)}>{say(words.signOut)}</Button>
        <Button onClick={() => void leave(true)}>{say(words.signOutAll)}</Button>
      </div>
    </section>
  )
}
