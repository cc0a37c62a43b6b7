import { isHan, unitsOf } from '../../text/chars.ts'
import { round } from '../../text/numerals.ts'
import type { Piece } from '../body.ts'
import type { Document } from '../document.ts'
import { type CheckFinding, finding } from './registry.ts'

const endsSentence = unitsOf('。\n')

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
      const gap = text.slice(group[j - 1]?.end ?? 0, f.start)
      if (parts.length > 0 && (/[。；]|共计|合计|总计/u.test(gap) || (between.includes('（') && gap.includes('）'))))
        break
      if (same(total, f)) parts.push(f)
    }
    const sum = round(parts.reduce((n, f) => n + f.value, 0))
    if (parts.length < 2 || sum === total.value) continue
    const miss = Math.abs(sum - total.value) / Math.max(total.value, 1)
    const exhaustive = between.includes('：') || between.includes('分别')
    if (nested(text, parts)) continue
    const nearly = miss <= 0.12 && (parts.length > 2 || exhaustive)
    const whole = total.unit === '元' && miss <= (text[parts.at(-1)?.end ?? 0] === '等' ? 0.02 : 0.05)
    const closely = miss <= 0.02 && total.value >= 100
    if (sum < total.value && !whole && !nearly && !closely) continue
    return { total, parts, sum, weak: sum < total.value && total.unit !== '元' }
  }
  return null
}

/** A second 其中 or brackets among the parts: they are not all of one tier. */
function nested(text: string, parts: readonly Figure[]): boolean {
  const words = text.slice(parts[0]?.start ?? 0, parts.at(-1)?.end ?? 0)
  return /其中|（|以上|以下|每|平均|占|比|增|减|由|到|至/u.test(words)
}

/** 12760元（其中甲8960元、乙3800元）: what a bracket breaks down again is no part of its own. */
function outsideBrackets(text: string, group: readonly Figure[]): readonly Figure[] {
  const first = group[0]?.start ?? 0
  if (text.slice(first, group.at(-1)?.start ?? first).indexOf('（') < 0) return group
  let at = first
  let depth = 0
  return group.filter((f) => {
    for (; at < f.start; at++) {
      if (text[at] === '（') depth++
      else if (text[at] === '）') depth = Math.max(0, depth - 1)
    }
    return depth === 0
  })
}

/** a、b，共X: the parts stand first; a miss of more than a seventh means that they are not the parts. */
function partsBefore(text: string, all: readonly Figure[]): Sum | null {
  const group = outsideBrackets(text, all)
  for (let k = 2; k < group.length; k++) {
    const total = group[k]
    if (!total) break
    if (
      !isHan(text.charCodeAt(total.start - 1)) ||
      !/(?:(?:共计|合计|总计|共|两项合计|三项合计)(?:为|达)?|(?:共计|合计|总计)[^，。；\d]{2,8})$/u.test(
        text.slice(Math.max(0, total.start - 12), total.start),
      )
    )
      continue
    const parts: Figure[] = []
    for (let j = k - 1; j >= 0; j--) {
      const f = group[j]
      if (!f) break
      const gap = text.slice(f.end, group[j + 1]?.start ?? f.end).replace(/（[^（）]{0,80}）/gu, '')
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
