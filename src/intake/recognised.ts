import { type Intake, TextBuilder } from './intake.ts'
import { stop, warn } from './refusals.ts'

/** Text that a recognition program read from pictures of pages, as an intake that says so. One string per page. */
export function recognised(pages: readonly string[], type: 'pdf' | 'picture'): Intake {
  const builder = new TextBuilder()
  let paragraph = 0
  pages.forEach((page, i) => {
    page.split('\n').forEach((raw, line) => {
      const text = closed(raw.trim())
      if (text === '') return
      paragraph++
      builder.add(text, { page: i + 1, paragraph, line: line + 1 })
      builder.between('\n')
    })
  })
  const { text, positions } = builder.done()
  if (text.trim() === '') stop('nothing-recognised')
  return { type, text, lossy: 'ocr', positions, margins: [], warnings: [warn('recognised-by-machine')] }
}

/** Recognition puts a space between any two Chinese characters: none is printed there. */
export function closed(line: string): string {
  let out = ''
  for (let i = 0; i < line.length; i++) {
    const ch = line[i] ?? ''
    const space = ch === ' ' || ch === '\u3000'
    if (space && (isWide(out.charCodeAt(out.length - 1)) || isWide(line.charCodeAt(i + 1)) || line[i + 1] === ' '))
      continue
    out += ch
  }
  return out
}

const isWide = (code: number): boolean =>
  (code >= 0x3000 && code <= 0x9fff) || (code >= 0xff00 && code <= 0xffef) || (code >= 0x2010 && code <= 0x2027)
