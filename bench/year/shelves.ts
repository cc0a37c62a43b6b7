import { isList } from '../../src/kernel/fields.ts'
import type { RegisterRecord } from '../../src/kernel/record.ts'
import { valueOf } from '../../src/kernel/stand.ts'
import type { Condition, Where } from '../../src/kernel/where.ts'

const keysOf = (record: RegisterRecord, field: string): readonly string[] => {
  const value = valueOf(record, field)
  const members = isList(value) ? value : [value]
  return members.filter((one) => typeof one === 'string')
}

/**
 * Which records could meet a condition: those of its register, of its states, or with its text in a field. A field is shelved from the first time anybody asks by it. What is
 * found is a beginning only: whoever asks looks at each himself.
 */
export class Shelves {
  private readonly all = new Map<string, Set<string>>()
  private readonly states = new Map<string, Set<string>>()
  private readonly byField = new Map<string, Map<string, Map<string, Set<string>>>>()

  move(before: RegisterRecord | null, after: RegisterRecord): void {
    const { id, register } = after
    if (!before) put(this.all, register, id)
    if (before?.state !== after.state) {
      if (before) this.states.get(`${register} ${before.state}`)?.delete(id)
      put(this.states, `${register} ${after.state}`, id)
    }
    for (const [field, shelf] of this.byField.get(register) ?? []) {
      if (before) for (const key of keysOf(before, field)) shelf.get(key)?.delete(id)
      for (const key of keysOf(after, field)) put(shelf, key, id)
    }
  }

  find(register: string, where: Where, records: ReadonlyMap<string, RegisterRecord>): Iterable<string> {
    const sets: (readonly Set<string>[])[] = []
    for (const [field, condition] of Object.entries(where.fields ?? {})) {
      const values = textsOf(condition)
      const shelf = values && this.shelf(register, field, records)
      if (values && shelf) sets.push(values.map((value) => shelf.get(value) ?? new Set()))
    }
    if (where.state) sets.push(where.state.map((state) => this.states.get(`${register} ${state}`) ?? new Set()))
    const size = (group: readonly Set<string>[]) => group.reduce((sum, one) => sum + one.size, 0)
    const [smallest] = sets.sort((a, b) => size(a) - size(b))
    return smallest ? new Set(smallest.flatMap((one) => [...one])) : (this.all.get(register) ?? [])
  }

  private shelf(register: string, field: string, records: ReadonlyMap<string, RegisterRecord>) {
    const fields = this.byField.get(register) ?? new Map<string, Map<string, Set<string>>>()
    this.byField.set(register, fields)
    const known = fields.get(field)
    if (known) return known
    const shelf = new Map<string, Set<string>>()
    for (const id of this.all.get(register) ?? []) {
      const record = records.get(id)
      if (record) for (const key of keysOf(record, field)) put(shelf, key, id)
    }
    fields.set(field, shelf)
    return shelf
  }
}

function textsOf(condition: Condition): readonly string[] | null {
  if ('is' in condition) return typeof condition.is === 'string' ? [condition.is] : null
  if (!('in' in condition)) return null
  const texts = condition.in.filter((one) => typeof one === 'string')
  return texts.length === condition.in.length ? texts : null
}

function put(shelf: Map<string, Set<string>>, key: string, id: string): void {
  const set = shelf.get(key)
  if (set) set.add(id)
  else shelf.set(key, new Set([id]))
}
