import { exists } from '../../calendar/damaged-dates.ts'
import { isDigit, unitsOf } from '../../text/chars.ts'
import type { Piece } from '../body.ts'
import { type Dated, daysBetween } from '../dates.ts'
import type { Document } from '../document.ts'
import { daysToPublish } from '../head.ts'
import { type CheckFinding, finding } from './registry.ts'

/** Checks on days: measures before the feedback, order, impossible days, late publication. */
export function dayChecks(doc: Document, lateAfter: number): CheckFinding[] {
  const found: CheckFinding[] = [...impossible(doc)]
  if (doc.kind !== 'notice') return found
  found.push(...order(doc), ...beforeFeedback(doc))
  const late = daysToPublish(doc.days)
  const at = doc.days.at.publishedOn ?? doc.days.at.signedOn
  if (late !== null && late > lateAfter && at)
    found.push(finding(doc, 'late-publication', [at], { zh: `${late} 天`, en: `${late} days` }))
  return found
}

function order(doc: Document): CheckFinding[] {
  const { days } = doc
  const pairs: [string | null, string | null, Piece | undefined, Piece | undefined][] = [
    [days.end, days.feedbackOn, days.at.inspection, days.at.feedbackOn],
    [days.feedbackOn, days.asOf, days.at.feedbackOn, days.at.asOf],
    [days.asOf, days.publishedOn, days.at.asOf, days.at.publishedOn],
    [days.asOf, days.signedOn, days.at.asOf, days.at.signedOn],
  ]
  return pairs.flatMap(([a, b, atA, atB]) =>
    a && b && b < a && atA && atB
      ? [finding(doc, 'days-out-of-order', [atA, atB], { zh: `${a} 与 ${b}`, en: `${a} and ${b}` })]
      : [],
  )
}

/** 2月30日, 13月5日: printed with 月 and 日, but no such day. */
function impossible(doc: Document): CheckFinding[] {
  const spans: Piece[] = []
  const { text } = doc.tidy
  for (let at = text.indexOf('月'); at >= 0; at = text.indexOf('月', at + 1)) {
    let s = at
    while (at - s < 3 && isDigit(text.charCodeAt(s - 1))) s--
    let e = at + 1
    while (e - at < 4 && isDigit(text.charCodeAt(e))) e++
    if (s === at || at - s > 2 || e === at + 1 || e - at > 3 || text[e] !== '日') continue
    if (!exists({ month: Number(text.slice(s, at)), day: Number(text.slice(at + 1, e)) })) spans.push([s, e + 1])
  }
  return spans.length > 0 ? [finding(doc, 'day-impossible', spans)] : []
}

/** The day by which a measure counts as an answer: the feedback, else the end of the inspection. */
function beforeFeedback(doc: Document): CheckFinding[] {
  const bound = doc.days.feedbackOn ?? doc.days.end
  if (!bound) return []
  const early: Piece[] = []
  const windows: Piece[] = []
  for (const d of withinMeasures(doc)) {
    const kind = timing(doc.tidy.text, d, bound)
    if (kind === 'early') early.push([d.raw.start, d.raw.end])
    if (kind === 'window') windows.push([d.raw.start, d.raw.end])
  }
  const found: CheckFinding[] = []
  const words = doc.days.feedbackOn
    ? { zh: `反馈日期 ${bound}`, en: `feedback ${bound}` }
    : { zh: `巡察结束 ${bound}`, en: `inspection ended ${bound}` }
  if (early.length > 0) found.push(finding(doc, 'measure-before-feedback', early, words))
  if (windows.length > 0) found.push(finding(doc, 'window-before-feedback', windows, words))
  return found
}

function withinMeasures(doc: Document): Dated[] {
  const runs: Piece[] = []
  for (const p of doc.problems) for (const m of p.measures) runs.push(m.text)
  runs.sort((a, b) => a[0] - b[0])
  const found: Dated[] = []
  let k = 0
  for (const d of doc.dates) {
    while (k < runs.length && (runs[k]?.[1] ?? 0) < d.raw.end) k++
    const run = runs[k]
    if (run && d.raw.start >= run[0] && d.raw.end <= run[1]) found.push(d)
  }
  return found
}

/** 截至, 截止, 截至到. */
const endsLimit = unitsOf('至止到')

/** Whether the date of a deed lies before the bound; dates of papers, accounts and periods looked into are no dates of deeds. */
function timing(text: string, d: Dated, bound: string): 'early' | 'window' | null {
  const { raw } = d
  if (raw.readings) return null
  const after = text.slice(raw.end, raw.end + 14)
  if (raw.since || text.startsWith('以来', raw.end)) {
    const opens = raw.start === 0 || '。；，\n：是'.includes(text[raw.start - 1] ?? '。')
    if (opens && raw.from.month !== undefined && /^(?:份)?起(?!草)/u.test(after))
      return d.first.slice(0, 7) < bound.slice(0, 7) ? 'early' : null
    const adverb = opens && /^(?:以来|起)?[，,]/u.test(after)
    return adverb && raw.from.month === undefined && daysBetween(`${d.first.slice(0, 4)}-01-01`, bound) >= 180
      ? 'window'
      : null
  }
  if (
    endsLimit(text.charCodeAt(raw.start - 1)) &&
    /截[至止](?:到)?$/u.test(text.slice(Math.max(0, raw.start - 10), raw.start))
  ) {
    const state = d.first.length === 10 && /^，?已/u.test(after) && daysBetween(bound, d.first) <= 7
    return state ? 'window' : null
  }
  if (raw.to || raw.from.month === undefined) return null
  if (d.last >= bound.slice(0, d.last.length)) return null
  return isObject(text.slice(Math.max(0, raw.start - 10), raw.start), after) ? null : 'early'
}

/** 对2022年12月1日凭证, 2023年1月入账的折旧费, 2020年5月前购置的: what was looked at, not when it was done. */
function isObject(before: string, after: string): boolean {
  if (/(?:每年|每|对|将|把|针对|清理|核查|自|从|由|涉及|及|截留|比|较|前的|原)$/u.test(before)) return true
  if (/^(?:前|以前|之前|至|到|起|的|份的?|、)/u.test(after)) return true
  if (
    /^.{0,4}(?:凭证|账目|账面|发票|合同|记录|台账|会议纪要|违规|欠|未|施行|实施的|入账|购置的|采购的|发放的|支出)/u.test(
      after,
    )
  )
    return true
  const clause = after.split(/[，。；]/u)[0] ?? ''
  if (/(?:执行|落实)$/u.test(before) && /^(?:制定|出台|修订)的《/u.test(clause)) return false
  return /^.{0,8}的(?:.{2,})/u.test(clause) && !/召开|举办|举行|印发|下发|开展|组织/u.test(clause)
}
