import type { Questions } from '../kernel/decide.ts'
import type { Known } from '../kernel/situation.ts'
import type { Answer, Question } from '../kernel/where.ts'
import { filterFor } from './filter.ts'
import type { House } from './house.ts'
import type { Filter, Reading, Transaction } from './ports.ts'

/** Rules ask for the house, not for a person: they see every record of the unit. */
const rules = { kind: 'house' } as const

/** Most verbs have rules that look at nothing but the record: nobody need be asked then. */
export function asksAnything(questions: Questions): boolean {
  return Object.values(questions).some((asked) => Object.keys(asked).length > 0)
}

/**
 * Answers the questions of rules. Locks first, in the order of their ids so that two orders cannot wait for each other in a ring; then all questions together.
 */
export async function answersTo(house: House, tx: Transaction, questions: Questions, zone: string): Promise<Known> {
  const all = Object.values(questions).flatMap((asked) => Object.values(asked))
  const locks = [...new Set(all.flatMap(({ lock = [] }) => lock))].sort()
  // Asked for together: the connection keeps their order.
  await Promise.all(locks.map((lock) => tx.lock(lock)))
  const known = Object.entries(questions).map(async ([rule, asked]) => {
    const answers = Object.entries(asked).map(
      async ([name, question]) => [name, await answerTo(house, tx, question, zone)] as const,
    )
    return [rule, Object.fromEntries(await Promise.all(answers))] as const
  })
  return Object.fromEntries(await Promise.all(known))
}

function withoutOf(house: House, { without }: Pick<Question, 'without'>, zone: string): Pick<Filter, 'without'> {
  if (!without) return {}
  const register = house.registers.get(without.register)
  if (!register) throw new Error(`a rule asks for register ${without.register}, which the house does not have`)
  return { without: { field: without.field, filter: filterFor(register, without.where ?? {}, rules, zone) } }
}

/** One question, asked for the house: of a transaction that belongs to it. */
export async function answerTo(house: House, tx: Reading, question: Question, zone: string): Promise<Answer> {
  const register = house.registers.get(question.register)
  if (!register) throw new Error(`a rule asks for register ${question.register}, which the house does not have`)
  const filter = { ...filterFor(register, question.where, rules, zone), ...withoutOf(house, question, zone) }
  if (question.ask === 'count') return tx.aggregate(filter)
  if (question.ask === 'sum') return tx.aggregate({ ...filter, sum: question.field ?? '' })
  const found = await tx.first(filter)
  return found
    ? { id: found.record.id, state: found.record.state, fields: house.registers.fieldsNow(found.record) }
    : null
}
