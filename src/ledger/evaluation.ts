import type { Label } from '../kernel/words.ts'

/** Points are whole hundredths everywhere: 15 points are 1500. */
export type Points = number

/** Something points are taken for. */
export interface DeductionItem {
  readonly id: string
  readonly words: string
  /** Each time. */
  readonly deduct: Points
  /** At most, however often; null where only the part limits it. */
  readonly max: Points | null
}

/** A part of the hundred: what is taken in it can be no more than its weight. */
export type EvaluationPart =
  | { readonly name: string; readonly weight: Points; readonly items: readonly DeductionItem[] }
  | { readonly name: string; readonly weight: Points; readonly satisfaction: true }

/** A grade and the points from which it is given. */
export interface Grade {
  readonly name: string
  readonly from: Points
}

export interface EvaluationScheme {
  readonly parts: readonly EvaluationPart[]
  readonly grades: readonly Grade[]
}

/** What somebody found: an item, how often, and why. */
export interface Deducted {
  readonly item: string
  readonly times: number
  readonly reason: string
}

/** A rate as it was counted: not yet divided, so that nothing is rounded twice. */
export interface CountedRate {
  readonly value: number
  readonly base: number
}

export interface DeductionTold extends Deducted {
  readonly words: string
  /** What these times come to. */
  readonly asked: Points
  /** What was taken, after the limits of the item and of the part. */
  readonly taken: Points
}

export interface PartResult {
  readonly name: string
  readonly weight: Points
  readonly points: Points
  readonly deductions: readonly DeductionTold[]
}

export interface Evaluation {
  readonly points: Points
  /** Null where the scheme has none, or a part could not be told. */
  readonly grade: string | null
  readonly parts: readonly PartResult[]
  /** Parts that are not in the points yet: satisfaction without a rate. */
  readonly open: readonly string[]
}

/** A fault of a scheme or of what was entered, and where. */
export interface EvaluationDefect {
  readonly at: string
  readonly words: Label
}

const full = 10_000
const fault = (at: string, zh: string, en: string): EvaluationDefect => ({ at, words: { zh, en } })
const countsAsPoints = (points: number): boolean => Number.isSafeInteger(points) && points >= 0

/** Everything that is wrong with a scheme, at once; none, and it can be used. */
export function schemeDefects({ parts, grades }: EvaluationScheme): EvaluationDefect[] {
  const sum = parts.reduce((total, { weight }) => total + weight, 0)
  const items = parts.flatMap((part) => ('items' in part ? part.items : []))
  return [
    ...(sum === full ? [] : [fault('parts', ...wrong.sum)]),
    ...parts.filter(({ weight }) => !countsAsPoints(weight)).map(({ name }) => fault(name, ...wrong.weight)),
    ...items.filter((item) => !isDeduction(item)).map(({ id }) => fault(id, ...wrong.deduction)),
    ...twice(items.map(({ id }) => id)).map((id) => fault(id, ...wrong.sameItem)),
    ...twice(parts.map(({ name }) => name)).map((name) => fault(name, ...wrong.samePart)),
    ...twice(grades.map(({ from }) => String(from))).map((from) => fault(from, ...wrong.sameGrade)),
    ...(grades.length === 0 || grades.some(({ from }) => from === 0) ? [] : [fault('grades', ...wrong.lowest)]),
  ]
}

const wrong = {
  sum: ['各部分分值之和应为100分，请调整。', 'The weights must sum up to 100 points: please adjust them.'],
  weight: ['分值应为不小于0、至多两位小数的数。', 'The weight must be a number from 0 on with at most two decimals.'],
  deduction: [
    '每次扣分应大于0，扣分上限不小于0，至多两位小数。',
    'A deduction must be more than 0 and its limit not less than 0, with at most two decimals.',
  ],
  sameItem: ['扣分项编号重复，请改用不同的编号。', 'Two items have this id: give one another.'],
  samePart: ['两个部分名称相同，请改名。', 'Two parts have this name: rename one.'],
  sameGrade: ['两个等次的起点分相同，请改动其一。', 'Two grades begin at the same points: change one.'],
  lowest: ['最低等次的起点分应为0分。', 'The lowest grade must begin at 0 points.'],
} as const satisfies Readonly<{ [fault: string]: readonly [string, string] }>

const isDeduction = ({ deduct, max }: DeductionItem): boolean =>
  countsAsPoints(deduct) && deduct > 0 && countsAsPoints(max ?? 0)

const twice = (list: readonly string[]): string[] => [...new Set(list.filter((one, at) => list.indexOf(one) !== at))]

/** Everything that is wrong with what was entered under a scheme. */
export function deductionDefects(scheme: EvaluationScheme, deducted: readonly Deducted[]): EvaluationDefect[] {
  const known = new Set(scheme.parts.flatMap((part) => ('items' in part ? part.items.map(({ id }) => id) : [])))
  return deducted.flatMap(({ item, times, reason }) => [
    ...(known.has(item)
      ? []
      : [fault(item, '评分办法中没有这个扣分项，请核对编号。', 'The scheme has no such item: check its id.')]),
    ...(Number.isSafeInteger(times) && times > 0
      ? []
      : [fault(item, '次数应为不小于1的整数。', 'The times must be a whole number from 1 on.')]),
    ...(reason.trim() === '' ? [fault(item, '每处扣分应写明事由。', 'Every deduction needs its reason.')] : []),
  ])
}

/**
 * Points out of a hundred, in whole hundredths. Deductions count in the order given until their item's limit and then their part's weight is used up; every one
 * is told with what it took, 0 included. `satisfaction`: the rate of the ballots, or null while there is none.
 */
export function evaluate(
  scheme: EvaluationScheme,
  deducted: readonly Deducted[],
  satisfaction: CountedRate | null,
): Evaluation {
  const defects = [...schemeDefects(scheme), ...deductionDefects(scheme, deducted)]
  if (defects.length > 0) throw new RangeError(defects.map(({ at, words }) => `${at}: ${words.en}`).join('\n'))
  const counted = satisfaction !== null && satisfaction.base > 0 ? satisfaction : null
  const parts = scheme.parts.map((part) => ('items' in part ? judged(part, deducted) : satisfied(part, counted)))
  const open = counted === null ? scheme.parts.flatMap((part) => ('items' in part ? [] : [part.name])) : []
  const points = parts.reduce((sum, part) => sum + part.points, 0)
  return { points, grade: open.length > 0 ? null : gradeOf(scheme.grades, points), parts, open }
}

function judged(part: Extract<EvaluationPart, { items: unknown }>, deducted: readonly Deducted[]): PartResult {
  const items = new Map(part.items.map((item) => [item.id, { item, left: item.max ?? Infinity }]))
  let left = part.weight
  const deductions = deducted.flatMap((one) => {
    const known = items.get(one.item)
    if (known === undefined) return []
    const asked = known.item.deduct * one.times
    const taken = Math.min(asked, known.left, left)
    known.left -= taken
    left -= taken
    return [{ ...one, words: known.item.words, asked, taken }]
  })
  return { name: part.name, weight: part.weight, points: left, deductions }
}

/** Weight times rate, to the nearest hundredth, halves up: in whole numbers, so that 0.1 + 0.2 never decides a grade. */
function satisfied({ name, weight }: EvaluationPart, rate: CountedRate | null): PartResult {
  const exact = rate && (2n * BigInt(weight) * BigInt(rate.value) + BigInt(rate.base)) / (2n * BigInt(rate.base))
  return { name, weight, points: exact === null ? 0 : Number(exact), deductions: [] }
}

function gradeOf(grades: readonly Grade[], points: Points): string | null {
  return [...grades].sort((a, b) => b.from - a.from).find(({ from }) => points >= from)?.name ?? null
}

/** 1250 → 12.5; without trailing zeros, as papers print points. */
export function pointsInWords(points: Points): string {
  const [whole, rest] = [Math.floor(points / 100), points % 100]
  return rest === 0 ? String(whole) : `${whole}.${String(rest).padStart(2, '0').replace(/0$/, '')}`
}
