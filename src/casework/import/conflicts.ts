import type { FieldValue } from '../../kernel/fields.ts'
import { anchorOf, type Contradicting, type MergedWorkbooks } from '../../ledger/merge-workbooks.ts'
import type { Proposal } from '../../ledger/proposal.ts'
import type { PaperFile } from './opened.ts'

/** Something that several workbooks want differently: a person chooses one value, and the proposal is taken over with it. */
export interface Conflict extends Omit<Contradicting, 'anchor'> {
  /** What is taken over with the chosen value; null where nobody may change it from a workbook. */
  readonly proposal: string | null
  /** The value that the proposal brings as it stands. */
  readonly chosen: FieldValue
}

export interface Together {
  readonly files: readonly string[]
  /** Problems that stand in several of them. */
  readonly shared: number
  readonly conflicts: readonly Conflict[]
}

export function togetherOf(
  files: readonly PaperFile[],
  { shared, contradictions }: MergedWorkbooks,
  proposals: readonly Proposal[],
): Together {
  const anchored = Map.groupBy(
    proposals.filter(({ kind }) => kind === 'open' || kind === 'amend'),
    ({ about, sheet, cells }) => `${about} ${anchorOf(sheet, cells)}`,
  )
  const conflicts = contradictions.map(({ anchor, ...one }): Conflict => {
    const own = (anchored.get(`${one.about} ${anchor}`) ?? []).find(
      ({ fields, names }) => one.field in { ...fields, ...names },
    )
    return { ...one, proposal: own?.id ?? null, chosen: own?.fields[one.field] ?? null }
  })
  return { files: files.map(({ file }) => file), shared, conflicts }
}
