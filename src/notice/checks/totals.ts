import type { Piece } from '../body.ts'
import type { Document } from '../document.ts'
import { type CheckFinding, finding } from './registry.ts'

/** Totals a notice announces, against each other and against what it lists. */
export function totalsChecks(doc: Document): CheckFinding[] {
  if (doc.kind === 'feedback') return findingsMissing(doc)
  if (doc.kind !== 'notice' || doc.problems.length === 0) return []
  const found: CheckFinding[] = []
  const { totals } = doc.announced
  const at = (key: keyof typeof totals): Piece[] =>
    doc.announced.statements
      .filter((s) => s.key === key && s.value === totals[key])
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
  const rate = rateDiffers(doc)
  if (rate) found.push(rate)
  const contradiction = contradicts(doc)
  if (contradiction) found.push(contradiction)
  const listed = listedDiffers(doc, at, found.length > 0)
  return listed ? [...found, listed] : found
}

/** A report that announces more problems than it numbers; it may number more, of a special check or a review of the last round. */
function findingsMissing(doc: Document): CheckFinding[] {
  const { problems } = doc.announced.totals
  const listed = doc.findings.length
  if (problems === null || listed >= problems || listed * 2 < problems || doc.findings.some((f) => f.label === null))
    return []
  const said = doc.announced.statements.find((s) => s.key === 'problems' && s.value === problems)
  const words = { zh: `公布 ${problems}，列出 ${listed}`, en: `announced ${problems}, listed ${listed}` }
  return said ? [finding(doc, 'listed-differs', [[said.start, said.end]], words)] : []
}

/** 20个问题，已完成16个，…，整改完成率85%: the rate of the sentence that says how many are done is not their share. */
function rateDiffers(doc: Document): CheckFinding | null {
  const { problems, done } = doc.announced.totals
  if (problems === null || done === null || problems === 0) return null
  const said = doc.announced.statements.find((s) => s.key === 'done' && s.value === done)
  const rate =
    said && doc.figures.rates.find((r) => r.start >= said.end && r.end <= said.sentence[1] && RATE_OF_DONE.test(r.name))
  if (!said || !rate || Math.abs(done / problems - rate.value) < 0.006) return null
  const share = `${Math.round((done / problems) * 1000) / 10}%`
  return finding(
    doc,
    'rate-differs',
    [
      [said.start, said.end],
      [rate.start, rate.end],
    ],
    { zh: `${done} 占 ${problems} 为 ${share}`, en: `${done} of ${problems} is ${share}` },
  )
}

const RATE_OF_DONE = /(?:完成率|整改率|办结率|销号率)(?:为|达到?|是)?$/u

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

type Listed = [key: 'problems' | 'done' | 'ongoing', said: number | null, listed: number]

/** What is announced and what is listed, problems first; nothing is said to be announced that the list cannot show. */
function saidAndListed(doc: Document): Listed[] {
  const { totals } = doc.announced
  const { problems } = doc
  const states = problems.filter((p) => p.status !== 'unstated').length
  return [
    ['problems', totals.problems, problems.length],
    ['done', states === problems.length ? totals.done : null, problems.filter((p) => p.status === 'done').length],
    [
      'ongoing',
      states === problems.length && totals.basic === null ? totals.ongoing : null,
      problems.filter((p) => p.status === 'ongoing' || p.status === 'basic').length,
    ],
  ]
}

/** Announced against listed: first the finest statement that differs, once. Parts of problems may be what was counted. */
function listedDiffers(
  doc: Document,
  at: (key: 'problems' | 'done' | 'ongoing') => Piece[],
  explained: boolean,
): CheckFinding | null {
  const { problems } = doc
  const pairs = saidAndListed(doc)
  for (const [k, [key, announced, listed]] of pairs.entries()) {
    if (
      announced === null ||
      announced === listed ||
      problems.some((p) => p.statusBasis === 'all' && key !== 'problems')
    )
      continue
    const parts = problems.reduce((n, p) => n + Math.max(1, subProblems(doc, p.body.title)), 0)
    if (announced === parts || (explained && key !== 'problems')) continue
    const part = listed * 2 < announced || (listed < announced && inPart(doc))
    const others = part ? [] : pairs.slice(k + 1).filter(([, said, found]) => said !== null && said !== found)
    return finding(
      doc,
      'listed-differs',
      [...at(key), ...others.flatMap(([other]) => at(other).slice(0, 1))],
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
