import type { Refusal } from '../kernel/refusal.ts'
import { decode } from './charset.ts'
import { readCsv } from './csv.ts'
import { detect, type Kind } from './detect.ts'
import type { Intake, Position } from './intake.ts'
import { defaultLimits, type Limits } from './limits.ts'
import { Refused, refuse, stop } from './refusals.ts'

/** Whether reading ended in a refusal. */
export const isRefusal = (answer: Intake | Refusal): answer is Refusal => 'code' in answer

/**
 * Bytes of a file as text or cells with positions, or a refusal with words. Its content decides what it is; a name is not even asked for.
 * Never throws; but the PDF parser may leave a rejected promise of a broken page to itself, which ends a process that does not mind it.
 * Hostile files belong into the child process of `drivers/parse`, which minds it, and calls this with the same limits.
 */
export async function readBytes(bytes: Uint8Array, limits: Limits = defaultLimits): Promise<Intake | Refusal> {
  try {
    if (bytes.byteLength === 0) stop('file-empty')
    if (bytes.byteLength > limits.bytes) {
      stop('file-too-large', { size: Math.ceil(bytes.byteLength / 1048576), max: Math.floor(limits.bytes / 1048576) })
    }
    return await readers[await detect(bytes, limits)](bytes, limits)
  } catch (error) {
    return error instanceof Refused ? error.refusal : refuse('reading-failed')
  }
}

/** Readers that bring a library load when a file asks for them: the child process starts a second sooner for the rest. */
const readers: { readonly [kind in Kind]: (bytes: Uint8Array, limits: Limits) => Intake | Promise<Intake> } = {
  txt: readTxt,
  csv: readCsv,
  html: async (bytes, limits) => (await import('./html.ts')).readHtml(bytes, limits),
  docx: async (bytes, limits) => (await import('./docx.ts')).readDocx(bytes, limits),
  xlsx: async (bytes, limits) => (await import('./xlsx.ts')).readXlsx(bytes, limits),
  pdf: async (bytes, limits) => (await import('./pdf.ts')).readPdf(bytes, limits),
  'ole-book': async (bytes, limits) => (await import('./xlsx.ts')).readOldBook(bytes, limits),
  picture: () => stop('scanned-only'),
  'old-text': () => stop('save-as-docx'),
  'old-book': () => stop('save-as-xlsx'),
  ofd: () => stop('save-as-pdf'),
  mht: () => stop('save-as-web-page'),
}

/** Plain text, one position per line. Offsets equal those of the file read as UTF-8: the byte order mark and every CR are counted. */
function readTxt(bytes: Uint8Array, limits: Limits): Intake {
  const { text, lossy, warnings } = decode(bytes)
  if (text.length > limits.text) stop('text-too-long', { max: limits.text })
  const positions: Position[] = []
  let line = 1
  for (let start = 0; start < text.length; line++) {
    const feed = text.indexOf('\n', start)
    const next = feed < 0 ? text.length : feed + 1
    const end = feed > start && text[feed - 1] === '\r' ? feed - 1 : feed < 0 ? text.length : feed
    if (end > start) positions.push({ start, end, line })
    start = next
  }
  return { type: 'txt', text, positions, margins: [], warnings, ...(lossy ? { lossy: 'charset' } : {}) }
}
