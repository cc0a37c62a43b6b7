import { addDays, type Day } from '../../src/calendar/days.ts'
import type { PersonWho } from '../../src/casework/who.ts'
import { perform } from '../../src/casework/perform.ts'
import type { PersonActor } from '../../src/kernel/actor.ts'
import type { Centre as People } from './centre.ts'
import { openEmpty, type County } from '../../src/main/testing/county.ts'
import { type CountyDesk, openDeskOf } from '../../src/main/testing/desk-of-county.ts'
import { readBackupHead, restore } from '../../src/main/restore.ts'

export interface Loaded {
  readonly county: County
  readonly records: number
  readonly seconds: number
}

/** Restores a year into an empty database, as the command does, and opens it the next morning. */
export async function load(file: string, people: People, root: string, through: Day): Promise<Loaded> {
  const empty = await openEmpty()
  const begun = performance.now()
  const { house, store } = empty
  const records = await restore({ ...house, store }, await readBackupHead(file), file)
  const seconds = (performance.now() - begun) / 1000
  empty.clock.set(`${addDays(through, 1)}T00:00:00.000Z`)
  return { county: countyOf(empty, people, root), records, seconds }
}

function countyOf(empty: Awaited<ReturnType<typeof openEmpty>>, people: People, root: string): County {
  let orders = 0
  const does: County['does'] = async (order) => {
    const done = await perform(empty.house, { key: `year-${++orders}`, ...order })
    if (!done.ok) throw new Error(`${order.register} ${order.verb}: ${JSON.stringify(done.refusals)}`)
    return done
  }
  const who = (one: PersonActor): PersonWho => whoOf(people, one)
  const [owner, reviewer, another] = people.staff.map(who)
  if (!owner || !reviewer || !another) throw new Error('nobody works there')
  const of = (post: string) => who(people.of(post))
  const first = {
    ...{
      unit: people.unit,
      department: people.departments[0] ?? '',
      office: of('office'),
      head: of('department-head'),
    },
    ...{ leader: of('deputy-director'), owner, reviewers: [reviewer, another] as const, director: of('director') },
    ...{ auditor: of('audit-admin'), security: of('security-admin') },
  }
  const none = () => Promise.reject(new Error('not of this county'))
  return { ...empty, root, does, first, second: first, opens: none, file: none }
}

export const whoOf = (people: People, { id }: PersonActor): PersonWho => ({
  ...{ kind: 'person', person: id, home: people.unit, unit: people.unit },
})

export const openYear = (county: County): Promise<CountyDesk> => openDeskOf(county)
