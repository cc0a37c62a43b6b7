import { isManifest, isSafeName, jsonBytes, type Manifest, named, type PackageFile, wrongMembers } from './manifest.ts'
import type { PackageContent } from './content.ts'

/** Hashes in small hexadecimal letters, handed in: this room computes none. */
export interface PackageHashes {
  readonly sha256: (bytes: Uint8Array) => string
  readonly sm3: (bytes: Uint8Array) => string
}

/** The key of whoever made a package. */
export interface PackageSigner {
  readonly sign: (bytes: Uint8Array) => Uint8Array
}

/** Bytes, or a file that lies elsewhere under its hash and is put in by whoever writes the archive. */
export type PackageEntry = Uint8Array | PackageReference

export interface PackageReference {
  readonly size: number
  readonly sha256: string
  readonly sm3: string
}

export interface PackageOrder extends PackageContent {
  readonly about: Pick<Manifest, 'kind' | 'unit' | 'round' | 'madeAt' | 'madeBy'>
  /** Evidence and papers (xlsx, docx) by their name in the package. */
  readonly files: ReadonlyMap<string, PackageEntry>
}

/**
 * Entries of a package by name, in the order they are to be written: the manifest and its signature first. The same content and key give the same bytes.
 * @throws RangeError names every file that is missing or has a name that cannot travel.
 */
export function packageOf(
  order: PackageOrder,
  hashes: PackageHashes,
  signer: PackageSigner,
): Map<string, PackageEntry> {
  const own = new Map<string, PackageEntry>([
    [named.ledger, jsonBytes(order.findings)],
    [named.evidence, jsonBytes(order.evidence)],
  ])
  refuseFaults(order)
  const all = [...own, ...order.files].sort(([a], [b]) => (a < b ? -1 : 1))
  const manifest: Manifest = {
    ...{ format: 'bihuan-package', version: 1, ...order.about },
    counts: countsOf(order),
    files: all.map(([name, entry]) => fileOf(name, entry, hashes)),
  }
  if (!isManifest(manifest)) throw new RangeError(`not to be packed: ${wrongMembers({ ...manifest }).join(', ')}`)
  const bytes = jsonBytes(manifest)
  return new Map<string, PackageEntry>([[named.manifest, bytes], [named.signature, signer.sign(bytes)], ...all])
}

/** What a manifest counts, so that a truncated list is seen. */
export const countsOf = ({ findings, evidence }: PackageContent): Manifest['counts'] => ({
  findings: findings.length,
  measures: findings.reduce((sum, { measures }) => sum + measures.length, 0),
  evidence: evidence.length,
})

const fileOf = (name: string, entry: PackageEntry, { sha256, sm3 }: PackageHashes): PackageFile =>
  entry instanceof Uint8Array
    ? { name, size: entry.byteLength, sha256: sha256(entry), sm3: sm3(entry) }
    : { name, size: entry.size, sha256: entry.sha256, sm3: entry.sm3 }

function refuseFaults({ files, evidence }: PackageOrder): void {
  const kept = new Set<string>(Object.values(named))
  const faults = [
    ...evidence
      .filter(({ file }) => !files.has(file))
      .map(({ file }) => `${file} is listed as evidence and is not there`),
    ...[...files.keys()]
      .filter((name) => kept.has(name) || !isSafeName(name))
      .map((name) => `${name} is no name for a file of a package`),
  ]
  if (faults.length > 0) throw new RangeError(faults.join('\n'))
}
