import type { Readable } from 'node:stream'
import yauzl from 'yauzl'
import type { Limits } from './limits.ts'
import { Refused, refuse, stop } from './refusals.ts'

/** Names and bytes of an archive's entries that somebody wanted. Names are keys of this map and never become paths. */
export type Parts = ReadonlyMap<string, Uint8Array>

/**
 * Reads an archive under limits: its directory first (number of entries, sizes, ratio, names, passwords), then every wanted entry,
 * counted while it inflates. Entries nobody wants are never inflated. What a document parser gets are these bytes, not the archive.
 */
export async function unzip(bytes: Uint8Array, limits: Limits, wanted: (name: string) => boolean): Promise<Parts> {
  const zip = await opened(bytes)
  if (zip.entryCount > limits.entries) {
    stop('archive-too-many-entries', { count: zip.entryCount, max: limits.entries })
  }
  const entries = await directory(zip, limits)
  const parts = new Map<string, Uint8Array>()
  let left = limits.inflated
  for (const entry of entries) {
    if (entry.fileName.endsWith('/') || !wanted(entry.fileName) || parts.has(entry.fileName)) continue
    const part = await inflated(zip, entry, left, limits)
    left -= part.byteLength
    parts.set(entry.fileName, part)
  }
  return parts
}

/** Names in an archive's directory, or none where it is no archive. Cheap: nothing is inflated. */
export async function entryNames(bytes: Uint8Array, limits: Limits): Promise<readonly string[]> {
  const zip = await opened(bytes)
  if (zip.entryCount > limits.entries) {
    stop('archive-too-many-entries', { count: zip.entryCount, max: limits.entries })
  }
  return (await directory(zip, limits)).map((entry) => entry.fileName)
}

function opened(bytes: Uint8Array): Promise<yauzl.ZipFile> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return new Promise((resolve, reject) => {
    yauzl.fromBuffer(buffer, { lazyEntries: true, autoClose: false }, (error, zip) => {
      if (error) reject(new Refused(refuse('file-damaged', { what: 'zip' })))
      else resolve(zip)
    })
  })
}

/** The whole directory, judged. yauzl itself refuses names with `..`, a drive letter or a leading slash. */
function directory(zip: yauzl.ZipFile, limits: Limits): Promise<yauzl.Entry[]> {
  const entries: yauzl.Entry[] = []
  let total = 0
  return new Promise((resolve, reject) => {
    zip.on('error', (error: Error) => {
      const unsafe = /path|fileName|invalid characters/.test(error.message)
      reject(new Refused(unsafe ? refuse('archive-names-unsafe') : refuse('file-damaged', { what: 'zip' })))
    })
    zip.on('end', () => resolve(entries))
    zip.on('entry', (entry: yauzl.Entry) => {
      total += entry.uncompressedSize
      const refusal = judged(entry, total, limits)
      if (refusal) return reject(new Refused(refusal))
      entries.push(entry)
      zip.readEntry()
    })
    zip.readEntry()
  })
}

function judged(entry: yauzl.Entry, total: number, limits: Limits) {
  if (entry.generalPurposeBitFlag & 1) return refuse('password-protected')
  if (total > limits.inflated) return refuse('archive-too-large', { max: Math.floor(limits.inflated / 1048576) })
  if (entry.uncompressedSize > 65_536 && entry.uncompressedSize > limits.ratio * Math.max(1, entry.compressedSize)) {
    return refuse('archive-ratio')
  }
  return undefined
}

async function inflated(zip: yauzl.ZipFile, entry: yauzl.Entry, left: number, limits: Limits): Promise<Uint8Array> {
  const stream = await streamOf(zip, entry)
  const chunks: Uint8Array[] = []
  let size = 0
  try {
    for await (const chunk of stream) {
      const piece: Uint8Array = chunk
      size += piece.byteLength
      if (size > left) stop('archive-too-large', { max: Math.floor(limits.inflated / 1048576) })
      if (size > 65_536 && size > limits.ratio * Math.max(1, entry.compressedSize)) stop('archive-ratio')
      chunks.push(piece)
    }
  } catch (error) {
    stream.destroy()
    throw error instanceof Refused ? error : new Refused(refuse('file-damaged', { what: 'zip' }))
  }
  return Buffer.concat(chunks)
}

function streamOf(zip: yauzl.ZipFile, entry: yauzl.Entry): Promise<Readable> {
  return new Promise((resolve, reject) => {
    try {
      zip.openReadStream(entry, (error, stream) => {
        if (error) reject(new Refused(refuse('file-damaged', { what: 'zip' })))
        else resolve(stream)
      })
    } catch {
      reject(new Refused(refuse('file-damaged', { what: 'zip' })))
    }
  })
}

/**
 * An archive of these parts, uncompressed. A parser that insists on an archive gets this one: its directory, sizes and bytes are
 * ours, so that whatever the uploaded archive says elsewhere (a second directory, other local headers) is never looked at.
 */
export function stored(parts: Parts): Uint8Array {
  const pieces: Uint8Array[] = []
  const central: Uint8Array[] = []
  let offset = 0
  for (const [name, bytes] of parts) {
    const label = new TextEncoder().encode(name)
    const local = header(0x04034b50, 30, label, bytes, 0)
    const entry = header(0x02014b50, 46, label, bytes, offset)
    pieces.push(local, bytes)
    central.push(entry)
    offset += local.byteLength + bytes.byteLength
  }
  const size = central.reduce((sum, { byteLength }) => sum + byteLength, 0)
  const end = new DataView(new ArrayBuffer(22))
  end.setUint32(0, 0x06054b50, true)
  end.setUint16(8, central.length, true)
  end.setUint16(10, central.length, true)
  end.setUint32(12, size, true)
  end.setUint32(16, offset, true)
  return Buffer.concat([...pieces, ...central, new Uint8Array(end.buffer)])
}

/** A local or central header: from the version field on both have the same order, two bytes further in the central one. */
function header(signature: number, length: number, name: Uint8Array, bytes: Uint8Array, offset: number): Uint8Array {
  const view = new DataView(new ArrayBuffer(length))
  const shift = length === 46 ? 2 : 0
  view.setUint32(0, signature, true)
  view.setUint16(4, 20, true)
  if (shift) view.setUint16(6, 20, true)
  view.setUint16(6 + shift, 0x0800, true)
  view.setUint16(12 + shift, 0x21, true)
  view.setUint32(14 + shift, crc32(bytes), true)
  view.setUint32(18 + shift, bytes.byteLength, true)
  view.setUint32(22 + shift, bytes.byteLength, true)
  view.setUint16(26 + shift, name.byteLength, true)
  if (shift) view.setUint32(42, offset, true)
  return Buffer.concat([new Uint8Array(view.buffer), name])
}

const crcTable = Uint32Array.from({ length: 256 }, (_, n) => {
  let c = n
  for (let k = 0; k < 8; k++) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1
  return c >>> 0
})

export function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff
  for (const byte of bytes) crc = (crcTable[(crc ^ byte) & 0xff] ?? 0) ^ (crc >>> 8)
  return (crc ^ 0xffffffff) >>> 0
}
