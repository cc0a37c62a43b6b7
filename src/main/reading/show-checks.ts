import type { CheckFinding } from '../../notice/checks/registry.ts'
import type { Reading } from '../../notice/format.ts'
import type { Tongue } from '../tongue.ts'
import { harmless, type Ink } from './ink.ts'

const SEVERITIES = {
  error: { zh: '错误', en: 'error' },
  warning: { zh: '提醒', en: 'warning' },
  note: { zh: '提示', en: 'note' },
} as const
const MOST_LINES = 6
const WIDTH = 30

/** All checks of a file, of its first paper and of further ones. */
export const allChecks = (reading: Reading): CheckFinding[] => [
  ...reading.checks,
  ...(reading.more ?? []).flatMap(allChecks),
]

/** Prints the checks of a file, grouped by code, each place with its line number and the words around it. */
export function showChecks(path: string, text: string, reading: Reading, tongue: Tongue, ink: Ink): void {
  const checks = allChecks(reading)
  if (checks.length === 0) return tongue.print(`${ink.green('✓')} ${harmless(path)}`)
  const places = lineStarts(text)
  tongue.print(ink.bold(harmless(path)))
  for (const [code, group] of grouped(checks)) {
    const severity = group[0]?.severity ?? 'note'
    const colour = severity === 'error' ? ink.red : severity === 'warning' ? ink.yellow : ink.cyan
    tongue.print(`  ${colour(tongue.say(SEVERITIES[severity]))} ${ink.bold(code)}`)
    for (const check of group) {
      tongue.print(`    ${harmless(tongue.say({ zh: check.message, en: check.en }))}`)
      for (const span of check.spans.slice(0, MOST_LINES)) tongue.print(`      ${around(text, span, places, ink)}`)
      const rest = check.spans.length - MOST_LINES
      if (rest > 0) tongue.print(`      ${ink.dim(tongue.say({ zh: `另有 ${rest} 处`, en: `${rest} more places` }))}`)
    }
  }
}

function grouped(checks: readonly CheckFinding[]): Map<string, CheckFinding[]> {
  const groups = new Map<string, CheckFinding[]>()
  for (const check of checks) groups.set(check.code, [...(groups.get(check.code) ?? []), check])
  return groups
}

function lineStarts(text: string): number[] {
  const starts = [0]
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
  return starts
}

/** Line number and column, and the words of the span with a few on either side. */
function around(text: string, [s, e]: readonly [number, number], starts: readonly number[], ink: Ink): string {
  let low = 0
  let high = starts.length - 1
  while (low < high) {
    const mid = (low + high + 1) >> 1
    if ((starts[mid] ?? 0) <= s) low = mid
    else high = mid - 1
  }
  const from = Math.max(starts[low] ?? 0, s - WIDTH)
  const flat = (words: string) => harmless(words.replace(/\s+/gu, ' '))
  const place = `${low + 1}:${s - (starts[low] ?? 0) + 1}`
  return `${ink.dim(place.padEnd(8))} ${flat(text.slice(from, s))}${ink.red(flat(text.slice(s, Math.min(e, s + 160))))}${flat(text.slice(e, e + WIDTH).split('\n')[0] ?? '')}`
}
