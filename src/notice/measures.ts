import { isSpace } from '../text/chars.ts'
import { type Piece, trimmed } from './body.ts'
import { type Label, labelAt } from './labels.ts'
import { listMarkers, type Marker, markersOfScheme } from './list-markers.ts'
import { isPureStatus } from './status.ts'

/** A measure inside tidied text; `marker` is its span as printed, or null. */
export type MeasurePiece = { readonly marker: Piece | null; readonly text: Piece }

/**
 * Splits runs of words into measures: at the labels of paragraphs, else at printed markers (一是, （1）, ①, 首先, 一方面), else not at
 * all: paragraphs and parts that only a semicolon joins are one measure, because the text does not number them.
 */
export function splitMeasures(text: string, runs: readonly Piece[]): MeasurePiece[] {
  const found: MeasurePiece[] = []
  for (const run of runs) for (const piece of splitRun(text, run)) found.push(piece)
  return found
}

function splitRun(text: string, run: Piece): MeasurePiece[] {
  const first = firstLabel(text, run)
  if (first) return byLabels(text, run, first)
  return cutAt(text, run[0], run[1], listMarkers(text, run[0], run[1])) ?? whole(text, run)
}

const whole = (text: string, run: Piece): MeasurePiece[] =>
  run[1] > run[0] && !isPureStatus(text, run[0], run[1]) ? [{ marker: null, text: run }] : []

/** The label of the first paragraph that has one. */
function firstLabel(text: string, [start, end]: Piece): Label | null {
  for (let from = start; from < end; from++) {
    while (from < end && isBlank(text.charCodeAt(from))) from++
    const until = from
    while (from < end && text.charCodeAt(from) !== 10) from++
    const label = from > until ? labelAt(text, until, trimmed(text, until, from)[1]) : null
    if (label) return label
  }
  return null
}

const isBlank = (c: number): boolean => c === 10 || isSpace(c)

/** A line that only leads in: it ends in a colon, or says nothing but a status. */
function isIntro(text: string, [s, e]: Piece): boolean {
  return text[e - 1] === '：' || isPureStatus(text, s, e)
}

/** Labels of the outermost scheme begin measures, at line starts and inside lines; what stands before the first is split by itself. */
function byLabels(text: string, run: Piece, first: Label): MeasurePiece[] {
  const found = cutAt(text, first.start, run[1], markersOfScheme(text, first.start, run[1], first.scheme))
  const before = trimmed(text, run[0], first.start)
  const intro = before[1] > before[0] && !isIntro(text, before) ? splitRun(text, before) : []
  return [...intro, ...(found ?? whole(text, [first.start, run[1]]))]
}

function cutAt(text: string, start: number, end: number, markers: readonly Marker[]): MeasurePiece[] | null {
  const first = markers[0]
  if (!first) return null
  const found: MeasurePiece[] = []
  const intro = trimmed(text, start, first.at)
  const paragraphBefore = text[first.at - 1] === '\n'
  if (paragraphBefore && intro[1] - intro[0] >= 30 && !isIntro(text, intro)) found.push({ marker: null, text: intro })
  for (let k = 0; k < markers.length; k++) {
    const m = markers[k] ?? first
    const piece = trimmed(text, m.end, markers[k + 1]?.at ?? end)
    if (piece[1] > piece[0]) found.push({ marker: [m.at, m.end], text: piece })
  }
  return found
}
