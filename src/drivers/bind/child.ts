// The process that binds evidence into one PDF. What it opens came from outside: it may read the program's own files and nothing else. Parts come on stdin; on stdout leave
// four bytes of length, how many pages each part has as JSON, and the PDF. If it dies, one archive is refused.
import { degrees, PDFDocument, type PDFPage, StandardFonts } from '@cantoo/pdf-lib'
import { unpacked } from './parts.ts'

/** A4 in points, and the margin around a picture. */
const [width, height, margin] = [595.28, 841.89, 36]

const chunks: Buffer[] = []
for await (const chunk of process.stdin) chunks.push(Buffer.from(chunk))
const whole = await PDFDocument.create({ updateMetadata: false })
const pages: (number | null)[] = []
for (const part of unpacked(Buffer.concat(chunks))) {
  try {
    pages.push(part.kind === 'pdf' ? await addPdf(part.bytes) : await addPicture(part.kind, part.bytes))
  } catch {
    // Encrypted or broken: it goes into the zip as it is, and the contents page says so.
    pages.push(null)
  }
}
if (process.argv[2] === 'numbered') await numberPages()
const told = Buffer.from(JSON.stringify(pages), 'utf8')
const length = Buffer.alloc(4)
length.writeUInt32BE(told.length)
process.stdout.write(Buffer.concat([length, told, await whole.save()]))

/** At the foot of each page as it is looked at, whichever way it was scanned. */
async function numberPages(): Promise<void> {
  const font = await whole.embedFont(StandardFonts.Helvetica)
  for (const [at, page] of whole.getPages().entries()) page.drawText(String(at + 1), { ...footOf(page), size: 9, font })
}

function footOf(page: PDFPage) {
  const { x, y, width: wide, height: high } = page.getMediaBox()
  const foot = 14
  const rotate = degrees(page.getRotation().angle)
  switch (((rotate.angle % 360) + 360) % 360) {
    case 90:
      return { x: x + wide - foot, y: y + high / 2, rotate }
    case 180:
      return { x: x + wide / 2, y: y + high - foot, rotate }
    case 270:
      return { x: x + foot, y: y + high / 2, rotate }
    default:
      return { x: x + wide / 2, y: y + foot }
  }
}

async function addPdf(bytes: Uint8Array): Promise<number> {
  const source = await PDFDocument.load(bytes, { updateMetadata: false })
  const copies = await whole.copyPages(source, source.getPageIndices())
  for (const page of copies) whole.addPage(page)
  return copies.length
}

/** A picture lies on a sheet of its own, upright or across as it is, never larger than it was taken. */
async function addPicture(kind: 'jpeg' | 'png', bytes: Uint8Array): Promise<number> {
  const picture = kind === 'jpeg' ? await whole.embedJpg(bytes) : await whole.embedPng(bytes)
  const [wide, high] = picture.width > picture.height ? [height, width] : [width, height]
  const scale = Math.min(1, (wide - 2 * margin) / picture.width, (high - 2 * margin) / picture.height)
  const [drawnWide, drawnHigh] = [picture.width * scale, picture.height * scale]
  const at = { x: (wide - drawnWide) / 2, y: (high - drawnHigh) / 2, width: drawnWide, height: drawnHigh }
  whole.addPage([wide, high]).drawImage(picture, at)
  return 1
}
