import { type Piece, trimmed } from './body.ts'
import { labelAt, type Scheme } from './labels.ts'
import { listMarkers, type Marker, markersOfScheme } from './list-markers.ts'
import { isPureStatus } from './status.ts'

/** A measure inside tidied text; `marker` is its span as printed, or null. */
export type MeasurePiece = { readonly marker: Piece | null; readonly text: Piece }

/**
 * Splits runs of words into measures: at the labels of paragraphs, else at printed markers (一是, （1）, ①, 首先, 一方面), else not at
 * all: paragraphs and parts that only a semicolon joins are one measure, because the text does not number them.
 */
export function splitMeasures(text: string, runs: readonly Piece[]): MeasurePiece[] {
  return runs.flatMap((run) => splitRun(text, run))
}

function splitRun(text: string, run: Piece): MeasurePiece[] {
  const paragraphs = paragraphsOf(text, run)
  const first = paragraphs.find((p) => labelAt(text, p[0], p[1]) !== null)
  const label = first ? labelAt(text, first[0], first[1]) : null
  if (first && label) return byLabels(text, run, first, label.scheme)
  const marked = cutAt(text, run, listMarkers(text, run[0], run[1]))
  if (marked) return marked
  return whole(text, run)
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

/** Labels of the outermost scheme begin measures, at line starts and inside lines; what stands before the first is split by itself. */
function byLabels(text: string, run: Piece, first: Piece, scheme: Scheme): MeasurePiece[] {
  const found = cutAt(text, [first[0], run[1]], markersOfScheme(text, first[0], run[1], scheme))
  const before = trimmed(text, run[0], first[0])
  const intro = before[1] > before[0] && !isIntro(text, before) ? splitRun(text, before) : []
  return [...intro, ...(found ?? whole(text, [first[0], run[1]]))]
}

function cutAt(text: string, [start, end]: Piece, markers: readonly Marker[]): MeasurePiece[] | null {
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
