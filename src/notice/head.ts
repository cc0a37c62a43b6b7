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
  const partyOrg = fromTitle ?? (signer && !/巡[察视]/u.test(signer) ? signer : null) ?? inspected ?? speaker(opening)
  const party = partyOrg && /党|^中共|委员会$|工委$/u.test(partyOrg) ? partyOrg : null
  const unit = partyOrg ? unitOf(partyOrg) : null
  return { unit, partyOrg: party, inspector }
}

/** 对我院党组开展了巡察: who says 我院 is the Party organisation that most sentences of the opening begin with. */
function speaker(opening: string): string | null {
  if (!/我[局院校镇乡办委会处司所社站部厅]|我(?:街道|公司|中心|单位)/u.test(opening.slice(0, 1500))) return null
  const tally = new Map<string, number>()
  for (const m of opening.matchAll(
    /(?<=[\n。])[^，。；：、《》（）\s]{2,24}?(?:党组|党委|党工委|党总支|党支部)(?!书记|成员|组|织|委|会)/gu,
  )) {
    const name = m[0]
    if (name.length >= 5 && !NO_BODY.test(name)) tally.set(name, (tally.get(name) ?? 0) + 1)
  }
  let best: string | null = null
  for (const [name, n] of tally) if (n > (best === null ? 1 : (tally.get(best) ?? 0))) best = name
  return best
}

/** The issuing body on a line of its own between the title and the text. */
function orgBelow(text: string, line: Line | undefined): string | null {
  if (!line || line.label || line.end - line.start > 40) return null
  const words = text.slice(line.start, line.end).replace(/\s/gu, '')
  return isPartyOrg(words) && !/^(?:致|各|关于)|[：:]/u.test(words) ? words : null
}

const PARTY_END =
  /(?:机关党委|党组|党委|党工委|党总支|党支部|总支部|支部|总支)?委员会|党组|党委|党工委|党总支|党支部|总支/u

const NO_BODY =
  /^[我本的\d]|问题|情况|意见|巡[察视]|整改|主要|^(?:全?社会|各|被|单位)|单位$|党组织|人员|责任人|班子|地区|有关|相关|上述|群众|\d[个家户]|[省市县区]直/u

/** 甲党支部、乙党总支、丙党委三户企业: of a round that covers several bodies none is the body of the text. */
const SEVERAL =
  /^[^。；\n]{0,160}?[\d一二三四五六七八九十两][个家户](?:被?巡|单位|部门|党|二级|下属|所属|企业|村|社区|镇|乡|局|学校)|^(?:、[^、，。；\n]{3,24}(?:党委|党组|党总支|党支部|党工委)){2}/u

/** 对…开展了常规巡察, 巡察…党组, 向…反馈, 到…村开展巡察: the body named there, with its Party organisation when that is printed. */
function inspectedIn(opening: string): string | null {
  const words = opening.slice(0, 1500)
  for (const lead of [
    /(?:对|巡[察视](?!组|办|工|意|整|反|情|\d|[一二三四五六七八九十])|向|到)(?:了)?(?:中共)?/gu,
    /关于对?(?:中共)?/gu,
  ]) {
    for (const m of words.matchAll(lead)) {
      const at = m.index + m[0].length
      const name = bodyAt(words.slice(at, at + 120), opening)
      if (!name) continue
      const behind = words.slice(at + name.length, at + name.length + 180)
      if (behind.startsWith('、') && SEVERAL.test(behind)) return null
      return m[0].endsWith('中共') ? `中共${name}` : name
    }
  }
  return null
}

/**
 * The body a run of words begins with, up to its Party organisation or the verb behind it. What a bracket adds (含县社科联) is passed over, unless
 * the Party organisation stands behind it or the text goes on to call the body so: then it is part of the name.
 */
function bodyAt(tail: string, opening: string): string | null {
  const stop = tail.slice(0, 44).search(/[，。；：、\s“”《》（）]/u)
  const run = stop < 0 ? tail.slice(0, 44) : tail.slice(0, stop)
  const party = PARTY_END.exec(run)
  const verb = run.search(/进行|开展|反馈|展开|实施|召开|的巡[察视]|和\d|及所辖|及其/u)
  const bracket = verb < 0 && tail[stop] === '（' && /^（[^（）]{1,60}）(?:进行|开展|反馈|党)/u.test(tail.slice(stop))
  const end = party && party.index >= 3 ? party.index + party[0].length : bracket ? stop : verb
  if (end < 4 || end > 40) return null
  const name = run.slice(0, end)
  if (NO_BODY.test(name)) return null
  return end === stop ? name + (ownBracket(tail, stop, opening) ?? '') : name
}

/** The bracket behind a name with the Party organisation behind it, or the bracket alone when the text prints name and bracket three times. */
function ownBracket(tail: string, stop: number, opening: string): string | null {
  const found = /^（[^（）]{1,60}）(机关党委|党组|党委|党工委|党总支|党支部)?(?!织)/u.exec(tail.slice(stop))
  if (!found) return null
  if (found[1]) return found[0]
  const printed = tail.slice(0, stop) + found[0]
  return opening.split(printed).length > 3 ? found[0] : null
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
  for (const [k, d] of early.entries()) inspection(text, withLostTo(d, early[k + 1]), days)
  signed(text, raws, lines, days)
  published(text, raws, lines, days)
  publishedInWords(text, raws, days)
  for (const d of early) feedback(text, d, days)
  for (const d of raws) if (within(d, preface) || tails.some((t) => within(d, t))) asOf(text, d, days)
  return days
}

const full = (parts: RawDate['from'], year: number | undefined): string | null =>
  parts.day !== undefined && year !== undefined && exists({ ...parts, year }) ? isoOf({ ...parts, year }) : null

/** 2020年5月6日6月5日: two days without anything between them are first and last day of a period whose 至 was lost. */
const withLostTo = (d: RawDate, next: RawDate | undefined): RawDate =>
  !d.to && next && !next.to && next.start === d.end && d.from.day !== undefined && next.from.day !== undefined
    ? { ...d, to: next.from, end: next.end, lossy: true }
    : d

/** 9月2日至10日，巡察组分别向…反馈: the days on which was fed back are no period of inspection. */
function daysOfFeedback(behind: string): boolean {
  const at = behind.indexOf('反馈')
  const words = behind.slice(0, Math.max(0, at))
  if (/\d{1,2}[月日]|进驻|巡[察视]了|(?:开展|进行|实施)[^，。]{0,30}巡[察视](?!意见|情况|反馈)/u.test(words))
    return false
  return at >= 0 && /[向对]|集中|分别|^.{0,4}$/u.test(words)
}

function inspection(text: string, d: RawDate, days: HeadDays): void {
  if (days.start || !d.to || d.from.year === undefined) return
  const s = sentenceStart(text, d.start, 0)
  const words = text.slice(s, sentenceEnd(text, d.end, text.length))
  if (daysOfFeedback(words.slice(d.end - s))) return
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
      /发布(?:时间|日期|于)|发文(?:时间|日期)|发表时间|更新时间|公开日期|公示日期|(?:^|\s)(?:时间|日期)：|来源|(?:公布|公开|公示|发布)）?$/u.test(
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
