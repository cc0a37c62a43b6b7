import { createLexicon } from '../../text/lexicon.ts'
import type { Piece } from '../body.ts'
import type { Document, Problem } from '../document.ts'
import { topicOf } from '../sections.ts'
import { headingSpan } from '../outline.ts'
import { clause, merged, openEnds, SETTLED } from './open-ends.ts'
import { type CheckFinding, finding } from './registry.ts'
import { meets } from '../spans.ts'
import type { Dated } from '../dates.ts'

/** Words that only plan. */
const PLANS = [
  '将对',
  '将进一步',
  '将继续',
  '将组织',
  '将开展',
  '将会同',
  '将督促',
  '将适时',
  '将探索',
  '将研究',
  '将逐步',
  '今后将',
  '拟通过',
  '拟按',
  '拟采取',
  '拟由',
  '计划20',
  '预计20',
  '将在明年',
  '将在年',
  '将在今年',
  '将在下',
  '将在20',
  '预计年底',
  '预计年内',
  '预计于',
  '将于',
  '拟于',
  '拟在',
  '拟将',
  '拟定',
  '拟订',
  '计划于',
  '计划在',
  '计划投入',
  '力争',
  '争取在',
  '适时',
  '择机',
  '下一步',
  '研究制定',
  '研究出台',
  '筹备',
  '酝酿',
]
const REPORTS = ['汇报', '请示', '递交报告', '提交报告', '报告上级', '努力争取', '积极争取', '申请', '呈报']
const REPORT_SETTLED = [
  '批复',
  '同意',
  '出台',
  '印发',
  '下发',
  '到位',
  '已落实',
  '获批',
  '解决了',
  '核定',
  '拨付',
  '答复',
  '列入',
  '完成',
]

const REPORT_WORDS = createLexicon(REPORTS.map((w) => [w, true] as const))
const PLAN_WORDS = createLexicon(PLANS.map((w) => [w, true] as const))

/** Checks on what is stated as done, planned or outstanding, item by item; one finding for each item and cause. */
export function unfinishedChecks(doc: Document): CheckFinding[] {
  if (doc.kind !== 'notice') return []
  const found: CheckFinding[] = []
  for (const p of doc.problems) {
    if (p.status === 'ongoing' || p.status === 'basic') continue
    const open = openEnds(doc, p)
    const planned = plans(doc, p, open)
    const reported = p.status === 'done' ? reportsOnly(doc, p) : []
    if (open.length > 0)
      found.push(
        finding(
          doc,
          p.status === 'done' ? 'done-but-outstanding' : 'outstanding',
          open,
          undefined,
          p.status === 'done' && p.statusBasis === 'all' ? 'warning' : undefined,
        ),
      )
    if (planned.length > 0) found.push(finding(doc, 'planned-only', planned))
    if (reported.length > 0) found.push(finding(doc, 'reported-not-settled', reported))
  }
  const plan = ongoingWithoutPlan(doc)
  return [...found, ...(plan ? [plan] : []), ...nextSteps(doc)]
}

/** Measures that only plan; where a clause was already taken as open, once is enough. */
function plans(doc: Document, p: Problem, open: readonly Piece[]): Piece[] {
  const { text } = doc.tidy
  const found: Piece[] = []
  for (const m of p.measures) {
    if (PLAN_WORDS.has(text, m.text[0], m.text[1])) takePlanned(text, m.text, open, found)
    const words = text.slice(m.text[0], Math.min(m.text[1], m.text[0] + 3000))
    const awaited = /待.{2,20}后，/u.exec(words)
    if (awaited && !'期等接招看对优'.includes(words[awaited.index - 1] ?? '-'))
      found.push(clause(text, m.text[0] + awaited.index, m.text))
  }
  return merged(found)
}

function takePlanned(text: string, bounds: Piece, open: readonly Piece[], found: Piece[]): void {
  PLAN_WORDS.scan(text, bounds[0], bounds[1], (_, sign, at) => {
    const piece = plannedClause(text, bounds, sign, at)
    if (piece && !meets(open, piece)) found.push(piece)
  })
}

/** The clause of a word that plans, unless it names a paper or the same clause tells that it was done. */
function plannedClause(text: string, bounds: Piece, sign: string, at: number): Piece | null {
  if (
    (text[at - 1] === '模' && sign[0] === '拟') ||
    names(text.slice(Math.max(bounds[0], at - 60), at + 60), Math.min(60, at - bounds[0]))
  )
    return null
  const piece = clause(text, at, bounds)
  const said = text.slice(piece[0], piece[1])
  if (SETTLED.some((w) => said.includes(w))) return null
  if (sign.startsWith('研究') && /《|印发|已/u.test(text.slice(bounds[0], Math.min(bounds[1], at + 200)))) return null
  return /^拟[定订]/u.test(sign) && '了《'.includes(text[at + 2] ?? '-') ? null : piece
}

/** 《下一步工作计划》 and the like are names of papers. */
function names(words: string, at: number): boolean {
  const openAt = words.lastIndexOf('《', at)
  return openAt >= 0 && words.indexOf('》', openAt) > at
}

/** Measures of a problem stated as done whose only deed is to have reported, asked or applied. */
function reportsOnly(doc: Document, p: Problem): Piece[] {
  const { text } = doc.tidy
  const found: Piece[] = []
  for (const m of p.measures) {
    if (m.text[1] - m.text[0] > 90 || !REPORT_WORDS.has(text, m.text[0], m.text[1])) continue
    const words = text.slice(m.text[0], m.text[1])
    if (REPORT_SETTLED.some((w) => words.includes(w))) continue
    const sign = REPORTS.find((w) => words.includes(w))
    if (!sign || !/向|报|上级|领导|部门|政府|县委|市委|区委/u.test(words)) continue
    if (/听取|定期|每[月季年周]|进行了?汇报工作|作.{0,4}汇报|专题汇报.{0,6}学习|党员/u.test(words)) continue
    found.push(clause(text, m.text[0] + words.indexOf(sign), m.text))
  }
  return merged(found)
}

/** Ongoing problems without owner and day, with the sentence that says these are still to be set. */
function ongoingWithoutPlan(doc: Document): CheckFinding | null {
  const { text } = doc.tidy
  const bare = doc.problems.filter(
    (p) => p.status === 'ongoing' && p.body.owner.length === 0 && p.body.deadline.length === 0 && !hasPlan(doc, p),
  )
  if (bare.length === 0) return null
  const spans = bare.map((p): Piece => [p.body.title[0], Math.min(p.body.title[1], p.body.title[0] + 30)])
  for (const [s, e] of nextSections(doc)) {
    const at = text.slice(s, e).search(/(?:正在|未完成|尚未).{0,20}问题.{0,40}责任/u)
    if (at >= 0) spans.push(clauseWith(text, s + at, e))
  }
  return finding(doc, 'ongoing-without-plan', spans, { zh: `${bare.length} 个`, en: String(bare.length) })
}

const clauseWith = (text: string, at: number, ceiling: number): Piece => {
  let e = at
  while (e < ceiling && e - at < 70 && text[e] !== '。' && text[e] !== '\n') e++
  return [at, e]
}

function hasPlan(doc: Document, p: Problem): boolean {
  const words = doc.tidy.text.slice(p.draft.start, p.draft.end)
  const latest = doc.days.asOf ?? doc.days.publishedOn ?? doc.days.signedOn ?? doc.days.feedbackOn ?? ''
  const future = datesBetween(doc, p.draft.start, p.draft.end).some((d) => d.last > latest && d.last < '9999')
  return (
    future || /年底|年内|月底|前(?:完成|办结|竣工|到位|支付|建成)|逐年|(?:列入|纳入).{0,14}(?:预算|计划)/u.test(words)
  )
}

/** Dates printed between two positions; the list is sorted by start. */
function datesBetween(doc: Document, start: number, end: number): Dated[] {
  const found: Dated[] = []
  let low = 0
  let high = doc.dates.length
  while (low < high) {
    const mid = (low + high) >> 1
    if ((doc.dates[mid]?.raw.start ?? 0) < start) low = mid + 1
    else high = mid
  }
  for (let k = low; k < doc.dates.length; k++) {
    const date = doc.dates[k]
    if (!date || date.raw.start >= end) break
    found.push(date)
  }
  return found
}

function nextSections(doc: Document): Piece[] {
  const last = doc.problems.at(-1)?.draft.end ?? 0
  const labelled = doc.root.children
    .filter((n) => topicOf(doc.tidy.text.slice(...headingSpan(n)).slice(0, 60)) === 'next')
    .map((n): Piece => [n.line?.start ?? 0, doc.lines[n.until - 1]?.end ?? 0])
  return labelled.length > 0 ? labelled : [[last, doc.tidy.text.length]]
}

/** What the next steps say about the state of things. */
function nextSteps(doc: Document): CheckFinding[] {
  const { text } = doc.tidy
  const found: CheckFinding[] = []
  const done = doc.problems.filter((p) => p.status === 'done').length
  if (done === 0) return []
  for (const [s, e] of nextSections(doc)) {
    const words = text.slice(s, e)
    if (done === doc.problems.length) {
      const open = words.search(
        /(?:还没有|尚未|没有|还未|未)(?:全部)?(?:完成|整改)(?:整改)?(?:到位)?的(?!.{0,6}(?:不得|一律))/u,
      )
      if (open >= 0 && doc.announced.totals.ongoing === null)
        found.push(finding(doc, 'next-contradicts-status', [clauseWith(text, Math.max(s, s + open - 2), e)]))
    }
    const rule = words.search(/(?:建立|健全|制定|完善).{0,10}销号.{0,4}(?:制度|机制|办法)/u)
    if (rule >= 0) found.push(finding(doc, 'closing-rule-planned', [[s + rule, s + rule + 12]]))
  }
  return found.slice(0, 2)
}
