import { type Cluster, Clusters } from '../../ledger/alike/clusters.ts'
import type { Wording } from '../../ledger/alike/wordings.ts'
import { listRecords } from '../ask/list-records.ts'
import { asking } from '../asking.ts'
import type { House } from '../house.ts'
import { Cancelled } from '../ports.ts'
import type { Answered, RecordRow } from '../rows.ts'
import { unitsOf } from '../units.ts'
import type { PersonWho } from '../who.ts'
import { atHome } from './read-overview.ts'

/** A measure or a result, and where it stands. */
export interface FoundWording extends Wording {
  readonly register: string
  readonly record: string
  readonly field: string
  readonly unitName: string
  /** Seat through which it is seen; null in one's own unit. */
  readonly seat: string | null
  /** Title of its finding, as far as that may be read. */
  readonly title: string
}

export interface AlikeFound {
  readonly clusters: readonly Cluster<FoundWording>[]
  readonly wordings: number
  /** Of these, nothing but standard formulas. */
  readonly formulas: number
}

const pageRows = 200
const mostClusters = 200
const mostOthers = 12

/** A unit in which to look, and through what. */
interface Source {
  readonly who: PersonWho
  readonly name: string
}

/** One's own unit, and every unit in which one holds a seat today. */
function sourcesOf(house: House, who: PersonWho): Promise<Answered<{ readonly sources: readonly Source[] }>> {
  const home = atHome(who)
  return asking(house, home, async (tx, acting) => {
    const [{ today }, held, units] = await Promise.all([acting, tx.seatsHeld(who.person), unitsOf(house, tx)])
    const name = (unit: string) => units.find((one) => one.unit === unit)?.name ?? ''
    const seats = held
      .filter(({ from, until }) => from <= today && today <= until)
      .map(({ seat, host }) => ({ who: { ...home, unit: host, seat }, name: name(host) }))
    return { ok: true, sources: [{ who: home, name: name(who.home) }, ...seats] }
  })
}

/**
 * Near-duplicate measures and results over everything this person may read, in the own unit and through seats: each unit is asked as every list is, so that nothing is
 * compared that could not be opened. Stops between two pages when the signal fires; nothing is kept.
 */
export async function findAlike(
  house: House,
  who: PersonWho,
  tell: (done: number, of: number, wordings: number) => void,
  signal: AbortSignal,
): Promise<Answered<AlikeFound>> {
  const found = await sourcesOf(house, who)
  if (!found.ok) return found
  const clusters = new Clusters<FoundWording>(found.sources.map(({ name }) => name).filter((name) => name !== ''))
  for (const [at, source] of found.sources.entries()) {
    for await (const wording of wordingsOf(house, source, signal)) clusters.add(wording)
    tell(at + 1, found.sources.length, clusters.size)
  }
  return {
    ...{ ok: true, clusters: clusters.told(mostClusters, mostOthers) },
    ...{ wordings: clusters.size, formulas: clusters.formulas },
  }
}

async function* wordingsOf(house: House, { who, name }: Source, signal: AbortSignal): AsyncGenerator<FoundWording> {
  const { finding, wordings } = house.overview
  const titles = new Map<string, string>()
  for await (const { id, title } of rowsOf(house, who, finding.register, signal)) titles.set(id, title)
  for (const { register, fields, finding: reference } of wordings) {
    for await (const row of rowsOf(house, who, register, signal)) {
      const about = reference === null ? row.id : String(row.fields[reference] ?? row.id)
      const base = { register, record: row.id, finding: about, unit: who.unit, unitName: name, seat: who.seat ?? null }
      for (const field of fields) {
        const text = row.fields[field]
        if (typeof text !== 'string' || text === '') continue
        const year = Number(row.openedAt.slice(0, 4))
        yield { ...base, id: `${row.id} ${field}`, field, year, text, title: titles.get(about) ?? '' }
      }
    }
  }
}

/** All records of a register one may read, a page at a time; none where one may not read it. */
async function* rowsOf(house: House, who: PersonWho, register: string, signal: AbortSignal): AsyncGenerator<RecordRow> {
  let cursor: string | undefined
  do {
    if (signal.aborted) throw new Cancelled()
    const asked = {
      register,
      limit: pageRows,
      sort: { by: 'opened' },
      ...(cursor === undefined ? {} : { cursor }),
    } as const
    const page = await listRecords(house, who, asked)
    if (!page.ok) return
    yield* page.rows
    cursor = page.next ?? undefined
  } while (cursor !== undefined)
}
