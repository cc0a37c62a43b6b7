import { fold } from '../kernel/fold.ts'
import type { Entry, RegisterRecord } from '../kernel/record.ts'
import { decodeLeaf, type Hash, type Leaf } from './leaf.ts'
import { entryFrom, isCommitted } from './payload.ts'

/** A stored entry with its payload decrypted; null when payload or key is missing, or the payload does not open. */
export interface ChainLink {
  readonly id: string
  readonly leaf: Uint8Array
  readonly salt: Uint8Array | null
  readonly payload: Uint8Array | null
}

export interface ChainRead {
  /** The record its entries make; null when they cannot be read. */
  readonly record: RegisterRecord | null
  readonly entries: readonly Entry[]
  /** Entries whose content has been erased, lawfully. */
  readonly erased: number
  readonly faults: readonly { readonly cause: string; readonly detail: string }[]
}

/**
 * Reads all entries of a record as the world check does: every leaf canonical, in its place, about this record and following the one before; every payload the one the
 * leaf commits to, or erased by an entry that says so; all of it folded anew.
 */
export function readChain(hash: Hash, unit: string, record: string, links: readonly ChainLink[]): ChainRead {
  const faults: { cause: string; detail: string }[] = []
  const fault = (cause: string, detail: string) => void faults.push({ cause, detail })
  const entries: Entry[] = []
  let erased = 0
  let folded: RegisterRecord | null = null
  let broken = false
  for (const [at, link] of links.entries()) {
    const leaf = leafIn(link, fault)
    if (!leaf) return { record: null, entries, erased, faults }
    checkPlace(leaf, link, unit, record, at, folded, fault)
    if (!link.payload) {
      fault('payload-missing', link.id)
      broken = true
      continue
    }
    if (link.salt === null) erased += 1
    else if (!isCommitted(hash, leaf, link.salt, link.payload)) fault('payload-altered', link.id)
    try {
      const entry = entryFrom(leaf, link.payload)
      entries.push(entry)
      if (!broken) folded = fold(folded, entry)
      if (folded && !broken && folded.state !== leaf.to)
        fault('leaf-state', `${link.id}: ${leaf.to}, folded ${folded.state}`)
    } catch (error) {
      fault('entry-unreadable', `${link.id}: ${error instanceof Error ? error.message : String(error)}`)
      broken = true
    }
  }
  if (erased > 0 && !folded?.erased) fault('payload-erased-without-erasure', `${erased} entries`)
  return { record: broken ? null : folded, entries, erased, faults }
}

function leafIn({ id, leaf }: ChainLink, fault: (cause: string, detail: string) => void): Leaf | null {
  try {
    return decodeLeaf(leaf)
  } catch (error) {
    fault('leaf-unreadable', `${id}: ${error instanceof Error ? error.message : String(error)}`)
    return null
  }
}

function checkPlace(
  leaf: Leaf,
  { id }: ChainLink,
  unit: string,
  record: string,
  at: number,
  before: RegisterRecord | null,
  fault: (cause: string, detail: string) => void,
): void {
  if (leaf.entry !== id || leaf.record !== record || leaf.log !== unit) fault('leaf-of-another', id)
  if (leaf.revision !== at + 1) fault('entry-missing', `${id} is number ${leaf.revision}, found in place ${at + 1}`)
  if (before && leaf.from !== before.state) fault('leaf-state', `${id}: from ${leaf.from}, folded ${before.state}`)
}
