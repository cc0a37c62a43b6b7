import { type Piece, trimmed } from './body.ts'
import { labelAt } from './labels.ts'
import { listMarkers } from './list-markers.ts'
import { isPureStatus } from './status.ts'

/** A measure inside tidied text; `marker` is its span as printed, or null. */
export type MeasurePiece = { readonly marker: Piece | null; readonly text: Piece }

/**
 * Splits runs of words into measures: labelled paragraphs, else printed markers (一是, （1）, ①, 首先, 一方面), else paragraphs, else the parts
 * of one sentence joined by at least two semicolons, else the whole.
 */
export function splitMeasures(text: string, runs: readonly Piece[]): MeasurePiece[] {
  return runs.flatMap((run) => splitRun(text, run))
}

function splitRun(text: string, run: Piece): MeasurePiece[] {
  const paragraphs = paragraphsOf(text, run)
  const labelled = paragraphs.filter((p) => labelAt(text, p[0], p[1]) !== null)
  if (labelled.length > 0) return byLabels(text, paragraphs)
  const marked = byMarkers(text, run)
  if (marked) return marked
  if (paragraphs.length > 1) return paragraphs.filter((p) => !isIntro(text, p)).map((p) => ({ marker: null, text: p }))
  return bySemicolons(text, run) ?? whole(text, run)
}

const whole = (text: string, run: Piece): MeasurePiece[] =>
  run[1] > run[0] && !isPureStatus(text.slice(run[0], run[1])) ? [{ marker: null, text: run }] : []

function paragraphsOf(text: string, [start, end]: Piece): Piece[] {
  const found: Piece[] = []
  let from = start
  while (from < end) {
    const newline = text.slice(from, end).indexOf('\n')
    const to = newline < 0 ? end : from + newline
    const p = trimmed(text, from, to)
    if (p[1] > p[0]) found.push(p)
    from = to + 1
  }
  return found
}

/** A line that only leads in: it ends in a colon, or says nothing but a status. */
function isIntro(text: string, [s, e]: Piece): boolean {
  return text[e - 1] === '：' || isPureStatus(text.slice(s, e))
}

/** Paragraphs with labels: each label of the outermost scheme begins a measure; unlabelled paragraphs belong to the one before. */
function byLabels(text: string, paragraphs: readonly Piece[]): MeasurePiece[] {
  const found: { marker: Piece | null; text: Piece }[] = []
  let outer: string | null = null
  for (const p of paragraphs) {
    const label = labelAt(text, p[0], p[1])
    outer ??= label?.scheme ?? null
    const last = found.at(-1)
    if (label && label.scheme === outer) found.push({ marker: [label.start, label.end], text: [label.body, p[1]] })
    else if (last) last.text = [last.text[0], p[1]]
    else if (!isIntro(text, p)) found.push(...splitRun(text, p))
  }
  return found
}

function byMarkers(text: string, [start, end]: Piece): MeasurePiece[] | null {
  const markers = listMarkers(text, start, end)
  const first = markers[0]
  if (!first) return null
  const found: MeasurePiece[] = []
  const intro = trimmed(text, start, first.at)
  const paragraphBefore = text[first.at - 1] === '\n'
  if (paragraphBefore && intro[1] - intro[0] >= 30 && !isIntro(text, intro)) found.push({ marker: null, text: intro })
  for (const [k, m] of markers.entries()) {
    const piece = trimmed(text, m.end, markers[k + 1]?.at ?? end)
    if (piece[1] > piece[0]) found.push({ marker: [m.at, m.end], text: piece })
  }
  return found
}

/** One sentence whose parts are joined by semicolons: 成立专班；制定办法；开展培训。 Prose with an inner full stop is left whole. */
function bySemicolons(text: string, [start, end]: Piece): MeasurePiece[] | null {
  const words = text.slice(start, end)
  const stop = words.indexOf('。')
  if (stop >= 0 && stop < words.length - 1) return null
  const found: MeasurePiece[] = []
  let from = 0
  for (let at = words.indexOf('；'); ; at = words.indexOf('；', from)) {
    const to = at < 0 ? words.length : at + 1
    const piece = trimmed(text, start + from, start + to)
    if (piece[1] - piece[0] < 6 && at >= 0) return null
    if (piece[1] > piece[0]) found.push({ marker: null, text: piece })
    from = to
    if (at < 0) break
  }
  return found.length >= 3 ? found : null
}
