import type { House } from './house.ts'
import { inForce } from './acting.ts'
import { dayIn } from '../calendar/zones.ts'
import type { Outcome, Setting, Transaction } from './ports.ts'
import type { JobRow } from './rows.ts'

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
  const homes = new Map<string, boolean>()
  for (const one of shares) {
    const held = seats.find(({ record }) => record.id === one.fields[share.seat])?.record
    const home = held?.fields[seat.home]
    if (!held || typeof home !== 'string') continue
    const live = share.states.includes(one.state) && inForce(held, seat, today)
    homes.set(home, (homes.get(home) ?? false) || live)
  }
  const glances = [...homes].map(
    ([home, live]): Setting => ({
      kind: 'glance',
      unit: home,
      source: unit,
      record: job.subject,
      row: live && stored && !stored.record.erased ? stored : null,
    }),
  )
  return { value: undefined, settings: [{ kind: 'job-done', id: job.id }, ...glances] }
}
