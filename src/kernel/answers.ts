import { addMonths, isDay } from '../calendar/days.ts'
import type { Answer, Question } from './where.ts'

type Questions = Readonly<{ [question: string]: Question }>

/** Asks for the one record that a reference names, under `one`; nothing where the reference is empty. */
export function theOne(register: string, id: unknown): Questions {
  return typeof id === 'string' ? { one: { register, ask: 'first', where: { id } } } : {}
}

/** A field of the record that was asked for. */
export function fieldIn(answer: Answer | undefined, field: string): unknown {
  return typeof answer === 'object' ? answer?.fields[field] : undefined
}

/** The state of the record that was asked for. */
export function stateIn(answer: Answer | undefined): string | undefined {
  return typeof answer === 'object' ? answer?.state : undefined
}

/** A count or a sum that was asked for; nothing counts as 0. */
export function figureIn(answer: Answer | undefined): number {
  return typeof answer === 'number' ? answer : 0
}

/** A whole number of a record; not filled in counts as 0. */
export function figure(value: unknown): number {
  return typeof value === 'number' ? value : 0
}

/** The day so many months later; null where there is no day. */
export function monthsAfter(day: unknown, months: number | undefined): string | null {
  return isDay(day) && months !== undefined ? addMonths(day, months) : null
}
