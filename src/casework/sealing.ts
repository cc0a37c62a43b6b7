import type { Entry, RegisterRecord } from '../kernel/record.ts'
import { decodeLeaf, encodeLeaf, type Leaf, leafOf } from '../journal/leaf.ts'
import { commitmentOf, encodePayload, entryFrom } from '../journal/payload.ts'
import type { SealedEntry } from './change.ts'
import type { House } from './house.ts'
import type { Cipher, StoredEntry } from './ports.ts'

/** An entry as it is stored: a leaf that commits to the payload, and the payload encrypted under the record's key. */
export function sealEntry(
  { cipher, ids }: Pick<House, 'cipher' | 'ids'>,
  key: Uint8Array,
  entry: Entry,
  before: RegisterRecord | null,
  after: RegisterRecord,
): SealedEntry {
  const payload = encodePayload(entry)
  const salt = ids.random(32)
  const commitment = commitmentOf(cipher.sha256, salt, payload)
  return {
    id: entry.id,
    record: entry.record,
    register: entry.register,
    revision: entry.revision,
    verb: entry.verb,
    at: entry.at,
    person: entry.by.person ?? null,
    leaf: encodeLeaf(leafOf(entry, before?.state ?? null, after.state, commitment)),
    salt,
    sealed: cipher.seal(key, payload, aboutOf(entry.id)),
  }
}

/** Bound into the encryption, so that the payload of one entry cannot stand in for another's. */
function aboutOf(entry: string): string {
  return `entry ${entry}`
}

/** What is left of an entry once its content is destroyed, under the record's new key. */
export function resealEntry(cipher: Cipher, key: Uint8Array, entry: Entry): Uint8Array {
  return cipher.seal(key, encodePayload(entry), aboutOf(entry.id))
}

/** The payload's bytes; null when there is none, or it does not open: the world check says which entry that is. */
export function openPayload(cipher: Cipher, key: Uint8Array, { id, payload }: StoredEntry): Uint8Array | null {
  try {
    return payload && cipher.open(key, payload.sealed, aboutOf(id))
  } catch {
    return null
  }
}

export interface OpenedEntry {
  readonly leaf: Leaf
  readonly entry: Entry
  readonly erased: boolean
}

/** Reads a stored entry. Throws when the leaf or payload is not what was written. */
export function openEntry(cipher: Cipher, key: Uint8Array, stored: StoredEntry): OpenedEntry {
  const leaf = decodeLeaf(stored.leaf)
  if (!stored.payload) throw new Error(`entry ${stored.id} has no payload`)
  const payload = cipher.open(key, stored.payload.sealed, aboutOf(leaf.entry))
  return { leaf, entry: entryFrom(leaf, payload), erased: stored.payload.salt === null }
}
