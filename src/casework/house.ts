import type { Instant } from '../calendar/days.ts'
import type { Registers } from '../kernel/assemble.ts'
import type { MechanismMap } from '../kernel/mechanism-map.ts'
import type { PartStore } from './parts.ts'
import type { OverviewMap } from './overview/overview-map.ts'
import type { PeopleMap } from './people-map.ts'
import type { Outside } from './outside.ts'
import type { LedgerMap } from './ledger-map.ts'
import type { Binder } from './papers/ports.ts'
import type { Cipher, Clock, FileStore, PaperOpener, Segmenter, Store } from './ports.ts'
import type { PressMap } from './press-map.ts'
import type { TraceMap } from './trace-map.ts'

/** What main assembles once and hands to every function of casework. */
export interface House {
  readonly registers: Registers
  readonly people: PeopleMap
  readonly traces: TraceMap
  readonly ledger: LedgerMap
  readonly press: PressMap
  readonly mechanisms: MechanismMap
  readonly overview: OverviewMap
  readonly store: Store
  readonly files: FileStore
  readonly papers: PaperOpener
  readonly binder: Binder
  readonly parts: PartStore
  readonly outside: Outside
  readonly clock: Clock
  readonly ids: Ids
  readonly cipher: Cipher
  readonly words: Segmenter
}

export interface Ids {
  /** UUIDv7 of that moment: sorts by time, so that the journal reads in order. */
  uuid7(at: Instant): string
  /** Bytes nobody can foresee. */
  random(bytes: number): Uint8Array
}
