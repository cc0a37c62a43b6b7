import type { Day } from '../../calendar/days.ts'
import type { Defect } from '../defect.ts'
import { type Figure, type Figures, figuresOf } from '../figures.ts'
import { issuerOf, type PressLedger } from '../ledger.ts'
import { type Block, heading, type Paper, wordsOf } from '../paper.ts'
import { type Place, textOf } from '../text-of.ts'
import { brokenTitle } from '../title-lines.ts'
import { filled } from './fill.ts'
import { findingBlocks } from './findings.ts'
import { namesOf, publicWords, type Readers, viewFor } from './public-view.ts'
import { type SectionName, sectionNames, templatesFor } from './sections.ts'

export interface NoticeWishes {
  readonly readers: Readers
  /** Words that take the place of a section's own. {{figure:ID}} in them is filled in. */
  readonly edits?: { readonly [name in SectionName]?: string }
  readonly signedOn?: Day | null
}

export interface Notice {
  readonly paper: Paper
  /** Words of the paper, a paragraph a line: what `places` and the reader's spans point into. */
  readonly text: string
  readonly places: readonly Place[]
  /** Where the contact block stands in the text: what is in it is there to be read. */
  readonly contact: readonly [start: number, end: number]
  /** Figures that the text prints, in the order of the text, each once. */
  readonly figures: readonly Figure[]
  /** Words of every section before figures are filled in: what an editor starts from. */
  readonly templates: { readonly [name in SectionName]: string }
  readonly defects: readonly Defect[]
}

/** Writes the notice of a ledger for its readers (structure: domain §1.7). Composed, not typed: all figures come from the ledger as of its day. */
export function composeNotice(ledger: PressLedger, { readers, edits = {}, signedOn = null }: NoticeWishes): Notice {
  const figures = figuresOf(ledger)
  const view = viewFor(ledger, readers)
  const templates = templatesFor(view, figures)
  const defects: Defect[] = []
  const section = (name: SectionName): Block[] => {
    const edit = edits[name]
    const words = edit === undefined ? templates[name] : wordsFor(ledger, readers, name, edit)
    return paragraphsOf(words, figures, name, defects)
  }
  const contact = section('contact')
  const paper: Paper = {
    title: brokenTitle(issuerOf(ledger), `关于${ledger.round.name ?? '巡察'}整改进展情况的通报`),
    ...{ number: null, addressee: null, attachments: [], imprint: null, layout: 'text' },
    blocks: [
      ...section('opening'),
      heading(1, '一、整改工作组织情况'),
      ...section('organisation'),
      ...section('totals'),
      heading(1, '二、反馈问题整改情况'),
      ...findingBlocks(view),
      heading(1, '三、下一步工作'),
      ...section('next'),
      ...contact,
    ],
    signature: { issuer: issuerOf(ledger), day: signedOn, sealed: true },
  }
  const { text, places } = textOf(paper)
  const printed = { figures: printedOnce(places, figures), contact: spanOf(text, contact) }
  return { paper, text, places, ...printed, templates, defects: defects.concat(unknown(edits)) }
}

/** What a person typed is masked like all else that leaves; the contact block is there to be read (domain §13.12). */
const wordsFor = (ledger: PressLedger, readers: Readers, name: SectionName, edit: string): string =>
  readers === 'party' || name === 'contact' ? edit : publicWords(edit, namesOf(ledger))

/** Every line of a section is a paragraph. */
function paragraphsOf(template: string, figures: Figures, name: string, defects: Defect[]): Block[] {
  const lines = template.split('\n').map((line) => line.trim())
  return lines
    .filter((line) => line !== '')
    .map((line): Block => ({ kind: 'paragraph', set: 'body', runs: filled(line, figures, name, defects) }))
}

/** The contact block is the last of its words: nothing but the signature stands behind it. */
function spanOf(text: string, blocks: readonly Block[]): [number, number] {
  const words = blocks.map((b) => (b.kind === 'paragraph' ? wordsOf(b.runs) : '')).join('\n')
  const start = text.lastIndexOf(words)
  return [start, start + words.length]
}

function printedOnce(places: readonly Place[], figures: Figures): Figure[] {
  const ids = new Set(places.flatMap((p) => (p.figure === undefined ? [] : [p.figure])))
  return [...ids].flatMap((id) => figures.get(id) ?? [])
}

/** An edit of a section that a notice has not got. */
function unknown(edits: object): Defect[] {
  const known: readonly string[] = sectionNames
  return Object.keys(edits)
    .filter((name) => !known.includes(name))
    .map((name) => ({
      code: 'unknown-section',
      at: name,
      says: {
        zh: `通报没有“${name}”这一部分，可以改写的是：${sectionNames.join('、')}。`,
        en: `A notice has no section ${name}: those to be edited are ${sectionNames.join(', ')}.`,
      },
    }))
}
