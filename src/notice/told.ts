import { sentences, sentenceStart } from '../text/sentences.ts'
import { type Piece, trimmed, withoutStop } from './body.ts'
import { listMarkers } from './list-markers.ts'
import type { Line } from './line.ts'
import { isPartyOrg } from './organisation.ts'
import { lacks } from './polarity.ts'

/** A finding of a feedback report. */
export type Finding = {
  readonly label: string | null
  readonly title: Piece
  readonly span: Piece
  readonly path: readonly Piece[]
}

/** 资产管理粗放。 says too little alone: what follows up to the next point belongs to the title. */
const SHORT_TITLE = 9

/** 一是…；二是… of a run of text, each a finding. */
export function listed(text: string, run: Piece, path: readonly Piece[]): Finding[] {
  const [start, end] = trimmed(text, run[0], run[1])
  const markers = listMarkers(text, start, end)
  return markers.map((m, k) => {
    const piece = trimmed(text, m.end, markers[k + 1]?.at ?? end)
    const first = sentences(text, piece[0], piece[1])[0] ?? piece
    const stop = first[1] - first[0] < SHORT_TITLE ? piece[1] : first[1]
    return {
      label: text.slice(m.at, m.end),
      title: withoutStop(text, first[0], stop),
      span: [m.at, piece[1]] as Piece,
      path,
    }
  })
}

/** What is told of one body: 一是…；二是…, or sentences of lack, with or without 主要问题： before them. */
export function ofBody(text: string, [start, end]: Piece, path: readonly Piece[]): Finding[] {
  const marks = listed(text, [start, end], path)
  if (marks.length > 1) return marks
  const lead = /^\s?(?:存在的|发现的)?(?:主要|突出)?问题(?:是|有)?：/u.exec(text.slice(start, start + 16))
  const parts = lackingParts(text, start + (lead?.[0].length ?? 0), end)
  return parts.map(([s, e]) => ({ ...bare(text, s, e), path }))
}

const TOLD =
  /(?:指出|发现|存在|反馈)[^。]{0,40}(?:问题|不足|短板)|主要问题是|指出，?一是|还?存在.{4,160}等(?:问题|不足)|巡[察视](?:中|期间|组)?也?发现|巡[察视].{0,3}组指出，|^(?:主要|存在(?:的)?|发现的?)?问题：/u
const DEMANDS =
  /。[^。]{0,30}(?:提出|要求|强调|建议|表示|希望)|，并?(?:就[^。，]{2,20})?提出[^。，]{0,12}(?:意见|建议|要求)/u

/**
 * News-like feedback: 巡察发现…问题：一是…二是… in one paragraph or one paragraph each; sentences of lack behind 主要是；甲、乙、丙等问题. What the
 * paragraph goes on to demand (提出三点意见建议：一是…) is no finding.
 */
export function inTold(text: string, lines: readonly Line[]): Finding[] {
  const found: Finding[] = []
  let read = 0
  for (const line of lines) {
    if (line.start < read) continue
    const at = text.slice(line.start, line.end).search(TOLD)
    if (
      at < 0 ||
      /要求|建议|表示|表态|承诺/u.test(text.slice(sentenceStart(text, line.start + at, line.start), line.start + at))
    )
      continue
    const from = line.start + at
    const demands = text.slice(from, line.end).search(DEMANDS)
    const until = demands < 0 ? goesOnTo(text, lines, line) : from + demands + 1
    const marks = listed(text, [from, until], [])
    if (marks.length > 1) {
      for (const mark of marks) found.push(mark)
      read = until
      continue
    }
    const end = Math.min(until, line.end)
    const some = partsBeginning(text, [line.start, end], at)
    if (some.length > 1) for (const part of some) found.push(part)
    else if (text[line.end - 1] === '：')
      for (const paragraph of paragraphsBelow(text, lines, line)) found.push(paragraph)
    else for (const [s, e] of toldIn(text, from, end)) found.push(bare(text, s, e))
  }
  return found
}

const bare = (text: string, s: number, e: number): Finding => ({
  label: null,
  title: withoutStop(text, s, e),
  span: [s, e],
  path: [],
})

/** The parts of the sentence that tells what was found: behind 主要是, or 存在…等问题; joined by semicolons, else by 、 or commas. */
function toldIn(text: string, from: number, end: number): Piece[] {
  const words = text.slice(from, end)
  const lead =
    /主要(?:问题)?(?:是|有|表现在|表现为)：?|(?:问题|不足|短板)：|存在(?:的问题(?:是|有)：?|(?!的|一?些|问题|不足))|组指出，|发现(?!的|了|有?问题|一些)(?:[^，。；、]{0,20}存在)?，?/u.exec(
      words,
    )
  if (!lead) return []
  const start = from + lead.index + lead[0].length
  const aside = text.slice(start, end).search(/(?:等(?:方面)?(?:的)?(?:突出)?(?:问题|不足|现象)?)?(?:。|$)|同时，/u)
  const stop = aside < 0 ? end : start + aside
  const parts = lackingParts(text, start, stop)
  const [only] = parts
  if (parts.length !== 1 || !only) return parts
  if (/方面(?:还|仍|均|都|也)?(?:存在|有)[^，。；]{0,12}$/u.test(text.slice(...only).slice(-40))) return []
  return enumerated(text, only) ?? parts
}

/** 甲不到位、乙滞后、丙不健全: parts of one sentence, when nearly every one of them tells of a lack by itself. */
function enumerated(text: string, [s, e]: Piece): Piece[] | null {
  for (const mark of ['、', '，']) {
    const parts = between(text, s, e, mark)
    const lacking = parts.filter(([from, to]) => to - from >= 5 && lacks(text, from, to) > 0).length
    if (parts.length >= 3 && lacking === parts.length) return parts
  }
  return null
}

function between(text: string, s: number, e: number, mark: string): Piece[] {
  const parts: Piece[] = []
  let from = s
  let depth = 0
  for (let i = s; i <= e; i++) {
    const ch = i < e ? (text[i] ?? '') : mark
    if ('“《（'.includes(ch)) depth++
    else if ('”》）'.includes(ch)) depth = Math.max(0, depth - 1)
    if (i < e && (ch !== mark || depth > 0)) continue
    if (i > from) parts.push([from, i])
    from = i + 1
  }
  return parts
}

/** …发现了一些问题，有的甲；有的乙: a round of several bodies is told so. */
function partsBeginning(text: string, [start, end]: Piece, at: number): Finding[] {
  const found: Finding[] = []
  const words = text.slice(start, end)
  for (let k = words.indexOf('有的', at); k >= 0; ) {
    const next = words.indexOf('有的', k + 2)
    const from = start + k
    const [s, e] = sentences(text, from, next < 0 ? end : start + next)[0] ?? [from, end]
    if ('，；。：'.includes(text[from - 1] ?? '-') && lacks(text, s, e) > 0)
      found.push({ label: '有的', title: withoutStop(text, s + 2, e), span: [s, e], path: [] })
    k = next
  }
  return found
}

/** 主要问题有： and below it a paragraph for each: up to the first that is labelled, leads in, or tells of something else. */
function paragraphsBelow(text: string, lines: readonly Line[], above: Line): Finding[] {
  const found: Finding[] = []
  for (let k = above.index + 1; k < lines.length; k++) {
    const line = lines[k]
    if (!line || line.label || text[line.end - 1] === '：' || line.end - line.start > 200) break
    if (/^(?:巡[察视]组|对此|同时|会议|以上|希望|要求)/u.test(text.slice(line.start, line.start + 4))) break
    const goesOn = text[line.end - 1] === '；' || text[(lines[k - 1]?.end ?? 0) - 1] === '；'
    if (!goesOn && lacks(text, line.start, line.end) === 0) break
    const span: Piece = [line.start, line.end]
    const colon = text.slice(line.start, Math.min(line.end, line.start + 30)).indexOf('：')
    if (colon > 3 && isPartyOrg(text.slice(line.start, line.start + colon))) {
      const name: Piece = [line.start, line.start + colon]
      for (const part of ofBody(text, [name[1] + 1, line.end], [name])) found.push(part)
      continue
    }
    found.push({ label: null, title: withoutStop(text, ...span), span, path: [] })
  }
  return found
}

/** Sentences that tell of a lack; in an enumeration joined by semicolons most of which do, all of its parts. */
function lackingParts(text: string, start: number, end: number): [number, number][] {
  const all = sentences(text, start, end)
  const stop = all.findIndex(([, e]) => text[e - 1] !== '；')
  const list = stop < 1 ? [] : all.slice(0, stop + 1)
  const lacking = all.filter(([s, e]) => lacks(text, s, e) > 0)
  const listed = lacking.filter(([s]) => list.some(([from]) => from === s)).length * 2 > list.length
  return listed ? all.filter((part, k) => k <= stop || lacking.includes(part)) : lacking
}

/** End of the last of the following lines that go on with 一是, 二是 … */
export function goesOnTo(text: string, lines: readonly Line[], line: Line): number {
  let end = line.end
  for (let k = line.index + 1; k < lines.length; k++) {
    const next = lines[k]
    if (!next || !/^[一二三四五六七八九十]{1,2}[是要]/u.test(text.slice(next.start, next.start + 3))) break
    end = next.end
  }
  return end
}

/** 在甲、乙、丙等方面还存在25个问题: where nothing says what the problems are, the aspects they lie in are the findings. */
export function aspects(text: string, lines: readonly Line[]): Finding[] {
  for (const line of lines) {
    const words = text.slice(line.start, line.end)
    const m =
      /(?:在|聚焦)([^。；：，在]{8,200}?)(?:等(?:\d{1,2}个)?)?方面，?(?:还|仍|均|都|也)?(?:存在|有)(?:的|着|了)?[^，。；]{0,12}(?:问题|不足|差距|短板)/u.exec(
        words,
      )
    if (!m) continue
    const start = line.start + m.index + m[0].indexOf(m[1] ?? '')
    const parts = wholeAspects(text, between(text, start, start + (m[1] ?? '').length, '、'))
    if (parts.every(([s, e]) => e - s >= 5)) return parts.map(([s, e]) => aspect(text, s, e))
  }
  return []
}

/** 聚焦甲、乙方面、聚焦丙方面: where 方面 stands behind each, what comes before it is one. */
function wholeAspects(text: string, parts: readonly Piece[]): readonly Piece[] {
  const ends = parts.map(([, e]) => text.startsWith('方面', e - 2))
  if (!ends.slice(0, -1).includes(true)) return parts
  const whole: Piece[] = []
  let from: number | null = null
  for (const [k, [s, e]] of parts.entries()) {
    from ??= s
    if (!ends[k] && k < parts.length - 1) continue
    whole.push([from, e])
    from = null
  }
  return whole
}

/** 聚焦…方面 without the words around what it names. */
function aspect(text: string, s: number, e: number): Finding {
  const from = text.startsWith('聚焦', s) ? s + 2 : text[s] === '在' ? s + 1 : s
  return bare(text, from, text.startsWith('方面', e - 2) ? e - 2 : e)
}
