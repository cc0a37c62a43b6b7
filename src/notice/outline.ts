import { isDigit, isPause, unitsOf } from '../text/chars.ts'
import { type Label, labelAt, type Scheme } from './labels.ts'
import { type LeadIn, leadInsOf } from './lead-ins.ts'
import { countedHeadings } from './run-together.ts'
import type { Line } from './line.ts'
import { withTables } from './tables.ts'

/** A labelled heading and everything under it, up to the next heading of its own or a higher level. */
export type Node = {
  readonly line: Line | null
  readonly key: string
  readonly parent: Node | null
  readonly children: Node[]
  /** Lead-ins of the node's own words, not of its children, in order. */
  readonly leadIns: LeadIn[]
  /** Index of the first line after the node. */
  until: number
}

const RANK: Record<Scheme, number> = {
  chinese: 0,
  'chinese-bracket': 1,
  named: 2,
  arabic: 3,
  'arabic-bracket': 4,
  ordinal: 5,
  circle: 6,
}
const FLATTENED = 400
/** Keys of lists inside lists that use the same numbers. */
const NESTED: Record<Scheme, string> = {
  chinese: "chinese'",
  'chinese-bracket': "chinese-bracket'",
  named: "named'",
  arabic: "arabic'",
  'arabic-bracket': "arabic-bracket'",
  ordinal: "ordinal'",
  circle: "circle'",
}

/** Cuts tidied text into lines; a very long line that holds headings (line breaks were lost) is cut before each of them. */
export function readLines(text: string, start: number, end: number): Line[] {
  const lines: Line[] = []
  let from = start
  while (from < end) {
    const newline = text.indexOf('\n', from)
    const to = newline < 0 || newline > end ? end : newline
    if (to - from > FLATTENED) {
      const counted = countedHeadings(text, from, to)
      const cuts = cutAtHeadings(text, from, to, counted)
      for (let k = 0; k < cuts.length; k++) {
        const line = lineOf(text, lines.length, cuts[k] ?? from, cuts[k + 1] ?? to)
        lines.push(relabelled(line, counted.get(line.start)))
      }
    } else lines.push(lineOf(text, lines.length, from, to))
    from = to + 1
  }
  return withTables(text, lines)
}

/** Headings of one list that change the style of their numbers are all of the style of the first. */
const relabelled = (line: Line, scheme: Scheme | undefined): Line =>
  scheme && line.label && line.label.scheme !== scheme ? { ...line, label: { ...line.label, scheme } } : line

const lineOf = (text: string, index: number, start: number, end: number): Line => ({
  index,
  start,
  end,
  label: labelAt(text, start, end),
  leadIns: leadInsOf(text, start, end),
})

/** Where lines begin: where 一、 or （一） stands behind a stop inside a long line, a heading lost its line break. The first is `start`. */
function cutAtHeadings(text: string, start: number, end: number, counted: ReadonlyMap<number, Scheme>): number[] {
  const cuts: number[] = [start]
  for (let i = start + 1; i < end; i++) {
    if ((counted.size > 0 && counted.has(i)) || (i - start < 160 && endsTitle(text, start, i))) {
      cuts.push(i)
      continue
    }
    const joined = text.charCodeAt(i) === OPEN_BRACKET && groupsBelow(text, i)
    if (!joined && !mayEndLine(text.charCodeAt(i - 1))) continue
    const spaced = joined || text[i - 1] === ' '
    if (spaced && opensText(text, i)) {
      cuts.push(i)
      continue
    }
    const first = text.charCodeAt(i)
    const label = mayLabel(first) || (spaced && isDigit(first)) ? labelAt(text, i, end) : null
    if (
      !label ||
      (label.scheme !== 'chinese' && label.scheme !== 'chinese-bracket' && !(spaced && label.scheme === 'arabic'))
    )
      continue
    if (label.scheme === 'chinese' && text[label.end - 1] !== '、') continue
    cuts.push(i)
  }
  return cuts
}

const OPEN_BRACKET = 0xff08
const mayEndLine = unitsOf('。；：？！ ')
const mayLabel = unitsOf('（一二三四五六七八九十')

/** 二、反馈问题整改情况（一）党的领导方面1.…: headings that ran together, with no stop between them. */
const groupsBelow = (text: string, at: number): boolean =>
  text[at + 2] === '）' && ['情况', '方面', '如下', '工作', '打算', '问题', '公布'].includes(text.slice(at - 2, at))

/** …整改进展情况的通报根据县委统一部署，: the title ran into the text. */
const endsTitle = (text: string, start: number, at: number): boolean =>
  (text[at] === '根' || text[at] === '按') &&
  '报告示况'.includes(text[at - 1] ?? '-') &&
  /^(?:根据|按照).{0,20}(?:部署|安排|要求|规定)/u.test(text.slice(at, at + 26)) &&
  /关于.{4,80}(?:通报|报告|公告|公示|情况)$/u.test(text.slice(start, at))

/** Behind a space: 根据…, the opening sentence below the title; 中共… and 联系…, the closing lines. */
const opensText = (text: string, at: number): boolean =>
  /^(?:根据[^，]{0,24}，|按照[^，]{0,24}，|20\d\d年\d|下一步，|欢迎|联系电话|监督电话|联系方式|中共[^，。 ]{4,30}(?: |$))/u.test(
    text.slice(at, at + 36),
  )

/** Builds the tree of headings. Restarts, gaps and doubles are taken as printed; depth comes from which schemes are open. */
export function outline(text: string, lines: readonly Line[]): Node {
  const root: Node = { line: null, key: '', parent: null, children: [], leadIns: [], until: lines.length }
  const repeated = repeatedLeadIns(text, lines)
  const bodies = bodyHeads(text, lines)
  let top = root
  let afterMeasures = false
  for (const line of lines) {
    const label = line.label
    if (label && !isLabelledLeadIn(text, lines, line, repeated)) {
      const key = afterMeasures ? nestedKey(top, label, lines, line) : label.scheme
      top = place(top, key, line)
      const opened = takeLeadIns(top, line, line.leadIns[0]?.start === line.start ? 1 : 0)
      afterMeasures = opened || (afterMeasures && top.key !== label.scheme)
      continue
    }
    const section = !label && bareSection(text, line)
    if (section || bodies.has(line.index)) {
      while (top.parent && (section || top.key !== 'chinese')) top = close(top, line.index)
      const key = section ? 'chinese' : 'body'
      const node: Node = { line, key, parent: top, children: [], leadIns: [], until: lines.length }
      top.children.push(node)
      top = node
      afterMeasures = false
      continue
    }
    if (label) while (top.line?.label && RANK[top.line.label.scheme] > RANK[label.scheme]) top = close(top, line.index)
    if (takeLeadIns(top, line, 0)) afterMeasures = true
  }
  return root
}

/** Gives a node the lead-ins of a line from the one at `from` on; tells whether one of them opens measures. */
function takeLeadIns(node: Node, line: Line, from: number): boolean {
  let opened = false
  for (let k = from; k < line.leadIns.length; k++) {
    const leadIn = line.leadIns[k]
    if (!leadIn) break
    node.leadIns.push(leadIn)
    opened ||= opensMeasures(leadIn)
  }
  return opened
}

const opensMeasures = (l: LeadIn): boolean => l.role === 'measures' || l.role === 'result'

const BARE_SECTIONS = [
  '整改要求',
  '意见建议',
  '意见和建议',
  '整改建议',
  '整改意见',
  '工作要求',
  '工作建议',
  '下一步工作',
  '下一步工作打算',
  '下一步打算',
  '下一步工作安排',
  '下一步整改工作',
  '下一步整改打算',
  '下一步工作计划',
  '有关要求',
  '几点要求',
  '几点意见',
  '几点建议',
]

/** A line without label that is nothing but the name of a closing section: 整改要求： 下一步工作打算. */
function bareSection(text: string, line: Line): boolean {
  const length = line.end - line.start
  if (length > 30) return false
  const words = text.slice(line.start, line.end)
  if (/提出.{0,10}(?:意见|建议|要求)：$/u.test(words)) return true
  return length <= 14 && BARE_SECTIONS.includes(words.replace(/[：。]$/u, ''))
}

/** 东河村党支部 alone on its line above 1., and another like it: the problems of several bodies, each below the name of its own. */
function bodyHeads(text: string, lines: readonly Line[]): ReadonlySet<number> {
  const found = new Set<number>()
  for (const line of lines) {
    if (line.label || line.end - line.start > 24 || lines[line.index + 1]?.label?.n !== 1) continue
    if (/(?:党支部|党总支|党委|党组|党工委|支部委员会)$/u.test(text.slice(line.start, line.end))) found.add(line.index)
  }
  return found.size > 1 ? found : new Set()
}

/** Lead-in phrases printed with a label more than once: （一）整改措施 under every problem is a lead-in, not a section. */
function repeatedLeadIns(text: string, lines: readonly Line[]): Set<string> {
  const seen = new Set<string>()
  const repeated = new Set<string>()
  for (const line of lines) {
    const leadIn = line.leadIns[0]
    if (!line.label || !leadIn || leadIn.start !== line.start) continue
    const words = text.slice(line.label.body, leadIn.end)
    if (seen.has(words)) repeated.add(words)
    seen.add(words)
  }
  return repeated
}

function isLabelledLeadIn(text: string, lines: readonly Line[], line: Line, repeated: Set<string>): boolean {
  const leadIn = line.leadIns[0]
  if (!line.label || !leadIn || leadIn.start !== line.start) return false
  if (leadIn.role === 'problem' && leadIn.end < line.end) return isPart(lines, line)
  if (line.label.scheme === 'chinese') return false
  if (line.label.scheme !== 'chinese-bracket') return true
  return repeated.has(text.slice(line.label.body, leadIn.end)) || leadIn.end < line.end
}

/** （1）反馈问题：… heads a problem, unless （2）整改措施：… goes on with the same numbers. */
function isPart(lines: readonly Line[], line: Line): boolean {
  for (let k = line.index + 1; k < Math.min(lines.length, line.index + 12); k++) {
    const other = lines[k]
    if (other?.label?.scheme !== line.label?.scheme) continue
    const leadIn = other?.leadIns[0]
    return leadIn !== undefined && leadIn.start === other?.start && (opensMeasures(leadIn) || leadIn.role === 'cause')
  }
  return false
}

/**
 * A list of measures may use the very numbers of the problems: 1.问题 整改情况：1.… 2.… then 2.问题. A restart at 1 behind a
 * lead-in opens a nested list; a later number leaves it when a lead-in follows before the next label. 一、 behind a problem numbered 1. is a new
 * section, however it counts.
 */
function nestedKey(top: Node, label: Label, lines: readonly Line[], line: Line): string {
  const nested = NESTED[label.scheme]
  const inside = open(top, nested)
  if (inside) {
    const owner = inside.parent?.line?.label
    const isNext = owner?.scheme === label.scheme && label.n === owner.n + 1
    const goesOn = label.n === (inside.line?.label?.n ?? 0) + 1
    if (goesOn && !(isNext && leadInComes(lines, line))) return nested
    return label.scheme
  }
  const outer = open(top, label.scheme)
  if (label.scheme === 'chinese' && outer && !outer.leadIns.some(opensMeasures)) return label.scheme
  return outer?.line?.label && label.n === 1 && outer.line.label.n >= 1 && !leadInComes(lines, line)
    ? nested
    : label.scheme
}

/** Whether a lead-in of measures comes before the next label of the same scheme. */
function leadInComes(lines: readonly Line[], line: Line): boolean {
  for (let k = line.index; k < Math.min(lines.length, line.index + 12); k++) {
    const other = lines[k]
    if (k > line.index && other?.label?.scheme === line.label?.scheme) return false
    if (other?.leadIns.some(opensMeasures)) return true
  }
  return false
}

function open(node: Node, key: string): Node | null {
  for (let n: Node | null = node; n; n = n.parent) if (n.key === key) return n
  return null
}

function close(node: Node, until: number): Node {
  node.until = until
  return node.parent ?? node
}

function place(top: Node, key: string, line: Line): Node {
  let parent = top
  const twin = open(top, key)
  if (twin) {
    while (parent !== twin) parent = close(parent, line.index)
    parent = close(parent, line.index)
  } else parent = outrank(top, line)
  const node: Node = { line, key, parent, children: [], leadIns: [], until: parent.until }
  parent.children.push(node)
  return node
}

/** A scheme not open yet nests under the current heading, unless that heading ranks lower: 一、 never stands under 1. */
function outrank(top: Node, line: Line): Node {
  const rank = RANK[line.label?.scheme ?? 'circle']
  let parent = top
  while (parent.key === 'body' && rank === 0) parent = close(parent, line.index)
  while (parent.line?.label && rank <= 1 && RANK[parent.line.label.scheme] > rank) parent = close(parent, line.index)
  return parent
}

/**
 * Half-open span of the words of a heading: from behind its label to its first lead-in (反馈问题： excepted) or the end of its
 * line. A heading without label is its whole line.
 */
export function headingSpan(node: Node): [number, number] {
  const { line } = node
  if (!line) return [0, 0]
  const start = line.label?.body ?? line.start
  const first = line.leadIns.find((l) => l.start > line.start)
  return [start, Math.max(start, first ? first.start : line.end)]
}

/** Position right behind a printed pause, where a list marker may begin. */
export const mayBegin = (text: string, at: number): boolean => at === 0 || isPause(text.charCodeAt(at - 1))
