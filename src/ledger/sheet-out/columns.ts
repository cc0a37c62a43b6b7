import type { Label } from '../../kernel/words.ts'
import type { LedgerField, Target } from '../workbook.ts'

/** A column of the office form: a field of a problem or of a measure, or its state in words. */
export interface OfficeColumn {
  readonly about: 'finding' | 'measure'
  readonly name: string
  readonly label: Label
  readonly width: number
  /** Null for the state, which is told and changed by verbs only. */
  readonly field: LedgerField | null
}

/** A column of another form: its heading, and where it goes. */
export interface FormColumn {
  readonly heading: string
  readonly target: Target
}

type Wanted = readonly (readonly [name: string, width: number])[]

/** In the order in which offices keep them: what was found, who answers for it and until when, what came of it, how it ended. */
const ofFinding: Wanted = [
  ['number', 8],
  ['code', 10],
  ['category', 12],
  ['aspect', 14],
  ['title', 36],
  ['original', 36],
  ['speed', 10],
  ['standard', 24],
  ['leader', 10],
  ['department', 14],
  ['owner', 10],
  ['helpers', 14],
  ['dueOn', 12],
  ['progress', 30],
  ['result', 30],
  ['mechanism', 24],
  ['reportedDegree', 10],
  ['state', 12],
  ['closedOn', 12],
  ['closingNumber', 14],
]
const ofMeasure: Wanted = [
  ['marker', 8],
  ['text', 40],
  ['leader', 10],
  ['department', 14],
  ['owner', 10],
  ['standard', 24],
  ['dueOn', 12],
  ['progress', 30],
  ['result', 24],
  ['doneOn', 12],
  ['state', 10],
]

const stateLabels = {
  finding: { zh: '问题状态', en: 'State of the finding' },
  measure: { zh: '措施状态', en: 'State of the measure' },
} as const satisfies Readonly<{ [about: string]: Label }>

/** Columns of the office form, of those that this person may read and the registers have. */
export function officeColumns(
  fields: readonly LedgerField[],
  mayRead: (about: 'finding' | 'measure', name: string) => boolean,
): readonly OfficeColumn[] {
  const byName = new Map(fields.map((one) => [`${one.about}.${one.field}`, one]))
  const of = (about: 'finding' | 'measure', wanted: Wanted) =>
    wanted.flatMap(([name, width]): OfficeColumn[] => {
      if (!mayRead(about, name)) return []
      if (name === 'state') return [{ about, name, label: stateLabels[about], width, field: null }]
      const field = byName.get(`${about}.${name}`)
      return field ? [{ about, name, label: field.label, width, field }] : []
    })
  return [...of('finding', ofFinding), ...of('measure', ofMeasure)]
}

const usualWidth = 14

/**
 * The columns of another form, under its headings and in its order: what is of the problem first, because a problem spans its measures. What this person may not
 * read, and what the registers do not have, is left out.
 */
export function formColumns(
  form: readonly FormColumn[],
  fields: readonly LedgerField[],
  mayRead: (about: 'finding' | 'measure', name: string) => boolean,
): readonly OfficeColumn[] {
  const byName = new Map(fields.map((one) => [`${one.about}.${one.field}`, one]))
  const of = (about: 'finding' | 'measure', wanted: Wanted) => {
    const widths = new Map(wanted)
    return form.flatMap(({ heading, target }): OfficeColumn[] => {
      const [register, name = ''] = target.split('.')
      const field = byName.get(target) ?? null
      if (register !== about || !mayRead(about, name) || (field === null && name !== 'state')) return []
      return [{ about, name, label: { zh: heading, en: heading }, width: widths.get(name) ?? usualWidth, field }]
    })
  }
  return [...of('finding', ofFinding), ...of('measure', ofMeasure)]
}
