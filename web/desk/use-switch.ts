import { useRef } from 'react'
import { api, freshKey } from './api.ts'
import { moment } from './figures.ts'
import { useSay } from './language.tsx'
import { unitSettings } from './ledger/registers.ts'
import { useTell } from './parts/tell.tsx'
import { useBusinessTime, useMe } from './session.tsx'
import { words } from './words-gallery.ts'

/** Where a unit's own figures are kept; a register is switched on by one of them. */
const settings = { register: unitSettings, propose: 'propose', inUse: 'inUse' }

/** Proposes that the unit use a register from today on, or stop. Another person approves it. */
export function useSwitch() {
  const say = useSay()
  const me = useMe()
  const tell = useTell()
  const { now, zone } = useBusinessTime()
  const key = useRef(freshKey())
  const may = me.registers.some(
    ({ name, mayCreate }) => name === settings.register && mayCreate.includes(settings.propose),
  )
  const propose = async (register: string, on: boolean, ground: string): Promise<boolean> => {
    const from = moment(now, zone).slice(0, 10)
    const fields = { register, setting: settings.inUse, value: on ? 1 : 0, from, ground }
    const answer = await api.create(settings.register, settings.propose, { fields }, key.current)
    key.current = freshKey()
    if (answer.ok) tell.done(say(words.proposed))
    else tell.failed(answer.refusals)
    return answer.ok
  }
  return { may, propose }
}
