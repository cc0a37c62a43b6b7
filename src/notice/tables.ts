import type { Line } from './line.ts'
import type { Role } from './lead-ins.ts'

/**
 * Tables that were copied one cell to a line: 序号 反馈问题 整改措施 责任领导 整改时限 完成情况, then 1, its cells, 2, its cells. The heads of the columns say what
 * each cell is. A row becomes a heading with its number as label, and each further cell the words behind a lead-in that is not printed.
 */

type Column = Role | 'number' | 'class' | 'advice' | 'note'

const HEADS: readonly (readonly [words: RegExp, column: Column])[] = [
  [/^(?:序号|编号)$/u, 'number'],
  [/^(?:问题)?(?:类别|类型|分类|方面|领域)$/u, 'class'],
  [/^(?:整改|工作)?(?:意见)?建议$|^整改要求$/u, 'advice'],
  [/(?:时限|期限|时间)$/u, 'deadline'],
  [/^(?:责任|牵头|分管|配合|包案|主管)(?:领导|单位|部门|人|科室|股室)?(?:及责任人)?$/u, 'owner'],
  [/^(?:完成|销号|整改完成)(?:情况|状态|与否)$|^(?:整改)?状态$|^是否(?:完成|销号)/u, 'status'],
  [/^整改(?:成效|结果|效果)$|^(?:取得)?成效$/u, 'result'],
  [/^(?:具体|主要)?(?:整改)?(?:措施|落实情况|进展|进展情况|情况|做法)$|^整改措施及(?:成效|进展)/u, 'measures'],
  [/^(?:反馈|巡察|巡视|具体|主要|存在|发现|整改)?(?:的|反馈)?(?:主要|具体)?问题(?:清单|描述|表现|内容)?$/u, 'problem'],
  [/^备注$/u, 'note'],
]
const WIDEST = 12

/** The lines of a text, those of flattened tables rewritten; a number alone on its line is the label of the line below it. */
export function withTables(text: string, lines: readonly Line[]): Line[] {
  const out: Line[] = []
  let columns: readonly Column[] = []
  for (let k = 0; k < lines.length; ) {
    const line = lines[k] as Line
    const head = columnsAt(text, lines, k)
    if (head) {
      columns = head
      k += head.length
      continue
    }
    const n = numberOf(text, line)
    const cells = n > 0 ? rowBelow(text, lines, k) : []
    if (cells.length === 0) {
      out.push(line)
      k++
      continue
    }
    for (const made of row(line, n, cells, columns)) out.push(made)
    k += 1 + cells.length
  }
  return out.map((line, index) => (line.index === index ? line : { ...line, index }))
}

/** The kinds of the columns whose heads begin at line `k`: a number, and at least two others. */
function columnsAt(text: string, lines: readonly Line[], k: number): Column[] | null {
  const columns: Column[] = []
  for (let i = k; i < Math.min(lines.length, k + 10); i++) {
    const line = lines[i] as Line
    if (line.end - line.start > WIDEST) break
    const words = text.slice(line.start, line.end).replace(/\s/gu, '')
    const column = HEADS.find(([head]) => head.test(words))?.[1]
    if (!column || (columns.length === 0 && column !== 'number')) break
    columns.push(column)
  }
  return columns.length >= 3 ? columns : null
}

const numberOf = (text: string, line: Line): number =>
  line.end - line.start <= 3 && /^\d{1,3}$/u.test(text.slice(line.start, line.end))
    ? Number(text.slice(line.start, line.end))
    : 0

const TAIL = /^(?:监督电话|联系|欢迎|附件|附：|中共|注：|说明：)|^\d{4}年\d{1,2}月\d{1,2}日$/u

/** The cells below a row number: the lines up to the next number, section or closing word. */
function rowBelow(text: string, lines: readonly Line[], k: number): Line[] {
  const cells: Line[] = []
  for (let i = k + 1; i < lines.length; i++) {
    const line = lines[i] as Line
    if (numberOf(text, line) > 0 || line.label?.scheme === 'chinese') break
    if (TAIL.test(text.slice(line.start, Math.min(line.end, line.start + 14)))) break
    cells.push(line)
  }
  return cells
}

/** One row: the number and the cell of the problem make the heading, the other cells follow with the role of their column. */
function row(number: Line, n: number, cells: readonly Line[], columns: readonly Column[]): Line[] {
  const kinds = assign(
    columns.filter((c) => c !== 'number'),
    cells,
  )
  const at = Math.max(0, kinds.indexOf('problem'))
  const problem = cells[at] as Line
  const label = { scheme: 'arabic', n, start: number.start, end: number.end, body: problem.start } as const
  const heading: Line = { ...problem, start: number.start, label, leadIns: columns.length > 0 ? [] : problem.leadIns }
  const rest = cells.slice(at + 1).map((cell, i): Line => {
    const kind = kinds[at + 1 + i]
    const before = kinds[at + i]
    if (columns.length === 0) return cell
    const role = kind === 'class' || kind === 'advice' || kind === 'note' || kind === 'number' ? undefined : kind
    const leadIn = { role: role ?? 'owner', start: cell.start, end: cell.start, plannedWord: role === 'measures' }
    return { ...cell, label: null, leadIns: role && kind !== before ? [leadIn] : [] }
  })
  return [heading, ...rest]
}

/** Which column each cell belongs to: from the left up to the column of many lines, from the right behind it. */
function assign(columns: readonly Column[], cells: readonly Line[]): Column[] {
  const missing = columns.length - cells.length
  const used = missing === 1 && columns[0] === 'class' ? columns.slice(1) : columns
  const many = Math.max(0, used.includes('measures') ? used.indexOf('measures') : used.indexOf('problem'))
  const behind = used.length - many - 1
  return cells.map((_, i) => {
    if (i < many) return used[i] ?? 'note'
    const fromEnd = cells.length - i
    if (fromEnd <= behind) return used[used.length - fromEnd] ?? 'note'
    return used[many] ?? 'note'
  })
}
