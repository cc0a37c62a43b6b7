import type { Label } from '../kernel/words.ts'

/** Which record a row was written from, and how many entries it had then: what an office sheet carries in hidden columns. */
export interface RecordMark {
  readonly id: string
  readonly revision: number
}

/** Headings of the hidden columns. They are told apart from what people write by words that nobody would use for a column. */
export const markHeadings = {
  finding: { zh: '问题标识（系统用，请勿改动）', en: 'Mark of the finding (leave as it is)' },
  measure: { zh: '措施标识（系统用，请勿改动）', en: 'Mark of the measure (leave as it is)' },
} as const satisfies Readonly<{ [about in 'finding' | 'measure']: Label }>

export const markTargets = { finding: 'finding.record', measure: 'measure.record' } as const satisfies Readonly<{
  [about in 'finding' | 'measure']: string
}>

export const markOf = ({ id, revision }: RecordMark): string => `${id}@${revision}`

/** Null where the words are no mark: somebody typed over it. */
export function readMark(text: string): RecordMark | null {
  const [, id, revision] = /^([\w-]{1,100})@(\d{1,9})$/.exec(text.trim()) ?? []
  return id === undefined || revision === undefined ? null : { id, revision: Number(revision) }
}
