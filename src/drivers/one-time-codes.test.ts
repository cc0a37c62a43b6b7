import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import test from 'node:test'
import { instantOf } from '../calendar/days.ts'
import { installationKey } from './installation-key.ts'
import { oneTimeCodes } from './one-time-codes.ts'

const key = (fill: number) => async () => new Uint8Array(32).fill(fill)
const codes = oneTimeCodes(key(1))
const at = (seconds: number) => instantOf(seconds * 1000)

test('the codes are those of RFC 6238, appendix B (its last six figures)', () => {
  // "12345678901234567890" as base32.
  const secret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'
  const vectors = [
    [59, '287082'],
    [1_111_111_109, '081804'],
    [1_111_111_111, '050471'],
    [1_234_567_890, '005924'],
    [2_000_000_000, '279037'],
    [20_000_000_000, '353130'],
  ] as const
  for (const [seconds, code] of vectors)
    assert.equal(codes.stepOf(secret, code, at(seconds)), Math.floor(seconds / 30), code)
})

test('a code counts one step early and one late, with its own step, and not two', () => {
  const secret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'
  const step = 37_037_036
  for (const late of [-1, 0, 1]) assert.equal(codes.stepOf(secret, '050471', at((step + 1 + late) * 30 + 1)), step + 1)
  for (const late of [-2, 2]) assert.equal(codes.stepOf(secret, '050471', at((step + 1 + late) * 30 + 1)), null)
  for (const wrong of ['', '05047', '0504711', 'abcdef', '050472'])
    assert.equal(codes.stepOf(secret, wrong, at(1_111_111_111)), null)
})

test('a fresh secret is 160 bits, a recovery code 80, and the address names house and login', () => {
  const secret = codes.secret()
  assert.match(secret, /^[A-Z2-7]{32}$/)
  assert.match(codes.recoveryCode(), /^[a-z2-7]{16}$/)
  const address = new URL(codes.address(secret, 'chenlan'))
  assert.deepEqual(
    [address.protocol, address.host, address.searchParams.get('secret'), decodeURIComponent(address.pathname)],
    ['otpauth:', 'totp', secret, '/闭环 Bihuan:chenlan'],
  )
})

test('a sealed secret opens under its key and for its account only', async () => {
  const secret = codes.secret()
  const sealed = await codes.seal(secret, 'a')
  assert.ok(!Buffer.from(sealed).includes(secret))
  assert.equal(await codes.open(sealed, 'a'), secret)
  assert.equal(await codes.open(sealed, 'b'), null)
  assert.equal(await oneTimeCodes(key(2)).open(sealed, 'a'), null)
  assert.equal(await codes.open(new Uint8Array(5), 'a'), null)
})

test('the installation’s key is made once, for its owner only, and another purpose has another key', async (t) => {
  const folder = mkdtempSync(path.join(tmpdir(), 'bihuan-key-'))
  t.after(() => rmSync(folder, { recursive: true, force: true }))
  const file = path.join(folder, 'deep', 'installation.key')
  const keys = await Promise.all([1, 2, 3, 4].map(() => installationKey(file, 'codes')()))
  assert.equal(new Set(keys.map((one) => Buffer.from(one).toString('hex'))).size, 1)
  assert.equal(statSync(file).mode & 0o777, 0o600)
  assert.equal(readFileSync(file).length, 32)
  assert.notDeepEqual(await installationKey(file, 'other')(), keys[0])
  assert.deepEqual(await installationKey(file, 'codes')(), keys[0])
  writeFileSync(file, 'short')
  await assert.rejects(installationKey(file, 'codes')(), /holds 5 bytes/)
})
