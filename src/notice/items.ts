import type { Line } from './line.ts'
import { headingSpan, type Node } from './outline.ts'
import { isContainer, namesProblem, tellsDeed } from './polarity.ts'
import { type Topic, topicOf } from './sections.ts'

/** A problem found in the outline: where its words lie, before anything in them is read. */
export type Draft = {
  readonly label: string | null
  /** Heading as far as it is known from the outline; `titleEnd` may move when the body is read. */
  readonly titleStart: number
  readonly titleEnd: number
  readonly start: number
  readonly end: number
  /** Lines of the item, from the heading line on. */
  readonly lines: readonly Line[]
  readonly path: Path
  /** Whether some lead-in stands in the item: then what comes before it is the problem. */
  readonly led: boolean
}

type Walk = {
  readonly text: string
  readonly lines: readonly Line[]
  readonly marked: ReadonlyMap<Node, number>
  readonly tiers: ReadonlySet<string>
  /** Whether the sections themselves (一、 二、) are the problems, as most of their headings show. */
  readonly topIsProblem: boolean
  /** The headings above what stands in a node, outermost first; problems of one node share theirs. */
  readonly paths: Map<Node, Path>
}

type Path = readonly (readonly [number, number])[]

/** All problems of a notice, in document order. `from` is the first line behind the head. */
export function findItems(text: string, lines: readonly Line[], root: Node): Draft[] {
  const marked = new Map<Node, number>()
  countMarked(root, marked, opens)
  if (marked.size === 0) countMarked(root, marked, (node) => statusOf(text, lines, node))
  const walk: Walk = {
    ...{ text, lines, marked, tiers: tiersOf(root, marked), topIsProblem: topIsProblem(text, root) },
    paths: new Map(),
  }
  const led = (marked.get(root) ?? 0) > 0
  const drafts: Draft[] = []
  if (led) {
    ownItems(walk, root, drafts)
    const sections = root.children.filter((s) => relevant(walk, s, true))
    for (const section of sections) collect(walk, section, drafts, sectionTopic(walk, section))
  } else {
    const sections = root.children.filter((s) => relevant(walk, s, false))
    for (const section of sections) collect(walk, section, drafts, sectionTopic(walk, section))
  }
  return drafts.length > 0 ? drafts : paragraphItems(walk)
}

/** Whether a top-level section may hold problems; in a text with lead-ins a section without one needs a heading that says so. */
function relevant(walk: Walk, section: Node, led: boolean): boolean {
  const [s, e] = headingSpan(section)
  const topic = sectionTopic(walk, section)
  const marks = walk.marked.get(section) ?? 0
  if (topic === 'next') return marks > 1 && namesProblem(walk.text, s, e)
  if (topic === 'organising') return marks > 1 || section.children.some((c) => holdsProblems(walk, section, c))
  if (!led || marks > 0) return true
  return namesProblem(walk.text, s, e) || (topic === 'results' && section.children.length > 0)
}

/** A heading such as 聚焦主体责任 over a single problem: it has the tiers that hold problems elsewhere. */
const holdsProblems = (walk: Walk, section: Node, child: Node): boolean =>
  walk.marked.has(child) && walk.tiers.has(`${section.key}>${child.key}`)

const sectionTopic = (walk: Walk, node: Node): Topic => {
  const [s, e] = headingSpan(node)
  return topicOf(walk.text.slice(s, Math.min(e, s + 80)))
}

const opens = (node: Node): boolean => node.leadIns.some((l) => l.role === 'measures' || l.role === 'result')

/**
 * The status that closes 1.关于…问题的整改 （1）… （2）… stands behind the last of its measures, on the node of that measure: it is the problem's. Else
 * a node is marked by a status right below it.
 */
function statusOf(text: string, lines: readonly Line[], node: Node): boolean {
  if (node.parent && headsMeasures(text, node.parent)) return false
  const last = node.children.at(-1)
  const closes = last && headsMeasures(text, node) && last.leadIns.some((l) => l.role === 'status')
  return closes || statusBelow(lines, node)
}

/** 关于…的问题 over numbered parts none of which is called so: they are its measures. */
const headsMeasures = (text: string, node: Node): boolean =>
  node.line !== null &&
  node.children.length > 0 &&
  namesOwnProblem(text, headingSpan(node), true) &&
  !node.children.some((c) => namesOwnProblem(text, headingSpan(c), true))

/** 整改状态：已完成 on the line of the heading or right below it, before anything else: in a text without other lead-ins it marks a problem. */
const statusBelow = (lines: readonly Line[], node: Node): boolean =>
  node.line !== null &&
  node.leadIns.some((l) => l.role === 'status' && l.start < (lines[(node.line?.index ?? 0) + 1]?.end ?? 0))

function countMarked(node: Node, marked: Map<Node, number>, marks: (node: Node) => boolean): number {
  let n = marks(node) ? 1 : 0
  for (const child of node.children) n += countMarked(child, marked, marks)
  if (n > 0) marked.set(node, n)
  return n
}

/** Pairs parent>child of schemes under which at least two siblings have lead-ins: that tier holds the problems. */
function tiersOf(node: Node, marked: ReadonlyMap<Node, number>, tiers = new Set<string>()): Set<string> {
  if (node.children.filter((c) => marked.has(c)).length > 1) {
    for (const c of node.children) if (marked.has(c)) tiers.add(`${node.key}>${c.key}`)
  }
  for (const child of node.children) tiersOf(child, marked, tiers)
  return tiers
}

/** Walks down to the tier that holds problems and drafts them. */
function collect(walk: Walk, node: Node, drafts: Draft[], topic: Topic): void {
  const withMarks = node.children.filter((c) => walk.marked.has(c))
  if (withMarks.length > 0 && !subProblems(walk, node, withMarks)) {
    ownItems(walk, node, drafts)
    for (const child of node.children) collect(walk, child, drafts, topic)
    return
  }
  if (opens(node) || withMarks.length > 0) {
    if (withMarks.length > 0 || !ownItems(walk, node, drafts)) drafts.push(draft(walk, node))
    return
  }
  if (
    walk.topIsProblem &&
    node.key === 'chinese' &&
    topic === 'general' &&
    !node.children.some((c) => names(walk, c))
  ) {
    drafts.push(draft(walk, node))
    return
  }
  if (node.children.length === 0 && countedItems(walk, node, drafts)) return
  if (node.children.length > 0 && childrenAreItems(walk, node, topic)) {
    for (const child of node.children) collect(walk, child, drafts, topic)
    return
  }
  if (isItem(walk, node, topic)) drafts.push(draft(walk, node))
}

/**
 * 1. problem （1）… （2）… 整改情况：…: the lead-in stands in the last of several children only, so that the children are parts of the
 * problem. Not so where the same pair of tiers holds problems elsewhere, and never directly under a section.
 */
function subProblems(walk: Walk, node: Node, withMarks: readonly Node[]): boolean {
  const only = withMarks[0]
  if (!only || withMarks.length > 1 || !node.line) return false
  if (walk.tiers.has(`${node.key}>${only.key}`)) return opens(node) && node.children[0] !== only
  const at = node.children.indexOf(only)
  if (opens(node)) return true
  const restarts = node.children[at + 1]?.line?.label?.n === 1
  if (at === 0 && !restarts) return false
  const [s, e] = headingSpan(node)
  const nestedOnly = only.children.every((c) => c.key.endsWith("'"))
  return restarts || (nestedOnly && namesProblem(walk.text, s, e))
}

const names = (walk: Walk, node: Node): boolean => namesOwnProblem(walk.text, headingSpan(node), false)

/** At least half of the sections that are neither about leading nor about what comes next name a problem, and at least two. */
function topIsProblem(text: string, root: Node): boolean {
  const sections = root.children.filter((c) => c.key === 'chinese' && c.line !== null)
  const heads = sections
    .map((c) => text.slice(...headingSpan(c)).slice(0, 80))
    .filter((h) => !['next', 'organising'].includes(topicOf(h)))
  const naming = heads.filter((h) => namesProblem(h, 0, h.length) && !isContainer(h)).length
  return naming >= 2 && naming * 2 >= heads.length
}

/** Without lead-ins: are the numbered children problems of their own, or the measures of this one? */
function childrenAreItems(walk: Walk, node: Node, topic: Topic): boolean {
  const [s, e] = headingSpan(node)
  const self = titleNamesProblem(walk.text, s, e) && !isContainer(walk.text.slice(s, Math.min(e, s + 60)))
  const circled = node.key !== 'chinese' && node.children.every((c) => c.key === 'circle')
  const strong = self && (circled || /^(?:关于|针对|对)/u.test(walk.text.slice(s, s + 2)))
  const naming = node.children.filter((c) => namesOwnProblem(walk.text, headingSpan(c), strong)).length
  if (naming * 2 >= node.children.length) return true
  if (self && node.key !== 'chinese') return false
  if (node.key === 'chinese' && !self) return true
  if (self && topic !== 'results') return false
  return node.children.filter((c) => hasBody(walk, c)).length * 2 > node.children.length
}

/** Whether a child heading names a problem and is no deed; under 关于…的问题 only another 关于…的问题 does. */
function namesOwnProblem(text: string, [start, end]: [number, number], strong: boolean): boolean {
  if (strong) return /^(?:关于|针对|对).{2,60}问题/u.test(text.slice(start, Math.min(end, start + 80)))
  let e = start
  while (e < end && text[e] !== '。') e++
  return titleNamesProblem(text, start, end) && !tellsDeed(text, start, e)
}

/** Whether the first sentence of a heading names a problem. */
function titleNamesProblem(text: string, start: number, end: number): boolean {
  let e = start
  while (e < end && text[e] !== '。' && text[e] !== '：') e++
  return namesProblem(text, start, e)
}

/** A heading with words under it: a short first sentence and more behind it, or further lines. */
function hasBody(walk: Walk, node: Node): boolean {
  const [s, e] = headingSpan(node)
  const stop = walk.text.slice(s, e).indexOf('。')
  const lines = node.until - (node.line?.index ?? 0)
  return lines > 1 || (stop >= 0 && stop <= 40 && e - s > stop + 8)
}

function isItem(walk: Walk, node: Node, topic: Topic): boolean {
  if (!node.line) return false
  const [s, e] = headingSpan(node)
  const own = topicOf(walk.text.slice(s, Math.min(e, s + 80)))
  if (titleNamesProblem(walk.text, s, e)) return true
  if (own === 'next' || own === 'organising') return node.key !== 'chinese' && hasBody(walk, node)
  if (topic !== 'results' && topic !== 'general') return false
  return node.key === 'chinese' ? (walk.marked.size > 0 ? false : hasBody(walk, node)) : hasBody(walk, node)
}

function draft(walk: Walk, node: Node): Draft {
  const { line } = node
  const [titleStart, titleEnd] = headingSpan(node)
  const lines = walk.lines.slice(line?.index ?? 0, node.until)
  return {
    label: line?.label ? walk.text.slice(line.label.start, line.label.end) : null,
    titleStart,
    titleEnd,
    start: line?.start ?? 0,
    end: lines.at(-1)?.end ?? 0,
    lines,
    path: pathTo(walk, node.parent),
    led: lines.some((l) => l.leadIns.some((x) => x.role !== 'problem' && x.role !== 'cause')),
  }
}

function pathTo(walk: Walk, node: Node | null): Path {
  if (!node) return []
  const known = walk.paths.get(node)
  if (known) return known
  const path: [number, number][] = []
  for (let n: Node | null = node; n?.line; n = n.parent) path.unshift([n.line.start, headingSpan(n)[1]])
  walk.paths.set(node, path)
  return path
}

/**
 * Problems without a label among the own lines of a section (or of a text without any headings): each is the line before a lead-in, or
 * begins with 问题：. Returns whether it drafted any.
 */
function ownItems(walk: Walk, node: Node, drafts: Draft[]): boolean {
  const from = node.line ? node.line.index + 1 : 0
  const until = node.children[0]?.line?.index ?? node.until
  const starts: number[] = []
  let open = false
  let told = false
  for (let k = from; k < until; k++) {
    const line = walk.lines[k]
    if (!line) continue
    if (told && toldOn(walk, k)) continue
    const first = line.leadIns[0]
    const atStart = first?.start === line.start
    if (atStart && first.role === 'problem' && first.end < line.end) {
      starts.push(k)
      open = true
    } else if (line.leadIns.some((l) => l.role === 'measures' || l.role === 'result')) {
      if (atStart && !open && k > from && isBareHeading(walk, k - 1) && !(told && toldOn(walk, k - 1)))
        starts.push(k - 1)
      else if (!atStart && first && namesProblem(walk.text, line.start, first.start)) starts.push(k)
      open = false
      told = line.leadIns.some((l) => l.role === 'measures')
    } else if (open === false && nextOpens(walk, k, until) && isBareHeading(walk, k)) {
      starts.push(k)
      open = true
    }
  }
  if (starts.length === 0 || (node.line && starts.length === 1 && !aloneBelowAspect(walk, node, starts[0] ?? 0)))
    return false
  const unique = [...new Set(starts)].sort((a, b) => a - b)
  for (const [i, k] of unique.entries()) drafts.push(bareDraft(walk, node, k, unique[i + 1] ?? until))
  return true
}

/** A further paragraph of measures, a whole sentence, between 整改情况：… and 整改成效：…: it heads nothing, whatever problems it speaks of. */
function toldOn({ text, lines }: Walk, k: number): boolean {
  const line = lines[k]
  const next = lines[k + 1]?.leadIns[0]
  if (!line || line.leadIns.length > 0 || line.end - line.start < 40 || text[line.end - 1] !== '。') return false
  return next?.role === 'result' && next.start === lines[k + 1]?.start
}

/** （一）理论武装方面 and below it 反馈问题：… once: the heading names an aspect, the paragraph the problem. */
function aloneBelowAspect(walk: Walk, node: Node, k: number): boolean {
  const [s, e] = headingSpan(node)
  const first = walk.lines[k]?.leadIns[0]
  return (
    k === (node.line?.index ?? -1) + 1 &&
    first?.role === 'problem' &&
    /方面$/u.test(walk.text.slice(Math.max(s, e - 3), e)) &&
    !namesProblem(walk.text, s, e)
  )
}

const COUNTED = /^(?:[一二三四五六七八九十]{1,2}是(?:关于|针对|对)[^。；]{3,80}|(?:关于|针对)“[^“”。]{3,70}”的?)问题/u

/** 一是关于…的问题。… or 针对“…”的问题，… in paragraphs of their own below a section: these are the problems, not the measures of the section. */
function countedItems(walk: Walk, node: Node, drafts: Draft[]): boolean {
  const from = node.line ? node.line.index + 1 : 0
  const starts: number[] = []
  for (let k = from; k < node.until; k++) {
    const line = walk.lines[k]
    const head = line ? walk.text.slice(line.start, Math.min(line.end, line.start + 90)) : ''
    if (line && !line.label && COUNTED.test(head)) starts.push(k)
  }
  const [s, e] = headingSpan(node)
  if (starts[0] !== from || (starts.length < 2 && namesProblem(walk.text, s, e))) return false
  for (const [i, k] of starts.entries()) {
    const drafted = bareDraft(walk, node, k, starts[i + 1] ?? node.until)
    const mark = /^[一二三四五六七八九十]{1,2}是/u.exec(walk.text.slice(drafted.start, drafted.start + 3))?.[0] ?? ''
    drafts.push({ ...drafted, label: mark || null, titleStart: drafted.start + mark.length })
  }
  return true
}

function nextOpens(walk: Walk, k: number, until: number): boolean {
  const next = k + 1 < until ? walk.lines[k + 1]?.leadIns[0] : undefined
  return (
    next !== undefined &&
    next.start === walk.lines[k + 1]?.start &&
    (next.role === 'measures' || next.role === 'result')
  )
}

function isBareHeading(walk: Walk, k: number): boolean {
  const line = walk.lines[k]
  if (!line || line.label || line.leadIns.length > 0 || line.end - line.start > 160) return false
  const last = walk.text[line.end - 1] ?? ''
  return namesProblem(walk.text, line.start, line.end) || (line.end - line.start <= 40 && !'。；：，'.includes(last))
}

function bareDraft(walk: Walk, node: Node, k: number, until: number): Draft {
  const lines = walk.lines.slice(k, until)
  const line = lines[0] as Line
  const next = line.leadIns.find((l) => l.start > line.start)
  return {
    label: null,
    titleStart: line.start,
    titleEnd: next ? next.start : line.end,
    start: line.start,
    end: lines.at(-1)?.end ?? line.end,
    lines,
    path: pathTo(walk, node),
    led: lines.some((l) => l.leadIns.some((x) => x.role === 'measures' || x.role === 'result')),
  }
}

/** A text without headings and lead-ins: paragraphs that begin with 关于…问题 or 针对…问题, if there are at least two. */
function paragraphItems(walk: Walk): Draft[] {
  const starts = walk.lines.filter((l) => !l.label && opensWithProblem(walk.text, l)).map((l) => l.index)
  if (starts.length < 2) return []
  const root: Node = { line: null, key: '', parent: null, children: [], leadIns: [], until: walk.lines.length }
  return starts.map((k, i) => bareDraft(walk, root, k, starts[i + 1] ?? lastParagraph(walk, k)))
}

/** The last problem of a text without headings ends with its paragraph (the one below, when its own line is only the heading), unless list markers go on. */
function lastParagraph(walk: Walk, k: number): number {
  const head = walk.lines[k]
  const alone = head !== undefined && /问题。?$/u.test(walk.text.slice(Math.max(head.start, head.end - 4), head.end))
  let until = Math.min(walk.lines.length, alone ? k + 2 : k + 1)
  while (
    until < walk.lines.length &&
    /^(?:[二三四五六七八九十]是|其次|再次|最后|另一方面)/u.test(
      walk.text.slice(walk.lines[until]?.start, (walk.lines[until]?.start ?? 0) + 4),
    )
  )
    until++
  return until
}

function opensWithProblem(text: string, line: Line): boolean {
  const head = text.slice(line.start, Math.min(line.end, line.start + 90))
  if (!/^(?:关于|针对|对于|对照|对|就)/u.test(head)) return false
  const at = head.indexOf('问题')
  return at > 3 && at < 88
}
