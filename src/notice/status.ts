import { unitsOf } from '../text/chars.ts'
import { createLexicon } from '../text/lexicon.ts'

/** How far a problem is cured, as the text says; `unstated` when nothing in the text says it. */
export type Status = 'done' | 'basic' | 'ongoing' | 'unstated'

const UNFINISHED = ['未完成', '尚未', '没有完成', '未整改', '未销号', '未到位', '未办结']
const BASIC = ['基本完成', '基本整改', '基本到位', '基本解决', '阶段性', '部分完成', '基本销号', '初步完成']
const DONE = [
  '已完成',
  '已整改',
  '完成整改',
  '整改完成',
  '整改到位',
  '已办结',
  '已销号',
  '已解决',
  '已到位',
  '全部完成',
  '整改完毕',
  '落实到位',
  '已经完成',
  '已全部',
  '完成',
  '办结',
  '销号',
  '到位',
]
const ONGOING = ['正在', '持续', '推进', '进行', '长期', '整改中', '继续', '立行立改中']

/** Words that name a status, each with its rank: the strongest of a phrase decides. */
const NAMING = createLexicon(
  [UNFINISHED, BASIC, DONE, ONGOING].flatMap((words, rank) => words.map((w) => [w, rank] as const)),
)
const BY_RANK: readonly Status[] = ['ongoing', 'basic', 'done', 'ongoing']

/** The status named between `start` and `end`, or null. 未完成 wins over 完成, 基本完成 over 完成, 已完成并长期坚持 is done. */
export function statusNamed(text: string, start: number, end: number): Status | null {
  let strongest = BY_RANK.length
  for (let i = start; i < end && strongest > 0; i++) {
    const rank = NAMING.at(text, i, end)?.tag ?? BY_RANK.length
    if (rank < strongest) strongest = rank
  }
  return BY_RANK[strongest] ?? null
}

const PHRASE_WORDS = [
  ...UNFINISHED,
  ...BASIC,
  ...DONE,
  ...ONGOING,
  ...'截至目前 目前 现 该 此 上述 本 项 个 问题 事项 任务 工作 整改 已 均 都 全部 并 且 需 需要 将 长期坚持 坚持 巩固 深化 落实 取得 成效 明显 较好 中 的 状态 结果 情况 为 是 和 且 按时 按期 如期 立行立改 即知即改 了 得到 有效 彻底 全面 完毕 实施 推动 ， 、 。 ； ： （ ） ★ √ ☑ 暂 仍 还 在 经 已经 常态化 过程 阶段 持续性 成果 时间 节点 要求 清零 进展 顺利 有序 措施'.split(
    ' ',
  ),
].filter((w) => w.length > 0)
const LEXICON = createLexicon([...new Set(PHRASE_WORDS)].map((w) => [w, true] as const))

/** The status of a phrase that says nothing but a status, or null: 已完成。 该问题已整改完成，并长期坚持。 */
export function pureStatus(text: string, start: number, end: number): Status | null {
  if (end - start > 40) return null
  let i = start
  while (i < end) {
    const c = text.charCodeAt(i)
    const word = c === 32 || c === 10 ? null : LEXICON.at(text, i, end)
    if (!word && c !== 32 && c !== 10) return null
    i += word ? word.word.length : 1
  }
  return statusNamed(text, start, end)
}

export const isPureStatus = (text: string, start: number, end: number): boolean => pureStatus(text, start, end) !== null

const OPENING = '（【〔['
const opens = unitsOf(OPENING)

/** A status printed in brackets within a span, as in 1.关于…的问题（已完成）. */
export function bracketedStatus(
  text: string,
  start: number,
  end: number,
): { status: Status; start: number; end: number } | null {
  for (let i = start; i < end; i++) {
    if (!opens(text.charCodeAt(i))) continue
    const close = '）】〕]'[OPENING.indexOf(text[i] ?? '（')] ?? '）'
    const length = text.slice(i + 1, Math.min(end, i + 26)).indexOf(close)
    if (length < 2) continue
    const status = pureStatus(text, i + 1, i + 1 + length)
    if (status) return { status, start: i, end: i + length + 2 }
  }
  return null
}

const DONE_SECTION =
  /(?:已|已经|均已|全部|已全部)(?:经)?(?:整改)?(?:完成|到位|办结|销号|整改)|(?:完成|到位|办结)(?:整改)?的(?:问题|事项|任务|整改|情况|内容)|^(?:整改)?完成(?:的)?(?:问题|事项)/u
const ONGOING_SECTION =
  /正在(?:推进|进行|整改|落实|抓紧|持续)|尚未|未(?:整改)?(?:完成|到位)|(?:需|需要|仍需|还需)(?:要)?(?:长期|持续|继续|进一步)|(?:长期坚持|持续整改|持续推进|继续整改|继续推进|推进中|整改中|长期整改|分阶段整改)(?:整改|落实|推进)?(?:的|问题|事项|任务)/u
const BASIC_SECTION = /基本(?:完成|整改|到位)|阶段性(?:完成|整改)/u

/** The status a section heading gives to every problem under it. Slogans (确保整改到位, 持续抓好) give none. */
export function sectionStatus(heading: string): Status | null {
  const head = heading.slice(0, 50)
  if (!/问题|事项|任务|整改|内容/u.test(head) || /确保|力争|推动|争取|突出|聚焦|强化|不够|不到位|差距/u.test(head))
    return null
  if (BASIC_SECTION.test(head)) return 'basic'
  if (ONGOING_SECTION.test(head)) return 'ongoing'
  return DONE_SECTION.test(head) ? 'done' : null
}
