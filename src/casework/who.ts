import type { FileRef } from '../kernel/fields.ts'

/**
 * A person who asks, as the session knows him or her. Posts and deputising are not part of it: they are read anew in every transaction, so
 * that a post given up a second ago gives no power.
 */
export interface PersonWho {
  readonly kind: 'person'
  readonly person: string
  /** The unit whose person this is. */
  readonly home: string
  /** The unit acted in: home, or the host of the seat. */
  readonly unit: string
  /** Id of the seat through which an outsider acts; required when `unit` is not `home`. */
  readonly seat?: string
  /** Who typed it in for the person, from a signed paper (代录); then the paper is required. */
  readonly recorder?: string
  readonly paper?: { readonly signedOn: string; readonly scan: readonly FileRef[] }
}

/** The clock (deadlines, duties) or the house itself (first set-up, imports). Never made from a request. */
export interface MachineWho {
  readonly kind: 'time' | 'house'
  readonly unit: string
}

export type Who = PersonWho | MachineWho
