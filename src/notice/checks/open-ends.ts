import { createLexicon } from '../../text/lexicon.ts'
import { isStop } from '../../text/chars.ts'
import type { Piece } from '../body.ts'
import type { Document, Problem } from '../document.ts'
import { between } from '../spans.ts'

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
/** Words that turn a plan or an open end into something done. */
export const SETTLED = [
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
const OPEN_WORDS = createLexicon(OPEN.map((w) => [w, true] as const))

/** Clauses of the measures that leave something open, and a sum that the problem says is outstanding and no measure settles. */
export function openEnds(doc: Document, p: Problem): Piece[] {
  const { text } = doc.tidy
  const found: Piece[] = []
  for (const m of p.measures) {
    takeRemainders(text, m.text, found)
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

const REMAINS =
  /(?:其余|余下|剩余|另有|另外|还有|尚有|其他)[^。；]{1,40}?正在(?![^，。；]{1,10}的(?![，。；]))[^，。；]*|(?:尚有|尚余|剩余|仍有|余款)[\d.]{1,12}余?[亿万]?元(?=[，。；]|$)/gu

/** Without one of these nothing of the pattern is there: looked for first, because most measures have none. */
const SIGNS = ['正在', '尚有', '尚余', '剩余', '仍有', '余款']

/** 其余37.6万元正在逐户催缴, 已收回287.9万元，尚有124.7万元。 What is left, and either nothing or that work on it goes on. */
function takeRemainders(text: string, [s, e]: Piece, found: Piece[]): void {
  const words = text.slice(s, Math.min(e, s + 3000))
  if (!SIGNS.some((sign) => words.includes(sign))) return
  for (const m of words.matchAll(REMAINS)) {
    const at = s + m.index
    const before = text.slice(Math.max(s, at - 60), at)
    const bare = /元$/u.test(m[0])
    if (
      bare &&
      (!/已[^。；]{0,30}$/u.test(before) ||
        /^，?[^。；]{0,24}已/u.test(text.slice(at + m[0].length, at + m[0].length + 26)))
    )
      continue
    found.push([at, Math.min(e, at + m[0].length)])
  }
}

/** 不得…尚未, 对尚未…的, 剩余 … 已全部: rules, cases and remainders that were dealt with. */
function excused(words: string, at: number, sign: string): boolean {
  const before = words.slice(Math.max(0, at - 6), at)
  const from = Math.max(words.lastIndexOf('。', at), words.lastIndexOf('；', at)) + 1
  const stop = words.slice(at).search(/[。；]/u)
  const sentence = words.slice(from, stop < 0 ? words.length : at + stop)
  const left = /^(?:尚|仍未|还未|暂未|未|没有|剩余|余款|仍有)/u.test(sign)
  const said = left && stop !== 0 ? sentence.slice(Math.max(0, at - from)) : sentence
  if (SETTLED.some((w) => said.includes(w))) return true
  if (sign[0] === '待' && '接等招期优看对善款'.includes(words[at - 1] ?? '-')) return true
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

/** The words around `at` within `bounds` that a reader needs: from the stop before it to the next, at most 72 units. */
export function clause(text: string, at: number, bounds: Piece): Piece {
  let s = at
  let pause = at
  while (s > bounds[0] && at - s < 36 && !isStop(text.charCodeAt(s - 1))) if (text[--s] === '，') pause = s + 1
  if (at - s >= 36 && pause < at) s = pause
  let e = at
  while (e < bounds[1] && e - at < 36 && !isStop(text.charCodeAt(e)) && !(text[e] === '，' && e - at > 8)) e++
  return [s, e]
}

export function merged(pieces: Piece[]): Piece[] {
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
