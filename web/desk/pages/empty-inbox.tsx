import { Button } from 'antd'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import type { Me, RegisterEntry } from '../../../src/contract/session.ts'
import type { Refusal } from '../../../src/contract/wording.ts'
import { api } from '../api.ts'
import { useSay } from '../language.tsx'
import { Icon } from '../parts/icons.tsx'
import { Nothing, Refused } from '../parts/state-of-asking.tsx'
import { useMe, useSession } from '../session.tsx'
import { useViews } from '../views.ts'
import { words } from '../words.ts'

/** Registers of the first domain this person has any in: what daily work is about comes first, who may do what comes last. */
function daily(me: Me): readonly RegisterEntry[] {
  const first = me.domains.find(({ name }) => me.registers.some((register) => register.domain === name))
  return me.registers.filter((register) => register.domain === first?.name)
}

/** Nothing waits. An outsider is led to the unit that gave them a seat; everybody else to the registers of daily work. */
export default function EmptyInbox() {
  const say = useSay()
  const me = useMe()
  const registers = daily(me)
  const views = useViews(registers.map((register) => register.name))
  const elsewhere = me.seats.filter((seat) => seat.id !== me.actingIn?.id)
  const creating = registers.flatMap((register) =>
    register.mayCreate.slice(0, 1).flatMap((name) => {
      const verb = views.get(register.name)?.verbs.find((one) => one.name === name)
      return verb ? [{ register, verb }] : []
    }),
  )
  return (
    <Nothing
      title={say(words.inboxEmpty)}
      help={say(elsewhere.length > 0 ? words.inboxSeats : words.inboxEmptyHelp)}
      done
    >
      {elsewhere.length > 0 ? <Seats me={me} /> : null}
      {creating.map(({ register, verb }) => (
        <Way key={register.name} to={`/r/${register.name}/new/${verb.name}`} icon="plus" text={say(verb.label)} />
      ))}
      {registers.slice(0, 3).map((register) => (
        <Way
          key={register.name}
          to={`/r/${register.name}`}
          icon="book"
          text={say(words.lookAt, { register: say(register.label) })}
        />
      ))}
    </Nothing>
  )
}

interface WayProps {
  readonly to: string
  readonly icon: 'plus' | 'book'
  readonly text: string
}

function Way({ to, icon, text }: WayProps) {
  const navigate = useNavigate()
  return (
    <Button icon={<Icon name={icon} size={16} />} onClick={() => navigate(to)}>
      {text}
    </Button>
  )
}

function Seats({ me }: { readonly me: Me }) {
  const say = useSay()
  const { refresh } = useSession()
  const [refusals, setRefusals] = useState<readonly Refusal[]>([])
  const take = async (seat: string) => {
    const answer = await api.actIn(seat)
    if (answer.ok) await refresh()
    else setRefusals(answer.refusals)
  }
  return (
    <>
      <Refused refusals={refusals} />
      {me.seats.map((seat) => {
        const kind = me.seatLabels[seat.kind]
        const unit = kind ? say(words.aside, { a: seat.unitName, b: say(kind) }) : seat.unitName
        return (
          <Button key={seat.id} type="primary" icon={<Icon name="swap" size={16} />} onClick={() => void take(seat.id)}>
            {say(words.takeSeat, { unit })}
          </Button>
        )
      })}
    </>
  )
}
