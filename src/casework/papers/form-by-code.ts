import type { FieldValue } from '../../kernel/fields.ts'
import { replay } from '../../kernel/fold.ts'
import type { RegisterRecord } from '../../kernel/record.ts'
import { refusal } from '../../kernel/refusal.ts'
import type { PaperKind } from '../../press/papers/kinds.ts'
import { isOne } from '../ask/read-record.ts'
import { asking } from '../asking.ts'
import type { House } from '../house.ts'
import type { Reading } from '../ports.ts'
import { type Answered, refused } from '../rows.ts'
import { openEntry } from '../sealing.ts'
import { asNow } from '../showing.ts'
import type { PersonWho } from '../who.ts'
import { formCodeOf } from './form-codes.ts'
import { papersOffered } from './offers.ts'

/** What a form that came back is for. */
interface FoundForm {
  readonly register: string
  readonly record: string
  readonly title: string
  readonly kind: PaperKind
  /** Steps it may stand for, the one awaited first; `recorded` = typed in for a colleague who signed, else entered in the own name with the form. */
  readonly steps: readonly { readonly verb: string; readonly recorded: boolean }[]
}

/**
 * The record and the step that a form with this code was printed for. A code nobody was given, one of another unit and one of a record that this person may not read
 * are answered alike; what was printed must be what stands now, else the signature would stand under something else.
 */
export function formByCode(house: House, who: PersonWho, typed: string): Promise<Answered<FoundForm>> {
  const map = house.traces.export
  const code = formCodeOf(typed)
  return asking(house, who, async (tx, acting) => {
    const printed = code === null ? [] : await tx.keyed(map.register, map.code, code)
    const { actor } = await acting
    const [form] = printed
    const said = (field: string): FieldValue => form?.fields[field] ?? null
    const [register, target, verb] = [said(map.subject), said(map.target), said(map.verb)]
    const stored = typeof target === 'string' ? await tx.record(target) : null
    if (typeof register !== 'string' || typeof verb !== 'string') return refused(refusal('form-unknown'))
    if (!isOne(house, stored, register, actor) || stored.record.erased) return refused(refusal('form-unknown'))
    const offered = papersOffered(house, stored.record).find(({ verbs }) => verbs.includes(verb))
    const same = await standsAsPrinted(house, tx, stored.record, Number(said(map.revision)))
    if (!offered || !same) return refused(refusal('form-stale'))
    const steps = offered.verbs.map((name) => ({ verb: name, recorded: !offered.outside.includes(name) }))
    return { ok: true, register, record: stored.record.id, title: stored.title, kind: offered.kind, steps }
  })
}

/** Reminders and notes that changed no field leave a form good: only what it says and where the record stands must be as they were. */
async function standsAsPrinted(house: House, tx: Reading, record: RegisterRecord, revision: number): Promise<boolean> {
  if (record.revision === revision) return true
  const [keys, entries] = await Promise.all([tx.keys([record.id]), tx.entriesUntil([record.id], record.changedAt)])
  const [key, own] = [keys.get(record.id), entries.get(record.id) ?? []]
  if (!key || own.length < revision) return false
  const then = replay(own.slice(0, revision).map((one) => openEntry(house.cipher, key, one).entry))
  if (!then || then.state !== record.state) return false
  const [before, now] = [asNow(house, then).record.fields, asNow(house, record).record.fields]
  const names = new Set([...Object.keys(before), ...Object.keys(now)])
  return [...names].every((name) => JSON.stringify(before[name] ?? null) === JSON.stringify(now[name] ?? null))
}
