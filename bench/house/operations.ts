import { registerName, messageFields } from './fill.ts'
import { requestText } from './load-job.ts'

/** What is measured, as requests to ours and to the floor. */
export interface Operation {
  readonly name: string
  readonly once: boolean
  ours(): readonly string[]
  floor(): readonly string[]
  /** So many of them were sent. */
  sent?(side: 'ours' | 'floor', count: number): void
}

export interface Subjects {
  readonly departments: readonly string[]
  readonly handler: string
  readonly all: readonly string[]
  /** Not yet assigned; a transition uses one up. Each side has its own database, and takes its own. */
  readonly received: readonly string[]
  readonly cookie: string
  readonly today: string
}

export const mark = '########'
const perRound = 12_000

const records = `/api/registers/${registerName}/records`
const keyed = { 'idempotency-key': `bench-${mark}` }

export function operations(subjects: Subjects): readonly Operation[] {
  return [
    { name: 'list', ...list(subjects, '') },
    { name: 'list with total', ...list(subjects, '&total=1') },
    { name: 'get', ...get(subjects) },
    { name: 'create', ...create(subjects) },
    { name: 'transition', ...transition(subjects) },
  ]
}

type Nameless = Omit<Operation, 'name'>

function list({ departments, cookie }: Subjects, total: string): Nameless {
  return {
    once: false,
    ours: () =>
      departments.map((one) =>
        requestText('GET', `${records}?state=assigned&f.department=${one}&sort=due&limit=50${total}`, { cookie }),
      ),
    floor: () => departments.map((one) => requestText('GET', `/list?department=${one}${total}`, {})),
  }
}

function get({ all, cookie }: Subjects): Nameless {
  const some = all.filter((_id, at) => at % 17 === 0)
  return {
    once: false,
    ours: () => some.map((id) => requestText('GET', `${records}/${id}`, { cookie })),
    floor: () => some.map((id) => requestText('GET', `/get/${id}`, {})),
  }
}

function create({ cookie, today }: Subjects): Nameless {
  const body = { fields: messageFields(mark, today) }
  const path = `/api/registers/${registerName}/verbs/receive`
  return {
    once: false,
    ours: () => [requestText('POST', path, { cookie, ...keyed }, body)],
    floor: () => [requestText('POST', '/create', keyed, body)],
  }
}

function transition({ departments, handler, received, cookie }: Subjects): Nameless {
  const body = { fields: { class: 'complaint', department: departments[0] ?? '', handler }, revision: 1 }
  const taken = { ours: 0, floor: 0 }
  const take = (side: keyof typeof taken) => received.slice(taken[side], taken[side] + perRound)
  return {
    once: true,
    ours: () =>
      take('ours').map((id) => requestText('POST', `${records}/${id}/verbs/assign`, { cookie, ...keyed }, body)),
    floor: () => take('floor').map((id) => requestText('POST', `/transition/${id}`, keyed, body)),
    sent: (side, count) => {
      taken[side] += count
    },
  }
}
