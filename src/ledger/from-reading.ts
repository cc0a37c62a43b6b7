import type { Fields } from '../kernel/fields.ts'
import type { Item, Measure, Reading } from '../notice/reading.ts'
import type { IncomingFinding, IncomingMeasure, Scope, Source } from './incoming.ts'
import { dayIn } from './days.ts'
import { placeOf } from './places.ts'
import type { Span } from './proposal.ts'
import { degreeOf, kindWords } from './reported.ts'

/** Longest title of the register; the whole wording stays in `original`. */
const longestTitle = 500

/** Headings that say how far the work is or what kind of list follows. They are no class of problems. */
const structural =
  /巡察(?:发现|反馈|指出)|主要问题|具体问题|存在问题$|整改(?:进展|落实|完成)?情况|(?:已经?|基本)?完成(?:的|整改)|(?:正在|持续)(?:推进|整改)|推进整改|问题导向/u

const label = /^(?:[（(]?[一二三四五六七八九十百\d]+[）)]?[、.．：:]?|[①-⑳])\s*/u

/** A reading as problems with their measures. */
export function fromReading(reading: Reading, scope: Scope, text: string): IncomingFinding[] {
  const from = reading.kind === 'feedback' ? 'feedback' : 'notice'
  return reading.items.map((item) => ({ ...findingOf(item, from, text), scope }))
}

function findingOf(item: Item, from: 'notice' | 'feedback', text: string): Omit<IncomingFinding, 'scope'> {
  const section = item.path.join(' › ')
  const title = item.title.replace(/^(?:反馈|具体)?问题[一二三四五六七八九十\d]*[：:]\s*/u, '').trim()
  const original = from === 'feedback' ? originalOf(item, text) : null
  const degree = degreeOf(item.status, item.statusQuote)
  const result = from === 'notice' ? resultPlace(item, text) : null
  const day = item.deadline === null ? null : dayIn(item.deadline)
  return {
    from,
    section,
    verb: 'open',
    closed: null,
    fields: filled({
      title: title || item.title,
      original,
      number: item.label === null ? null : item.label.replace(/[、.．：:]+$/u, ''),
      ...classesOf(item.path),
      path: section,
      reportedDegree: degree,
      result: result && text.slice(...result),
      dueOn: day,
      place: `${item.span[0]}-${item.span[1]}`,
    }),
    source: sourceOf(item, title, degree, result, text),
    measures: item.measures.map((m) => measureOf(m)),
  }
}

/** The block as printed, without its label; the title where the caller has no text. */
function originalOf({ label: printed, span, title }: Item, text: string): string {
  const block = text.slice(...span).trim()
  const own = printed !== null && block.startsWith(printed) ? block.slice(printed.length).trim() : block
  return own || title
}

function sourceOf(item: Item, title: string, degree: string | null, result: Span | null, text: string): Source {
  const { span, statusQuote, owner, deadline } = item
  const inside = (words: string | null): Span => (words === null ? span : placeOf(text, words, span))
  return {
    at: `${span[0]}-${span[1]}`,
    span,
    places: {
      title: inside(title),
      original: span,
      ...(item.label === null ? {} : { number: inside(item.label) }),
      ...(degree === null ? {} : { reportedDegree: statusPlace(text, statusQuote, span) }),
      ...(result === null ? {} : { result }),
      ...(deadline === null ? {} : { dueOn: inside(deadline) }),
    },
    sheet: null,
    record: null,
    cells: {},
    parts: {},
    names: owner === null ? {} : { owner: owner.replace(/[）)]+$/u, '') },
  }
}

/** What a paper itself calls the result, up to the next of its labels or the end of the line. */
const effect = /(?:整改|取得)的?成效[：:][^\S\n]*([^\n]*)/u
const nextLabel = /[，,；;。]?\s*(?:(?:整改)?完成情况|整改结果|责任(?:领导|部门|部室|单位|人)|整改时限|完成时限)[：:]/u

function resultPlace({ span, measures }: Item, text: string): Span | null {
  const found = effect.exec(text.slice(...span))
  const [whole = '', words = ''] = found ?? []
  if (!found || words === '') return null
  const start = span[0] + found.index + whole.length - words.length
  const end = start + (nextLabel.exec(words)?.index ?? words.length)
  const isMeasure = measures.some((one) => one.span[0] < end && start < one.span[1])
  return isMeasure || end === start ? null : [start, end]
}

/** A degree is often told once, in the heading of a section: the last such words before the item. */
function statusPlace(text: string, quote: string | null, span: Span): Span {
  if (quote === null) return span
  const inside = placeOf(text, quote, span)
  if (inside !== span) return inside
  const above = text.lastIndexOf(quote, span[0])
  return above < 0 ? span : [above, above + quote.length]
}

function measureOf({ marker, text, kinds, span }: Measure): IncomingMeasure {
  return {
    verb: 'add',
    ...{ done: null, whole: null },
    fields: filled({ text, marker, kinds: kindWords(kinds), place: `${span[0]}-${span[1]}` }),
    source: {
      at: `${span[0]}-${span[1]}`,
      ...{ span, places: { text: span }, sheet: null, record: null, cells: {}, parts: {}, names: {} },
    },
  }
}

/** 类别 and 方面: the headings that class problems, without their numbers; a single one is the aspect. */
function classesOf(path: readonly string[]): Fields {
  const classes = path
    .filter((one) => !structural.test(one) || one.endsWith('方面'))
    .map((one) => one.replace(label, ''))
  const [first, ...rest] = classes
  const last = rest.at(-1)
  return last === undefined ? { aspect: first ?? null } : { category: first ?? null, aspect: last }
}

function shortened(text: string, most: number): string {
  const letters = [...text]
  return letters.length > most ? `${letters.slice(0, most - 1).join('')}…` : text
}

/** Longest values of the registers' lines; what is longer stands in the paper all the same. */
const longest: Readonly<{ [field: string]: number }> = {
  title: longestTitle,
  path: 500,
  category: 200,
  aspect: 200,
  number: 60,
  marker: 40,
}

/** Without what is empty: a proposal names what it proposes. Text comes out as a field may hold it: whole characters, no control characters, no longer than its line. */
export const filled = (fields: Fields): Fields =>
  Object.fromEntries(
    Object.entries(fields)
      .map(([name, value]) => [name, typeof value === 'string' ? printable(value, longest[name]) : value] as const)
      .filter(([, value]) => value !== null && value !== ''),
  )

function printable(text: string, most: number | undefined): string {
  const plain = text.toWellFormed().replace(/[^\P{Cc}\n\t]/gu, '')
  return most === undefined ? plain.trim() : shortened(plain.replace(/\s+/gu, ' ').trim(), most)
}
