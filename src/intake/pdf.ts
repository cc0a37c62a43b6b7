import { getResolvedPDFJS } from 'unpdf'
import type { Intake, Warning } from './intake.ts'
import type { Limits } from './limits.ts'
import { ChineseMaps } from './pdf-maps.ts'
import { linesOf, type PageLines, type Piece } from './pdf-lines.ts'
import { paragraphs } from './pdf-paragraphs.ts'
import { withoutRadicals } from './radicals.ts'
import { Refused, refuse, stop, warn } from './refusals.ts'

/** A PDF with text: lines joined to paragraphs across pages, page numbers and running heads kept apart. A scan is refused by name. */
export async function readPdf(bytes: Uint8Array, limits: Limits): Promise<Intake> {
  const maps = new ChineseMaps()
  const pages = await pagesOf(bytes, limits, maps)
  const letters = pages.map((page) => page.lines.reduce((sum, line) => sum + line.text.replace(/\s+/g, '').length, 0))
  const total = letters.reduce((sum, count) => sum + count, 0)
  if (total < 4 * pages.length || total === 0) stop('scanned-only')
  const { text, positions, margins } = paragraphs(pages)
  if (text.length > limits.text) stop('text-too-long', { max: limits.text })
  const garbled = maps.missing || unreadable(text)
  return {
    type: 'pdf',
    text,
    positions,
    margins,
    warnings: warningsOf(letters, garbled),
    ...(garbled ? { lossy: 'pdf-fonts' } : {}),
  }
}

/** A copy of the bytes goes in: the parser takes ownership of its buffer. */
async function pagesOf(bytes: Uint8Array, limits: Limits, maps: ChineseMaps): Promise<PageLines[]> {
  const { getDocument } = await getResolvedPDFJS()
  const task = getDocument({
    data: Uint8Array.from(bytes),
    verbosity: 0,
    disableFontFace: true,
    useSystemFonts: false,
    useWorkerFetch: false,
    useWasm: false,
    isOffscreenCanvasSupported: false,
    isImageDecoderSupported: false,
    enableXfa: false,
    stopAtErrors: false,
    maxImageSize: 1,
    cMapUrl: 'here/',
    cMapPacked: false,
    BinaryDataFactory: maps.factory,
  })
  try {
    const document = await task.promise
    if (document.numPages > limits.pages) stop('too-many-pages', { count: document.numPages, max: limits.pages })
    const pages: PageLines[] = []
    let length = 0
    for (let number = 1; number <= document.numPages; number++) {
      const page = await document.getPage(number)
      const { items } = await page.getTextContent()
      const pieces: Piece[] = items.flatMap((item) => ('str' in item ? [pieceOf(item)] : []))
      length += pieces.reduce((sum, piece) => sum + piece.text.length, 0)
      if (length > limits.text) stop('text-too-long', { max: limits.text })
      pages.push({ number, height: page.view[3] ?? 842, lines: linesOf(pieces) })
      page.cleanup()
    }
    return pages
  } catch (error) {
    throw error instanceof Refused ? error : new Refused(refusalOf(error))
  } finally {
    await task.destroy()
  }
}

function refusalOf(error: unknown) {
  const name = error instanceof Error ? error.name : ''
  return name === 'PasswordException' ? refuse('password-protected') : refuse('file-damaged', { what: 'pdf' })
}

interface TextItem {
  readonly str: string
  readonly transform: readonly unknown[]
  readonly width: number
  readonly height: number
}

function pieceOf({ str, transform, width, height }: TextItem): Piece {
  const at = (i: number): number => {
    const value = transform[i]
    return typeof value === 'number' && Number.isFinite(value) ? value : 0
  }
  const size = height > 0 ? height : Math.hypot(at(2), at(3))
  return { text: withoutRadicals(str), x: at(4), y: at(5), width, size: size > 0 ? size : 10 }
}

/** One character in twenty that is no character: private use, control, replacement. Fonts without a table of characters give such text. */
function unreadable(text: string): boolean {
  let bad = 0
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code === 0xfffd || (code >= 0xe000 && code <= 0xf8ff) || (code < 32 && code !== 10 && code !== 9)) bad++
  }
  return bad * 20 > text.length
}

function warningsOf(letters: readonly number[], garbled: boolean): Warning[] {
  const blank = letters.flatMap((count, i) => (count === 0 ? [i + 1] : []))
  const shown = blank.length > 12 ? `${blank.slice(0, 12).join('、')}…` : blank.join('、')
  return [
    ...(blank.length > 0 ? [warn('pages-without-text', { pages: shown }, { page: blank[0] ?? 1 })] : []),
    ...(garbled ? [warn('fonts-without-text')] : []),
  ]
}
