import type { Fields } from './fields.ts'
import { dueAt, stepsOf } from './deadlines.ts'
import type { DueTime, Effects, RegisterRecord } from './record.ts'
import { type Deadline, part, type Register, type Verb } from './register.ts'
import type { Situation } from './situation.ts'
import { isFilled } from './values.ts'

/** A verb as far as clocks care: what is done, whether it is done with (in a round only the last agreement ends it), and what is then so. */
export interface Doing {
  readonly verb: Verb
  readonly done: boolean
  readonly state: string
  /** Fields this entry changes, and all fields after it. */
  readonly set: Fields
  readonly fields: Fields
}

type Times = Pick<Effects, 'due' | 'dropDue' | 'late' | 'settle'>

/** Which clocks a verb stops, misses and starts. Absolute times only, so that no later change of a figure moves them. */
export function timesOf(register: Register, before: RegisterRecord | null, doing: Doing, situation: Situation): Times {
  const deadlines = Object.values(register.deadlines)
  const started = deadlines.filter((deadline) => starts(register, before, deadline, doing, deadlines))
  const running = [...(before?.due ?? []), ...(before?.overdue ?? [])].map(({ deadline }) => deadline)
  const raised = (before?.raised ?? []).map(({ deadline }) => deadline)
  const stopped = deadlines.filter((deadline) => started.includes(deadline) || stops(register, before, deadline, doing))
  const names = stopped.map(({ name }) => name)
  const pending = (before?.due ?? []).filter(({ deadline }) => names.includes(deadline))
  const dropDue = names.filter((name) => running.includes(name))
  const settle = names.filter((name) => raised.includes(name))
  const missed = pending.filter(({ step, at }) => step === 'due' && at <= situation.now)
  const due = started.flatMap((deadline) => timesFrom(register, deadline, doing, situation))
  return {
    ...(dropDue.length > 0 ? { dropDue } : {}),
    ...(settle.length > 0 ? { settle } : {}),
    ...(missed.length > 0 ? { late: missed.map(({ deadline }) => deadline) } : {}),
    ...(due.length > 0 ? { due } : {}),
  }
}

function timesFrom(register: Register, deadline: Deadline, { fields }: Doing, situation: Situation): DueTime[] {
  const value = 'field' in deadline.starts ? (fields[deadline.starts.field] ?? null) : null
  const due = dueAt(register, deadline, value, situation)
  return due === null ? [] : stepsOf(deadline, due, situation)
}

/** A clock stops when its verb is done, when its field changes, and when the record comes to rest where its verb cannot be done. */
function stops(register: Register, before: RegisterRecord | null, deadline: Deadline, doing: Doing): boolean {
  if (doing.done && deadline.verb === doing.verb.name) return true
  if ('field' in deadline.starts && Object.hasOwn(doing.set, deadline.starts.field)) return true
  const final = part(register.states, doing.state)?.final ?? false
  return final && doing.state !== before?.state && !canStart(register, deadline, doing.state)
}

function starts(
  register: Register,
  before: RegisterRecord | null,
  deadline: Deadline,
  doing: Doing,
  all: readonly Deadline[],
): boolean {
  if ('on' in deadline.starts) return doing.done && deadline.starts.on === doing.verb.name
  if (!isFilled(doing.fields[deadline.starts.field])) return false
  const open = canStart(register, deadline, doing.state)
  if (part(register.states, doing.state)?.final && !open) return false
  if (Object.hasOwn(doing.set, deadline.starts.field)) return open || !wasDone(before, deadline, doing)
  return (
    open && returnsTo(register, before, deadline, doing) && !all.some((other) => startsInstead(other, deadline, doing))
  )
}

/**
 * A record that was sent back owes its verb again: the day its field names is still the day. Unless sending it back starts a clock of its own for the
 * same verb.
 */
function returnsTo(register: Register, before: RegisterRecord | null, deadline: Deadline, doing: Doing): boolean {
  if (!before || doing.state === before.state || canStart(register, deadline, before.state)) return false
  return ![...before.due, ...before.overdue].some((time) => time.deadline === deadline.name)
}

function startsInstead(other: Deadline, deadline: Deadline, doing: Doing): boolean {
  return other.verb === deadline.verb && 'on' in other.starts && doing.done && other.starts.on === doing.verb.name
}

function canStart(register: Register, deadline: Deadline, state: string): boolean {
  return part(register.verbs, deadline.verb)?.from.includes(state) ?? false
}

function wasDone(before: RegisterRecord | null, deadline: Deadline, doing: Doing): boolean {
  if (doing.done && doing.verb.name === deadline.verb) return true
  return before !== null && Object.hasOwn(before.doers, deadline.verb)
}
