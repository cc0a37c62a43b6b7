import type { Instant, Day } from '../calendar/days.ts'
import type { Actor } from './actor.ts'
import type { Fields, FieldSpec } from './fields.ts'
import type { RegisterRecord } from './record.ts'
import type { Answer, Question, Where } from './where.ts'
import type { Label, RowId } from './words.ts'

/**
 * Who may do or read something, as a sentence about the record.
 * field: the person or people a field names · post: holders of a post, `of` narrows it to the department a field names ·
 * seat: outsiders with a dated seat of that kind · did: whoever did that verb on this record · everyone: any person of the unit ·
 * through: whoever belongs to one of these parties of the record that a reference names (those responsible for the finding a paper belongs to).
 */
export type PartySpec =
  | { readonly field: string; readonly label: Label }
  | { readonly post: string; readonly of?: string; readonly label: Label }
  | { readonly seat: string; readonly label: Label }
  | { readonly did: string; readonly label: Label }
  | { readonly everyone: true; readonly label: Label }
  | { readonly through: string; readonly parties: readonly string[]; readonly label: Label }

export interface StateSpec {
  readonly label: Label
  /** A record that rests here is finished: it leaves inboxes, and gets a closing day. */
  readonly final?: boolean
  /** Verbs that are expected next: their parties find the record in their inbox. A state that is not final awaits something or says `rests`. */
  readonly awaits?: readonly string[]
  /** Open, but nobody is expected to act (a platform account in use). */
  readonly rests?: boolean
}

/** A verb of some register that another verb brings about. It must name `house` among those who may do it. */
export interface CauseSpec {
  readonly register: string
  readonly verb: string
  /** On which records; one without an id is created. Judged by what stood before the causing verb. */
  readonly each: (
    facts: Facts,
  ) => readonly { readonly record?: string; readonly fields?: Fields; readonly note?: string }[]
}

export interface VerbSpec {
  readonly label: Label
  /** Names of parties; `time` and `house` are the machine's own. */
  readonly by: readonly string[]
  /** Of these parties those who may do it and are not expected to: it does not come into their inbox. */
  readonly unasked?: readonly string[]
  /** States it starts from; `nothing` = it creates the record. */
  readonly from: readonly string[] | 'nothing'
  /** State it leads to; absent = the state stays. */
  readonly to?: string
  /** Fields a person may fill in or change with it. */
  readonly takes?: readonly string[]
  /** Fields that must be filled once it is done. */
  readonly needs?: readonly string[]
  /** Verbs whose doers must not do this one on the same record (不相容岗位分离). */
  readonly apart?: readonly string[]
  /** Party all of whose people must do it before the record moves to `to` (逐家会审). */
  readonly all?: string
  /** A reason in words must be given. */
  readonly reason?: boolean
  /** No note is taken: what it rests on stays on paper, and nothing here may hint at it. */
  readonly wordless?: boolean
  /** States in which it has been done already: repeated, it is refused as `already-so`. */
  readonly already?: readonly string[]
  /** Why it cannot be done in the remaining states. Required when there are any. */
  readonly elsewhere?: Label
  /** Done in a person's name by what he or she does otherwise (taking a list away): nobody does it from a form, and no button is shown. */
  readonly implied?: boolean
  /** Reference field whose record's content is erased when this verb is done. */
  readonly erases?: string
  /** Questions whose answers `sets` and `causes` are told as `known`. */
  readonly asks?: (facts: Omit<Facts, 'known'>) => Readonly<{ [question: string]: Question }>
  /**
   * Fields the machine fills in when the verb is done and nobody types: a sum, a copy of what stands elsewhere, who did it, a figure frozen. Rules see them
   * filled, and what must be filled counts them.
   */
  readonly sets?: (facts: Facts) => Fields
  /** Verbs done on other records in the same breath, all or nothing, and entered under the same person's name. */
  readonly causes?: readonly CauseSpec[]
  readonly covers?: readonly RowId[]
}

/** What a rule may look at. `record` is as it would be after the verb, `before` as it was (null when it is being created). */
export interface Facts {
  readonly record: RegisterRecord
  readonly before: RegisterRecord | null
  readonly verb: string
  readonly given: Fields
  readonly actor: Actor
  readonly now: Instant
  readonly today: Day
  readonly known: Readonly<{ [question: string]: Answer }>
  readonly settings: Settings
}

export interface RuleSpec {
  readonly label: Label
  /** What the person is told when it does not hold: the condition and what to do. */
  readonly says: Label
  /** Verbs it watches. */
  readonly on: readonly string[]
  readonly severity: 'refuse' | 'warn'
  /** Field it is about, for the screen to point at. */
  readonly at?: string
  readonly needs?: (facts: Omit<Facts, 'known'>) => Readonly<{ [question: string]: Question }>
  readonly holds: (facts: Facts) => boolean
  readonly basis?: string
  /** See `RegisterSpec`. */
  readonly cures?: readonly string[]
  readonly covers?: readonly RowId[]
}

/** A length of time: a fixed figure, or the name of a setting whose figure it is. */
export type Span =
  | { readonly minutes: number | string }
  | { readonly days: number | string }
  | { readonly workingDays: number | string }
  | { readonly months: number | string }

export interface DeadlineSpec {
  readonly label: Label
  /** The verb that is due. */
  readonly verb: string
  /** Starts when a verb is done, or is simply the day a field names (due at that day's end). */
  readonly starts: { readonly on: string } | { readonly field: string }
  /** Required with `on`; with `field` it is added to that day. */
  readonly within?: Span
  /** Days before the due day on which the verb's parties are reminded. */
  readonly remind?: readonly number[]
  /** Rungs of the ladder after it: days after the due day, whom it is raised to, and the letter's name if one is due. */
  readonly escalate?: readonly { readonly after: number; readonly to: string; readonly letter?: Label }[]
  readonly basis?: string
  readonly covers?: readonly RowId[]
}

/** How often. `on`: ISO weekday 1–7 for week, day of month 1–31 (clamped) otherwise; `month`: 1–3 in a quarter, 1–6 in a half-year, 1–12 in a year. */
export type Recurrence =
  | { readonly every: 'day' | 'working-day' }
  | { readonly every: 'week'; readonly on: number }
  | { readonly every: 'month'; readonly on: number }
  | { readonly every: 'quarter' | 'half-year' | 'year'; readonly month: number; readonly on: number }

export interface Occurrence {
  /** Such as 2026-03-02, 2026-W10, 2026-03, 2026-Q1, 2026-H1, 2026: unique within the duty. */
  readonly period: string
  /** The same as people say it, for titles: 2026年第一季度. */
  readonly spoken: string
  readonly due: Day
}

export interface DutySpec {
  readonly label: Label
  readonly recurs: Recurrence
  /** When the day is no working day: move to the next, to the previous, or stay. */
  readonly shift: 'next' | 'previous' | 'stay'
  /** Days before the due day on which its record is created. */
  readonly ahead: number
  /** The creating verb; its `by` must name `time`. */
  readonly verb: string
  readonly fills: (occurrence: Occurrence) => Fields
  /** Only while such a record exists (a weekly hearing while a round is being rectified); what fell due meanwhile is nobody's debt. */
  readonly while?: Pick<Question, 'register' | 'where' | 'without'>
  /** Person field that gets the first holder of this post. */
  readonly holder?: { readonly post: string; readonly field: string }
  /** See `RegisterSpec`. */
  readonly cures?: readonly string[]
  readonly covers?: readonly RowId[]
}

export interface IndicatorSpec {
  readonly label: Label
  readonly unit: Label
  /** Numerator: a count of records, or the sum of a number field over them. */
  readonly value: { readonly where: Where; readonly sum?: string }
  /** Base, for a rate. Absent = plain figure. A base of 0 gives no rate, never 0 or 100 %. */
  readonly base?: { readonly where: Where; readonly sum?: string }
  /** Window it is computed over, and by which day a record falls into it. `all` = as of now. */
  readonly window: 'day' | 'week' | 'month' | 'quarter' | 'half-year' | 'year' | 'all'
  readonly by?: 'opened' | 'closed' | { readonly field: string }
  /** Leaving it raises a warning. Rates as a fraction of 1. */
  readonly threshold?: { readonly atLeast?: number; readonly atMost?: number }
  /** See `RegisterSpec`. */
  readonly cures?: readonly string[]
  readonly covers?: readonly RowId[]
}

/** What a figure is counted in. */
export type Measure =
  | 'yuan'
  | 'percent'
  | 'minutes'
  | 'days'
  | 'workingDays'
  | 'months'
  | 'times'
  | 'points'
  | 'characters'
  | 'kilometres'
  | 'squareMetres'
  | 'grade'
  | 'switch'

export interface SettingSpec {
  readonly label: Label
  readonly standard: number
  readonly min?: number
  readonly max?: number
  /** Absent where it is the length of a deadline, which tells it. */
  readonly measure?: Measure
  /** Which way the control gets looser. Absent = up for the length of a deadline, otherwise nobody can tell, as with `either`. */
  readonly loosens?: 'up' | 'down' | 'either'
  readonly basis?: string
}

/** Values in force on a day, by setting name. */
export type Settings = Readonly<{ [setting: string]: number }>

export interface ClaimSpec {
  readonly label: Label
  /** Fields whose values together must be unique among the unit's records of the register. */
  readonly fields: readonly string[]
  readonly says: Label
}

/** A register as its author writes it. Reading order is an official's: what, whose, which steps, what must hold, by when, how well. */
export interface RegisterSpec {
  readonly name: string
  readonly label: Label
  /** The regulation and article it obeys. */
  readonly basis?: string
  readonly covers?: readonly RowId[]
  /** Words of findings it cures (“超预算”, “未集体研究”), as inspectors write them: a finding in which they stand is offered it as a mechanism. */
  readonly cures?: readonly string[]
  /** Day from which this version of the procedure applies; records keep the version they began under. */
  readonly version: string
  /** Domain it is listed under, such as `meetings`. */
  readonly domain: string
  /** 'off' = a unit switches it on when it is ready to (the setting `inUse`): a new unit is not handed everything at once. Absent = in use from the beginning. */
  readonly starts?: 'off'
  readonly fields: Readonly<{ [field: string]: FieldSpec }>
  /** Fields the common columns are taken from. */
  readonly columns: {
    readonly title: string
    readonly owner?: string
    readonly department?: string
    readonly amount?: string
  }
  readonly parties: Readonly<{ [party: string]: PartySpec }>
  /** Parties who may read records. */
  readonly readers: readonly string[]
  readonly states: Readonly<{ [state: string]: StateSpec }>
  readonly verbs: Readonly<{ [verb: string]: VerbSpec }>
  readonly rules?: Readonly<{ [rule: string]: RuleSpec }>
  readonly claims?: Readonly<{ [claim: string]: ClaimSpec }>
  readonly deadlines?: Readonly<{ [deadline: string]: DeadlineSpec }>
  readonly duties?: Readonly<{ [duty: string]: DutySpec }>
  readonly indicators?: Readonly<{ [indicator: string]: IndicatorSpec }>
  readonly settings?: Readonly<{ [setting: string]: SettingSpec }>
  /** What may leave to the public, and after which verb. */
  readonly public?: { readonly after: string; readonly fields: readonly string[] }
  /** Brings the fields of the version before into this one's names. */
  readonly upcast?: (fields: Fields) => Fields
}
