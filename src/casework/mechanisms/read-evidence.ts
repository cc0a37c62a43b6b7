import { buffer } from 'node:stream/consumers'
import type { Day } from '../../calendar/days.ts'
import { refusal } from '../../kernel/refusal.ts'
import type { Register } from '../../kernel/register.ts'
import type { Label } from '../../kernel/words.ts'
import type { Acting } from '../acting.ts'
import { isOne } from '../ask/read-record.ts'
import { asking } from '../asking.ts'
import { fileRefsIn } from '../derive.ts'
import { filterFor } from '../filter.ts'
import type { House } from '../house.ts'
import type { Reading } from '../ports.ts'
import { type Answered, refused } from '../rows.ts'
import { mayKnow, rowOf } from '../showing.ts'
import type { Who } from '../who.ts'
import { idsIn, markOf } from './freeze-evidence.ts'
import { type FrozenList, listFrom, listName } from './frozen-list.ts'
import { type Lists, listsIn } from './read-life.ts'
import { recounted } from './recount-evidence.ts'

/** A frozen list as far as one person may follow it back. */
export interface Evidence {
  readonly from: Day
  readonly until: Day
  readonly at: string
  readonly sha256: string
  readonly counts: FrozenList['counts']
  /** The same counts told anew from the journal, as it stood when the list was frozen; null through a seat, which does not see the register. */
  readonly recounted: FrozenList['counts'] | null
  /** The same windows of the register as it stands now. */
  readonly lists: Lists
  readonly refusals: readonly {
    readonly rule: string
    readonly label: Label
    readonly day: Day
    readonly times: number
  }[]
  readonly register: { readonly name: string; readonly label: Label }
  /** Records of the list this person may read, newest first, and how many more of them are not shown. */
  readonly rows: readonly {
    readonly id: string
    readonly title: string
    readonly state: string
    readonly openedAt: string
    /** Something was done with it since the list was frozen. */
    readonly changed: boolean
  }[]
  readonly more: number
  /** Records of the list this person may not read: a count, and nothing else. */
  readonly hidden: number
  /** Whether every record of the list is in its register; null through a seat, which does not see the register. */
  readonly intact: boolean | null
}

const mostShown = 200

/** A rule that was watched counts alone; else all of the register do. */
function rulesOf({ part: watched }: FrozenList, { rules }: Register): readonly string[] {
  return watched !== null && Object.hasOwn(rules, watched) ? [watched] : Object.keys(rules)
}

/** The list a piece of evidence holds, followed back to its records. */
export async function readEvidence(
  house: House,
  who: Who,
  id: string,
): Promise<Answered<{ readonly evidence: Evidence }>> {
  const held = await asking(house, who, async (tx, acting) => {
    const { actor } = await acting
    const stored = await tx.record(id)
    const map = house.mechanisms.evidence
    if (!isOne(house, stored, map.register, actor)) return refused(refusal('not-found'))
    const file = fileRefsIn(rowOf(house, stored, actor).fields[map.files] ?? null).find(({ name }) => name === listName)
    return file ? { ok: true, sha256: file.sha256 } : refused(refusal('not-found'))
  })
  if (!held.ok) return held
  const bytes = await house.files.read(who.unit, held.sha256)
  const list = bytes && listFrom(await buffer(bytes))
  const register = list && house.registers.get(list.register)
  if (!list || !register) return refused(refusal('not-found'))
  return asking(house, who, async (tx, acting) => ({
    ok: true,
    evidence: await followed(house, tx, await acting, { list, register, sha256: held.sha256 }),
  }))
}

interface Held {
  readonly list: FrozenList
  readonly register: Register
  readonly sha256: string
}

async function followed(
  house: House,
  tx: Reading,
  acting: Acting,
  { list, register, sha256 }: Held,
): Promise<Evidence> {
  const { actor, unit } = acting
  const frozen = new Map(list.records.map(({ mark, revision }) => [mark, revision]))
  const revisionOf = (id: string) => frozen.get(markOf(house, list.mechanism, id))
  const within = { of: 'opened', from: list.from, to: list.until } as const
  const newest = { by: 'opened', descending: true } as const
  const [all, readable] = await Promise.all([
    idsIn(tx, { register }, list, unit.zone),
    tx.listIds({ ...filterFor(register, { within }, actor, unit.zone), sort: newest }),
  ])
  const own = readable.filter((id) => revisionOf(id) !== undefined)
  const shown = (await tx.records(own.slice(0, mostShown))).filter(({ record }) => mayKnow(house, record, actor))
  const seated = actor.kind === 'person' && actor.seat !== null
  const rules = rulesOf(list, register)
  const anew = seated ? null : await recounted(house, tx, list, { register, rules, all, zone: unit.zone })
  return {
    ...{ from: list.from, until: list.until, at: list.at, sha256, counts: list.counts },
    recounted: anew,
    lists: listsIn(register, rules, list),
    refusals: list.refusals.map((one) => ({
      ...one,
      label: register.rules[one.rule]?.label ?? { zh: one.rule, en: one.rule },
    })),
    register: { name: register.name, label: register.label },
    rows: shown.map(({ record, title }) => ({
      ...{ id: record.id, title, state: record.state, openedAt: record.openedAt },
      changed: record.revision !== revisionOf(record.id),
    })),
    more: own.length - Math.min(own.length, mostShown),
    hidden: list.records.length - own.length,
    intact: seated ? null : all.filter((id) => revisionOf(id) !== undefined).length === frozen.size,
  }
}
