import canonicalize from 'canonicalize'
import { type Instant, isInstant } from '../../calendar/days.ts'

/** A file of a package: its name there, and what its bytes must be. */
export interface PackageFile {
  readonly name: string
  readonly size: number
  readonly sha256: string
  readonly sm3: string
}

/** report: 报送包, a unit to its inspection office · return: 退回包, back again. */
export type PackageKind = 'report' | 'return'

/** What a package says of itself: everything that is signed. */
export interface Manifest {
  readonly format: 'bihuan-package'
  readonly version: 1
  readonly kind: PackageKind
  readonly unit: string
  readonly round: string
  readonly madeAt: Instant
  readonly madeBy: string
  readonly counts: { readonly findings: number; readonly measures: number; readonly evidence: number }
  /** Sorted by name; the manifest and its signature are no part of it. */
  readonly files: readonly PackageFile[]
}

/** Names that a package always has. */
export const named = {
  manifest: 'manifest.json',
  signature: 'manifest.sig',
  ledger: 'ledger.json',
  evidence: 'evidence.json',
} as const

/** Canonical JSON (RFC 8785) in UTF-8: the same content has the same bytes, which are what is signed. */
export function jsonBytes(value: unknown): Uint8Array {
  const text = canonicalize(value)
  if (text === undefined) throw new TypeError('what cannot be JSON cannot be packed')
  return new TextEncoder().encode(text)
}

/** The value of JSON in UTF-8, or undefined where the bytes are none. */
export function parsed(bytes: Uint8Array): unknown {
  try {
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
    return value
  } catch {
    return undefined
  }
}

export type Members = Readonly<{ [name: string]: unknown }>
export const isMembers = (value: unknown): value is Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const isText = (value: unknown): value is string => typeof value === 'string' && value !== ''
export const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) >= 0
const isHash = (value: unknown): value is string => typeof value === 'string' && /^[0-9a-f]{64}$/.test(value)

/** A name that stays inside the folder it is unpacked to, on every system. */
export function isSafeName(name: string): boolean {
  const parts = name.split('/')
  return (
    name.length <= 240 &&
    !/[\\:*?"<>|\p{Cc}]/u.test(name) &&
    parts.every((one) => one.trim() !== '' && !/^\.|\.$/.test(one))
  )
}

const isFile = (value: unknown): value is PackageFile =>
  isMembers(value) && isText(value['name']) && isCount(value['size']) && isHash(value['sha256']) && isHash(value['sm3'])

const tests: Readonly<{ [K in keyof Manifest]: (value: unknown) => boolean }> = {
  format: (value) => value === 'bihuan-package',
  version: (value) => value === 1,
  kind: (value) => value === 'report' || value === 'return',
  unit: isText,
  round: isText,
  madeAt: isInstant,
  madeBy: isText,
  counts: (value) => isMembers(value) && ['findings', 'measures', 'evidence'].every((name) => isCount(value[name])),
  files: (value) => Array.isArray(value) && value.every(isFile),
}

/** Members of a manifest that are missing or are not what they should be. */
export const wrongMembers = (value: Members): string[] =>
  Object.entries(tests).flatMap(([name, test]) => (test(value[name]) ? [] : [name]))

export const isManifest = (value: unknown): value is Members & Manifest =>
  isMembers(value) && wrongMembers(value).length === 0
