import type { Facts } from '../kernel/spec.ts'
import type { Answer, Question } from '../kernel/where.ts'

/** What a rule may be asked before anything is known. */
export type Asked = Omit<Facts, 'known'>
export type Questions = Readonly<{ [question: string]: Question }>

/** A sum of money as it stands in a field or an answer: fen, nothing is 0. */
export function fen(value: unknown): number {
  return typeof value === 'number' ? value : 0
}

/** A setting's whole yuan as fen. */
export function yuan(figure: number | undefined): number {
  return (figure ?? 0) * 100
}

/** What the record that a question found says in a field. */
export function told(answer: Answer | undefined, field: string): unknown {
  return typeof answer === 'object' ? answer?.fields[field] : undefined
}

export function stateOf(answer: Answer | undefined): string | null {
  return typeof answer === 'object' ? (answer?.state ?? null) : null
}

/** Who does it: an applicant is whoever applies, and is not typed in. */
export function doerOf({ actor }: Pick<Facts, 'actor'>): string | null {
  return actor.kind === 'person' ? actor.id : null
}

/** How many a list field holds. */
export function sizeOf(value: unknown): number {
  return Array.isArray(value) ? value.length : 0
}

/** What a field of references or people names. */
export function names(list: unknown, one: unknown): boolean {
  return Array.isArray(list) && list.includes(one)
}

/** The record a reference names, with its row held until the verb is done. */
export function held(register: string, id: unknown): Questions {
  return typeof id === 'string' ? { [register]: { register, ask: 'first', where: { id }, lock: id } } : {}
}
