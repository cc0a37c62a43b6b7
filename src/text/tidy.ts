import { isBreak, isDigit, isInvisible, isSpace } from './chars.ts'
import { entityAt } from './entities.ts'
import { rowNumbers } from './row-numbers.ts'
import { type RawLine, unwrapped } from './wrapping.ts'

/**
 * A text made ready for scanning, every unit of which leads back to the text as it came.
 *
 * `text` has one form for each mark (full-width digits and letters folded, ASCII punctuation of Chinese prose turned into
 * the Chinese mark); `face` is the same string with punctuation as printed, for quoting. Both have the same length.
 * Blank lines, page footers, invisible characters, CR and outer spaces are gone: they change no item, measure or sum.
 */
export type Tidy = {
  readonly source: string
  readonly text: string
  readonly face: string
  /** Offset in `source` of each unit of `text`, and one more for the end. */
  readonly from: Uint32Array
}

export type Span = [start: number, end: number]

/** Span of the source (UTF-16 code units) for a half-open span of tidied text. Some characters around a place are often pointed at with it: they end with the text. */
export function sourceSpan(tidy: Tidy, start: number, wanted: number): Span {
  const end = Math.min(wanted, tidy.text.length)
  if (end <= start) {
    const at = tidy.from[Math.min(start, tidy.text.length)] ?? tidy.source.length
    return [at, at]
  }
  return [tidy.from[start] ?? 0, (tidy.from[end - 1] ?? 0) + 1]
}

const FOLD = new Map<number, number>(
  [...',，;；:：(（)）!！?？∶：﹕：﹔；﹐，．.｡。％%〖【〗】［【］】[【]】'].reduce<[number, number][]>(
    (pairs, c, i, all) => {
      if (i % 2 === 0) pairs.push([c.charCodeAt(0), (all[i + 1] ?? c).charCodeAt(0)])
      return pairs
    },
    [],
  ),
)
const AMPERSAND = 0x26
const TAB = 0x09
const BAR = 0x7c
const COMMA = 0x2c
const COLON = 0x3a

/** What a unit is printed as: full-width digits, letters and signs folded, spaces made one kind. */
function facial(c: number): number {
  if (c >= 0xff10 && c <= 0xff19) return c - 0xfee0
  if ((c >= 0xff21 && c <= 0xff3a) || (c >= 0xff41 && c <= 0xff5a) || c === 0xff20 || c === 0xff0b) return c - 0xfee0
  if (c === 9) return 9
  return isSpace(c) ? 32 : c
}

/** What a scanner sees: `facial`, with punctuation brought to the Chinese mark, except inside a number or a time. */
function canonical(c: number, before: number, after: number): number {
  if ((c === COMMA || c === COLON) && isDigit(before) && isDigit(after)) return c
  return FOLD.get(c) ?? c
}

/** Most units are printed and seen as they are: tables of those that are not, so that all others are copied in runs. */
const UNLIKE_FACE = new Uint8Array(0x10000)
const UNLIKE_TEXT = new Uint8Array(0x10000)
for (let c = 0; c < 0x10000; c++) {
  if (c === AMPERSAND || isInvisible(c) || facial(c) !== c) UNLIKE_FACE[c] = 1
  if (FOLD.has(c)) UNLIKE_TEXT[c] = 1
}

/** Makes a text ready for scanning; linear in its length. */
export function tidy(source: string): Tidy {
  const lines = unwrapped(source, rawLines(source))
  const { face, from } = printed(source, lines)
  return { source, text: seen(face), face, from }
}

function printed(source: string, lines: readonly RawLine[]): { face: string; from: Uint32Array } {
  let room = lines.length + 1
  for (const line of lines) room += line.end - line.start
  const from = new Uint32Array(room)
  const parts: string[] = []
  let n = 0
  let before: RawLine | null = null
  for (const line of lines) {
    if (before && !line.joins) {
      parts.push('\n')
      from[n++] = before.end
    }
    before = line
    let run = line.start
    for (let i = line.start; i < line.end; i++) {
      const c = source.charCodeAt(i)
      if (UNLIKE_FACE[c] === 0) {
        from[n++] = i
        continue
      }
      if (i > run) parts.push(source.slice(run, i))
      const entity = c === AMPERSAND ? entityAt(source, i) : null
      if (!isInvisible(c)) {
        parts.push(String.fromCharCode(facial(entity ? entity.unit : c)))
        from[n++] = i
      }
      if (entity) i += entity.length - 1
      run = i + 1
    }
    if (line.end > run) parts.push(source.slice(run, line.end))
  }
  from[n] = before?.end ?? source.length
  return { face: parts.join(''), from: from.subarray(0, n + 1) }
}

/** The face with every unit canonical; most faces are that already, from one mark to the next. */
function seen(face: string): string {
  const parts: string[] = []
  let run = 0
  for (let i = 0; i < face.length; i++) {
    const c = face.charCodeAt(i)
    if (UNLIKE_TEXT[c] === 0) continue
    const is = canonical(c, face.charCodeAt(i - 1), face.charCodeAt(i + 1))
    if (is === c) continue
    parts.push(face.slice(run, i), String.fromCharCode(is))
    run = i + 1
  }
  if (run === 0) return face
  parts.push(face.slice(run))
  return parts.join('')
}

/** Lines with outer space cut off; blank lines are dropped, page footers are marked by a gap. */
function rawLines(source: string): RawLine[] {
  const all = printedLines(source)
  const rows = rowNumbers(source, all)
  const lines: RawLine[] = []
  let gap = false
  for (let k = 0; k < all.length; k++) {
    const line = all[k]
    if (!line) break
    if (!rows.has(k) && isPageFooter(source, line.start, line.end)) gap = true
    else {
      lines.push({ start: line.start, end: line.end, indented: line.indented, afterFooter: gap, joins: false })
      gap = false
    }
  }
  return lines
}

/** Lines that are not blank, without their outer space. */
function printedLines(source: string): { start: number; end: number; indented: boolean }[] {
  const lines: { start: number; end: number; indented: boolean }[] = []
  let start = 0
  for (let i = 0; i <= source.length; i++) {
    if (i < source.length && !isBreak(source.charCodeAt(i))) continue
    let s = start
    let e = i
    for (let width = blankAt(source, s); s < e && width > 0; width = blankAt(source, s)) s += width
    while (e > s && blank(source.charCodeAt(e - 1))) e--
    const cells = cellsOf(source, s, e)
    if (cells) for (const [from, to] of cells) lines.push({ start: from, end: to, indented: false })
    else if (s < e) lines.push({ start: s, end: e, indented: s - start > 0 })
    start = i + 1
  }
  return lines
}

/**
 * A row of a table written with bars, | 1 | 问题 | 措施 |, or with tabs: each cell becomes a line, as if the table had been copied one cell to a line. Null for
 * any other line; a row of dashes has no cells.
 */
function cellsOf(source: string, start: number, end: number): [number, number][] | null {
  const mark = source.charCodeAt(start) === BAR ? BAR : TAB
  let marks = 0
  for (let i = start; i < end && marks < 2; i++) if (source.charCodeAt(i) === mark) marks++
  if (marks < 2) return null
  const cells: [number, number][] = []
  let from = start
  for (let i = start; i <= end; i++) {
    if (i < end && source.charCodeAt(i) !== mark) continue
    let s = from
    let e = i
    while (s < e && blank(source.charCodeAt(s))) s++
    while (e > s && blank(source.charCodeAt(e - 1))) e--
    if (e > s && !/^:?[-—]{2,30}:?$/u.test(source.slice(s, Math.min(e, s + 33)))) cells.push([s, e])
    from = i + 1
  }
  return cells
}

const blank = (c: number): boolean => isSpace(c) || isInvisible(c)

/** How many units of blank begin at `at`: one, or as many as a character reference of a space has. */
function blankAt(source: string, at: number): number {
  const c = source.charCodeAt(at)
  if (blank(c)) return 1
  const entity = c === AMPERSAND ? entityAt(source, at) : null
  return entity && blank(entity.unit) ? entity.length : 0
}

const [NUMBER_SIGN, PAGE_SIGN, ALL_SIGN] = ['第', '页', '共'].map((sign) => sign.charCodeAt(0))
const FOOTER =
  /^(?:[-—–―·•~_*\s]*(?:第\s?)?\d{1,4}(?:\s?页)?[-—–―·•~_*\s]*|(?:第\s?\d{1,4}\s?页[\s,，/|]*)?共\s?\d{1,4}\s?页|第\s?\d{1,4}\s?页[\s,，/|]*共\s?\d{1,4}\s?页|\d{1,4}\s?\/\s?\d{1,4}|[Pp]age\s\d{1,4}(?:\sof\s\d{1,4})?)$/u

/** Most short lines are headings and begin or end with an ideograph that no page number has. */
const inWords = (c: number): boolean =>
  c >= 0x4e00 && c <= 0x9fff && c !== NUMBER_SIGN && c !== PAGE_SIGN && c !== ALL_SIGN

/** Whether a line is a page number in one of the shapes offices print: — 3 —, 第3页 共10页, 3/10. */
function isPageFooter(source: string, start: number, end: number): boolean {
  if (end - start > 24 || inWords(source.charCodeAt(start)) || inWords(source.charCodeAt(end - 1))) return false
  const line = source.slice(start, end).normalize('NFKC')
  if (!FOOTER.test(line)) return false
  return !(/^\d{4}$/.test(line) && Number(line) > 999)
}
