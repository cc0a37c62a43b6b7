import canonicalize from 'canonicalize'
import { type Instant, isInstant } from '../calendar/days.ts'
import type { ActedBy } from '../kernel/actor.ts'
import type { Entry } from '../kernel/record.ts'

/** SHA-256 of the parts one after the other, handed in: pure rooms compute no hashes of their own. */
export type Hash = (...parts: readonly Uint8Array[]) => Uint8Array

/**
 * What is sealed for ever about an entry: who (by pseudonym), when, which verb, from which state to which, and a commitment to what was
 * written. It holds nothing anybody wrote, so that it never has to be erased.
 */
export interface Leaf {
  readonly v: 1
  /** Name of the log: the unit's id. */
  readonly log: string
  readonly entry: string
  readonly at: Instant
  readonly by: ActedBy
  /** `name@version` of the register, so that the procedure it was decided under can be found. */
  readonly register: string
  readonly record: string
  readonly verb: string
  /** State before; null when the entry began the record. */
  readonly from: string | null
  readonly to: string
  readonly revision: number
  /** SHA-256 of salt followed by payload, hexadecimal. */
  readonly commitment: string
}

/** Longest leaf, in bytes. Larger ones would not fit an entry bundle of the log. */
const longestLeaf = 65_536

export class UnreadableEntry extends Error {}

/** Canonical JSON (RFC 8785), UTF-8. Made once, stored, and never made again: these bytes are what is hashed. */
export function encodeLeaf(leaf: Leaf): Uint8Array {
  const bytes = canonical(leaf)
  if (bytes.length > longestLeaf) throw new RangeError(`a leaf of ${bytes.length} bytes is longer than ${longestLeaf}`)
  return bytes
}

/** The leaf of an entry, given the states before and after it. */
export function leafOf(entry: Entry, from: string | null, to: string, commitment: Uint8Array): Leaf {
  return {
    v: 1,
    log: entry.unit,
    entry: entry.id,
    at: entry.at,
    by: entry.by,
    register: `${entry.register}@${entry.version}`,
    record: entry.record,
    verb: entry.verb,
    from,
    to,
    revision: entry.revision,
    commitment: hexOf(commitment),
  }
}

const texts = ['log', 'entry', 'register', 'record', 'verb', 'to', 'commitment'] as const

/**
 * Reads a stored leaf strictly: bytes that are not the canonical form of what they say are refused, because two readings of one leaf would be two truths.
 * @throws UnreadableEntry
 */
export function decodeLeaf(bytes: Uint8Array): Leaf {
  const leaf = parse(bytes)
  if (!isLeaf(leaf)) throw new UnreadableEntry('a leaf lacks members or has others than it should')
  if (!sameBytes(canonical(leaf), bytes)) throw new UnreadableEntry('a leaf is not in canonical form')
  return leaf
}

function isLeaf(value: Members): value is Members & Leaf {
  return (
    value['v'] === 1 &&
    isInstant(value['at']) &&
    texts.every((name) => typeof value[name] === 'string') &&
    (value['from'] === null || typeof value['from'] === 'string') &&
    Number.isSafeInteger(value['revision']) &&
    isActedBy(value['by'])
  )
}

/** Register name and version of a leaf. */
export function registerOf({ register }: Leaf): { readonly name: string; readonly version: string } {
  const at = register.lastIndexOf('@')
  return { name: register.slice(0, at), version: register.slice(at + 1) }
}

function isActedBy(by: unknown): boolean {
  if (typeof by !== 'object' || by === null) return false
  return Object.entries(by).every(([name, value]) =>
    name === 'kind' ? ['person', 'time', 'house'].includes(value) : typeof value === 'string',
  )
}

/** A JSON object of which nothing is known yet. */
interface Members {
  readonly [member: string]: unknown
}

function isObject(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** @throws UnreadableEntry when the bytes are no JSON object */
export function parse(bytes: Uint8Array): Members {
  try {
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes))
    if (isObject(value)) return value
  } catch {
    // said below
  }
  throw new UnreadableEntry('not a JSON object in UTF-8')
}

export function canonical(value: object): Uint8Array {
  const text = canonicalize(value)
  if (text === undefined) throw new TypeError('what cannot be JSON cannot be journalled')
  return new TextEncoder().encode(text)
}

export function hexOf(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

export function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, at) => byte === b[at])
}
