import type { Label } from '../kernel/words.ts'
import { defect } from './defects.ts'
import { problemKey } from './normal.ts'
import { mapped, type Steps } from './steps.ts'
import type { Defect, LedgerRow } from './workbook.ts'

/** Problems that stand twice in a ledger, and codes given twice: over all its sheets. */
export function* repeatedIn(rows: readonly LedgerRow[]): Steps<Defect[]> {
  const titles = new Map<string, LedgerRow>()
  const codes = new Map<string, LedgerRow>()
  const found = yield* mapped(rows, (row) => {
    const title = wordsOf(row, 'title')
    const code = wordsOf(row, 'code')
    const key = `${problemKey(title)}\n${wordsOf(row, 'number')}\n${wordsOf(row, 'aspect')}`
    const sameTitle = title === '' || code !== '' ? undefined : known(titles, key, row)
    const sameCode = code === '' ? undefined : known(codes, code, row)
    return [
      ...(sameTitle ? [told('repeated-finding', row, sameTitle, 'title', title)] : []),
      ...(sameCode ? [told('repeated-code', row, sameCode, 'code', code)] : []),
    ]
  })
  return found.flat()
}

function known(seen: Map<string, LedgerRow>, key: string, row: LedgerRow): LedgerRow | undefined {
  const first = seen.get(key)
  if (!first) seen.set(key, row)
  return first
}

const wordsOf = ({ fields }: LedgerRow, name: string): string => {
  const value = fields[name]
  return typeof value === 'string' ? value : ''
}

function told(
  code: 'repeated-finding' | 'repeated-code',
  row: LedgerRow,
  first: LedgerRow,
  field: string,
  value: string,
): Defect {
  const cell = row.cells[field] ?? `A${row.row}`
  const where: Label = { zh: `“${first.sheet}”第${first.row}行`, en: `row ${first.row} of “${first.sheet}”` }
  // A cell that is merged over several rows stands in the first of them.
  const at = { row: Number(cell.replace(/^[A-Z]+/, '')), column: columnOf(cell), cell }
  return defect(code, { sheet: row.sheet, ...at, value }, { where })
}

/** AB3 → 28. */
function columnOf(cell: string): number {
  let column = 0
  for (const letter of cell.replace(/\d+$/, '')) column = column * 26 + letter.charCodeAt(0) - 64
  return column
}
