import { isBody, isPartyOrg } from './organisation.ts'
import type { Line } from './line.ts'

/** The title of a document: its lines, the words of all of them joined, and the issuing body when it is printed with it. */
export type Title = {
  readonly start: number
  readonly end: number
  readonly words: string
  readonly lastLine: number
  readonly org: string | null
}

const ENDINGS = [
  '通报',
  '报告',
  '公示',
  '公告',
  '情况',
  '意见',
  '通知',
  '方案',
  '说明',
  '函',
  '汇报',
  '清单',
  '要点',
  '讲话',
  '总结',
  '决定',
  '办法',
  '规定',
  '细则',
  '计划',
  '发言',
  '制度',
  '简报',
  '纪要',
  '材料',
  '公开',
  '稿',
  '反馈',
  '信息',
  '进展',
  '结果',
]
const NEAR_TOP = 14

/** The title among the first lines, or null. A title may be cut over four lines and carries no final stop. */
export function titleOf(text: string, lines: readonly Line[]): Title | null {
  const top = lines.slice(0, NEAR_TOP)
  let best: Title | null = null
  for (const line of top) {
    if (line.end - line.start > 120) break
    if (best && (line.label || /^(?:根据|按照|为|各)/u.test(text.slice(line.start, line.start + 2)))) break
    const words = text.slice(line.start, line.end)
    if (line.label || isPagePath(words) || (!words.includes('关于') && !looksLikeTitle(text, line))) continue
    const title = beforeSpace(text, line) ?? grow(text, lines, line.index)
    if (title && score(title.words) > (best ? score(best.words) : 0)) best = title
  }
  return best
}

/** 首页 > 信息公开 > 关于…的通报, 标题：关于…的通报: where a web page stands in its site and what its record says; both repeat the title. */
export const isPagePath = (words: string): boolean =>
  /^[-•·]?\s?(?:标\s?题|名\s{0,8}称|文件名称|信息名称|信息标题)\s?：/u.test(words) ||
  /^(?:您?(?:当前|现在)?(?:的|所在)?位置|首页|网站首页)/u.test(words) ||
  /[>＞»›].{0,40}[>＞»›]/u.test(words)

const score = (words: string): number => {
  if (!ENDINGS.some((e) => words.replace(/[）)]$/u, '').endsWith(e))) return 0
  return 1 + (words.includes('关于') ? 2 : 0) + (/整改|反馈|巡[察视]/u.test(words) ? 4 : 0) + (words.length > 8 ? 1 : 0)
}

const looksLikeTitle = (text: string, line: Line): boolean => {
  const words = text.slice(line.start, line.end)
  return !line.label && ENDINGS.some((e) => words.endsWith(e)) && words.length <= 60 && !/[。：；]/u.test(words)
}

/** A web page may print source and day behind the title on one line: the title ends at the space behind 通报, 报告 …. */
function beforeSpace(text: string, line: Line): Title | null {
  const words = text.slice(line.start, line.end)
  const at = words.indexOf('关于')
  for (let space = words.indexOf(' ', Math.max(at, 0)); space > 0; space = words.indexOf(' ', space + 1)) {
    const head = words.slice(0, space).replace(/\s/gu, '')
    if (at < 0 || !ENDINGS.some((e) => head.endsWith(e)) || !/\d{4}|来源|发布/u.test(words.slice(space))) continue
    const org =
      at > 0
        ? words
            .slice(0, at)
            .replace(/^【.{1,12}】/u, '')
            .trim()
        : null
    return {
      start: line.start,
      end: line.start + space,
      words: head,
      lastLine: line.index,
      org: org && isBody(org) ? org : null,
    }
  }
  return null
}

/** …巡察反馈意见 / 整改进展情况的通报: a line may end as titles end and yet be only the first half. */
const goesOn = (text: string, next: Line | undefined): boolean =>
  next !== undefined &&
  /^(?:集中)?(?:整改|落实)\S{0,24}(?:通报|报告|公告|公示|情况)$/u.test(
    text.slice(next.start, Math.min(next.end, next.start + 40)),
  )

/** Joins lines into one title: on to the line that ends as titles end, and back over a line that names the issuing body. */
function grow(text: string, lines: readonly Line[], k: number): Title | null {
  let first = k
  let last = k
  let words = squeezed(text, lines[k])
  for (let n = 1; n <= 4 && !(ENDINGS.some((e) => words.endsWith(e)) && !goesOn(text, lines[last + 1])); n++) {
    const next = lines[last + 1]
    if (!next || next.label || next.end - next.start > 60 || /[。；]$/u.test(text.slice(next.start, next.end))) break
    last++
    words += squeezed(text, next)
  }
  if (!ENDINGS.some((e) => words.replace(/（.{1,12}）$/u, '').endsWith(e))) return null
  const at = words.indexOf('关于')
  let org: string | null = at > 0 ? words.slice(0, at).replace(/^【.{1,12}】/u, '') : at < 0 ? orgBefore(words) : null
  const before = lines[first - 1]
  const bare = at === 0 || (at < 0 && org === null && /^(?:巡[察视]|落实|整改|审计)/u.test(words))
  if (bare && before && !before.label && isBody(text.slice(before.start, before.end))) {
    org = squeezed(text, before)
    words = org + words
    first--
  }
  const head = lines[first]
  const tail = lines[last]
  return head && tail
    ? { start: head.start, end: tail.end, words, lastLine: last, org: org && isBody(org) ? org : null }
    : null
}

/** 云岫县林业局党组巡察整改情况通报: a Party organisation named without 关于 behind it. */
const orgBefore = (words: string): string | null =>
  /^(.{4,36}?(?:党组|党委|党工委|党总支|党支部|委员会))(?=巡[察视](?!组)|落实|[省市县区州]委|整改|十|第(?!.{1,3}巡[察视]组)|20\d\d)/u.exec(
    words,
  )?.[1] ?? null

const squeezed = (text: string, line: Line | undefined): string =>
  line ? text.slice(line.start, line.end).replace(/\s/gu, '') : ''

/** The body that signs at the end: a short line that is a body's name, among the last lines and behind all problems. */
export function signerOf(text: string, lines: readonly Line[]): string | null {
  for (let k = lines.length - 1; k >= Math.max(0, lines.length - 8); k--) {
    const line = lines[k]
    if (line?.leadIns.some((l) => l.role === 'measures' || l.role === 'result' || l.role === 'status')) return null
    if (!line || line.label || line.end - line.start > 50 || line.start * 2 < text.length) continue
    const words = squeezed(text, line).replace(/\d{4}年?\d{1,2}月?\d{1,2}日?$/u, '')
    if (isPartyOrg(words)) return words
  }
  for (let k = lines.length - 1; k >= Math.max(0, lines.length - 4); k--) {
    const words = squeezed(text, lines[k])
    if (words.length <= 40 && isBody(words) && !lines[k]?.label) return words
  }
  return null
}
