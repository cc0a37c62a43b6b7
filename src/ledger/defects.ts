import type { Label } from '../kernel/words.ts'
import type { Defect } from './workbook.ts'

interface Words {
  readonly severity: Defect['severity']
  readonly zh: string
  readonly en: string
}

const error = (zh: string, en: string): Words => ({ severity: 'error', zh, en })
const warning = (zh: string, en: string): Words => ({ severity: 'warning', zh, en })
const note = (zh: string, en: string): Words => ({ severity: 'note', zh, en })

/** The one registry of what can be wrong with a ledger. Each says what to do; {value} is what stands in the cell, {field} the column's meaning. */
export const defectWords = {
  'no-headings': error(
    '没有认出表头。请在表中保留“问题”“整改措施”等列名，或手工指定各列的含义。',
    'No headings were recognised. Keep headings such as 问题 and 整改措施 in the sheet, or say what the columns are.',
  ),
  'no-title-column': error(
    '没有一列是“问题”。请指定哪一列是问题内容。',
    'No column holds the findings. Say which one does.',
  ),
  'sheet-left-out': note(
    '这张工作表没有认出表头，没有读入。如果里面有台账，请补上列名，或把它移到单独的文件。',
    'No headings were recognised in this sheet; it was left out. If it holds a ledger, add headings or move it to a file of its own.',
  ),
  'column-unmapped': note(
    '“{value}”这一列没有对应的字段，不会读入。需要的话请指定它的含义。',
    'The column “{value}” goes nowhere and is not read. Say what it is if it is needed.',
  ),
  'finding-without-title': error(
    '这一行没有问题内容。请补填，或与上一行的问题合并单元格。',
    'This row has no finding. Fill it in, or merge the cell with the finding above.',
  ),
  'title-shortened': note(
    '问题内容超过{max}字：标题已截短，全文放在“反馈原文”。',
    'The finding is longer than {max} characters: its title was cut, the whole is kept as the original words.',
  ),
  'text-too-long': warning(
    '“{field}”最多{max}字，这里有{length}字，没有读入。请缩短，或拆到别的列。',
    '“{field}” takes {max} characters, here are {length}; it was not read. Shorten it, or move a part to another column.',
  ),
  'day-impossible': warning(
    '“{value}”不是日历上有的日期。请改正。',
    '“{value}” is no day of the calendar. Correct it.',
  ),
  'day-without-day': warning(
    '“{value}”只写到月，没有日。请补全为某年某月某日。',
    '“{value}” names a month without a day. Complete it.',
  ),
  'day-without-year': warning('“{value}”没有写年份。请补全为某年某月某日。', '“{value}” has no year. Complete it.'),
  'several-days': warning(
    '“{value}”里不止一个日期或另有文字。请只留一个日期。',
    '“{value}” holds more than one day, or other words. Keep one day only.',
  ),
  'no-day': warning('“{value}”不是日期。请填写某年某月某日。', '“{value}” is no day. Fill in a day.'),
  'due-is-lasting': note(
    '时限写的是“{value}”：已作为“长期坚持”读入，没有具体日期。',
    'The due day says “{value}”: read as lasting, without a day.',
  ),
  'number-unreadable': warning('“{value}”不是数。请只填数字。', '“{value}” is no number. Fill in digits only.'),
  'choice-unknown': warning(
    '“{value}”不是“{field}”的选项。可填：{choices}。',
    '“{value}” is no choice of “{field}”. Possible: {choices}.',
  ),
  'answer-unclear': warning(
    '“{value}”看不出是或否。请填“是”或“否”。',
    '“{value}” is neither yes nor no. Fill in 是 or 否.',
  ),
  'state-unreadable': warning(
    '“{value}”看不出办理状态，按整改中读入。可填：未启动、整改中、已完成、已销号。',
    '“{value}” names no state; read as under way. Possible: 未启动, 整改中, 已完成, 已销号.',
  ),
  'closed-without-day': error(
    '状态是已销号，但没有销号日期。请补填销号日期，或改为已完成。',
    'It is closed, but has no day of closing. Fill it in, or make it 已完成.',
  ),
  'person-unknown': warning(
    '人员中没有“{value}”。请先登记人员，或在预览中选择。',
    'There is no person “{value}”. Enrol the person first, or choose one in the preview.',
  ),
  'person-ambiguous': warning(
    '有几名人员叫“{value}”。请在预览中选择。',
    'Several persons are called “{value}”. Choose one in the preview.',
  ),
  'department-unknown': warning(
    '部门中没有“{value}”。请先设立部门，或在预览中选择。',
    'There is no department “{value}”. Found it first, or choose one in the preview.',
  ),
  'department-ambiguous': warning(
    '有几个部门叫“{value}”。请在预览中选择。',
    'Several departments are called “{value}”. Choose one in the preview.',
  ),
  'measures-unclear': note(
    '这一格里可能不止一条措施，看不准从哪里分开，按一条读入。是几条的，请从1起连续编号、各占一行，再导入。',
    'This cell may hold several measures; where to part them is not clear, so it is read as one. If they are several, number them from 1 on, each in a line, and import again.',
  ),
  'differs-within-finding': warning(
    '同一个问题的几行“{field}”不同，按第一行读入，这里是“{value}”。请核对。',
    'Rows of one finding differ in “{field}”: the first was taken, here stands “{value}”. Please check.',
  ),
  'repeated-finding': warning(
    '这个问题与{where}相同。请核对是否重复。',
    'This finding is that of {where}. Check whether it stands twice.',
  ),
  'repeated-code': error(
    '问题编号“{value}”与{where}重复。编号在本单位只能用一次，请改正。',
    'The code “{value}” is that of {where} too. A code is used once in a unit: correct it.',
  ),
  'mark-twice': warning(
    '这一行是整行复制来的：它的系统标识与前面一行相同。已按新增的一行读入；不是新增的，请删去这一行。',
    'This row was copied whole: its mark is that of a row above. It is read as a new one; delete it if it is not.',
  ),
  'mark-unreadable': warning(
    '系统标识“{value}”被改动，认不出是哪一条记录，按文字比对。',
    'The mark “{value}” was typed over: the record is looked for by its wording.',
  ),
  'total-line': note(
    '这是合计行，没有读入；合计由系统计算。',
    'This is a line of totals; it is not read, totals are computed.',
  ),
  'foot-line': note('这是表尾说明，没有读入。', 'This is a remark at the foot; it is not read.'),
  'heading-repeated': note('这一行是重复的表头，没有读入。', 'The headings are repeated here; the line is not read.'),
  'filled-down': note('“{field}”空着的几行按上面一行填充。', 'Where “{field}” is empty, the one above was taken.'),
} as const satisfies Readonly<{ [code: string]: Words }>

export type DefectCode = keyof typeof defectWords

export interface At {
  readonly sheet: string
  readonly row: number
  readonly column: number
  readonly cell: string
  readonly value: string
}

type Params = Readonly<{ [name: string]: string | number | Label }>

/** A value in a sentence: a whole paragraph would hide the sentence. */
const longestQuoted = 40

export function defect(code: DefectCode, at: At, params: Params = {}): Defect {
  const { severity, ...words } = defectWords[code]
  const quoted = at.value.length > longestQuoted ? `${at.value.slice(0, longestQuoted)}…` : at.value
  const all: Params = { value: quoted, ...params }
  return { ...at, code, severity, words: { zh: fillIn(words.zh, all, 'zh'), en: fillIn(words.en, all, 'en') } }
}

function fillIn(template: string, params: Params, language: keyof Label): string {
  return template.replace(/\{([a-z]+)\}/g, (whole, name: string) => {
    const value = params[name]
    if (value === undefined) return whole
    return typeof value === 'object' ? value[language] : String(value)
  })
}
