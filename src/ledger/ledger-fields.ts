import type { Field, Register } from '../kernel/register.ts'
import type { LedgerField } from './workbook.ts'

/** Longest values where a register names none; as the kernel has them. */
const longest = { text: 200, longtext: 20_000 } as const

/** References and files are made here and never come in a cell. */
const notInCells = new Set(['ref', 'refs', 'files', 'instant', 'unit'])
const ofThePaper = new Set(['place', 'path', 'backfilled'])

/** The fields that columns of a ledger can go to, of the register of findings and that of measures. */
export function ledgerFields(finding: Register, measure: Register): LedgerField[] {
  return [...fieldsOf('finding', finding), ...fieldsOf('measure', measure)]
}

function fieldsOf(about: 'finding' | 'measure', { fields }: Register): LedgerField[] {
  return Object.values(fields)
    .filter(({ kind, name }) => !notInCells.has(kind) && !ofThePaper.has(name))
    .map((field) => ({
      ...{ about, field: field.name, kind: field.kind, label: field.label },
      headings: [field.label.zh, ...(field.aliases ?? [])],
      choices: field.kind === 'choice' ? field.choices : {},
      max: maxOf(field),
      restricted: field.readers !== undefined,
    }))
}

function maxOf(field: Field): number | null {
  if (field.kind === 'text' || field.kind === 'longtext') return field.max ?? longest[field.kind]
  return null
}
