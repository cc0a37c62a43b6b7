import type { Reading } from './format.ts'

/** Material for the tests of this room: an invented notice that can be varied in one place, and what makes texts different in form only. */

export type Variation = {
  readonly head?: string
  readonly organising?: string
  readonly items?: readonly string[]
  readonly next?: string
  readonly tail?: string
  readonly title?: string
}

const HEAD =
  '根据县委统一部署，2025年3月3日至5月9日，县委第二巡察组对县融媒体中心党组开展了常规巡察，6月17日反馈了巡察意见。现将整改进展情况通报如下。'
const ITEM =
  '审稿环节缺签字。\n整改措施：一是7月2日修订审稿办法，三个环节由三个人分别签字。二是抽查7月至9月稿件86篇，签字齐全。\n整改结果：已完成。'

/** A clean notice of two problems, with the parts given put in the place of its own. */
export function notice(v: Variation = {}): string {
  const items = v.items ?? [ITEM]
  const own =
    '热线答复不及时。\n整改措施：一是值班表上墙，每日两人接听。二是8月1日起逐件登记，办结212件，回访212件。\n整改结果：已完成。'
  return [
    v.title ?? '中共云岫县融媒体中心党组关于县委巡察反馈意见整改进展情况的通报',
    v.head ?? HEAD,
    '一、组织领导情况',
    v.organising ?? '党组书记主持召开党组会4次，印发整改方案，明确了牵头领导和完成日期。',
    '二、具体问题整改情况',
    ...[...items, own].map((text, k) => (/^\d+[.．]/u.test(text) ? text : `${k + 1}.${text}`)),
    '三、下一步工作',
    v.next ?? '对已经办结的问题每半年回访一次。',
    v.tail ??
      '欢迎监督。联系电话：0780-6128810；电子邮箱：zg@yunxiu.example。\n中共云岫县融媒体中心党组\n2025年12月1日',
  ].join('\n\n')
}

/** What must not change when a text changes in form only. */
export const substance = (r: Reading) => ({
  kind: r.kind,
  unit: r.unit,
  inspection: r.inspection,
  days: [r.feedbackOn, r.asOf, r.publishedOn],
  announced: r.announced,
  items: r.items.map((i) => ({ title: i.title, status: i.status, measures: i.measures.map((m) => m.text) })),
  money: r.facts.money.map((m) => m.cny),
  dates: r.facts.dates.map((d) => d.iso),
})

/** A generator of numbers that gives the same sequence for the same seed (mulberry32). */
export function numbers(seed: number): (below: number) => number {
  let a = seed
  return (below) => {
    a = (a + 0x6d2b79f5) | 0
    let t = Math.imul(a ^ (a >>> 15), 1 | a)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) % below
  }
}

const SCRAPS = [
  '一是',
  '二是',
  '五是',
  '整改措施：',
  '整改结果：已完成。',
  '（一）',
  '一、',
  '1.',
  '（1）',
  '“',
  '”',
  '《',
  '2024',
  '年',
  '31日',
  '元',
  '万',
  '。',
  '\n',
  '\r\n',
  '\u200b',
  '　',
  '共计',
  '其中：',
  '13',
  '①',
  '关于',
  '问题',
  '📎',
  '\ud800',
  '仍有',
  '%',
  '@',
  '巡察组',
  '县委第三巡察组',
  '截至',
  '现将整改情况通报如下',
]

/** A text with a few cuts, doublings, swaps and scraps put in. */
export function mutated(text: string, next: (below: number) => number): string {
  let out = text
  for (let n = 1 + next(6); n > 0; n--) {
    const at = next(out.length + 1)
    const length = next(40)
    const turn = next(5)
    const piece = out.slice(at, at + length)
    if (turn === 0) out = out.slice(0, at) + out.slice(at + length)
    else if (turn === 1) out = out.slice(0, at) + piece + piece + out.slice(at + length)
    else if (turn === 2) out = out.slice(0, at) + (SCRAPS[next(SCRAPS.length)] ?? '') + out.slice(at)
    else if (turn === 3) out = out.slice(0, at) + [...piece].reverse().join('') + out.slice(at + length)
    else out = out.slice(0, at) + out.slice(at).replace(/[，。；：]/u, '')
  }
  return out.length > 6000 ? out.slice(0, 6000) : out
}

/** Every span of a reading, for the test that none lies outside its text. */
export function spansOf(r: Reading): (readonly [number, number])[] {
  const own = [
    ...r.items.flatMap((i) => [i.span, ...i.measures.map((m) => m.span)]),
    ...(r.requirements ?? []).map((q) => q.span),
    ...[...r.facts.money, ...r.facts.dates, ...r.facts.counts, ...r.facts.rates, ...r.contacts].map((f) => f.span),
    ...r.checks.flatMap((c) => c.spans),
  ]
  return [...own, ...(r.more ?? []).flatMap(spansOf)]
}
