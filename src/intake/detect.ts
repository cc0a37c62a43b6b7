import { fileTypeFromBuffer } from 'file-type'
import { decode, isWide } from './charset.ts'
import { delimiterOf } from './csv.ts'
import type { Limits } from './limits.ts'
import { Refused, refuse, stop } from './refusals.ts'
import { entryNames } from './zip.ts'

/**
 * What the bytes are, whatever the file is called. `old-…` are formats another program must convert first; `ole-book` may be read here.
 */
export type Kind =
  | 'txt'
  | 'csv'
  | 'html'
  | 'docx'
  | 'xlsx'
  | 'pdf'
  | 'picture'
  | 'old-text'
  | 'old-book'
  | 'ole-book'
  | 'ofd'
  | 'mht'

export async function detect(bytes: Uint8Array, limits: Limits): Promise<Kind> {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 8192))
  if (begins(head, [0x50, 0x4b, 0x03, 0x04]) || begins(head, [0x50, 0x4b, 0x05, 0x06])) return inZip(bytes, limits)
  if (begins(head, [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])) return inOle(bytes)
  if (head.subarray(0, 1024).includes('%PDF-')) return 'pdf'
  if (head.subarray(0, 5).toString('latin1') === '{\\rtf') return 'old-text'
  const known = await magicType(bytes, head)
  if (known?.startsWith('image/')) return 'picture'
  // A damaged UTF-16 mark looks like the frame of an mp3, and "BM" begins many texts: only what cannot be text is refused by its magic.
  if (known !== undefined && hasControls(head)) stop('file-type-unknown')
  return inText(bytes, head)
}

/** The type a magic number tells, as a MIME name. "BM", the mark of a bitmap, is two letters: believed only where the rest is not text. */
async function magicType(bytes: Uint8Array, head: Uint8Array): Promise<string | undefined> {
  const found = await fileTypeFromBuffer(bytes.subarray(0, 65_536)).catch(() => undefined)
  return found === undefined || (found.mime.startsWith('image/') && !hasControls(head)) ? undefined : found.mime
}

const begins = (head: Uint8Array, magic: readonly number[]): boolean => magic.every((byte, i) => head[i] === byte)

async function inZip(bytes: Uint8Array, limits: Limits): Promise<Kind> {
  const names = new Set(await entryNames(bytes, limits))
  if (names.has('word/document.xml') || names.has('word/document2.xml')) return 'docx'
  if (names.has('xl/workbook.xml')) return 'xlsx'
  if (names.has('OFD.xml')) return 'ofd'
  if (names.has('xl/workbook.bin')) return 'old-book'
  if (names.has('content.xml') && names.has('mimetype')) return openDocument(bytes)
  if ([...names].some((name) => name.startsWith('ppt/'))) stop('file-type-unknown')
  return stop('archive-not-a-document')
}

/** The first entry of an OpenDocument file is `mimetype`, stored as it is: it stands in the first bytes. */
function openDocument(bytes: Uint8Array): Kind {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 200))
  return head.includes('spreadsheet') ? 'old-book' : 'old-text'
}

/** Names of streams lie in the directory of an OLE file as UTF-16. Which one is there tells the program that wrote it. */
function inOle(bytes: Uint8Array): Kind {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const has = (name: string) => buffer.includes(Buffer.from(`${name}\0`, 'utf16le'))
  if (has('EncryptedPackage')) throw new Refused(refuse('password-protected'))
  if (has('WordDocument')) return 'old-text'
  if (has('Workbook')) return 'ole-book'
  if (has('Book')) return 'old-book'
  return stop('file-type-unknown')
}

function inText(bytes: Uint8Array, head: Uint8Array): Kind {
  if (!isWide(head) && hasControls(head)) stop('file-type-unknown')
  const start = decode(bytes.subarray(0, 262_144)).text.trimStart()
  const opening = start.slice(0, 4096).toLowerCase()
  if (/^(?:from:|mime-version:|subject:)/.test(opening) && opening.includes('multipart/related')) return 'mht'
  if (looksLikeHtml(opening)) return 'html'
  return delimiterOf(start) === undefined ? 'txt' : 'csv'
}

function looksLikeHtml(opening: string): boolean {
  const plain = opening.replace(/^\ufeff/, '').trimStart()
  if (/^<(?:!doctype html|html|head|body|!--|\?xml|meta|table|div|p[ >])/.test(plain)) {
    return (
      plain.includes('<html') ||
      plain.includes('<body') ||
      plain.includes('<table') ||
      plain.includes('<div') ||
      plain.includes('<p')
    )
  }
  return false
}

/** Bytes that no text in any of our encodings has: more than one in a hundred, or a zero. */
function hasControls(head: Uint8Array): boolean {
  let controls = 0
  for (const byte of head) if (byte < 9 || (byte > 13 && byte < 32 && byte !== 27)) controls += byte === 0 ? 100 : 1
  return controls * 100 > head.byteLength
}
