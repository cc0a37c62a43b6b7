import assert from 'node:assert/strict'
import { generateKeyPairSync } from 'node:crypto'
import { test } from 'node:test'
import { defaultLimits } from '../intake/limits.ts'
import { readArchive, writeArchive } from './package-archive.ts'
import { packageKeys, packageSigner, packageTools } from './package-signature.ts'

const bytes = new TextEncoder().encode('清单')

test('what a secret key signed its public key verifies, and no other bytes or key', () => {
  const [own, other] = [packageKeys(), packageKeys()]
  const signature = packageSigner(own.secretKey).sign(bytes)
  assert.equal(packageTools.verify(bytes, signature, own.publicKey), true)
  assert.equal(packageTools.verify(bytes, signature, other.publicKey), false)
  assert.equal(packageTools.verify(Uint8Array.of(...bytes, 0), signature, own.publicKey), false)
  assert.equal(packageTools.verify(bytes, signature, 'no key'), false)
  const rsa = generateKeyPairSync('rsa', { modulusLength: 1024 }).privateKey.export({ type: 'pkcs8', format: 'pem' })
  assert.throws(() => packageSigner(rsa.toString()), /Ed25519/)
})

test('hashes are those of the standards', () => {
  const abc = new TextEncoder().encode('abc')
  assert.equal(packageTools.sha256(abc), 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad')
  assert.equal(packageTools.sm3(abc), '66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0')
})

test('an archive comes back as it was written, files from elsewhere included', async () => {
  const entries = new Map<string, Uint8Array | { readonly sha256: string }>([
    ['manifest.json', bytes],
    ['佐证/凭证.pdf', { sha256: 'a' }],
  ])
  const archive = await writeArchive(entries, async (sha256) => (sha256 === 'a' ? Uint8Array.of(1, 2, 3) : null))
  const read = await readArchive(archive, defaultLimits)
  assert.deepEqual(
    [...read].map(([name, part]) => [name, [...part]]),
    [
      ['manifest.json', [...bytes]],
      ['佐证/凭证.pdf', [1, 2, 3]],
    ],
  )
  await assert.rejects(
    writeArchive(entries, async () => null),
    /not there any more: 佐证\/凭证\.pdf/,
  )
})
