import { Button } from 'antd'
import { lazy, Suspense, useState } from 'react'
import { addDays, addMinutes, type Day } from '../../../src/calendar/days.ts'
import { instantAt, timeIn } from '../../../src/calendar/zones.ts'
import type { DemoPerson, Me } from '../../../src/contract/session.ts'
import { api } from '../api.ts'
import { usePhone } from '../appearance.tsx'
import { asInstant, dayAt, moment } from '../figures.ts'
import { useSay } from '../language.tsx'
import { useTell } from '../parts/tell.tsx'
import { Icon } from '../parts/icons.tsx'
import { whenQuiet } from '../parts/when-quiet.ts'
import { useSession } from '../session.tsx'
import { words } from '../words.ts'

const DayInput = lazy(() => import('../parts/day-input.tsx'))
/** The choice of people brings antd's largest part: it comes when the page itself stands. */
const DemoPeople = lazy(() => whenQuiet().then(() => import('./demo-people.tsx')))

/** The demonstration's two switches: whose eyes one looks through, and what time it is. `serve` has neither, and then this is not drawn. */
export function DemoBar({ me, onMoved }: { readonly me: Me; readonly onMoved: () => void }) {
  const say = useSay()
  const phone = usePhone()
  const [open, setOpen] = useState(false)
  if (!me.demo) return null
  return (
    <section className="demo" aria-label={say(words.demo)}>
      <span className="demo-tag">{say(words.demo)}</span>
      {phone ? (
        <button type="button" className="demo-fold" aria-expanded={open} onClick={() => setOpen(!open)}>
          <span>
            {me.person.name} · {moment(me.demo.clock, me.zone)}
          </span>
          <Icon name={open ? 'up' : 'down'} size={14} />
        </button>
      ) : null}
      {!phone || open ? <Switches me={me} clock={me.demo.clock} people={me.demo.people} onMoved={onMoved} /> : null}
    </section>
  )
}

interface SwitchesProps {
  readonly me: Me
  readonly clock: string
  readonly people: readonly DemoPerson[]
  readonly onMoved: () => void
}

function Switches({ me, clock, people, onMoved }: SwitchesProps) {
  const say = useSay()
  const { refresh } = useSession()
  const tell = useTell()
  const [busy, setBusy] = useState(false)
  const actAs = async (person: string) => {
    setBusy(true)
    const answer = await api.actAs(person)
    if (answer.ok) await refresh()
    else tell.failed(answer.refusals)
    setBusy(false)
  }
  return (
    <div className="demo-switches">
      <label className="demo-part">
        <span>{say(words.demoAs)}</span>
        <Suspense fallback={<span className="demo-people demo-people-wait">{me.person.name}</span>}>
          <DemoPeople me={me} people={people} busy={busy} onChoose={(person) => void actAs(person)} />
        </Suspense>
      </label>
      <Clock me={me} clock={clock} onMoved={onMoved} />
    </div>
  )
}

function Clock({ me, clock, onMoved }: { readonly me: Me; readonly clock: string; readonly onMoved: () => void }) {
  const say = useSay()
  const { refresh } = useSession()
  const tell = useTell()
  const [busy, setBusy] = useState(false)
  const [choosing, setChoosing] = useState(false)
  const move = async (now: string) => {
    setChoosing(false)
    if (now <= clock) return tell.noted(say(words.demoBackwards))
    setBusy(true)
    const answer = await api.moveClock(now)
    if (answer.ok) {
      await refresh()
      const { passed = 0, created = 0 } = answer.value
      tell.noted(say(words.demoPassed, { now: moment(answer.value.now, me.zone), passed, created }))
      onMoved()
    } else tell.failed(answer.refusals)
    setBusy(false)
  }
  const onDay = (day: Day) => move(instantAt(day, timeIn(asInstant(clock), me.zone), me.zone))
  return (
    <div className="demo-part">
      <Icon name="clock" size={15} />
      <span className="figure">{moment(clock, me.zone)}</span>
      <Button size="small" disabled={busy} onClick={() => void move(addMinutes(asInstant(clock), 1440))}>
        {say(words.demoDay)}
      </Button>
      <Button size="small" disabled={busy} onClick={() => void move(addMinutes(asInstant(clock), 7 * 1440))}>
        {say(words.demoWeek)}
      </Button>
      {choosing ? (
        <Suspense fallback={null}>
          <DayInput
            size="small"
            label={say(words.demoSet)}
            value={addDays(dayAt(clock, me.zone), 1)}
            onChange={(day) => day && void onDay(day)}
          />
        </Suspense>
      ) : (
        <Button size="small" disabled={busy} onClick={() => setChoosing(true)}>
          {say(words.demoSet)}…
        </Button>
      )}
    </div>
  )
}
