import type pg from 'pg'
import type { PeopleMap } from '../../casework/people-map.ts'
import type { Outcome, Scope, Store, Transaction } from '../../casework/ports.ts'
import type { UnitRow } from '../../casework/rows.ts'
import { type Access, inTransaction, isWorthRetrying, openPool, type Session } from './connection.ts'
import { readingOf } from './reading.ts'
import { directory } from './reading-people.ts'
import { writeChange, writeElsewhere, writeMark } from './write.ts'
import { writeSetting } from './write-settings.ts'

/** The port, and what only its owner may do with it. */
export interface OpenStore extends Store {
  readonly pool: pg.Pool
  /** The statements of other rooms' drivers (sign-in, sessions, maintenance) in the same envelope. */
  session<T>(scope: Scope, mode: 'write' | 'read' | 'snapshot', work: (session: Session) => Promise<T>): Promise<T>
  close(): Promise<void>
}

const nobody = '00000000-0000-0000-0000-000000000000'
const tries = 4

/** Opens the store on a migrated database. */
export function openStore(access: Access, people: PeopleMap): OpenStore {
  const pool = openPool(access)
  return {
    pool,
    transact: (scope, work) => transact(pool, people, scope, work),
    read: (scope, work, snapshot) =>
      inTransaction(pool, scope, snapshot ?? 'read', async (session) => ({
        value: await work(heard(readingOf(session, people, scope))),
      })),
    units: () =>
      inTransaction(pool, { unit: nobody }, 'read', async (session) => ({
        value: await session.rows<UnitRow>(directory),
      })),
    session: (scope, mode, work) =>
      inTransaction(pool, scope, mode, async (session) => ({ value: await work(session) })),
    close: () => pool.end(),
  }
}

/** Several tries when a concurrent transaction is to blame; `work` decides anew each time on what is there then. */
async function transact<T>(
  pool: pg.Pool,
  people: PeopleMap,
  scope: Scope,
  work: (tx: Transaction) => Promise<Outcome<T>>,
): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await inTransaction(pool, scope, 'write', async (session) => {
        const outcome = await work(heard(readingOf(session, people, scope)))
        return { value: outcome.value, last: (open) => writeOutcome(open, scope.unit, outcome) }
      })
    } catch (error) {
      if (attempt === tries || !isWorthRetrying(error)) throw error
    }
  }
}

/** Everything of the transaction's own unit first; what turns to other units comes last. */
function writeOutcome(
  session: Session,
  unit: string,
  { changes = [], settings = [] }: Outcome<unknown>,
): readonly Promise<unknown>[] {
  const own = settings.filter(({ kind }) => kind !== 'glance')
  const elsewhere = settings.filter(({ kind }) => kind === 'glance')
  return [
    ...changes.flatMap((change) => writeChange(session, unit, change)),
    ...own.flatMap((setting) => writeSetting(session, unit, setting)),
    ...writeMark(session, unit, changes),
    ...writeElsewhere(session, changes),
    ...elsewhere.flatMap((setting) => writeSetting(session, unit, setting)),
  ]
}

/**
 * Questions are sent before they are awaited. When one fails, nobody may be left who waits for the others; the transaction knows that it failed, so they count
 * as heard. Without this a database that goes away would end the process.
 */
function heard<Questions extends object>(questions: Questions): Questions {
  return new Proxy(questions, {
    get: (all, name) => {
      const ask: unknown = Reflect.get(all, name)
      if (typeof ask !== 'function') return ask
      return (...given: unknown[]) => {
        const answer: unknown = ask(...given)
        if (answer instanceof Promise) answer.catch(() => {})
        return answer
      }
    },
  })
}
