import { type Cell, type Paper, type Table, wordsOf } from '../paper.ts'

/** A4 in points, its margins, and the sizes of type. */
const sheet = { width: 595.28, height: 841.89, left: 62, right: 62, top: 70, bottom: 62 } as const
const width = sheet.width - sheet.left - sheet.right
const sizes = { title: 18, text: 12, cell: 10 } as const
const leading = 1.5
const padding = 4

/** What is drawn on one page: operators of a content stream. */
type Page = string[]

/**
 * A list on paper as a PDF: its title, its paragraphs and its tables without joined cells. The typeface is the standard one that every viewer has for Chinese (STSong-Light by
 * the character collection Adobe-GB1), so that no font file travels with it. The same paper gives the same bytes.
 */
export function listPdf(paper: Paper, mark = ''): Uint8Array {
  const pages: Page[] = []
  let y = 0
  const turn = () => {
    pages.push([])
    y = sheet.height - sheet.top
  }
  const line = (text: string, size: number, x: number, high = size * leading) => {
    if (y - high < sheet.bottom) turn()
    y -= high
    pages.at(-1)?.push(shown(text, size, x, y))
  }
  turn()
  for (const text of paper.title) line(text, sizes.title, (sheet.width - widthOf(text, sizes.title)) / 2)
  y -= sizes.text
  for (const block of paper.blocks) {
    if (block.kind === 'paragraph')
      for (const text of wrapped(wordsOf(block.runs), sizes.text, width)) line(text, sizes.text, sheet.left)
    else if (block.kind === 'table') y = drawTable(block, pages, y, turn)
  }
  for (const text of wrapped(mark, 8, width)) line(text, 8, sheet.left)
  return fileOf(pages)
}

function drawTable(table: Table, pages: Page[], from: number, turn: () => void): number {
  const whole = table.widths.reduce((sum, one) => sum + one, 0) || 1
  const widths = table.widths.map((one) => (one * width) / whole)
  let y = from
  const row = (cells: readonly Cell[]) => {
    const texts = cells.map((cell, k) => wrapped(wordsOf(cell.runs), sizes.cell, (widths[k] ?? 0) - 2 * padding))
    const high = Math.max(1, ...texts.map((lines) => lines.length)) * sizes.cell * leading + 2 * padding
    if (y - high < sheet.bottom) {
      turn()
      y = sheet.height - sheet.top
      if (!table.rows.slice(0, table.headRows).includes(cells)) table.rows.slice(0, table.headRows).forEach(row)
    }
    let x: number = sheet.left
    for (const [k, lines] of texts.entries()) {
      const wide = widths[k] ?? 0
      pages.at(-1)?.push(`${number(x)} ${number(y - high)} ${number(wide)} ${number(high)} re S`)
      for (const [at, text] of lines.entries()) {
        const inner = cells[k]?.set === 'centre' || cells[k]?.head ? (wide - widthOf(text, sizes.cell)) / 2 : padding
        const down = padding + (at + 1) * sizes.cell * leading - sizes.cell * 0.3
        pages.at(-1)?.push(shown(text, sizes.cell, x + inner, y - down))
      }
      x += wide
    }
    y -= high
  }
  table.rows.forEach(row)
  return y - sizes.text
}

const number = (value: number): string => String(Math.round(value * 100) / 100)

/** A sign of Latin script takes half the room of a Chinese one. */
const emOf = (sign: string): number => (/[\u0020-\u007e]/u.test(sign) ? 0.5 : 1)
const widthOf = (text: string, size: number): number => [...text].reduce((sum, sign) => sum + emOf(sign) * size, 0)

/** Lines of at most that width; what is written on several lines stays so. */
function wrapped(text: string, size: number, room: number): readonly string[] {
  return text.split('\n').flatMap((part) => {
    const lines: string[] = []
    let line = ''
    for (const sign of part) {
      if (line !== '' && widthOf(line + sign, size) > room) {
        lines.push(line)
        line = ''
      }
      line += sign
    }
    return line === '' ? lines : [...lines, line]
  })
}

function shown(text: string, size: number, x: number, y: number): string {
  const units = Array.from({ length: text.length }, (_, at) => text.charCodeAt(at).toString(16).padStart(4, '0'))
  return `BT /F1 ${size} Tf ${number(x)} ${number(y)} Td <${units.join('')}> Tj ET`
}

/** Objects one behind the other, with the table of where each begins. All of it is ASCII. */
function fileOf(pages: readonly Page[]): Uint8Array {
  const first = 6
  const kids = pages.map((_, k) => `${first + 2 * k} 0 R`).join(' ')
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`,
    '<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light-UniGB-UTF16-H /Encoding /UniGB-UTF16-H /DescendantFonts [4 0 R] >>',
    '<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 5 >> /FontDescriptor 5 0 R /DW 1000 /W [1 95 500 814 939 500] >>',
    '<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [-25 -254 1000 880] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >>',
    ...pages.flatMap((page, k) => {
      const drawn = ['0.5 w', ...page].join('\n')
      const box = `[0 0 ${sheet.width} ${sheet.height}]`
      return [
        `<< /Type /Page /Parent 2 0 R /MediaBox ${box} /Resources << /Font << /F1 3 0 R >> >> /Contents ${first + 2 * k + 1} 0 R >>`,
        `<< /Length ${drawn.length} >>\nstream\n${drawn}\nendstream`,
      ]
    }),
  ]
  let file = '%PDF-1.4\n'
  const places = objects.map((object, k) => {
    const place = file.length
    file += `${k + 1} 0 obj\n${object}\nendobj\n`
    return place
  })
  const table = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('')
  const trailer = `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${file.length}\n%%EOF\n`
  return new TextEncoder().encode(`${file}xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}${trailer}`)
}
