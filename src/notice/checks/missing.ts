import type { Piece } from '../body.ts'
import type { Document } from '../document.ts'
import { type CheckFinding, finding } from './registry.ts'

/** What a reader of a notice looks for and does not find. */
export function missingChecks(doc: Document): CheckFinding[] {
  if (doc.kind !== 'notice' || doc.problems.length === 0) return []
  return [...status(doc), ...feedbackDay(doc), ...publication(doc), ...contact(doc), ...headings(doc), ...unnamed(doc)]
}

/** No problem has a status: flagged once, at the sentence that opens the report; some lack one: flagged at their headings. */
function status(doc: Document): CheckFinding[] {
  const lacking = doc.problems.filter((p) => p.status === 'unstated')
  if (lacking.length === 0) return []
  if (lacking.length === doc.problems.length)
    return [
      finding(doc, 'status-missing', [opening(doc)], {
        zh: `${lacking.length} 个问题均未写明`,
        en: `none of ${lacking.length} problems`,
      }),
    ]
  return [
    finding(
      doc,
      'status-missing',
      lacking.map((p): Piece => [p.draft.start, head(p.body.title, 20)[1]]),
      { zh: `${lacking.length} 个`, en: String(lacking.length) },
    ),
  ]
}

const head = ([s, e]: Piece, n: number): Piece => [s, Math.min(e, s + n)]

/** 现将…如下, or the last line of the title. */
function opening(doc: Document): Piece {
  const { text } = doc.tidy
  const at = text.indexOf('现将')
  if (at < 0 || at > 6000) return titleEnd(doc)
  const stop = text.slice(at, at + 60).search(/[：。\n]/u)
  return [at, at + (stop < 0 ? 20 : stop)]
}

/** The last line of the title: short enough to point at. */
function titleEnd(doc: Document): Piece {
  const { title, tidy } = doc
  if (!title) return [0, Math.min(20, tidy.text.length)]
  const newline = tidy.text.lastIndexOf('\n', title.end - 1)
  return [Math.max(title.start, newline + 1, title.end - 24), title.end]
}

/** The paper that brought the feedback is named, or 反馈 is spoken of, but no day is given. */
function feedbackDay(doc: Document): CheckFinding[] {
  if (doc.days.feedbackOn) return []
  const { text } = doc.tidy
  const within = text.slice(doc.preface[0], doc.preface[1])
  const paper = /《[^《》]{0,40}反馈意见》(?:（[^（）]{2,24}）)?/u.exec(within)
  const at = paper ? paper.index : within.indexOf('反馈')
  if (at < 0 && /审计/u.test(doc.title?.words ?? '')) return []
  if (at < 0) return [finding(doc, 'feedback-day-missing', [titleEnd(doc)])]
  const s = doc.preface[0] + at
  return [finding(doc, 'feedback-day-missing', [[s, s + (paper ? paper[0].length : 2)]])]
}

function publication(doc: Document): CheckFinding[] {
  const { publishedOn, signedOn } = doc.days
  return publishedOn || signedOn ? [] : [finding(doc, 'publication-day-missing', [titleEnd(doc)])]
}

function contact(doc: Document): CheckFinding[] {
  const mobiles = doc.contacts.filter((c) => c.mobile)
  if (mobiles.length > 0)
    return [
      finding(
        doc,
        'contact-mobile',
        mobiles.map((c): Piece => [c.start, c.end]),
      ),
    ]
  return doc.contacts.length > 0 ? [] : [finding(doc, 'contact-missing', [titleEnd(doc)])]
}

/** Sections whose siblings list problems while they themselves are one. */
function headings(doc: Document): CheckFinding[] {
  const deeper = new Map<number, number>()
  const sections = new Set<number>()
  for (const { draft } of doc.problems) {
    for (let k = 0; k < draft.path.length; k++) {
      const start = draft.path[k]?.[0] ?? 0
      sections.add(start)
      if (k < draft.path.length - 1) deeper.set(start, (deeper.get(start) ?? 0) + 1)
    }
  }
  const odd = doc.problems.filter((p) => {
    const parent = p.draft.path.at(-1)
    return parent !== undefined && (deeper.get(parent[0]) ?? 0) > 1 && !sections.has(p.draft.start)
  })
  if (odd.length === 0 || odd.length * 3 > doc.problems.length) return []
  return [
    finding(
      doc,
      'heading-is-problem',
      odd.map((p): Piece => [p.draft.start, Math.min(p.body.title[1], p.draft.start + 24)]),
    ),
  ]
}

/** 个别问题, 部分问题: which one is not said. */
function unnamed(doc: Document): CheckFinding[] {
  const { text } = doc.tidy
  const vague = doc.problems.filter((p) =>
    /(?:个别|部分|一些|有的|少数)(?:的)?(?:具体)?问题/u.test(
      text.slice(p.body.title[0], Math.min(p.body.title[1], p.body.title[0] + 60)),
    ),
  )
  return vague.length > 0
    ? [
        finding(
          doc,
          'problem-not-named',
          vague.map((p) => head(p.body.title, 30)),
        ),
      ]
    : []
}
