import type { SettingMap } from '../kernel/settings.ts'

/**
 * Where casework finds people, posts, seats and settings. Main hands it in, because casework knows no register by name.
 * Every member names a register and the fields of it that carry the meaning; `states` are those in which a line is in force.
 */
export interface PeopleMap {
  /** Lives in the root unit; the id of a record is the id of the unit. */
  readonly unit: {
    readonly register: string
    readonly name: string
    readonly kind: string
    readonly parent: string
    readonly zone: string
  }
  readonly person: { readonly register: string }
  readonly department: { readonly register: string }
  readonly appointment: {
    readonly register: string
    readonly states: readonly string[]
    readonly person: string
    readonly post: string
    readonly department: string
    readonly from: string
    readonly until: string
  }
  readonly deputising: {
    readonly register: string
    readonly states: readonly string[]
    readonly absent: string
    readonly deputy: string
    readonly from: string
    readonly until: string
  }
  readonly seat: {
    readonly register: string
    readonly states: readonly string[]
    /** Id of the outsider's person record in the home unit, and that unit. */
    readonly outsider: string
    readonly home: string
    readonly kind: string
    readonly from: string
    readonly until: string
  }
  readonly share: {
    readonly register: string
    readonly states: readonly string[]
    readonly seat: string
    /** Id of the record that the seat may see. */
    readonly target: string
  }
  readonly setting: SettingMap
  /** Post whose holders see the journal of their unit, without field values. */
  readonly auditPost: string
}
