import { exists, isoOf } from '../calendar/damaged-dates.ts'
import { unitsOf } from '../text/chars.ts'
import { sentenceEnd, sentenceStart } from '../text/sentences.ts'
import type { Piece } from './body.ts'
import type { RawDate } from './date-scan.ts'
import { daysBetween } from './dates.ts'
import { auditorOf, inspectorOf, isPartyOrg, unitOf } from './organisation.ts'
import type { Line } from './line.ts'
import { between } from './spans.ts'
import { signerOf, type Title } from './title.ts'

/** The days a document names about itself, ISO or null, and where each is printed. */
export type HeadDays = {
  /** Whether the publication day stood alone in brackets under the title: in a feedback report that is its own day. */
  bracketed: boolean
  start: string | null
  end: string | null
  feedbackOn: string | null
  asOf: string | null
  publishedOn: string | null
  signedOn: string | null
  at: Partial<Record<'inspection' | 'feedbackOn' | 'asOf' | 'publishedOn' | 'signedOn', Piece>>
}

export type HeadNames = {
  readonly unit: string | null
  readonly partyOrg: string | null
  readonly inspector: string | null
}

/** Who was inspected and by whom: from the title, else the signature, else the sentence that tells of the inspection. */
export function headNames(text: string, lines: readonly Line[], title: Title | null, preface: Piece): HeadNames {
  const opening = text.slice(preface[0], Math.min(preface[1], preface[0] + 4000))
  const inspector = inspectorOf(opening) ?? inspectorOf(text.slice(0, 20_000)) ?? auditorOf(opening)
  const signer = signerOf(text, lines)
  const inspected = inspectedIn(
    `${title && /巡[察视].{0,40}反馈|反馈/u.test(title.words) ? title.words : ''}\n${opening}`,
  )
  const issuer = title?.org && !/巡[察视].{0,4}组$/u.test(title.org) ? title.org : null
  const fromTitle = issuer ?? (title ? orgBelow(text, lines[title.lastLine + 1]) : null)
  const partyOrg = fromTitle ?? (signer && !/巡[察视]/u.test(signer) ? signer : null) ?? inspected
  const party = partyOrg && /党|^中共|委员会$|工委$/u.test(partyOrg) ? partyOrg : null
  const unit = partyOrg ? unitOf(partyOrg) : null
  return { unit, partyOrg: party, inspector }
}

/** The issuing body on a line of its own between the title and the text. */
function orgBelow(text: string, line: Line | undefined): string | null {
  if (!line || line.label || line.end - line.start > 40) return null
  const words = text.slice(line.start, line.end).replace(/\s/gu, '')
  return isPartyOrg(words) && !/^(?:致|各|关于)|[：:]/u.test(words) ? words : null
}

const PARTY_END =
  /(?:机关党委|党组|党委|党工委|党总支|党支部|总支部|支部|总支)?委员会|党组|党委|党工委|党总支|党支部|总支/u

const NO_BODY = /^[我本\d]|问题|情况|意见|巡[察视]|整改|主要|^(?:全?社会|各|被|单位)|单位$|党组织/u

/** 对…开展了常规巡察, 巡察…党组, 向…反馈, 到…村开展巡察: the body named there, with its Party organisation when that is printed. */
function inspectedIn(opening: string): string | null {
  const words = opening.slice(0, 1500)
  for (const lead of [
    /(?:对|巡[察视](?!组|办|工|意|整|反|情|\d|[一二三四五六七八九十])|向|到)(?:了)?(?:中共)?/gu,
    /关于对?(?:中共)?/gu,
  ]) {
    for (const m of words.matchAll(lead)) {
      const name = bodyAt(words.slice(m.index + m[0].length, m.index + m[0].length + 84))
      if (name) return name
    }
  }
  return null
}

/** The body a run of words begins with, up to its Party organisation or the verb behind it; what a bracket adds (含县社科联) is passed over. */
function bodyAt(tail: string): string | null {
  const stop = tail.slice(0, 44).search(/[，。；：、\s“”《》（）]/u)
  const run = stop < 0 ? tail.slice(0, 44) : tail.slice(0, stop)
  const party = PARTY_END.exec(run)
  const verb = run.search(/进行|开展|反馈|展开|实施|召开|的巡[察视]|和\d|及所辖|及其/u)
  const bracket = verb < 0 && tail[stop] === '（' && /^（[^（）]{1,60}）(?:进行|开展|反馈)/u.test(tail.slice(stop))
  const end = party && party.index >= 3 ? party.index + party[0].length : bracket ? stop : verb
  if (end < 4 || end > 40) return null
  const name = run.slice(0, end)
  return NO_BODY.test(name) ? null : name
}

/** Reads the days of the head from the preface, the lines around the title and the end. */
export function headDays(
  text: string,
  raws: readonly RawDate[],
  lines: readonly Line[],
  preface: Piece,
  tails: readonly Piece[],
): HeadDays {
  const days: HeadDays = {
    bracketed: false,
    start: null,
    end: null,
    feedbackOn: null,
    asOf: null,
    publishedOn: null,
    signedOn: null,
    at: {},
  }
  const within = (d: RawDate, p: Piece) => d.start >= p[0] && d.end <= p[1]
  const early = raws.filter((d) => within(d, preface))
  for (const d of early) inspection(text, d, days)
  signed(text, raws, lines, days)
  published(text, raws, lines, days)
  publishedInWords(text, raws, days)
  for (const d of early) feedback(text, d, days)
  for (const d of raws) if (within(d, preface) || tails.some((t) => within(d, t))) asOf(text, d, days)
  return days
}

const full = (parts: RawDate['from'], year: number | undefined): string | null =>
  parts.day !== undefined && year !== undefined && exists({ ...parts, year }) ? isoOf({ ...parts, year }) : null

function inspection(text: string, d: RawDate, days: HeadDays): void {
  if (days.start || !d.to || d.from.year === undefined) return
  const s = sentenceStart(text, d.start, 0)
  const words = text.slice(s, sentenceEnd(text, d.end, text.length))
  if (!/巡[察视]|巡组|进驻/u.test(words) && !(words.includes('审计') && !/巡[察视].{0,6}组/u.test(text.slice(0, 3000))))
    return
  const toYear = d.to.year ?? ((d.to.month ?? 12) < (d.from.month ?? 0) ? d.from.year + 1 : d.from.year)
  const start = full(d.from, d.from.year)
  const end = full(d.to, toYear)
  if (!start || !end || end < start) return
  days.start = start
  days.end = end
  days.at.inspection = [d.start, d.end]
}

/** The day before 反馈 in the same sentence; a day without year comes after the end of the inspection. */
function feedback(text: string, printed: RawDate, days: HeadDays): void {
  const d = { ...printed, from: onlyPossible(printed, days) }
  if (d.to || d.from.day === undefined) return
  if (/反馈(?:时间|日期)(?:为|：)$/u.test(text.slice(Math.max(0, d.start - 8), d.start))) {
    days.feedbackOn = full(d.from, yearAfter(d, days))
    days.at.feedbackOn = [d.start, d.end]
    return
  }
  if (/截[至止]|之前|统计/u.test(text.slice(Math.max(0, d.start - 5), d.start))) return
  const stop = sentenceEnd(text, d.end, text.length)
  const words = text.slice(d.end, Math.min(stop, d.end + 80))
  const at = words.search(/反馈|接到|收到/u)
  if (
    at < 0 ||
    (/召开.{0,12}(?:党组|党委|专题|民主生活|推进)/u.test(words.slice(0, at)) &&
      !/巡[察视].{0,4}组.{0,6}召开.{0,12}向/u.test(words.slice(0, at))) ||
    /\d{1,2}月\d{1,2}日/u.test(words.slice(0, at))
  )
    return
  if (
    !/反馈(?:了|会|巡|专|常|意|情|整|问|大会|会议|\S{0,6}(?:意见|情况|问题|会))/u.test(words.slice(at)) &&
    !words.includes('反馈')
  )
    return
  const iso = full(d.from, yearAfter(d, days))
  if (!iso) return
  if (days.feedbackOn && (days.at.feedbackOn === undefined || days.feedbackOn.length > 0) && !better(d, days, iso))
    return
  days.feedbackOn = iso
  days.at.feedbackOn = [d.start, d.end]
}

/** A later mention replaces an earlier one only when the earlier lies before the inspection ended. */
const better = (_: RawDate, days: HeadDays, iso: string): boolean =>
  days.end !== null && days.feedbackOn !== null && days.feedbackOn < days.end && iso >= days.end

function yearAfter(d: RawDate, days: HeadDays): number | undefined {
  if (d.from.year !== undefined) return d.from.year
  const known = days.end ?? days.start
  if (!known) return yearBefore(d, days)
  const year = Number(known.slice(0, 4))
  const same = isoOf({ ...d.from, year })
  return same && same >= known ? year : year + 1
}

/** Of the readings of a damaged day the one that lies between inspection and signature, when no other does. */
function onlyPossible(d: RawDate, days: HeadDays): RawDate['from'] {
  const last = days.signedOn ?? days.publishedOn
  if (!d.readings || d.readings.length < 2 || !days.end || !last) return d.from
  const fit = d.readings.filter((r) => {
    const iso = r.day === undefined ? null : isoOf(r)
    return iso !== null && iso >= (days.end ?? '') && iso <= last
  })
  return fit.length === 1 && fit[0] ? fit[0] : d.from
}

/** A press report of today's feedback prints no year: the last such day that is not after the day of publication. */
function yearBefore(d: RawDate, days: HeadDays): number | undefined {
  if (!days.publishedOn) return undefined
  const year = Number(days.publishedOn.slice(0, 4))
  const same = isoOf({ ...d.from, year })
  return same && same <= days.publishedOn ? year : year - 1
}

function asOf(text: string, d: RawDate, days: HeadDays): void {
  if (d.to || d.from.day === undefined) return
  const before = text.slice(Math.max(0, d.start - 10), d.start)
  const upTo =
    /(?:^|[。，；\n])(?:到|至)$/u.test(before) &&
    /^[，前止]?.{0,30}(?:问题|整改).{0,16}(?:完成|到位|整改|销号)/u.test(text.slice(d.end, d.end + 60))
  if (
    !upTo &&
    !/截[至止](?:到|时间|日期)?(?:为|：)?$|统计(?:日期|时间|截止日期?|截止时间)?(?:为|至|截至|：)?$|数据截[至止]$/u.test(
      before,
    )
  )
    return
  const base = days.feedbackOn ?? days.end
  let year = d.from.year ?? (base ? Number(base.slice(0, 4)) : undefined)
  if (d.from.year === undefined && year !== undefined && base) {
    const same = isoOf({ ...d.from, year })
    if (same && same < base) year++
  }
  const iso = full(d.from, year)
  if (!iso || (days.asOf && iso <= days.asOf)) return
  days.asOf = iso
  days.at.asOf = [d.start, d.end]
}

/** A printed day on a short line near the title (发布时间, source and day), or such words on one of the last lines, or 发布日期 and 公布 in a sentence. */
function published(text: string, raws: readonly RawDate[], lines: readonly Line[], days: HeadDays): void {
  const long = lines.findIndex((l) => l.end - l.start > 90)
  const top = lines.slice(0, Math.min(12, long < 0 ? 12 : long))
  for (const line of [...top, ...lines.slice(-6)]) {
    const words = text.slice(line.start, Math.min(line.end, line.start + 90))
    if (line.end - line.start > 90 || line.label) continue
    const named =
      /发布(?:时间|日期|于)|发表时间|更新时间|公开日期|公示日期|(?:^|\s)(?:时间|日期)：|来源|(?:公布|公开|公示|发布)）?$/u.test(
        words,
      )
    const isTop = top.includes(line)
    const alone = isTop && /^（?\d{4}[-./年]\d{1,2}[-./月]\d{1,2}日?）?$/u.test(words)
    if (!named && !alone && !(isTop && /\d{4}[-./]\d{1,2}[-./]\d{1,2}/u.test(words) && !/[。；]/u.test(words))) continue
    const d = between(raws, line.start, line.end).find((r) => r.from.year !== undefined && r.from.day !== undefined)
    const iso = d ? full(d.from, d.from.year) : null
    if (!d || !iso || /成文|统计|印发|巡[察视]时间|反馈(?:时间|日期)/u.test(words)) continue
    days.publishedOn = iso
    days.bracketed = alone
    days.at.publishedOn = [d.start, d.end]
    return
  }
}

const endsLabel = unitsOf('期间为：')

const toldOfPublication = (text: string, d: RawDate): boolean =>
  (endsLabel(text.charCodeAt(d.start - 1)) &&
    /(?:发布|公布|公开|公示)(?:日期|时间)(?:为|：)?$/u.test(text.slice(Math.max(0, d.start - 6), d.start))) ||
  (text[d.end] === '在' && /^在.{2,14}(?:公布|公开|公示|发布)/u.test(text.slice(d.end, d.end + 20)))

/** 发布日期2025年6月9日, 2026年6月11日在村务公开栏公布: said in a sentence. */
function publishedInWords(text: string, raws: readonly RawDate[], days: HeadDays): void {
  if (days.publishedOn) return
  for (const d of raws) {
    if (d.to || !toldOfPublication(text, d)) continue
    const iso = full(d.from, d.from.year)
    if (!iso) continue
    days.publishedOn = iso
    days.at.publishedOn = [d.start, d.end]
    return
  }
}

/** A line at the end that is nothing but a day. */
function signed(text: string, raws: readonly RawDate[], lines: readonly Line[], days: HeadDays): void {
  for (const line of lines.slice(-8).reverse()) {
    const d = between(raws, line.start, line.end).find((r) => r.end === line.end)
    const iso = d ? full(d.from, d.from.year) : null
    if (!d || !iso || d.start - line.start > 30 || /发布|截|：/u.test(text.slice(line.start, d.start))) continue
    days.signedOn = iso
    days.at.signedOn = [d.start, d.end]
    return
  }
}

/** Days from feedback to publication, when both are known. */
export const daysToPublish = (days: HeadDays): number | null => {
  const end = days.publishedOn ?? days.signedOn
  return days.feedbackOn && end ? daysBetween(days.feedbackOn, end) : null
}
