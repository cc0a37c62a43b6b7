import type { Day } from '../calendar/days.ts'
import { inUse, isInUse } from '../kernel/situation.ts'
import { settingsOn } from '../kernel/settings.ts'
import type { House } from './house.ts'
import type { Reading } from './ports.ts'

/** Registers this unit has not switched on. One question for all of them, and none where everything starts switched on. */
export async function notInUse(house: House, tx: Reading, today: Day): Promise<ReadonlySet<string>> {
  const off = house.registers.current.filter(({ startsOff }) => startsOff)
  if (off.length === 0) return new Set()
  const { setting } = house.people
  const switches = await tx.keyed(setting.register, setting.name, inUse)
  const standing = switches.filter(({ state }) => setting.states.includes(state))
  const unused = off.filter((register) => {
    const own = standing.filter(({ fields }) => fields[setting.subject] === register.name)
    return !isInUse(register, settingsOn(house.people, own, today))
  })
  return new Set(unused.map(({ name }) => name))
}
