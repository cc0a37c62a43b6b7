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

export function operations({ departments, handler, all, received, cookie, today }: Subjects): readonly Operation[] {
  const cookies = { cookie }
  const records = `/api/registers/${registerName}/records`
  const list = (total: string) => ({
    once: false,
    ours: () =>
      departments.map((one) =>
        requestText('GET', `${records}?state=assigned&f.department=${one}&sort=due&limit=50${total}`, cookies),
      ),
    floor: () => departments.map((one) => requestText('GET', `/list?department=${one}${total}`, {})),
  })
  const some = all.filter((_id, at) => at % 17 === 0)
  const body = { fields: messageFields(mark, today) }
  const keyed = { 'idempotency-key': `bench-${mark}` }
  const assignments = { fields: { class: 'complaint', department: departments[0] ?? '', handler }, revision: 1 }
  const taken = { ours: 0, floor: 0 }
  const take = (side: keyof typeof taken) => received.slice(taken[side], taken[side] + perRound)
  return [
    { name: 'list', ...list('') },
    { name: 'list with total', ...list('&total=1') },
    {
      name: 'get',
      once: false,
      ours: () => some.map((id) => requestText('GET', `${records}/${id}`, cookies)),
      floor: () => some.map((id) => requestText('GET', `/get/${id}`, {})),
    },
    {
      name: 'create',
      once: false,
      ours: () => [requestText('POST', `/api/registers/${registerName}/verbs/receive`, { ...cookies, ...keyed }, body)],
      floor: () => [requestText('POST', '/create', keyed, body)],
    },
    {
      name: 'transition',
      once: true,
      ours: () =>
        take('ours').map((id) =>
          requestText('POST', `${records}/${id}/verbs/assign`, { ...cookies, ...keyed }, assignments),
        ),
      floor: () => take('floor').map((id) => requestText('POST', `/transition/${id}`, keyed, assignments)),
      sent: (side, count) => {
        taken[side] += count
      },
    },
  ]
}
