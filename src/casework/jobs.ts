import { dayIn } from '../calendar/zones.ts'
import type { PersonActor } from '../kernel/actor.ts'
import { visibleFields } from '../kernel/reading.ts'
import type { RegisterRecord } from '../kernel/record.ts'
import { inForce } from './acting.ts'
import type { House } from './house.ts'
import type { Outcome, Setting, Transaction } from './ports.ts'
import type { GlanceFacts, JobRow } from './rows.ts'
import { asNow, mayKnow } from './showing.ts'

const batch = 100

/**
 * Carries out what commits left behind in a unit, each in a transaction of its own. A job that fails stays for the next time and does not keep the others;
 * carried out twice it does nothing the second time. Returns how many were done.
 */
export async function carryJobs(house: House, unit: string): Promise<number> {
  let done = 0
  const jobs = await house.store.read({ unit }, (tx) => tx.jobs(batch))
  const failures: unknown[] = []
  for (const job of jobs) {
    try {
      await house.store.transact({ unit }, (tx) =>
        job.kind === 'sweep' ? sweep(house, tx, unit, job) : glance(house, tx, unit, job),
      )
      done += 1
    } catch (error) {
      failures.push(error)
    }
  }
  if (failures.length > 0)
    throw new AggregateError(failures, `${failures.length} of ${jobs.length} jobs could not be carried out`)
  return done
}

/**
 * Takes a file's bytes away when no record uses it. Under the file's lock, so that somebody who is putting the same bytes in waits and then keeps them anew. If we
 * die after the bytes are gone and before commit, the row still stands, unused, and the job is done again.
 */
async function sweep(house: House, tx: Transaction, unit: string, job: JobRow): Promise<Outcome<void>> {
  await tx.lockFile(job.subject)
  const [used] = await tx.fileUsers(job.subject, 1)
  const settled: Setting = { kind: 'job-done', id: job.id }
  if (used !== undefined) return { value: undefined, settings: [settled] }
  await house.files.remove(unit, job.subject)
  return { value: undefined, settings: [{ kind: 'file-gone', sha256: job.subject }, settled] }
}

/** Pushes the summary of a shared record into the units that oversee it, or takes it away where it is shared no more. */
async function glance(house: House, tx: Transaction, unit: string, job: JobRow): Promise<Outcome<void>> {
  const { share, seat } = house.people
  const [stored, shares, row] = await Promise.all([
    tx.record(job.subject),
    tx.keyed(share.register, share.target, job.subject),
    tx.unit(),
  ])
  const seats = await tx.records(shares.map(({ fields }) => String(fields[share.seat] ?? '')))
  const today = dayIn(house.clock.now(), row?.zone ?? 'Asia/Shanghai')
  const live = new Map<string, { readonly held: RegisterRecord; readonly shared: boolean }>()
  for (const one of shares) {
    const held = seats.find(({ record }) => record.id === one.fields[share.seat])?.record
    if (!held) continue
    const shared = share.states.includes(one.state) && inForce(held, seat, today)
    live.set(held.id, { held, shared: shared || (live.get(held.id)?.shared ?? false) })
  }
  const glances = [...live.values()].flatMap(({ held, shared }): Setting[] => {
    const home = held.fields[seat.home]
    if (typeof home !== 'string') return []
    const facts = shared && stored ? factsFor(house, stored.record, held) : null
    const row = stored && facts ? { stored, facts } : null
    return [{ kind: 'glance', unit: home, seat: held.id, source: unit, record: job.subject, row }]
  })
  return { value: undefined, settings: [{ kind: 'job-done', id: job.id }, ...glances] }
}

/** What the seat may be told of the record; null where it may not read it. */
function factsFor(house: House, stored: RegisterRecord, held: RegisterRecord): GlanceFacts | null {
  const { seat } = house.people
  const [outsider, kind, home] = [seat.outsider, seat.kind, seat.home].map((name) => String(held.fields[name] ?? ''))
  if (stored.erased || !outsider || !kind || !home) return null
  const actor: PersonActor = {
    kind: 'person',
    id: outsider,
    home,
    posts: [],
    standsInFor: [],
    seat: { id: held.id, kind },
  }
  if (!mayKnow(house, stored, actor)) return null
  const { register, record } = asNow(house, stored)
  const told = house.overview.told[register.name]
  const visible = visibleFields(register, record, actor).filter((name) => told?.fields.includes(name))
  const fields = visible.flatMap((name) => {
    const value = record.fields[name]
    return value === undefined ? [] : [[name, value] as const]
  })
  return { fields: Object.fromEntries(fields), did: (told?.verbs ?? []).filter((verb) => record.doers[verb]?.length) }
}
