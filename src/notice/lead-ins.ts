import { isDigit, isSpace, skipSpace } from '../text/chars.ts'
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

const LEXICON = createLexicon(Object.entries(WORDS))

/**
 * The lead-in at `at`, if the words from there to a colon, full stop, list marker or line end are all of the vocabulary of lead-ins
 * and name at least one role. A label before it, brackets around it, and a short bracket inside it do not matter.
 */
function leadInAt(text: string, at: number, end: number): LeadIn | null {
  const first = text[at] ?? ''
  let i = at
  const label = '（(①②③④⑤0123456789一二三四五六'.includes(first) ? labelAt(text, at, end) : null
  if (label) i = label.body
  const bracket = '【（「“'.indexOf(text[i] ?? '-')
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
  const role = roleOf(found.roles, found.words)
  if (!role) return null
  return { role, start: at, end: skipSpace(text, open ? i + 1 : i), plannedWord: found.roles.has('措施') }
}

type Vocabulary = { end: number; roles: Set<string>; words: number }

/** Walks words of the vocabulary; skips a bracket of at most ten units. `roles` keeps roles and, of words, 措施 and 整改. */
function vocabulary(text: string, at: number, end: number): Vocabulary | null {
  const roles = new Set<string>()
  let i = at
  let words = 0
  while (i < end && i - at <= LONGEST) {
    const ch = text[i] ?? ''
    if (isSpace(ch.charCodeAt(0))) {
      i++
      continue
    }
    if (ch === '（' && words > 0) {
      const close = text.slice(i, Math.min(end, i + 11)).indexOf('）')
      if (close < 0) break
      i += close + 1
      continue
    }
    const entry = LEXICON.at(text, i)
    if (!entry) break
    if (entry.tag) roles.add(entry.tag)
    if (['措施', '做法', '举措', '对策'].includes(entry.word)) roles.add('措施')
    if (entry.word === '整改' || entry.word === '情况') roles.add(entry.word)
    i += entry.word.length
    words++
  }
  return words > 0 && i - at <= LONGEST ? { end: i, roles, words } : null
}

/** One role from all words of the phrase: 整改措施及成效 opens measures, 整改完成情况 a status, 存在问题 the problem. */
function roleOf(roles: Set<string>, words: number): Role | null {
  for (const role of ['next', 'owner', 'deadline', 'cause'] as const) if (roles.has(role)) return role
  if (roles.has('measures')) return 'measures'
  if (roles.has('result')) return 'result'
  if (roles.has('status') && (roles.has('整改') || roles.has('情况'))) return 'status'
  if (roles.has('problem')) return roles.has('整改') ? (roles.has('情况') ? 'measures' : null) : 'problem'
  return roles.has('整改') && (roles.has('情况') || words === 1) ? 'measures' : null
}

const beginsList = (text: string, at: number): boolean =>
  text.startsWith('一是', at) ||
  text.startsWith('（1）', at) ||
  text.startsWith('①', at) ||
  (text[at] === '1' && '.、'.includes(text[at + 1] ?? '-') && !isDigit(text.charCodeAt(at + 2)))

/** All lead-ins of a line: at its start, and behind a stop where a colon closes the phrase. */
export function leadInsOf(text: string, start: number, end: number): LeadIn[] {
  const found: LeadIn[] = []
  const atStart = leadInAt(text, start, end)
  if (atStart) found.push(atStart)
  const line = text.slice(start, end)
  let colon = line.indexOf('：', atStart ? atStart.end - start : 0)
  for (; colon >= 0; colon = line.indexOf('：', colon + 1)) {
    const from = phraseStart(text, start + colon, found.at(-1)?.end ?? start)
    const inline = from > start && from < start + colon ? leadInAt(text, from, start + colon + 1) : null
    if (inline && inline.end > start + colon && bodyFollows(text, inline, end)) found.push(inline)
  }
  return found
}

/** Inside a line only phrases that name 整改, or a role no prose uses, are lead-ins: 主要表现： in prose is none. */
function bodyFollows(text: string, leadIn: LeadIn, end: number): boolean {
  if (leadIn.end >= end && leadIn.role !== 'measures') return false
  if (leadIn.role === 'problem' || leadIn.role === 'cause') return false
  const loose = '，（ '.includes(text[leadIn.start - 1] ?? '。')
  if (loose && leadIn.role !== 'owner' && leadIn.role !== 'deadline') return false
  return leadIn.role !== 'measures' || text.slice(leadIn.start, leadIn.end).includes('整改') || leadIn.plannedWord
}

function phraseStart(text: string, colon: number, floor: number): number {
  const low = Math.max(floor, colon - LONGEST - 4)
  let i = colon
  while (i > low && !'。；！？”’，（ \n'.includes(text[i - 1] ?? '\n')) i--
  return i > low || i === floor ? skipSpace(text, i) : colon
}
