import type { Warning } from './intake.ts'
import { warn } from './refusals.ts'

export type Charset = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030'

export interface Decoded {
  /** A byte order mark is kept as U+FEFF, so that offsets equal those of the file read as UTF-8. */
  readonly text: string
  readonly charset: Charset
  readonly lossy: boolean
  readonly warnings: Warning[]
}

/**
 * Bytes of a text file as a string. A mark at the start decides; then valid UTF-8; then valid GB18030, which every GBK and GB2312
 * file is; else UTF-8 with replacement characters, or GB18030 where that loses less. `declared` is what a page says of itself: it
 * decides only where its bytes allow it.
 */
export function decode(bytes: Uint8Array, declared?: string): Decoded {
  const marked = byMark(bytes)
  if (marked) return judged(plain(bytes, marked), marked, [])
  const wide = byZeros(bytes)
  if (wide) return judged(plain(bytes, wide), wide, [])
  const damaged = damagedMark(bytes)
  const notes = damaged ? [warn('bom-damaged')] : []
  if (declared === 'gb18030' && strict(bytes, 'gb18030') !== null && strict(bytes, 'utf-8') === null) {
    return judged(plain(bytes, 'gb18030'), 'gb18030', notes)
  }
  if (strict(bytes.subarray(damaged), 'utf-8') !== null) return judged(plain(bytes, 'utf-8'), 'utf-8', notes, damaged)
  if (strict(bytes.subarray(damaged), 'gb18030') !== null)
    return judged(plain(bytes, 'gb18030'), 'gb18030', notes, damaged)
  const asUtf8 = plain(bytes, 'utf-8')
  const asGb = plain(bytes, 'gb18030')
  return replaced(asGb) < replaced(asUtf8) ? judged(asGb, 'gb18030', notes) : judged(asUtf8, 'utf-8', notes)
}

/** What a page or a declaration calls its encoding, as one of ours. */
export function charsetNamed(name: string): Charset | undefined {
  const known = name.toLowerCase().trim()
  if (['gb2312', 'gbk', 'gb18030', 'x-gbk', 'gb_2312-80', 'cp936', 'windows-936'].includes(known)) return 'gb18030'
  if (['utf-8', 'utf8'].includes(known)) return 'utf-8'
  if (['utf-16', 'utf-16le'].includes(known)) return 'utf-16le'
  return known === 'utf-16be' ? 'utf-16be' : undefined
}

function byMark(bytes: Uint8Array): Charset | undefined {
  const [a, b, c] = bytes
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8'
  if (a === 0xff && b === 0xfe) return 'utf-16le'
  return a === 0xfe && b === 0xff ? 'utf-16be' : undefined
}

/** Zero bytes on one side only: UTF-16 that lost its mark. Chinese alone has no zeros, digits and line ends have. */
function byZeros(bytes: Uint8Array): Charset | undefined {
  const head = bytes.subarray(0, 4096)
  const zeros = [0, 0]
  head.forEach((byte, i) => {
    if (byte === 0) zeros[i % 2] = (zeros[i % 2] ?? 0) + 1
  })
  const [even = 0, odd = 0] = zeros
  if (odd > 2 && even === 0) return 'utf-16le'
  return even > 2 && odd === 0 ? 'utf-16be' : undefined
}

/** Whether bytes may be UTF-16, by their mark or their zeros. */
export function isWide(bytes: Uint8Array): boolean {
  return byMark(bytes)?.startsWith('utf-16') === true || byZeros(bytes) !== undefined
}

/**
 * Number of bytes at the start that are the rest of a mark, with valid UTF-8 behind: EF BB without BF, BB BF, or a mark that was read
 * as Latin-1 and saved again. Without the UTF-8 behind they are Chinese characters of GB18030.
 */
function damagedMark(bytes: Uint8Array): number {
  const starts = [
    [0xc3, 0xaf, 0xc2, 0xbb, 0xc2, 0xbf],
    [0xef, 0xbb, 0x3f],
    [0xef, 0xbb],
    [0xbb, 0xbf],
    [0xef, 0xbf],
  ]
  for (const start of starts) {
    if (start.some((byte, i) => bytes[i] !== byte)) continue
    const whole = start.length < 6 && strict(bytes, 'utf-8') !== null
    if (!whole && strict(bytes.subarray(start.length), 'utf-8') !== null) return start.length
  }
  return 0
}

function strict(bytes: Uint8Array, charset: Charset): string | null {
  try {
    return new TextDecoder(charset, { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return null
  }
}

const plain = (bytes: Uint8Array, charset: Charset) => new TextDecoder(charset, { ignoreBOM: true }).decode(bytes)

function replaced(text: string): number {
  let count = 0
  for (let at = text.indexOf('\ufffd'); at >= 0; at = text.indexOf('\ufffd', at + 1)) count++
  return count
}

/** `expected` replacement characters come from a damaged mark, and cost no text. */
function judged(text: string, charset: Charset, notes: Warning[], expected = 0): Decoded {
  const count = Math.max(0, replaced(text.slice(expected)))
  const warnings = count > 0 ? [...notes, warn('characters-replaced', { count })] : notes
  return { text, charset, lossy: count > 0, warnings }
}
