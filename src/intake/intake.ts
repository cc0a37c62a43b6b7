/**
 * What a file becomes once it is read: its text, where every piece of that text stood in the file, and, for tables, its cells.
 * A screen that shows the paper beside the proposal needs nothing else.
 */

export type IntakeType = 'txt' | 'html' | 'docx' | 'pdf' | 'csv' | 'xlsx' | 'picture'

/**
 * Where a stretch of `text`, [start, end) in UTF-16 code units, stood. Everything is counted from 1, as people count. Which of the
 * members are there depends on the format: a page has no meaning in a spreadsheet, a cell none in a PDF.
 */
export interface Position {
  readonly start: number
  readonly end: number
  readonly page?: number
  readonly paragraph?: number
  readonly line?: number
  readonly sheet?: string
  readonly row?: number
  readonly column?: number
}

/** Answer of `locate`: a position without its span, and the cell as a spreadsheet names it. */
export interface Located {
  readonly page?: number
  readonly paragraph?: number
  readonly line?: number
  readonly sheet?: string
  readonly cell?: string
}

export interface Cell {
  /** Counted from 1, as the spreadsheet shows them. */
  readonly row: number
  readonly column: number
  /** As a person sees it, outer space cut off, full-width digits and letters kept. */
  readonly text: string
  /** A number where the cell holds one, or holds text that is one (`１,２３４.５０`); null where it is empty. */
  readonly value: string | number | boolean | null
  /** YYYY-MM-DD where the cell is a day: by its format, or because its column says so and its number is a serial one. */
  readonly day?: string
  /** Last row and column of a merged range whose first cell this is. The cells it covers are absent. */
  readonly covers?: readonly [row: number, column: number]
}

export interface Sheet {
  readonly name: string
  readonly rows: number
  readonly columns: number
  /** Filled cells only, by row, then column. */
  readonly cells: readonly Cell[]
}

/** Something a person should know before trusting the reading. Codes are in the registry of refusals.ts. */
export interface Warning {
  readonly code: string
  readonly words: { readonly zh: string; readonly en: string }
  readonly at?: Located
}

export interface Intake {
  readonly type: IntakeType
  readonly text: string
  /** Set when characters may differ from the paper: what made it so (`ocr`, `charset`, `pdf-fonts`). */
  readonly lossy?: string
  /** Ordered by `start`, never overlapping. Line breaks between blocks belong to none. */
  readonly positions: readonly Position[]
  /** Tables: every sheet of a workbook, the one of a csv, each table of a docx or html. */
  readonly cells?: readonly Sheet[]
  /** Text of page headers and footers, which is not part of `text`: a classification mark may stand there. */
  readonly margins: readonly string[]
  readonly warnings: readonly Warning[]
}

/** Where the character at `offset` stood in the file. Between two blocks the one before answers. */
export function locate(intake: Pick<Intake, 'positions'>, offset: number): Located {
  const { positions } = intake
  let low = 0
  let high = positions.length - 1
  let found: Position | undefined
  while (low <= high) {
    const middle = (low + high) >> 1
    const position = positions[middle]
    if (!position) break
    if (position.start <= offset) {
      found = position
      low = middle + 1
    } else high = middle - 1
  }
  return found ? placed(found) : {}
}

function placed({ page, paragraph, line, sheet, row, column }: Position): Located {
  return {
    ...(page === undefined ? {} : { page }),
    ...(paragraph === undefined ? {} : { paragraph }),
    ...(line === undefined ? {} : { line }),
    ...(sheet === undefined ? {} : { sheet }),
    ...(row === undefined || column === undefined ? {} : { cell: cellName(row, column) }),
  }
}

/** Row 3, column 28 → AB3. */
export function cellName(row: number, column: number): string {
  let letters = ''
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters
  }
  return `${letters}${row}`
}

/** Puts blocks one after the other and remembers where each came from. */
export class TextBuilder {
  readonly #parts: string[] = []
  readonly #positions: Position[] = []
  #length = 0

  get length(): number {
    return this.#length
  }

  /** Adds text that came from one place. */
  add(text: string, place: Omit<Position, 'start' | 'end'> = {}): void {
    if (text === '') return
    this.#positions.push({ start: this.#length, end: this.#length + text.length, ...place })
    this.between(text)
  }

  /** Adds what stands between two places: a line break, a tab. */
  between(text: string): void {
    this.#parts.push(text)
    this.#length += text.length
  }

  done(): { readonly text: string; readonly positions: Position[] } {
    return { text: this.#parts.join(''), positions: this.#positions }
  }
}
