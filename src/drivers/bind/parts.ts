import type { BindablePart } from '../../casework/papers/ports.ts'

/** Kinds as they travel, by one letter each. */
const letters = { pdf: 'p', jpeg: 'j', png: 'g' } as const
const head = 5

/** Parts one behind the other: a letter for the kind, four bytes of length, the bytes. */
export function packed(parts: readonly BindablePart[]): Uint8Array {
  const all = parts.flatMap(({ kind, bytes }) => {
    const before = Buffer.alloc(head)
    before.write(letters[kind], 0, 'latin1')
    before.writeUInt32BE(bytes.byteLength, 1)
    return [before, bytes]
  })
  return Buffer.concat(all)
}

/** @throws RangeError for bytes that are no parts: both ends are ours, so that is a fault of our own. */
export function unpacked(bytes: Buffer): readonly BindablePart[] {
  const parts: BindablePart[] = []
  for (let at = 0; at < bytes.length; ) {
    const letter = bytes.toString('latin1', at, at + 1)
    const kind = letter === 'p' ? 'pdf' : letter === 'j' ? 'jpeg' : letter === 'g' ? 'png' : null
    const length = bytes.readUInt32BE(at + 1)
    if (kind === null || at + head + length > bytes.length) throw new RangeError('no parts to be bound')
    parts.push({ kind, bytes: bytes.subarray(at + head, at + head + length) })
    at += head + length
  }
  return parts
}
