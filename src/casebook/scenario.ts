import type { Day } from '../calendar/days.ts'

/** Something wrong with a scenario or with what happened in it: where it stands, and what was wanted against what was. For authors of cases, so in English. */
export interface CaseDefect {
  readonly file: string
  /** Counted from 1. */
  readonly line: number
  readonly says: string
}

/** Somebody in a scenario: posts as `office` or `department-head@新闻部`, seats as `seat:reviewer`, and whom he or she stands in for. */
export interface CastMember {
  readonly name: string
  readonly posts: readonly { readonly post: string; readonly department: string | null }[]
  readonly seat: string | null
  readonly standsInFor: readonly string[]
}

/** A value as the author wrote it: `field=value`. The runner reads it by the field's kind. */
export interface RawField {
  readonly field: string
  readonly value: string
}

export type Expectation =
  | { readonly kind: 'refused'; readonly codes: readonly string[] }
  | { readonly kind: 'warned'; readonly codes: readonly string[] }
  | { readonly kind: 'state'; readonly alias: string | null; readonly state: string }
  | { readonly kind: 'overdue' | 'in-time' | 'late' | 'never-late'; readonly alias: string }
  | { readonly kind: 'raised'; readonly alias: string; readonly to: string }
  | { readonly kind: 'inbox'; readonly name: string; readonly has: boolean; readonly alias: string }
  | {
      readonly kind: 'may'
      readonly name: string
      readonly may: boolean
      readonly verb: string
      readonly alias: string
    }
  | { readonly kind: 'reads'; readonly name: string; readonly reads: boolean; readonly alias: string }
  | { readonly kind: 'field'; readonly alias: string; readonly field: string; readonly value: string }
  | {
      readonly kind: 'indicator'
      readonly register: string | null
      readonly name: string
      readonly value: number
      readonly base: number | null
      readonly outside: boolean | null
    }
  | { readonly kind: 'count'; readonly register: string; readonly state: string | null; readonly count: number }
  | { readonly kind: 'created'; readonly register: string; readonly alias: string; readonly period: string }

interface Dated {
  /** The case the line stands in: a story told with others keeps its own. */
  readonly file: string
  readonly line: number
  readonly day: Day
  readonly time: string
  readonly expects: readonly Expectation[]
}

/** Somebody does a verb. `register` is given where it creates the record that `alias` will name. */
export interface Act extends Dated {
  readonly kind: 'act'
  readonly actor: string
  readonly verb: string
  readonly register: string | null
  readonly alias: string
  readonly fields: readonly RawField[]
  readonly note: string | null
  readonly recorder: string | null
}

/** Nobody does anything: time goes on until then. */
export interface Wait extends Dated {
  readonly kind: 'wait'
}

/** What the author asserts of a register's records at the end: how many rest in a state, were late, are overdue. */
export interface Balance {
  readonly kind: 'balance'
  readonly file: string
  readonly line: number
  readonly register: string | null
  readonly counts: readonly { readonly word: string; readonly count: number }[]
}

export type ScenarioLine = Act | Wait | Balance

export interface Scenario {
  readonly file: string
  readonly name: string
  readonly sentence: string
  /** The story this one goes on from, with its stage and its records; null where it begins by itself. */
  readonly follows: string | null
  /** The stories it is told together with, in the order of time: it speaks of their records. */
  readonly beside: readonly string[]
  readonly departments: readonly string[]
  readonly cast: readonly CastMember[]
  /** Registers, or domains of them, the unit has switched on. */
  readonly uses: readonly string[]
  readonly settings: readonly { readonly register: string; readonly setting: string; readonly value: number }[]
  readonly lines: readonly ScenarioLine[]
}
