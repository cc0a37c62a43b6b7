import { Button, Select } from 'antd'
import { type FormEvent, useState } from 'react'
import type { ReminderBody, ReminderView } from '../../../src/contract/reminders.ts'
import type { Refusal } from '../../../src/contract/wording.ts'
import { api } from '../api.ts'
import { useSay } from '../language.tsx'
import { TextRow } from '../parts/secret-field.tsx'
import { Refused, Waiting } from '../parts/state-of-asking.tsx'
import { useTell } from '../parts/tell.tsx'
import { useMe } from '../session.tsx'
import { useAnswer } from '../use-answer.ts'
import { words } from '../words-reminder.ts'

const usual: ReminderBody = { channel: 'mail', address: '', quietFrom: 20, quietUntil: 8 }
const hours = Array.from({ length: 24 }, (_, hour) => ({ value: hour, label: `${String(hour).padStart(2, '0')}:00` }))

/** How one is reminded outside the house. Whoever acts through a seat is a guest: reminders are of one's own unit. */
export function ReminderCard() {
  const say = useSay()
  const me = useMe()
  const asked = useAnswer<ReminderView>('reminder', () => api.reminder())
  if (me.actingIn) return null
  return (
    <section className="card" aria-labelledby="reminder-title">
      <h2 id="reminder-title">{say(words.title)}</h2>
      {asked.value ? <Choosing view={asked.value} onDone={asked.reload} /> : <Waiting lines={2} />}
      <Refused refusals={asked.value ? [] : asked.refusals} />
    </section>
  )
}

function Choosing({ view, onDone }: { readonly view: ReminderView; readonly onDone: () => void }) {
  const say = useSay()
  const tell = useTell()
  const [way, setWay] = useState<ReminderBody['channel'] | 'off'>(view.choice?.channel ?? 'off')
  const [typed, setTyped] = useState<ReminderBody>(view.choice ?? usual)
  const [refusals, setRefusals] = useState<readonly Refusal[]>([])
  if (view.channels.length === 0) return <p className="form-hint">{say(words.none)}</p>
  const save = async (event: FormEvent) => {
    event.preventDefault()
    const answer = await (way === 'off' ? api.noReminder() : api.chooseReminder({ ...typed, channel: way }))
    setRefusals(answer.ok ? [] : answer.refusals)
    if (!answer.ok) return
    tell.done(say(words.saved))
    onDone()
  }
  return (
    <form className="form form-short" onSubmit={(event) => void save(event)}>
      <p className="form-hint">{say(words.help)}</p>
      <Refused refusals={refusals} />
      <div className="scopes" role="group" aria-label={say(words.way)}>
        {(['off', ...view.channels] as const).map((one) => (
          <button key={one} type="button" aria-pressed={one === way} onClick={() => setWay(one)}>
            {say(words[one])}
          </button>
        ))}
      </div>
      {way === 'off' ? null : <Where way={way} typed={typed} put={setTyped} />}
      <Button type="primary" htmlType="submit" disabled={way !== 'off' && typed.address.trim() === ''}>
        {say(words.save)}
      </Button>
    </form>
  )
}

interface WhereProps {
  readonly way: ReminderBody['channel']
  readonly typed: ReminderBody
  readonly put: (typed: ReminderBody) => void
}

function Where({ way, typed, put }: WhereProps) {
  const say = useSay()
  const hour = (name: 'quietFrom' | 'quietUntil', label: string) => (
    <Select<number>
      aria-label={label}
      value={typed[name]}
      options={hours}
      onChange={(value) => put({ ...typed, [name]: value })}
    />
  )
  return (
    <>
      <TextRow
        id="reminder-address"
        label={say(way === 'mail' ? words.mailAddress : words.account)}
        value={typed.address}
        onChange={(address) => put({ ...typed, address })}
        autoComplete={way === 'mail' ? 'email' : 'off'}
        max={200}
      />
      <p className="hours">
        {say(words.quiet)} {hour('quietFrom', `${say(words.quiet)} ${say(words.from)}`)} –{' '}
        {hour('quietUntil', `${say(words.quiet)} ${say(words.until)}`)}
      </p>
    </>
  )
}
