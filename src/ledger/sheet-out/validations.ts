import { cellName } from '../../intake/intake.ts'
import type { Label, Language } from '../../kernel/words.ts'
import type { OfficeColumn } from './columns.ts'
import type { OfficeCell } from './office-cells.ts'

/** A list to choose from, as hucre writes it. */
export interface Validation {
  readonly type: 'list'
  readonly values?: string[]
  readonly formula1?: string
  readonly range: string
  readonly allowBlank: true
  readonly showErrorMessage: true
  /** stop: nothing else is taken · warning: it is asked again and may stand, because a person may be new. */
  readonly errorStyle: 'stop' | 'warning'
  readonly errorTitle: string
  readonly errorMessage: string
}

interface Lists {
  readonly columns: readonly OfficeColumn[]
  readonly people: readonly string[]
  readonly departments: readonly string[]
  readonly language: Language
}

/** The sheet with the names to choose from; whoever looks at it is told what it is for. */
export const listSheetTitle: Label = { zh: '选项（供下拉选择，导入时不读）', en: 'Choices (for the lists; never read)' }

const listNames: Label = { zh: '选项', en: 'Choices' }
const heads = {
  people: { zh: '人员', en: 'People' },
  departments: { zh: '部门', en: 'Departments' },
} as const satisfies Readonly<{ [list: string]: Label }>

/** Title and heading of the sheet of names. */
const above = 2

export function listSheet({ people, departments, language }: Lists) {
  const rows: OfficeCell[][] = [[listSheetTitle[language]], [heads.people[language], heads.departments[language]]]
  for (let at = 0; at < Math.max(people.length, departments.length); at++)
    rows.push([people[at] ?? null, departments[at] ?? null])
  return { name: listNames[language], rows, columns: [{ width: 20 }, { width: 24 }] }
}

const messages = {
  choice: { zh: '请从列表中选择。', en: 'Choose from the list.' },
  name: {
    zh: '名单里没有这个名称。请从列表中选择；新增的人员、部门请先在系统中登记。',
    en: 'The list has no such name. Choose from it; whoever is new is entered in the system first.',
  },
} as const satisfies Readonly<{ [kind: string]: Label }>
const title: Label = { zh: '不在列表中', en: 'Not in the list' }

/** Lists for the choices and names of a sheet, from row to row as the spreadsheet counts. */
export function validationsOf(lists: Lists, firstRow: number, lastRow: number): Validation[] {
  const { language } = lists
  return lists.columns.flatMap((column, at): Validation[] => {
    const source = sourceOf(column, lists)
    if (source === null) return []
    const range = `${cellName(firstRow, at + 1)}:${cellName(lastRow, at + 1)}`
    const common = { type: 'list', range, allowBlank: true, showErrorMessage: true } as const
    const kind = source.values ? 'choice' : 'name'
    return [
      {
        ...{ ...common, ...source, errorStyle: source.values ? 'stop' : 'warning' },
        ...{ errorTitle: title[language], errorMessage: messages[kind][language] },
      },
    ]
  })
}

/** Values stand in the rule itself, where a spreadsheet takes 255 characters at most; names in the sheet of names. */
const mostInRule = 255

function sourceOf({ field }: OfficeColumn, { people, departments, language }: Lists) {
  if (field?.kind === 'choice') {
    const values = Object.values(field.choices).map((one) => one[language])
    return values.join(',').length > mostInRule || values.some((one) => one.includes(',')) ? null : { values }
  }
  if (field?.kind === 'person' && people.length > 0) return { formula1: named('A', people.length, language) }
  if (field?.kind === 'department' && departments.length > 0)
    return { formula1: named('B', departments.length, language) }
  return null
}

const named = (letter: string, count: number, language: Language): string =>
  `'${listNames[language]}'!$${letter}$${above + 1}:$${letter}$${above + count}`
