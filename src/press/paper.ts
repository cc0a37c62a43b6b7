import type { Day } from '../calendar/days.ts'

/** Words of a paragraph. `figure` is the id of the figure that the words print, `record` that of the record they were taken from. */
export interface Run {
  readonly text: string
  readonly bold?: true
  readonly figure?: string
  readonly record?: string
}

/** Levels of headings of GB/T 9704: 一、 （一） 1. （1）. The number is part of the words. */
export type Level = 1 | 2 | 3 | 4

export interface Heading {
  readonly kind: 'heading'
  readonly level: Level
  readonly runs: readonly Run[]
}

export interface Paragraph {
  readonly kind: 'paragraph'
  readonly runs: readonly Run[]
  /** `body` begins two characters in, `flush` does not, `centre` and `right` are set so. */
  readonly set: 'body' | 'flush' | 'centre' | 'right'
}

export interface Cell {
  readonly runs: readonly Run[]
  readonly columns?: number
  readonly rows?: number
  readonly head?: true
  /** Least height of its row in millimetres: room for a signature or a seal. */
  readonly room?: number
  readonly set?: 'centre' | 'left'
}

export interface Table {
  readonly kind: 'table'
  /** Shares of the width, one for each column. */
  readonly widths: readonly number[]
  /** Rows at the top that are printed again on every page. */
  readonly headRows: number
  /** Cells of a row, without those that a cell further up or left covers. */
  readonly rows: readonly (readonly Cell[])[]
  /** Whether the page is laid across for it. */
  readonly wide: boolean
}

/** A QR code with what it carries printed below it. */
export interface Code {
  readonly kind: 'code'
  readonly carries: string
  readonly says: string
}

export interface Break {
  readonly kind: 'break'
}

export type Block = Heading | Paragraph | Table | Code | Break

/** 附件: each on a page of its own, its name listed below the text. */
export interface Attachment {
  readonly name: string
  readonly blocks: readonly Block[]
}

/**
 * What every paper is made of, before any format. It carries no red head and no picture of a seal (domain §13.11); its number is typed from the unit's own register.
 */
export interface Paper {
  /** Lines of the title, broken where words end. */
  readonly title: readonly string[]
  readonly number: string | null
  readonly addressee: string | null
  readonly blocks: readonly Block[]
  readonly attachments: readonly Attachment[]
  readonly signature: { readonly issuer: string; readonly day: Day | null; readonly sealed: boolean } | null
  /** 版记: 抄送 and who printed it when. */
  readonly imprint: {
    readonly copies: string | null
    readonly printedBy: string | null
    readonly printedOn: Day | null
  } | null
  /** A form or list has no head of a letter and no rules of body text: its page is laid across, or its pitch is its own. */
  readonly layout: 'text' | 'form' | 'across'
}

export const run = (text: string, about: { figure?: string; record?: string; bold?: true } = {}): Run => ({
  text,
  ...about,
})

export const paragraph = (...runs: readonly (Run | string)[]): Paragraph => ({
  kind: 'paragraph',
  set: 'body',
  runs: runs.map((r) => (typeof r === 'string' ? run(r) : r)),
})

export const heading = (level: Level, text: string, record?: string): Heading => ({
  kind: 'heading',
  level,
  runs: [run(text, record === undefined ? {} : { record })],
})

/** The words of runs one behind the other. */
export const wordsOf = (runs: readonly Run[]): string => runs.map((r) => r.text).join('')
