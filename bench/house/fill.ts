import { type Instant, instantOf } from '../../src/calendar/days.ts'
import { dayIn } from '../../src/calendar/zones.ts'
import type { Change } from '../../src/casework/change.ts'
import { changeOf } from '../../src/casework/changing.ts'
import type { PersonActor } from '../../src/kernel/actor.ts'
import { decide, questions } from '../../src/kernel/decide.ts'
import type { Fields } from '../../src/kernel/fields.ts'
import type { RegisterRecord } from '../../src/kernel/record.ts'
import type { Register } from '../../src/kernel/register.ts'
import type { Known } from '../../src/kernel/situation.ts'
import type { OpenedHouse } from '../../src/main/running.ts'
import { seedZone } from '../../src/main/seed.ts'

export interface FillPlan {
  readonly count: number
  readonly unit: string
  readonly duty: string
  readonly departments: readonly string[]
  readonly handler: string
}

export const registerName = 'citizen-message'
const together = 400
const dayMilliseconds = 86_400_000
/** As if the unit allowed itself sixty working days, so that due times lie apart and none has passed. */
const settings = { replyDays: 60, triageDays: 5 }

const sentence =
  '群众反映农贸市场东侧路面破损积水严重，早晚高峰行人与电动车争道，夜间照明不足，希望有关部门尽快核实并给出整改时间表。'
/** Some 300 characters, as in the comparison with other systems. */
const content = sentence.repeat(6).slice(0, 300)

export function messageFields(number: string, today: string): Fields {
  return {
    subject: `第${number}号来信：关于农贸市场东侧道路与照明的反映`,
    content: `${content}（${number}）`,
    platform: 'hotline',
    receivedOn: today,
    place: '云岫县城关镇东市街',
  }
}

/**
 * Fills the unit with the messages of a busy centre (half assigned to departments, two fifths not yet looked at, the rest answered at once), as `perform` would leave them: the kernel decides each step, casework makes the change of it, and the store writes it; only
 * many changes share a transaction. What perform looks up each time (who asks, what is there) is known beforehand.
 */
export async function fill({ house }: OpenedHouse, plan: FillPlan): Promise<void> {
  const register = house.registers.get(registerName)
  if (!register) throw new Error(`there is no register ${registerName}`)
  for (let start = 0; start < plan.count; start += together) {
    const changes: Change[] = []
    for (let at = start; at < Math.min(start + together, plan.count); at += 1) {
      fillOne(house, register, plan, at, changes)
    }
    await house.store.transact({ unit: plan.unit }, async () => ({ value: null, changes }))
  }
}

function fillOne(house: OpenedHouse['house'], register: Register, plan: FillPlan, at: number, changes: Change[]): void {
  const { duty, unit, departments, handler } = plan
  const actor: PersonActor = {
    ...{ kind: 'person', id: duty, home: unit, standsInFor: [], seat: null },
    posts: [{ post: 'message-duty', department: null }],
  }
  const kind = at % 10 < 5 ? 'assign' : at % 10 < 9 ? null : 'answer'
  const age = kind === null ? 0.01 : (((at * 7919) % 56) + 1) * dayMilliseconds
  const when = instantOf(Date.now() - Math.round(age))
  let before: RegisterRecord | null = null
  let key: Uint8Array | null = null
  const step = (verb: string, fields: Fields) => {
    const decided = decideOne(house, register, before, { verb, fields, actor, unit, when })
    const change = changeOf(house, decided, { before, key, idempotency: idempotencyOf(house, `fill-${at}-${verb}`) })
    changes.push(change)
    key ??= change.key
    before = change.after
  }
  step('receive', messageFields(String(at).padStart(8, '0'), dayIn(when, seedZone)))
  if (kind === 'answer') step('answer', { class: 'question', reply: `${sentence}已由县住建局于本周修复。` })
  if (kind !== 'assign') return
  const department = departments[Math.floor(at / 10) % departments.length] ?? ''
  step('assign', { class: 'complaint', department, handler })
}

const idempotencyOf = (house: OpenedHouse['house'], key: string) => {
  return { key, requestHash: house.cipher.sha256(Buffer.from(key)), warnings: '[]' }
}

interface Step {
  readonly verb: string
  readonly fields: Fields
  readonly actor: PersonActor
  readonly unit: string
  readonly when: Instant
}

function decideOne(
  house: OpenedHouse['house'],
  register: Register,
  before: RegisterRecord | null,
  { verb, fields, actor, unit, when }: Step,
) {
  const bare = {
    ...{ now: when, zone: seedZone, unit, settings },
    ...{ entryId: house.ids.uuid7(when), recordId: house.ids.uuid7(when) },
  }
  const asked = questions(register, before, verb, { fields }, actor, bare)
  // Every subject is new: whatever a rule counts, there is none of it.
  const known: Known = Object.fromEntries(
    Object.entries(asked).map(([rule, all]) => [rule, Object.fromEntries(Object.keys(all).map((name) => [name, 0]))]),
  )
  const decision = decide(register, before, verb, { fields }, actor, { ...bare, known })
  if (!decision.ok) throw new Error(`${verb}: ${JSON.stringify(decision.refusals)}`)
  return decision
}
