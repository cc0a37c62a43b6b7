import type { Instant } from '../calendar/days.ts'
import type { Exceptions } from '../calendar/working-days.ts'
import type { ActedBy } from './actor.ts'
import type { Register } from './register.ts'
import type { Settings } from './spec.ts'
import type { Answer } from './where.ts'

/** Answers to the questions of rules, by rule and question. */
export type Known = Readonly<{ [rule: string]: Readonly<{ [question: string]: Answer }> }>

/**
 * Everything around a decision that is not the record, the verb, the input or the actor. Whoever calls gives it, so that the same arguments always
 * decide the same: the time, new ids, the unit's zone, figures and holidays, and what the store answered.
 */
export interface Situation {
  readonly now: Instant
  readonly zone: string
  readonly unit: string
  /** Id the entry will have. */
  readonly entryId: string
  /** Id the record will have, when the verb creates one. */
  readonly recordId: string
  /** Figures in force for the unit today; what is absent has its standard. */
  readonly settings: Settings
  readonly known?: Known
  /** Days the unit declared worked or free for itself. */
  readonly exceptions?: Exceptions
  /** Who typed in what the actor signed on paper (代录). Duties are separated by the signer. */
  readonly recorder?: string
  /** Whoever did the verb that brings this one about: the entry stands under that name although the house acts. */
  readonly causedBy?: ActedBy
  /** Duty and period for which the record is created. */
  readonly duty?: { readonly name: string; readonly period: string }
}

/** Every setting of a register with the figure in force: the unit's own where it has one, else the standard. */
export function settingsOf(register: Register, own: Settings): Settings {
  return Object.fromEntries(
    Object.values(register.settings).map(({ name, standard }) => {
      const figure = Object.hasOwn(own, name) ? own[name] : undefined
      return [name, figure !== undefined && Number.isSafeInteger(figure) ? figure : standard]
    }),
  )
}

/** Name of the setting that switches a register on. */
export const inUse = 'inUse'

/** Whether the unit uses the register: records can be begun in it and its duties fall due. What is on record already goes on either way. */
export function isInUse(register: Register, own: Settings): boolean {
  return !register.startsOff || settingsOf(register, own)[inUse] === 1
}
