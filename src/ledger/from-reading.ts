import type { Fields } from '../kernel/fields.ts'
import type { Item, Measure, Reading } from '../notice/reading.ts'
import type { IncomingFinding, IncomingMeasure, Source } from './incoming.ts'
import { dayIn } from './days.ts'
import { placeOf } from './places.ts'
import type { Span } from './proposal.ts'
import { degreeOf, kindWords } from './reported.ts'

/** Longest title of the register; the whole wording stays in `original`. */
const longestTitle = 500

/** Headings that say how far the work is or what kind of list follows. They are no class of problems. */
const structural =
  /巡察(?:发现|反馈|指出)|主要问题|具体问题|存在问题$|整改(?:进展|落实|完成)?情况|(?:已经?|基本)?完成(?:的|整改)|(?:正在|持续)(?:推进|整改)/u

const label = /^(?:[（(]?[一二三四五六七八九十百\d]+[）)]?[、.．：:]?|[①-⑳])\s*/u

/** A reading (with further papers of the same file) as problems with their measures. */
export function fromReading(reading: Reading, text: string): IncomingFinding[] {
  const from = reading.kind === 'feedback' ? 'feedback' : 'notice'
  return reading.items.map((item) => findingOf(item, from, text))
}

function findingOf(item: Item, from: 'notice' | 'feedback', text: string): IncomingFinding {
  const section = item.path.join(' › ')
  const title = item.title.replace(/^(?:反馈|具体)?问题[一二三四五六七八九十\d]*[：:]\s*/u, '').trim()
  const original = from === 'feedback' ? originalOf(item, text) : null
  const degree = degreeOf(item.status, item.statusQuote)
  const day = item.deadline === null ? null : dayIn(item.deadline)
  return {
    from,
    section,
    verb: 'open',
    closed: null,
    fields: filled({
      title: shortened(title || item.title),
      original,
      number: item.label === null ? null : item.label.replace(/[、.．：:]+$/u, ''),
      ...classesOf(item.path),
      path: section,
      reportedDegree: degree,
      dueOn: day,
      place: `${item.span[0]}-${item.span[1]}`,
    }),
    source: sourceOf(item, title, degree, text),
    measures: item.measures.map((m) => measureOf(m)),
  }
}

/** The block as printed, without its label; the title where the caller has no text. */
function originalOf({ label: printed, span, title }: Item, text: string): string {
  const block = text.slice(...span).trim()
  const own = printed !== null && block.startsWith(printed) ? block.slice(printed.length).trim() : block
  return own || title
}

function sourceOf(item: Item, title: string, degree: string | null, text: string): Source {
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
      ...(deadline === null ? {} : { dueOn: inside(deadline) }),
    },
    sheet: null,
    cells: {},
    names: owner === null ? {} : { owner: owner.replace(/[）)]+$/u, '') },
  }
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
    fields: filled({ text, marker, kinds: kindWords(kinds), place: `${span[0]}-${span[1]}` }),
    source: {
      at: `${span[0]}-${span[1]}`,
      ...{ span, places: { text: span }, sheet: null, cells: {}, names: {} },
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

function shortened(title: string): string {
  const letters = [...title]
  return letters.length > longestTitle ? `${letters.slice(0, longestTitle - 1).join('')}…` : title
}

/** Without what is empty: a proposal names what it proposes. */
export const filled = (fields: Fields): Fields =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null && value !== ''))
