import { evidenceIn, findingsIn, type PackageContent } from './content.ts'
import {
  isManifest,
  isMembers,
  isSafeName,
  type Manifest,
  type Members,
  named,
  parsed,
  wrongMembers,
} from './manifest.ts'
import { countsOf, type PackageHashes } from './pack.ts'
import { type PackageDefect, packageDefect } from './package-defects.ts'

/** A key that packages may be signed with, and whose it is. */
export interface PackageKey {
  readonly unit: string
  readonly key: string
}

/** What the reader expects; null: not known here, anything is taken. */
export interface Expected {
  readonly kind: Manifest['kind']
  readonly round: string | null
  readonly unit: string | null
  readonly keys: readonly PackageKey[]
}

export interface PackageTools extends PackageHashes {
  readonly verify: (bytes: Uint8Array, signature: Uint8Array, key: string) => boolean
}

export type PackageReading =
  | { readonly is: 'read'; readonly manifest: Manifest; readonly content: PackageContent }
  | { readonly is: 'refused'; readonly defects: readonly PackageDefect[] }

/**
 * Reads a package strictly: all that is wrong with it at once, or all of its content. Nothing of a package with a defect is taken in: on a disc that was tampered
 * with or badly burnt nobody can tell the good half.
 */
export function readPackage(
  entries: ReadonlyMap<string, Uint8Array>,
  expected: Expected,
  tools: PackageTools,
): PackageReading {
  const bytes = entries.get(named.manifest)
  const manifest = bytes === undefined ? undefined : parsed(bytes)
  if (bytes === undefined) return refused([packageDefect('manifest-missing', named.manifest)])
  if (!isMembers(manifest)) return refused([packageDefect('manifest-unreadable', named.manifest)])
  const signed = signatureDefects(bytes, entries.get(named.signature), manifest, expected, tools)
  if (!isManifest(manifest)) return refused([...signed, ...memberDefects(manifest)])
  const { content, defects } = contentOf(entries, manifest)
  const all = [...signed, ...otherThan(manifest, expected), ...fileDefects(entries, manifest, tools), ...defects]
  return all.length > 0 ? refused(all) : { is: 'read', manifest, content }
}

const refused = (defects: readonly PackageDefect[]): PackageReading => ({ is: 'refused', defects })

/** An unknown version is told alone: its other members may mean something that is not known here. */
function memberDefects(manifest: Members): PackageDefect[] {
  const wrong = wrongMembers(manifest)
  if (wrong.includes('format')) return [packageDefect('manifest-unreadable', named.manifest)]
  if (wrong.includes('version')) return [packageDefect('version-unknown', named.manifest)]
  return wrong.map((name) => packageDefect('manifest-member', `${named.manifest}: ${name}`))
}

function signatureDefects(
  bytes: Uint8Array,
  signature: Uint8Array | undefined,
  manifest: Members,
  { keys }: Expected,
  { verify }: PackageTools,
): PackageDefect[] {
  if (signature === undefined) return [packageDefect('signature-missing', named.signature)]
  const own = keys.filter(({ unit }) => unit === manifest['unit'])
  if (own.length === 0) return [packageDefect('key-unknown', named.signature)]
  return own.some(({ key }) => verify(bytes, signature, key)) ? [] : [packageDefect('signature-wrong', named.signature)]
}

function otherThan(manifest: Manifest, { kind, round, unit }: Expected): PackageDefect[] {
  return [
    ...(manifest.kind === kind ? [] : [packageDefect('other-kind', manifest.kind)]),
    ...(round === null || manifest.round === round ? [] : [packageDefect('other-round', manifest.round)]),
    ...(unit === null || manifest.unit === unit ? [] : [packageDefect('other-unit', manifest.unit)]),
  ]
}

function fileDefects(
  entries: ReadonlyMap<string, Uint8Array>,
  { files }: Manifest,
  hashes: PackageHashes,
): PackageDefect[] {
  const listed = new Set<string>([named.manifest, named.signature])
  const wrong = files.flatMap(({ name, size, sha256, sm3 }): PackageDefect[] => {
    if (listed.has(name)) return [packageDefect('listed-twice', name)]
    listed.add(name)
    if (!isSafeName(name)) return [packageDefect('name-unsafe', name)]
    const bytes = entries.get(name)
    if (bytes === undefined) return [packageDefect('file-missing', name)]
    const same = bytes.byteLength === size && hashes.sha256(bytes) === sha256 && hashes.sm3(bytes) === sm3
    return same ? [] : [packageDefect('hash-wrong', name)]
  })
  const unlisted = [...entries.keys()].filter((name) => !listed.has(name))
  return [...wrong, ...unlisted.map((name) => packageDefect('file-unlisted', name))]
}

function contentOf(
  entries: ReadonlyMap<string, Uint8Array>,
  manifest: Manifest,
): { content: PackageContent; defects: PackageDefect[] } {
  const findings = findingsIn(valueOf(entries, named.ledger))
  const evidence = evidenceIn(valueOf(entries, named.evidence))
  const content = { findings: findings?.good ?? [], evidence: evidence?.good ?? [] }
  const listed = new Set(manifest.files.map(({ name }) => name))
  const known = new Set(content.findings.map(({ id }) => id))
  const defects = [
    ...faultsOf(named.ledger, findings, entries),
    ...faultsOf(named.evidence, evidence, entries),
    ...[named.ledger, named.evidence]
      .filter((name) => !listed.has(name))
      .map((name) => packageDefect('file-missing', name)),
    ...content.evidence
      .filter(({ file }) => !listed.has(file))
      .map(({ file }) => packageDefect('evidence-without-file', file)),
    ...content.evidence
      .filter(({ finding }) => !known.has(finding))
      .map(({ title }) => packageDefect('evidence-without-finding', title)),
  ]
  const counts = countsOf(content)
  const other = (['findings', 'measures', 'evidence'] as const).filter((name) => counts[name] !== manifest.counts[name])
  // A count can only be told where the lists could be read.
  const told = defects.length > 0 ? [] : other.map((name) => packageDefect('count-wrong', name))
  return { content, defects: [...defects, ...told] }
}

function valueOf(entries: ReadonlyMap<string, Uint8Array>, name: string): unknown {
  const bytes = entries.get(name)
  return bytes === undefined ? undefined : parsed(bytes)
}

function faultsOf(
  name: string,
  read: { bad: number[] } | null,
  entries: ReadonlyMap<string, Uint8Array>,
): PackageDefect[] {
  if (!entries.has(name)) return []
  if (read === null) return [packageDefect('list-unreadable', name)]
  return read.bad.map((at) => packageDefect('row-unreadable', `${name}: ${at}`))
}
