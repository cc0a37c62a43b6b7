import { checkParts } from './check-parts.ts'
import { checkProcedure } from './check-procedure.ts'
import { checkTimes } from './check-times.ts'
import { checkWords } from './check-words.ts'
import type { Defect, House } from './defect.ts'
import type { Fields } from './fields.ts'
import { normalise } from './normalise.ts'
import type { RegisterRecord } from './record.ts'
import type { Register } from './register.ts'
import type { RegisterSpec } from './spec.ts'
import type { Label } from './words.ts'

/** All registers of the house: what the kernel, the store and the screens are handed. */
export interface Registers {
  /** Newest version of each register, in the order of the list. */
  readonly current: readonly Register[]
  /** Of several versions of one name, the newest unless a version is asked for. */
  get(name: string, version?: string): Register | undefined
  /** Every version of a name, oldest first. */
  versions(name: string): readonly Register[]
  /** A record's fields in the names of the newest version: the upcasts of all versions after its own, in order. */
  fieldsNow(record: Pick<RegisterRecord, 'register' | 'version' | 'fields'>): Fields
  readonly posts: Readonly<{ [post: string]: Label }>
  readonly seats: Readonly<{ [seat: string]: Label }>
  /** Posts that must be held in person (不得代理). */
  readonly inPerson: readonly string[]
}

/** Thrown when the house cannot start. Carries every defect, not the first. */
export class UnsoundRegisters extends Error {
  readonly defects: readonly Defect[]

  constructor(defects: readonly Defect[]) {
    super(['the registers are not sound:', ...defects.map(({ at, says }) => `  ${at}: ${says}`)].join('\n'))
    this.name = 'UnsoundRegisters'
    this.defects = defects
  }
}

/** Every defect of a list of declarations; empty when the house may start. */
export function defectsOf(specs: readonly RegisterSpec[], house: House): Defect[] {
  return [
    ...checkWords(specs, house),
    ...specs.flatMap((spec) => [
      ...checkParts(spec, specs, house),
      ...checkProcedure(spec),
      ...checkTimes(spec, house),
    ]),
  ]
}

/**
 * The boot: checks everything about everything, and either throws all defects at once or gives registers that are sound, complete and frozen.
 * `house.rows` are the ids of the field's catalogue; without them `covers` is not checked.
 */
export function assemble(specs: readonly RegisterSpec[], house: House): Registers {
  const defects = defectsOf(specs, house)
  if (defects.length > 0) throw new UnsoundRegisters(defects)
  const versions = new Map<string, Register[]>()
  for (const spec of specs) versions.set(spec.name, [...(versions.get(spec.name) ?? []), normalise(spec)])
  for (const list of versions.values()) list.sort((a, b) => (a.version < b.version ? -1 : 1))
  const newest = (name: string) => versions.get(name)?.at(-1)
  return Object.freeze({
    current: Object.freeze([...versions.values()].flatMap((list) => list.slice(-1))),
    get: (name: string, version?: string) =>
      version === undefined ? newest(name) : versions.get(name)?.find((one) => one.version === version),
    versions: (name: string) => versions.get(name) ?? [],
    fieldsNow: ({ register, version, fields }: Pick<RegisterRecord, 'register' | 'version' | 'fields'>) =>
      (versions.get(register) ?? [])
        .filter((one) => one.version > version && one.upcast)
        .reduce((before: Fields, one) => one.upcast?.(before) ?? before, fields),
    posts: house.posts,
    seats: house.seats,
    inPerson: house.inPerson,
  })
}
