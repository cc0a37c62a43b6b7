import { unitsOf } from '../../text/chars.ts'
import { round } from '../../text/numerals.ts'
import type { Piece } from '../body.ts'
import type { Document } from '../document.ts'
import { type CheckFinding, finding } from './registry.ts'

const endsSentence = unitsOf('。\n')
/** What stands right before a total: 共, 合计, 共计, 合计为, 总计达. */
const endsTotal = unitsOf('共计为达')

type Figure = { readonly start: number; readonly end: number; readonly value: number; readonly unit: string }

/** Sums, differences and products inside one sentence. */
export function arithmeticChecks(doc: Document): CheckFinding[] {
  const { text } = doc.tidy
  const found: CheckFinding[] = []
  for (const group of bySentence(text, figuresOf(doc))) {
    const sum = partsBehind(text, group) ?? partsBefore(text, group)
    if (sum) found.push(sumFinding(doc, sum))
    const difference = remainder(text, group)
    if (difference) found.push(difference(doc))
    const product = perHead(text, group)
    if (product) found.push(product(doc))
  }
  return found
}

function figuresOf(doc: Document): Figure[] {
  const { money, counts } = doc.figures
  const found: Figure[] = []
  let k = 0
  for (const m of money) {
    for (let c = counts[k]; c && c.start < m.start; c = counts[k]) {
      found.push(c)
      k++
    }
    found.push({ start: m.start, end: m.end, value: m.cny, unit: '元' })
  }
  return found.concat(counts.slice(k))
}

/** Three figures or more, up to sixty, that stand in the same sentence (up to 。 or a line end): fewer make no sum. */
function bySentence(text: string, figures: readonly Figure[]): Figure[][] {
  const groups: Figure[][] = []
  for (let k = 0; k < figures.length; ) {
    const first = figures[k]
    if (!first) break
    const stop = figures[k + 2] ? sentenceStop(text, first.end) : first.end
    const from = k++
    while ((figures[k]?.start ?? stop) < stop) k++
    if (k - from >= 3) groups.push(figures.slice(from, Math.min(k, from + 60)))
  }
  return groups
}

function sentenceStop(text: string, from: number): number {
  const most = Math.min(text.length, from + 600)
  let i = from
  while (i < most && !endsSentence(text.charCodeAt(i))) i++
  return i
}

type Sum = { readonly total: Figure; readonly parts: readonly Figure[]; readonly sum: number; readonly weak: boolean }

const same = (a: Figure, b: Figure): boolean => a.unit === b.unit || (/^人/u.test(a.unit) && /^[人名]/u.test(b.unit))

/** 共X，其中：a、b、c. Parts need not be all there are, so that a smaller sum counts only when it misses by little. */
function partsBehind(text: string, group: readonly Figure[]): Sum | null {
  for (const [k, total] of group.entries()) {
    const next = group[k + 1]
    if (!next) break
    if (!/其中|分别|包括/u.test(text.slice(total.end, Math.min(next.start, total.end + 12)))) continue
    const between = text.slice(total.end, next.start)
    const parts: Figure[] = []
    for (let j = k + 1; j < group.length; j++) {
      const f = group[j]
      if (!f) break
      if (/[。；]|共计|合计|总计/u.test(text.slice(group[j - 1]?.end ?? 0, f.start)) && parts.length > 0) break
      if (same(total, f)) parts.push(f)
    }
    const sum = round(parts.reduce((n, f) => n + f.value, 0))
    if (parts.length < 2 || sum === total.value) continue
    const miss = Math.abs(sum - total.value) / Math.max(total.value, 1)
    const exhaustive = between.includes('：') || between.includes('分别')
    if (nested(text, parts)) continue
    const nearly = miss <= 0.12 && (parts.length > 2 || exhaustive)
    const whole = total.unit === '元' && miss <= (text[parts.at(-1)?.end ?? 0] === '等' ? 0.02 : 0.05)
    if (sum < total.value && !whole && !nearly) continue
    return { total, parts, sum, weak: sum < total.value && total.unit !== '元' }
  }
  return null
}

/** A second 其中 or brackets among the parts: they are not all of one tier. */
function nested(text: string, parts: readonly Figure[]): boolean {
  const words = text.slice(parts[0]?.start ?? 0, parts.at(-1)?.end ?? 0)
  return /其中|（|以上|以下|每|平均|占|比|增|减|由|到|至/u.test(words)
}

/** a、b，共X: the parts stand first; a miss of more than a seventh means that they are not the parts. */
function partsBefore(text: string, group: readonly Figure[]): Sum | null {
  for (let k = 2; k < group.length; k++) {
    const total = group[k]
    if (!total) break
    if (
      !endsTotal(text.charCodeAt(total.start - 1)) ||
      !/(?:共计|合计|总计|共|两项合计|三项合计)(?:为|达)?$/u.test(text.slice(Math.max(0, total.start - 6), total.start))
    )
      continue
    const parts: Figure[] = []
    for (let j = k - 1; j >= 0; j--) {
      const f = group[j]
      if (!f) break
      const gap = text.slice(f.end, group[j + 1]?.start ?? f.end)
      if (!same(total, f) || (j === k - 1 ? /[；。]|其中/u : /[；。]|其中|共|每|由|增|超/u).test(gap)) break
      parts.unshift(f)
    }
    const sum = round(parts.reduce((n, f) => n + f.value, 0))
    if (parts.length < 2 || sum === total.value || parts.some((p) => p.value >= total.value)) continue
    if (Math.abs(sum - total.value) / total.value > 0.15) continue
    return { total, parts, sum, weak: false }
  }
  return null
}

/** Parts that come short of a count by a little may have left one out on purpose: a warning only. */
function sumFinding(doc: Document, { total, parts, sum, weak }: Sum): CheckFinding {
  const by = round(sum - total.value)
  return finding(
    doc,
    'sum-differs',
    [total, ...parts].map((f): Piece => [f.start, f.end]),
    {
      zh: `分项合计 ${sum}，公布 ${total.value}，相差 ${by}`,
      en: `parts make ${sum}, announced ${total.value}, difference ${by}`,
    },
    weak ? 'warning' : undefined,
  )
}

/** 应收A，已收B，仍有C未收: A − B must be C. Looked at only when all three are there in this order. */
function remainder(text: string, group: readonly Figure[]): ((doc: Document) => CheckFinding) | null {
  for (let k = 2; k < group.length; k++) {
    const [a, b, c] = [group[k - 2], group[k - 1], group[k]]
    if (!a || !b || !c) break
    if (a.unit !== c.unit || b.unit !== c.unit || a.value <= b.value) continue
    if (!/(?:仍有|尚有|还有|剩余|余额|尚余|仅剩|还剩)(?:的|为)?$/u.test(text.slice(Math.max(0, c.start - 5), c.start)))
      continue
    if (!/已|退|收|缴|还|完成|支付|拨付/u.test(text.slice(a.end, b.start) + text.slice(b.end, b.end + 8))) continue
    const rest = round(a.value - b.value)
    if (rest === c.value || Math.abs(rest - c.value) / a.value > 0.2) continue
    return (doc) =>
      finding(
        doc,
        'difference-differs',
        [a, b, c].map((f): Piece => [f.start, f.end]),
        {
          zh: `${a.value} 减 ${b.value} 为 ${rest}，文中为 ${c.value}`,
          en: `${a.value} less ${b.value} is ${rest}, the text has ${c.value}`,
        },
      )
  }
  return null
}

/** N户，每户P元 with a total of the same sentence before it. */
function perHead(text: string, group: readonly Figure[]): ((doc: Document) => CheckFinding) | null {
  for (let k = 1; k < group.length; k++) {
    const rate = group[k]
    if (!rate) break
    if (rate.unit !== '元' || !/每[人名户家笔亩]$/u.test(text.slice(Math.max(0, rate.start - 2), rate.start))) continue
    const heads = text[rate.start - 1] ?? ''
    const count = group.slice(0, k).findLast((f) => f.unit.startsWith(heads) || (heads === '人' && f.unit === '名'))
    const total = group.find((f) => f.unit === '元' && f !== rate)
    if (!count || !total || group.filter((f) => f.unit === '元').length !== 2) return null
    const product = round(count.value * rate.value)
    if (product === total.value || Math.abs(product - total.value) / Math.max(total.value, 1) > 0.2) return null
    return (doc) =>
      finding(
        doc,
        'product-differs',
        [count, rate, total].map((f): Piece => [f.start, f.end]),
        {
          zh: `${count.value} × ${rate.value} 为 ${product}，文中为 ${total.value}`,
          en: `${count.value} × ${rate.value} is ${product}, the text has ${total.value}`,
        },
      )
  }
  return null
}

/** Totals a notice announces, against each other and against what it lists. */
export function totalsChecks(doc: Document): CheckFinding[] {
  if (doc.kind !== 'notice' || doc.problems.length === 0) return []
  const found: CheckFinding[] = []
  const { totals } = doc.announced
  const at = (key: keyof typeof totals): Piece[] =>
    doc.announced.statements
      .filter((s) => s.key === key)
      .slice(0, 2)
      .map((s): Piece => [s.start, s.end])
  if (totals.problems !== null && totals.done !== null && (totals.ongoing !== null || totals.basic !== null)) {
    const sum = totals.done + (totals.ongoing ?? 0) + (totals.basic ?? 0)
    if (sum !== totals.problems && Math.abs(sum - totals.problems) * 2 < totals.problems) {
      found.push(
        finding(
          doc,
          'totals-differ',
          [...at('problems').slice(0, 1), ...at('done').slice(0, 1), ...at('ongoing').slice(0, 1)],
          { zh: `合计 ${sum}，问题 ${totals.problems}`, en: `${sum} against ${totals.problems}` },
        ),
      )
    }
  }
  const contradiction = contradicts(doc)
  if (contradiction) found.push(contradiction)
  const listed = listedDiffers(doc, at, found.length > 0)
  return listed ? [...found, listed] : found
}

/** The same total with two values, in two sentences about the whole. */
function contradicts(doc: Document): CheckFinding | null {
  for (const key of ['problems', 'done', 'ongoing'] as const) {
    const all = doc.announced.statements.filter((s) => s.key === key)
    const first = all[0]
    const other =
      first &&
      all.find(
        (s) =>
          s.value !== first.value &&
          s.sentence[0] !== first.sentence[0] &&
          whole(doc, s.sentence) &&
          Math.abs(s.value - first.value) * 3 <= first.value,
      )
    if (first && other)
      return finding(
        doc,
        'totals-contradict',
        [
          [first.start, first.end],
          [other.start, other.end],
        ],
        { zh: `${first.value} 与 ${other.value}`, en: `${first.value} and ${other.value}` },
      )
  }
  return null
}

const whole = (doc: Document, [s, e]: readonly [number, number]): boolean =>
  /截[至止]|反馈|指出|巡[察视]/u.test(doc.tidy.text.slice(s, Math.min(e, s + 120)))

/** Announced against listed: first the finest statement that differs, once. Parts of problems may be what was counted. */
function listedDiffers(
  doc: Document,
  at: (key: 'problems' | 'done' | 'ongoing') => Piece[],
  explained: boolean,
): CheckFinding | null {
  const { totals } = doc.announced
  const { problems } = doc
  const states = problems.filter((p) => p.status !== 'unstated').length
  const pairs: ['problems' | 'done' | 'ongoing', number | null, number][] = [
    ['problems', totals.problems, problems.length],
    ['done', states === problems.length ? totals.done : null, problems.filter((p) => p.status === 'done').length],
    [
      'ongoing',
      states === problems.length && totals.basic === null ? totals.ongoing : null,
      problems.filter((p) => p.status === 'ongoing' || p.status === 'basic').length,
    ],
  ]
  for (const [key, announced, listed] of pairs) {
    if (
      announced === null ||
      announced === listed ||
      problems.some((p) => p.statusBasis === 'all' && key !== 'problems')
    )
      continue
    const parts = problems.reduce((n, p) => n + Math.max(1, subProblems(doc, p.body.title)), 0)
    if (announced === parts || (explained && key !== 'problems')) continue
    const part = listed * 2 < announced || (listed < announced && inPart(doc))
    return finding(
      doc,
      'listed-differs',
      at(key),
      {
        zh: `公布 ${announced}，列出 ${listed}`,
        en: `announced ${announced}, listed ${listed}`,
      },
      part ? 'note' : undefined,
    )
  }
  return null
}

/** 现将其中主要问题的整改情况公布如下: not all problems are meant to be listed. */
const inPart = (doc: Document): boolean =>
  /将(?:其中)?(?:的)?(?:主要|部分|重点|可以?公开)(?:的)?(?:问题|内容|事项|整改)|其余.{0,24}(?:问题|事项)/u.test(
    doc.tidy.text,
  )

/** How many parts a problem's heading numbers: （1）… （2）… or 一是… 二是…. */
function subProblems(doc: Document, [s, e]: Piece): number {
  return doc.tidy.text.slice(s, e).match(/（\d）|[一二三四五六七八九]是|[①-⑨]/gu)?.length ?? 0
}
