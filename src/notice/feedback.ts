import { type Piece, trimmed, withoutStop } from './body.ts'
import { listMarkers } from './list-markers.ts'
import type { Line } from './line.ts'
import { headingSpan, type Node } from './outline.ts'
import { isBody } from './organisation.ts'
import { isContainer, lacks, namesProblem } from './polarity.ts'
import { aspects, type Finding, goesOnTo, inTold, listed, ofBody } from './told.ts'

export type { Finding } from './told.ts'

/** A requirement made in a feedback report. */
export type Requirement = { readonly label: string | null; readonly text: Piece; readonly span: Piece }

const REQUIRING = [
  '整改要求',
  '整改意见',
  '意见建议',
  '意见和建议',
  '工作建议',
  '整改建议',
  '工作要求',
  '几点意见',
  '几点建议',
  '几点要求',
  '提出以下',
  '提出如下',
  '下一步',
  '建议',
  '整改工作要求',
  '做好整改',
  '抓好整改',
  '要求如下',
  '有关要求',
]
const ASIDE = [
  '基本情况',
  '巡察工作概况',
  '工作开展情况',
  '肯定',
  '主要成效',
  '总体评价',
  '成绩',
  '工作概况',
  '总体情况',
  '特点',
  '线索',
  '被巡察党组织',
]

const requires = (heading: string): boolean =>
  REQUIRING.some((w) => heading.includes(w)) && !heading.includes('问题及') && lacks(heading, 0, heading.length) === 0

/**
 * Findings of a feedback report: the lowest tier of headings in the sections that are neither praise nor requirements; （1）（2）
 * under a heading that names the problem are parts of it. Without headings: 一是 … behind the sentence that tells what was found.
 */
export function findFindings(text: string, lines: readonly Line[], root: Node): Finding[] {
  const found: Finding[] = []
  for (const section of root.children) if (!setAside(text, section)) descend(text, lines, section, found)
  if (found.length > 0) return found
  const told = inTold(text, lines)
  return told.length > 0 ? told : aspects(text, lines)
}

const capped = ([s, e]: [number, number], n: number): [number, number] => [s, Math.min(e, s + n)]

/** Praise, general remarks and requirements hold no findings; a top-level section without parts does only when it names a problem. */
function setAside(text: string, node: Node): boolean {
  const span = headingSpan(node)
  const heading = text.slice(...capped(span, 60))
  if (requires(heading)) return true
  const names = namesProblem(text, ...span)
  if (ASIDE.some((w) => heading.includes(w)) && lacks(heading, 0, heading.length) === 0) return true
  return node.key === 'chinese' && node.children.length === 0 && !names && !/问题/u.test(heading) && !isBody(heading)
}

function descend(text: string, lines: readonly Line[], node: Node, found: Finding[]): void {
  const [s, e] = headingSpan(node)
  const heading = text.slice(...capped([s, e], 60))
  const specific =
    namesProblem(text, s, e) && !isContainer(heading) && !/^.{0,12}(?:存在|发现).{0,10}问题/u.test(heading)
  const child = node.children[0]
  const parts =
    child !== undefined &&
    specific &&
    (child.key === 'arabic-bracket' || child.key === 'circle') &&
    node.key !== 'chinese'
  if (child && !parts) {
    for (const c of node.children)
      if (!requires(text.slice(...capped(headingSpan(c), 40)))) descend(text, lines, c, found)
    return
  }
  if (!node.line) return
  const end = findingEnd(text, lines, node)
  if (isBody(text.slice(s, e)) && end > e) {
    for (const part of ofBody(text, [e, end], pathOf(node))) found.push(part)
    return
  }
  if (!specific && node.key === 'chinese') {
    const marks = listed(text, [e, end], pathOf(node))
    if (marks.length > 1) {
      for (const mark of marks) found.push(mark)
      return
    }
  }
  const title = withoutStop(text, s, e)
  const label = node.line.label
  found.push({
    label: label ? text.slice(label.start, label.end) : null,
    title,
    span: [node.line.start, end],
    path: pathOf(node).slice(0, -1),
  })
}

/** A finding ends before an unlabelled line that opens another group (在管钱管物方面：) or turns to what is demanded. */
function findingEnd(text: string, lines: readonly Line[], node: Node): number {
  const first = node.line?.index ?? 0
  let last = first
  for (let k = first + 1; k < node.until; k++) {
    const line = lines[k]
    if (
      !line ||
      (!line.label &&
        (text[line.end - 1] === '：' ||
          /^(?:希望|要求|请|以上|下一步|同时，)/u.test(text.slice(line.start, line.start + 3))))
    )
      break
    last = k
  }
  return lines[last]?.end ?? 0
}

function pathOf(node: Node): Piece[] {
  const path: Piece[] = []
  for (let n: Node | null = node; n?.line; n = n.parent) path.unshift([n.line.start, headingSpan(n)[1]])
  return path
}

/** Requirements: labelled parts of the section that makes them, or 一是 … 一要 … in the sentence that demands. */
export function findRequirements(text: string, lines: readonly Line[], root: Node): Requirement[] {
  const found: Requirement[] = []
  for (const section of sectionsThatRequire(text, root)) {
    if (section.children.length > 0) {
      for (const child of section.children) {
        const [s, e] = headingSpan(child)
        found.push({
          label: text.slice(child.line?.label?.start ?? s, child.line?.label?.end ?? s),
          text: [s, lines[child.until - 1]?.end ?? e],
          span: [child.line?.start ?? s, lines[child.until - 1]?.end ?? e],
        })
      }
      continue
    }
    for (const d of demands(text, headingSpan(section)[0], lines[section.until - 1]?.end ?? 0)) found.push(d)
  }
  if (found.length > 0) return found
  for (const line of lines) {
    if (found.length > 0) break
    const at = text
      .slice(line.start, line.end)
      .search(/(?:提出|要求|建议|强调|希望|做到).{0,30}(?:要求|意见|建议|点|：|，)/u)
    if (at >= 0) for (const d of demands(text, line.start + at, goesOnTo(text, lines, line))) found.push(d)
  }
  return found
}

function sectionsThatRequire(text: string, root: Node): Node[] {
  const found: Node[] = []
  const visit = (node: Node, depth: number) => {
    for (const child of node.children) {
      if (requires(text.slice(...capped(headingSpan(child), 40)))) found.push(child)
      else if (depth < 1) visit(child, depth + 1)
    }
  }
  visit(root, 0)
  return found
}

function demands(text: string, start: number, end: number): Requirement[] {
  const markers = listMarkers(text, start, end)
  return markers.map((m, k) => {
    const piece = trimmed(text, m.end, markers[k + 1]?.at ?? end)
    return { label: text.slice(m.at, m.end), text: piece, span: [m.at, piece[1]] }
  })
}
