import type { Effects, Entry } from '../kernel/record.ts'
import { canonical, type Hash, hexOf, type Leaf, parse, registerOf, UnreadableEntry } from './leaf.ts'

/** What an entry carried, canonical JSON. Kept encrypted beside the leaf, and erasable. */
export function encodePayload({ effects, note }: Pick<Entry, 'effects' | 'note'>): Uint8Array {
  return canonical({ v: 1, effects, ...(note === undefined ? {} : { note }) })
}

/** What the leaf says about the payload: it binds, and without the salt it tells nothing, not even to somebody who can guess the content. */
export function commitmentOf(hash: Hash, salt: Uint8Array, payload: Uint8Array): Uint8Array {
  return hash(salt, payload)
}

export function isCommitted(hash: Hash, { commitment }: Leaf, salt: Uint8Array, payload: Uint8Array): boolean {
  return hexOf(commitmentOf(hash, salt, payload)) === commitment
}

/**
 * The entry as it was decided: identity and circumstances from the leaf, content from the payload.
 * @throws UnreadableEntry
 */
export function entryFrom(leaf: Leaf, payload: Uint8Array): Entry {
  const { v, effects, note } = parse(payload)
  if (v !== 1 || typeof effects !== 'object' || effects === null || (note !== undefined && typeof note !== 'string')) {
    throw new UnreadableEntry(`the payload of entry ${leaf.entry} lacks members or has others than it should`)
  }
  const { name, version } = registerOf(leaf)
  return {
    id: leaf.entry,
    unit: leaf.log,
    register: name,
    version,
    record: leaf.record,
    revision: leaf.revision,
    verb: leaf.verb,
    at: leaf.at,
    by: leaf.by,
    effects: effects as Effects,
    ...(note === undefined ? {} : { note }),
  }
}
