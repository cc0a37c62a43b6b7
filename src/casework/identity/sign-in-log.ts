import { refusal } from '../../kernel/refusal.ts'
import { readStanding } from '../ask/read-standing.ts'
import type { House } from '../house.ts'
import { type Answered, type Names, refused } from '../rows.ts'
import type { PersonWho } from '../who.ts'
import type { Identity, SignInEventRow, SignInLogQuery } from './ports.ts'

export interface SignInLogAsked extends Omit<SignInLogQuery, 'before' | 'limit'> {
  readonly cursor?: string
  readonly limit?: number
}

export interface SignInLogRead {
  readonly rows: readonly SignInEventRow[]
  readonly names: Names
  readonly next: string | null
}

const idShape = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/**
 * The sign-in log, newest first. Accounts are the root unit's, so it is for who holds the audit power there; the audit power of another unit reads
 * its own journal.
 */
export async function readSignInLog(
  house: House,
  identity: Identity,
  who: PersonWho,
  asked: SignInLogAsked,
): Promise<Answered<SignInLogRead>> {
  const standing = await readStanding(house, who)
  if (!standing.ok) return standing
  const root = (await house.store.units()).find((unit) => unit.root)
  if (!standing.mayAudit || root?.unit !== who.unit) return refused(refusal('not-permitted'))
  const { cursor, limit = 50, ...filter } = asked
  if (cursor !== undefined && !idShape.test(cursor)) return refused(refusal('cursor-invalid'))
  const ids = [filter.account, filter.person].filter((id) => id !== undefined)
  if (ids.some((id) => !idShape.test(id))) return { ok: true, rows: [], names: {}, next: null }
  const rows = await identity.store.readLog({ ...filter, ...(cursor ? { before: cursor } : {}), limit: limit + 1 })
  const shown = rows.slice(0, limit)
  const people = [...new Set(shown.flatMap(({ person }) => (person ? [person] : [])))]
  const titles = people.length === 0 ? [] : await house.store.read({ unit: who.unit }, (tx) => tx.titles(people))
  const names = Object.fromEntries(titles.map(({ id, title }) => [id, title]))
  return { ok: true, rows: shown, names, next: rows.length > limit ? (shown.at(-1)?.id ?? null) : null }
}
