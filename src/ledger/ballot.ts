import type { CountedRate } from './evaluation.ts'

/** An answer a ballot offers and what it counts. */
export interface BallotChoice {
  readonly id: string
  readonly label: { readonly zh: string; readonly en: string }
  readonly score: number
}

/** A satisfaction ballot. */
export interface BallotScheme {
  /** The best first; the best one is the hundred per cent. */
  readonly choices: readonly BallotChoice[]
  /** Before so many ballots are in nothing is shown, and afterwards in steps of so many (domain R15). */
  readonly least: number
}

/** 优良中差劣 with their scores, and five ballots as the least: a setting like every other. */
export const usualBallot: BallotScheme = {
  choices: [
    { id: 'excellent', label: { zh: '优', en: 'excellent' }, score: 90 },
    { id: 'good', label: { zh: '良', en: 'good' }, score: 75 },
    { id: 'fair', label: { zh: '中', en: 'fair' }, score: 60 },
    { id: 'poor', label: { zh: '差', en: 'poor' }, score: 45 },
    { id: 'bad', label: { zh: '劣', en: 'bad' }, score: 30 },
  ],
  least: 5,
}

/** What may be kept of ballots: a count per choice. No order, no time, no person: there is nothing to be found out later. */
export type BallotCounts = Readonly<{ [choice: string]: number }>

/** What was published last, kept so that the next one differs from it by enough ballots. Null before the first. */
export interface Published {
  readonly counts: BallotCounts
  readonly total: number
}

export type Tally =
  | { readonly is: 'hidden'; readonly least: number }
  | {
      readonly is: 'shown'
      readonly counts: BallotCounts
      readonly total: number
      /** Σ(n·score) of N·best: divided by whoever shows it. */
      readonly rate: CountedRate
      /** To be kept and handed in the next time. */
      readonly published: Published
    }

/**
 * The tally as it may be shown. While the ballot is open it is published at the least number and then only when at least as many more have come in; between two
 * steps the last one stays as it is, so that a look before and after somebody votes shows the same. When it is closed the rest is shown if it is `least` or
 * more; a smaller rest stays out, for it would be told by the difference.
 */
export function tally(scheme: BallotScheme, counts: BallotCounts, published: Published | null): Tally {
  const wrong = ballotDefects(scheme, counts)
  if (wrong.length > 0) throw new RangeError(wrong.join('\n'))
  const total = totalOf(counts)
  const fresh = total - (published?.total ?? 0) >= scheme.least
  const step = fresh ? { counts: completed(scheme, counts), total } : published
  if (step === null) return { is: 'hidden', least: scheme.least }
  return { is: 'shown', ...step, rate: rateOf(scheme, step.counts), published: step }
}

/** The final tally of a ballot of which nothing was shown while it was open: all of it, or nothing. */
export const finalTally = (scheme: BallotScheme, counts: BallotCounts): Tally => tally(scheme, counts, null)

/** Weighted satisfaction (domain §1.6): what was given of what could have been given. */
export function rateOf({ choices }: BallotScheme, counts: BallotCounts): CountedRate {
  const best = Math.max(...choices.map(({ score }) => score))
  const value = choices.reduce((sum, { id, score }) => sum + score * (counts[id] ?? 0), 0)
  return { value, base: best * totalOf(counts) }
}

/** Counts with one more ballot. */
export function counted(counts: BallotCounts, choice: string): BallotCounts {
  return { ...counts, [choice]: (counts[choice] ?? 0) + 1 }
}

const totalOf = (counts: BallotCounts): number => Object.values(counts).reduce((sum, one) => sum + one, 0)

const completed = ({ choices }: BallotScheme, counts: BallotCounts): BallotCounts =>
  Object.fromEntries(choices.map(({ id }) => [id, counts[id] ?? 0]))

/** Everything that is wrong with a ballot or its counts. Fewer than two would show a single ballot. */
function ballotDefects({ choices, least }: BallotScheme, counts: BallotCounts): string[] {
  const known = new Set(choices.map(({ id }) => id))
  const score = ({ score: one }: BallotChoice): boolean => Number.isSafeInteger(one) && one >= 0
  return [
    ...(Number.isSafeInteger(least) && least >= 2 ? [] : [`least must be a whole number from 2 on, not ${least}`]),
    ...(known.size === choices.length && known.size > 1 ? [] : ['choices must be at least two, with different ids']),
    ...choices.filter((one) => !score(one)).map(({ id }) => `the score of ${id} must be a whole number from 0 on`),
    ...(choices.some(({ score: one }) => one > 0) ? [] : ['one choice must have a score above 0']),
    ...Object.entries(counts).flatMap(([id, count]) => [
      ...(known.has(id) ? [] : [`${id} is no choice of this ballot`]),
      ...(Number.isSafeInteger(count) && count >= 0 ? [] : [`the count of ${id} must be a whole number from 0 on`]),
    ]),
  ]
}
