import { type Day, isDay } from '../../calendar/days.ts'
import { type FileRef, type Fields, isList } from '../../kernel/fields.ts'
import { visibleFields } from '../../kernel/reading.ts'
import type { Bound } from '../../press/papers/archive.ts'
import type { Acting } from '../acting.ts'
import { everyRecord } from '../ask/every-record.ts'
import type { House } from '../house.ts'
import type { Reading } from '../ports.ts'

/** One file of the evidence of a finding, with what its record says of it. */
export interface EvidenceFile {
  readonly file: FileRef
  readonly title: string
  readonly on: Day | null
  /** Serves other findings too. */
  readonly shared: boolean
}

/** The evidence of a finding as this person may read it, in the order of binding: by its own day, then by when it was attached; what was withdrawn is not in it. */
export async function evidenceOf(
  house: House,
  tx: Reading,
  acting: Acting,
  finding: string,
): Promise<readonly EvidenceFile[]> {
  const map = house.press.evidence
  const register = house.registers.get(map.register)
  if (!register) return []
  const where = { state: [map.kept], fields: { [map.finding]: { is: finding } } }
  const kept = await everyRecord(house, tx, acting, { register: map.register, where })
  const read = kept.map((record) => {
    const visible = new Set(visibleFields(register, record, acting.actor))
    return Object.fromEntries(Object.entries(record.fields).filter(([name]) => visible.has(name)))
  })
  const day = (fields: Fields) => (isDay(fields[map.datedOn]) ? fields[map.datedOn] : null)
  return read
    .toSorted((a, b) => String(day(a) ?? '9').localeCompare(String(day(b) ?? '9')))
    .flatMap((fields) => {
      const on = fields[map.datedOn]
      const told = { on: isDay(on) ? on : null, shared: fields[map.shared] === true }
      const files = filesIn(fields[map.files])
      const title = String(fields[map.title] ?? '')
      return files.map((file) => ({ file, title: files.length > 1 ? `${title}（${file.name}）` : title, ...told }))
    })
}

function filesIn(value: Fields[string] | undefined): readonly FileRef[] {
  return isList(value) ? value.filter((one): one is FileRef => typeof one === 'object') : []
}

/** The same as rows of the contents page; `pages` says how many pages a file takes, null where nobody knows. */
export function boundOf(
  evidence: readonly EvidenceFile[],
  pages: (one: EvidenceFile, place: number) => number | null,
  remark: (one: EvidenceFile, place: number) => string | null = () => null,
): readonly Bound[] {
  return evidence.map((one, place) => {
    const shared = one.shared ? `共用佐证${one.file.page === undefined ? '' : `，见第${one.file.page}页`}` : null
    const remarks = [shared, remark(one, place)].filter((words) => words !== null)
    return {
      ...{ title: one.title, number: null, on: one.on, shared: null, pages: pages(one, place) },
      remark: remarks.length === 0 ? null : remarks.join('；'),
    }
  })
}
