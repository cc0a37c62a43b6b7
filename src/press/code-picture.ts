import { zlibSync } from 'fflate'
import { encodeQR } from 'qr'

/** Dots of a QR code that carries the words, true for dark, with the four dots of quiet around it that readers need. */
export const dotsOf = (carries: string): boolean[][] => encodeQR(carries, 'raw', { ecc: 'medium', border: 4 })

/** The dark dots as one path of an SVG whose unit is a dot. */
export function dotPath(dots: readonly (readonly boolean[])[]): string {
  return dots
    .flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : '')))
    .filter((step) => step !== '')
    .join('')
}

const pixels = 8

/** The code as a PNG of one bit a pixel: the same bytes for the same words. */
export function codePng(carries: string): Uint8Array {
  const dots = dotsOf(carries)
  const side = dots.length * pixels
  const stride = 1 + Math.ceil(side / 8)
  const raw = new Uint8Array(stride * side)
  for (let y = 0; y < side; y++) {
    for (let x = 0; x < side; x++) {
      const dark = dots[Math.floor(y / pixels)]?.[Math.floor(x / pixels)] ?? false
      const at = y * stride + 1 + (x >> 3)
      if (!dark) raw[at] = (raw[at] ?? 0) | (0x80 >> (x & 7))
    }
  }
  return joined([
    Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a),
    chunk('IHDR', Uint8Array.of(...word(side), ...word(side), 1, 0, 0, 0, 0)),
    chunk('IDAT', zlibSync(raw)),
    chunk('IEND', new Uint8Array(0)),
  ])
}

const word = (n: number): number[] => [(n >>> 24) & 255, (n >>> 16) & 255, (n >>> 8) & 255, n & 255]

function chunk(kind: string, body: Uint8Array): Uint8Array {
  const named = joined([Uint8Array.from(kind, (c) => c.charCodeAt(0)), body])
  return joined([Uint8Array.from(word(body.length)), named, Uint8Array.from(word(checksum(named)))])
}

/** CRC-32 as PNG has it. */
function checksum(bytes: Uint8Array): number {
  let sum = 0xffffffff
  for (const byte of bytes) {
    sum ^= byte
    for (let bit = 0; bit < 8; bit++) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0)
  }
  return (sum ^ 0xffffffff) >>> 0
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const out = new Uint8Array(parts.reduce((n, p) => n + p.length, 0))
  let at = 0
  for (const part of parts) {
    out.set(part, at)
    at += part.length
  }
  return out
}
