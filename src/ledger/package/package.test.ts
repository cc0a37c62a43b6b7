import assert from 'node:assert/strict'
import { createHash, generateKeyPairSync, sign, verify } from 'node:crypto'
import { test } from 'node:test'
import fc from 'fast-check'
import { instantOf } from '../../calendar/days.ts'
import { jsonBytes, type Manifest, named, parsed } from './manifest.ts'
import { packageOf, type PackageEntry, type PackageOrder } from './pack.ts'
import { type Expected, readPackage } from './read-package.ts'

const hex = (name: string) => (bytes: Uint8Array) => createHash(name).update(bytes).digest('hex')
const hashes = { sha256: hex('sha256'), sm3: hex('sm3') }
const pair = generateKeyPairSync('ed25519')
const key = pair.publicKey.export({ type: 'spki', format: 'pem' }).toString()
const signer = { sign: (bytes: Uint8Array) => sign(null, bytes, pair.privateKey) }
const tools = {
  ...hashes,
  verify: (bytes: Uint8Array, signature: Uint8Array, of: string) => verify(null, bytes, of, signature),
}

const about: PackageOrder['about'] = {
  ...{ kind: 'report', unit: 'u1', round: 'r1', madeAt: instantOf(1_750_000_000_000), madeBy: '岑望舒' },
}
const record = (id: string) => ({
  id,
  revision: 3,
  state: 'underway',
  fields: { title: '稿费重复发放', shared: true, closedOn: null },
})
const scan = new TextEncoder().encode('扫描件')
const order: PackageOrder = {
  about,
  findings: [{ ...record('f1'), measures: [record('m1'), record('m2')] }],
  evidence: [{ finding: 'f1', title: '退款凭证', file: 'evidence/a.pdf', page: '3' }],
  files: new Map([['evidence/a.pdf', scan]]),
}
const expected: Expected = { kind: 'report', round: 'r1', unit: 'u1', keys: [{ unit: 'u1', key }] }

const bytesOf = (entries: ReadonlyMap<string, PackageEntry>) =>
  new Map([...entries].flatMap(([name, entry]) => (entry instanceof Uint8Array ? [[name, entry] as const] : [])))
const packed = () => bytesOf(packageOf(order, hashes, signer))
const codes = (entries: ReadonlyMap<string, Uint8Array>, other: Partial<Expected> = {}) => {
  const read = readPackage(entries, { ...expected, ...other }, tools)
  return read.is === 'read' ? [] : read.defects.map(({ code, at }) => `${code} ${at}`)
}

/** A package whose manifest says something else, signed again by the same key. */
function resigned(change: (manifest: { [name: string]: unknown }) => void): Map<string, Uint8Array> {
  const entries = packed()
  const manifest = parsed(entries.get(named.manifest) ?? new Uint8Array())
  assert.ok(typeof manifest === 'object' && manifest !== null)
  const changed: { [name: string]: unknown } = { ...manifest }
  change(changed)
  const bytes = jsonBytes(changed)
  return entries.set(named.manifest, bytes).set(named.signature, signer.sign(bytes))
}

test('a package comes back as it was packed, and the same content has the same bytes', () => {
  const read = readPackage(packed(), expected, tools)
  assert.ok(read.is === 'read')
  assert.deepEqual(read.content, { findings: order.findings, evidence: order.evidence })
  assert.deepEqual(read.manifest.counts, { findings: 1, measures: 2, evidence: 1 })
  assert.deepEqual(packed(), packed())
  assert.deepEqual([...packed().keys()].slice(0, 2), [named.manifest, named.signature])
})

test('a file that lies elsewhere is listed by its hash and size', () => {
  const elsewhere = { size: scan.byteLength, sha256: hashes.sha256(scan), sm3: hashes.sm3(scan) }
  const entries = packageOf({ ...order, files: new Map([['evidence/a.pdf', elsewhere]]) }, hashes, signer)
  assert.deepEqual(bytesOf(entries).get(named.manifest), packed().get(named.manifest))
  assert.deepEqual(entries.get('evidence/a.pdf'), elsewhere)
})

test('everything that is wrong comes at once', () => {
  const entries = packed()
  entries.delete('evidence/a.pdf')
  entries.set(named.ledger, jsonBytes([])).set('more.txt', scan)
  entries.set(named.signature, new Uint8Array(64))
  assert.deepEqual(codes(entries, { kind: 'return', round: 'r2', unit: 'u1' }).sort(), [
    'evidence-without-finding 退款凭证',
    'file-missing evidence/a.pdf',
    'file-unlisted more.txt',
    'hash-wrong ledger.json',
    'other-kind report',
    'other-round r1',
    'signature-wrong manifest.sig',
  ])
})

test('what is no package, of another version or without a known key is told as such', () => {
  assert.deepEqual(codes(new Map()), ['manifest-missing manifest.json'])
  assert.deepEqual(codes(new Map([[named.manifest, scan]])), ['manifest-unreadable manifest.json'])
  assert.deepEqual(codes(packed(), { keys: [{ unit: 'u2', key }] }), ['key-unknown manifest.sig'])
  assert.deepEqual(codes(packed(), { unit: 'u2' }), ['other-unit u1'])
  assert.deepEqual(codes(resigned((manifest) => (manifest['version'] = 2))), ['version-unknown manifest.json'])
  assert.deepEqual(codes(resigned((manifest) => (manifest['format'] = 'zip'))), ['manifest-unreadable manifest.json'])
  const wrong = resigned((manifest) => Object.assign(manifest, { madeAt: 'gestern', counts: {} }))
  assert.deepEqual(codes(wrong).sort(), [
    'manifest-member manifest.json: counts',
    'manifest-member manifest.json: madeAt',
  ])
})

test('counts, names and lists are held against the files, whoever signed', () => {
  const counts = { findings: 2, measures: 2, evidence: 1 }
  assert.deepEqual(codes(resigned((manifest) => (manifest['counts'] = counts))), ['count-wrong findings'])
  const listed = (change: (files: Manifest['files']) => unknown) =>
    resigned((manifest) => (manifest['files'] = change(packageFiles())))
  assert.deepEqual(codes(listed((files) => [...files, ...files.slice(0, 1)])), ['listed-twice evidence.json'])
  const outside = listed((files) => [...files, ...files.slice(0, 1).map((one) => ({ ...one, name: '../a' }))])
  assert.deepEqual(codes(outside.set('../a', scan)), ['name-unsafe ../a'])
  const rows = packed().set(named.ledger, jsonBytes([{ ...order.findings[0], revision: -1 }]))
  assert.ok(codes(rows).includes('row-unreadable ledger.json: 1'))
})

function packageFiles(): Manifest['files'] {
  const read = readPackage(packed(), expected, tools)
  assert.ok(read.is === 'read')
  return read.manifest.files
}

test('nothing is packed that could not be read again', () => {
  const files = new Map([
    ['../a.pdf', scan],
    [named.ledger, scan],
  ])
  assert.throws(
    () => packageOf({ ...order, files }, hashes, signer),
    /evidence\/a\.pdf is listed.*\n\.\.\/a\.pdf is no name.*\nledger\.json is no name/u,
  )
})

test('one changed byte anywhere is found', () => {
  const names = [...packed().keys()]
  fc.assert(
    fc.property(fc.constantFrom(...names), fc.nat(), fc.integer({ min: 1, max: 255 }), (name, place, by) => {
      const entries = packed()
      const bytes = Uint8Array.from(entries.get(name) ?? [])
      const at = place % bytes.length
      bytes[at] = (bytes[at] ?? 0) ^ by
      assert.notDeepEqual(codes(entries.set(name, bytes)), [])
    }),
    { numRuns: 60 },
  )
})
