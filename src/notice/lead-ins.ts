import { isDigit, isSpace, skipSpace, unitsOf } from '../text/chars.ts'
import { createLexicon } from '../text/lexicon.ts'
import { labelAt } from './labels.ts'

/**
 * What the words after a lead-in are: 整改情况： opens measures, 整改成效： results, 整改结果：已完成 a status, 责任领导： an owner,
 * 整改时限： a deadline, 存在问题： the problem, 下一步打算： what is still to come.
 */
export type Role = 'problem' | 'measures' | 'result' | 'status' | 'owner' | 'deadline' | 'next' | 'cause'

/** A lead-in phrase, from its first character to where the words it introduces begin. */
export type LeadIn = {
  readonly role: Role
  readonly start: number
  readonly end: number
  readonly plannedWord: boolean
}

const OWNERS = ['责任', '牵头', '分管', '配合', '承办', '主办', '协办', '主管', '包案'].flatMap((duty) =>
  ['领导', '单位', '部门', '人', '科室', '股室', '部室', '处室', '院系', '主体', '人员'].map((who) => duty + who),
)
const WORDS: Record<string, Role | ''> = {
  ...marks('measures', '措施 做法 举措 对策 落实 推进 处理 处置 进展 进度 开展 采取 办法 过程'),
  ...marks('result', '成效 成果 效果 结果 实效 取得'),
  ...marks('status', '完成 状态 销号 结论 办结 是否'),
  ...marks('owner', OWNERS.join(' ')),
  ...marks('deadline', '时限 期限 完成时间 整改时间 时间节点'),
  ...marks('next', '下一步 下步 打算 计划 今后 后续'),
  ...marks('cause', '原因 根源 剖析 成因 原因分析'),
  ...marks('problem', '问题 表现 反馈 存在 指出 发现'),
  ...marks(
    '',
    '整改 情况 主要 具体 的 及 和 与 、 工作 目前 现 方面 已 阶段性 类型 巡察 巡视 针对性 以下 如下 内容 要求 目标 任务 责任 我们 立行立改 针对 上述 该 此 组织 长效机制 建章立制 意见 事项 明细 说明',
  ),
}
const LONGEST = 22

function marks(role: Role | '', words: string): Record<string, Role | ''> {
  return Object.fromEntries(words.split(' ').map((w) => [w, role]))
}

/** What a phrase holds, a bit for each role and for three things said beside it. */
const BITS: Record<Role, number> = {
  next: 1,
  owner: 2,
  deadline: 4,
  cause: 8,
  measures: 16,
  result: 32,
  status: 64,
  problem: 128,
}
const RECTIFIES = 256
const STANDS = 512
const PLANNED = 1024
const SAID: Record<string, number> = {
  整改: RECTIFIES,
  情况: STANDS,
  措施: PLANNED,
  做法: PLANNED,
  举措: PLANNED,
  对策: PLANNED,
}
const LEXICON = createLexicon(
  Object.entries(WORDS).map(([word, role]) => [word, (role ? BITS[role] : 0) | (SAID[word] ?? 0)] as const),
)
const OPENING = '【（「“'
const opens = unitsOf(OPENING)
const mayLabel = unitsOf('（(①②③④⑤0123456789一二三四五六')

/**
 * The lead-in at `at`, if the words from there to a colon, full stop, list marker or line end are all of the vocabulary of lead-ins
 * and name at least one role. A label before it, brackets around it, and a short bracket inside it do not matter.
 */
function leadInAt(text: string, at: number, end: number): LeadIn | null {
  const label = mayLabel(text.charCodeAt(at)) ? labelAt(text, at, end) : null
  let i = label ? label.body : at
  const bracket = opens(text.charCodeAt(i)) ? OPENING.indexOf(text[i] ?? '-') : -1
  if (bracket >= 0) i = skipSpace(text, i + 1)
  const found = vocabulary(text, i, end)
  if (!found) return null
  i = skipSpace(text, found.end)
  if (bracket >= 0) {
    if (text[i] !== '】）」”'[bracket]) return null
    i = skipSpace(text, i + 1)
  }
  const stop = text[i] ?? '\n'
  const open = stop === '：' || stop === '。'
  if (!open && i < end && bracket < 0 && !beginsList(text, i)) return null
  const role = roleOf(found.said, found.words)
  if (!role || (stop === '。' && NOUNS.test(text.slice(found.end - 2, found.end)))) return null
  return { role, start: at, end: skipSpace(text, open ? i + 1 : i), plannedWord: (found.said & PLANNED) !== 0 }
}

/** 2.落实整改责任。成立专班…: a heading of its own; nothing is led in by what is to be done. */
const NOUNS = /责任|任务|目标|要求|组织|机制/u

type Vocabulary = { end: number; said: number; words: number }

/** Walks words of the vocabulary; skips a bracket of at most ten units. */
function vocabulary(text: string, at: number, end: number): Vocabulary | null {
  let said = 0
  let i = at
  let words = 0
  while (i < end && i - at <= LONGEST) {
    if (isSpace(text.charCodeAt(i))) {
      i++
      continue
    }
    if (words > 0 && text[i] === '（') {
      const close = text.slice(i, Math.min(end, i + 11)).indexOf('）')
      if (close < 0) break
      i += close + 1
      continue
    }
    const entry = LEXICON.at(text, i)
    if (!entry) break
    said |= entry.tag
    i += entry.word.length
    words++
  }
  return words > 0 && i - at <= LONGEST ? { end: i, said, words } : null
}

/** One role from all words of the phrase: 整改措施及成效 opens measures, 整改完成情况 a status, 存在问题 the problem. */
function roleOf(said: number, words: number): Role | null {
  for (const role of CERTAIN) if ((said & BITS[role]) !== 0) return role
  const rectifies = (said & RECTIFIES) !== 0
  const stands = (said & STANDS) !== 0
  if ((said & BITS.status) !== 0 && (rectifies || stands)) return 'status'
  if ((said & BITS.problem) !== 0) return rectifies ? (stands ? 'measures' : null) : 'problem'
  return rectifies && (stands || words === 1) ? 'measures' : null
}

/** Roles that a phrase has whatever else it says; the first one wins. */
const CERTAIN = ['next', 'owner', 'deadline', 'cause', 'measures', 'result'] as const

const beginsList = (text: string, at: number): boolean =>
  text.startsWith('一是', at) ||
  text.startsWith('（1）', at) ||
  text.startsWith('①', at) ||
  (text[at] === '1' && '.、'.includes(text[at + 1] ?? '-') && !isDigit(text.charCodeAt(at + 2)))

/** All lead-ins of a line: at its start, and behind a stop where a colon closes the phrase. */
export function leadInsOf(text: string, start: number, end: number): readonly LeadIn[] {
  const atStart = leadInAt(text, start, end)
  const found: LeadIn[] = atStart ? [atStart] : []
  const line = text.slice(start, end)
  let colon = line.indexOf('：', atStart ? atStart.end - start : 0)
  for (; colon >= 0; colon = line.indexOf('：', colon + 1)) {
    const from = phraseStart(text, start + colon, found.at(-1)?.end ?? start)
    const inline = from > start && from < start + colon ? leadInAt(text, from, start + colon + 1) : null
    if (inline && inline.end > start + colon && (bodyFollows(text, inline, end) || asFollows(text, inline, start, end)))
      found.push(inline)
  }
  return found
}

/** Inside a line only phrases that name 整改, or a role no prose uses, are lead-ins: 主要表现： in prose is none. */
function bodyFollows(text: string, leadIn: LeadIn, end: number): boolean {
  if (leadIn.end >= end && leadIn.role !== 'measures') return false
  if (leadIn.role === 'problem' || leadIn.role === 'cause') return false
  const before = text[leadIn.start - 1] ?? '。'
  const named = text.slice(leadIn.start, leadIn.end).includes('整改')
  const loose = '，（'.includes(before) || (before === ' ' && !named)
  if (loose && leadIn.role !== 'owner' && leadIn.role !== 'deadline') return false
  return leadIn.role !== 'measures' || named || leadIn.plannedWord
}

/** 1.甲，整改情况如下：… on the line of a problem; in the opening of a notice the same words introduce everything. */
function asFollows(text: string, leadIn: LeadIn, start: number, end: number): boolean {
  if (leadIn.role !== 'measures' || leadIn.end >= end || !text.slice(leadIn.start, leadIn.end).includes('如下'))
    return false
  const scheme = labelAt(text, start, end)?.scheme
  return scheme !== undefined && scheme !== 'chinese' && scheme !== 'chinese-bracket'
}

const endsPhrase = unitsOf('。；！？”’，（ \n')

function phraseStart(text: string, colon: number, floor: number): number {
  const low = Math.max(floor, colon - LONGEST - 4)
  let i = colon
  while (i > low && !endsPhrase(text.charCodeAt(i - 1))) i--
  return i > low || i === floor ? skipSpace(text, i) : colon
}
