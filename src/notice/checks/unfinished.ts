import { createLexicon } from '../../text/lexicon.ts'
import { isStop } from '../../text/chars.ts'
import type { Piece } from '../body.ts'
import type { Document, Problem } from '../document.ts'
import { topicOf } from '../sections.ts'
import { headingSpan } from '../outline.ts'
import { type CheckFinding, finding } from './registry.ts'
import { between, meets } from '../spans.ts'
import type { Dated } from '../dates.ts'

/** Words that leave something open, wherever they stand in a measure. */
const OPEN = [
  '尚未',
  '至今仍',
  '至今未',
  '仍未',
  '还未',
  '正在走',
  '正在办理',
  '正在对接',
  '正在协调',
  '正在筹备',
  '正在履行',
  '正在追缴',
  '正在清收',
  '正在审理',
  '正在施工',
  '正在建设',
  '正在制定',
  '正在起草',
  '正在修订',
  '正在推进',
  '正在申报',
  '正在报批',
  '正在整改',
  ...'组织 审计 核实 核查 函调 办 完善 补充 安装 调试 筹集 收集 落实 按 研究 与 联系 催 追 评审 招标 公示 改造 编制 开展 进行 分批 陆续 测绘 组建 实施 协商 洽谈 沟通 腾退 选址 论证 验收 结算 审批 移交'
    .split(' ')
    .map((verb) => `正在${verb}`),
  '仍在',
  '尚余',
  '仍有',
  '暂未',
  '有待',
  '待批',
  '待审',
  '待上级',
  '后续将',
  '后续拟',
  '下一步将',
  '下步将',
  '确保在规定时间内',
  '确保按期',
  '确保如期',
  '稳步开展',
  '有序推进中',
  '逐步推进',
  '继续追缴',
  '继续清收',
  '继续推进',
  '拟定了',
  '拟订了',
  '起草了',
  '形成初稿',
  '征求意见稿',
  '待验收',
  '剩余',
  '未到位',
  '未落实到位',
  '未收回',
  '未退回',
  '没有退回',
  '没有收回',
  '尚有',
  '余款',
]
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
/** Words that turn a plan or an open end into something done. */
const SETTLED = [
  '已印发',
  '已出台',
  '并印发',
  '已制定',
  '已完成',
  '已全部',
  '已到位',
  '已建成',
  '已投入使用',
  '正式印发',
  '审议通过',
  '已修订',
  '已收回',
  '已退回',
  '已追回',
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

const OPEN_WORDS = createLexicon(OPEN.map((w) => [w, true] as const))
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

/** Clauses of the measures that leave something open, and a sum that the problem says is outstanding and no measure settles. */
function openEnds(doc: Document, p: Problem): Piece[] {
  const { text } = doc.tidy
  const found: Piece[] = []
  for (const m of p.measures) {
    if (!OPEN_WORDS.has(text, m.text[0], m.text[1])) continue
    OPEN_WORDS.scan(text, m.text[0], m.text[1], (_, sign, at) => {
      const from = Math.max(m.text[0], at - 200)
      const words = text.slice(from, Math.min(m.text[1], at + 200))
      if (!excused(words, at - from, sign)) found.push(clause(text, at, m.text))
    })
  }
  const owed = outstandingSum(doc, p)
  if (owed) found.push(owed)
  return merged(found)
}

/** 不得…尚未, 对尚未…的, 剩余 … 已全部: rules, cases and remainders that were dealt with. */
function excused(words: string, at: number, sign: string): boolean {
  const before = words.slice(Math.max(0, at - 6), at)
  const from = Math.max(words.lastIndexOf('。', at), words.lastIndexOf('；', at)) + 1
  const stop = words.slice(at).search(/[。；]/u)
  const sentence = words.slice(from, stop < 0 ? words.length : at + stop)
  if (SETTLED.some((w) => sentence.includes(w))) return true
  if (sign === '还未' && /[退归偿]$/u.test(before)) return true
  if (/对|凡|如|若|针对|不得|严禁/u.test(before) && /尚|未|剩|余|有待/u.test(sign)) return true
  if (/^[正仍]在/u.test(sign) && /^.{2,10}的(?![，。；])/u.test(words.slice(at))) return true
  if (['剩余', '余款', '尚有', '尚余', '仍有'].includes(sign))
    return !/(?:未|待|逐年|计划|将|确保|衔接|事宜|分期|约定|前付清|前缴清)/u.test(sentence)
  return (sign === '确保按期' || sign === '确保如期') && !/整改/u.test(sentence)
}

/** 仍有503.3万元没有退回 in the problem, and no measure that tells of the same sum as settled. */
function outstandingSum(doc: Document, p: Problem): Piece | null {
  if (p.status !== 'done') return null
  const { text } = doc.tidy
  for (let k = -1; k < p.body.problem.length; k++) {
    const piece = p.body.problem[k] ?? p.body.title
    const sum = between(doc.figures.money, piece[0], piece[1]).find((m) =>
      /(?:仍有|尚有|还有|仍欠|尚欠)$/u.test(text.slice(m.start - 2, m.start)),
    )
    if (sum && !p.measures.some((m) => settles(doc, m.text, sum.cny))) return clause(text, sum.start, piece)
  }
  return null
}

function settles(doc: Document, [s, e]: Piece, cny: number): boolean {
  const { text } = doc.tidy
  return between(doc.figures.money, s, e).some(
    (x) =>
      x.cny === cny &&
      /已(?:全部|全额|收|退|追|缴|清|归)|全部(?:收|退|追|缴|清)/u.test(
        text.slice(Math.max(s, x.start - 24), x.end + 16),
      ),
  )
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

/** The words around `at` within `bounds` that a reader needs: from the stop before it to the next, at most 72 units. */
function clause(text: string, at: number, bounds: Piece): Piece {
  let s = at
  let pause = at
  while (s > bounds[0] && at - s < 36 && !isStop(text.charCodeAt(s - 1))) if (text[--s] === '，') pause = s + 1
  if (at - s >= 36 && pause < at) s = pause
  let e = at
  while (e < bounds[1] && e - at < 36 && !isStop(text.charCodeAt(e)) && !(text[e] === '，' && e - at > 8)) e++
  return [s, e]
}

function merged(pieces: Piece[]): Piece[] {
  if (pieces.length < 2) return pieces
  const sorted = [...pieces].sort((a, b) => a[0] - b[0])
  const out: [number, number][] = []
  for (const [s, e] of sorted) {
    const last = out.at(-1)
    if (last && s <= last[1]) last[1] = Math.max(last[1], e)
    else out.push([s, e])
  }
  return out
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
