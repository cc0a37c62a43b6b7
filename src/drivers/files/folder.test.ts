import assert from 'node:assert/strict'
import { mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { FileTooLarge } from '../../casework/ports.ts'
import { openFolder } from './folder.ts'

const unit = '019cac0f-0000-7000-8000-000000000001'
const other = '019cac0f-0000-7000-8000-000000000002'
const root = mkdtempSync(join(tmpdir(), 'bihuan-folder-'))
after(() => rmSync(root, { recursive: true, force: true }))

async function* parts(...given: readonly (string | Uint8Array)[]) {
  for (const one of given) yield typeof one === 'string' ? Buffer.from(one) : one
}
async function text(bytes: AsyncIterable<Uint8Array> | null): Promise<string | null> {
  if (!bytes) return null
  const chunks: Uint8Array[] = []
  for await (const chunk of bytes) chunks.push(chunk)
  return Buffer.concat(chunks).toString('utf8')
}

test('bytes are kept under their hash, in their unit only, and go when removed', async () => {
  const files = await openFolder(root)
  const staged = await files.stage(unit, parts('a', 'bc'), 100)
  assert.deepEqual(
    [staged.sha256, staged.sm3, staged.size],
    [
      'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
      '66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0',
      3,
    ],
  )
  assert.equal(await files.read(unit, staged.sha256), null, 'not before it is kept')
  await staged.keep()
  await staged.drop()
  assert.equal(await text(await files.read(unit, staged.sha256)), 'abc')
  assert.equal(await files.read(other, staged.sha256), null)
  const listed: string[] = []
  for await (const sha256 of files.list(unit)) listed.push(sha256)
  assert.deepEqual(listed, [staged.sha256])
  await files.remove(unit, staged.sha256)
  await files.remove(unit, staged.sha256)
  assert.equal(await files.read(unit, staged.sha256), null)
})

test('two who keep the same bytes at once both find them', async () => {
  const files = await openFolder(root)
  const staged = await Promise.all([1, 2, 3].map(() => files.stage(unit, parts('同一份'), 100)))
  await Promise.all(staged.map((one) => one.keep()))
  assert.equal(await text(await files.read(unit, staged[0]?.sha256 ?? '')), '同一份')
})

test('what is too large, breaks off or is dropped leaves nothing behind', async () => {
  const files = await openFolder(root)
  await assert.rejects(files.stage(unit, parts('12345', '678901'), 10), FileTooLarge)
  const broken = async function* () {
    yield Buffer.from('half')
    throw new Error('the line went dead')
  }
  await assert.rejects(files.stage(unit, broken(), 100), /went dead/)
  await (await files.stage(unit, parts('dropped'), 100)).drop()
  assert.deepEqual(readdirSync(join(root, 'staged')), [])
})

test('uploads that nobody finished are swept after a day, those of another process are left alone', async () => {
  const [old, young] = [join(root, 'staged', 'old'), join(root, 'staged', 'young')]
  writeFileSync(old, 'x')
  writeFileSync(young, 'x')
  const yesterday = Date.now() / 1000 - 90_000
  utimesSync(old, yesterday, yesterday)
  await openFolder(root)
  assert.deepEqual(readdirSync(join(root, 'staged')), ['young'])
  rmSync(young)
})

test('a path is made of ids and hashes only', async () => {
  const files = await openFolder(root)
  for (const bad of ['../../etc/passwd', '..', '', 'x'.repeat(64), 'A'.repeat(64)]) {
    assert.equal(await files.read(unit, bad), null)
    assert.equal(await files.read(bad, 'a'.repeat(64)), null)
    await files.remove(bad, 'a'.repeat(64))
  }
  assert.throws(() => files.stage('../x', parts('x'), 10), TypeError)
})

test('the type is told by the content, whatever the name says', async () => {
  const files = await openFolder(root)
  const typeOf = async (...given: readonly (string | Uint8Array)[]) => {
    const staged = await files.stage(unit, parts(...given), 1_000_000)
    await staged.drop()
    return staged.type
  }
  assert.equal(await typeOf('%PDF-1.7\n%âãÏÓ\n'), 'application/pdf')
  assert.equal(await typeOf(Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')), 'image/png')
  assert.equal(await typeOf('会议纪要\r\n第一项\t'), 'text/plain')
  assert.equal(await typeOf('字'.repeat(3000)), 'text/plain', 'a character may be cut where the head ends')
  assert.equal(await typeOf('<svg onload="alert(1)"></svg>'), 'text/plain')
  assert.equal(await typeOf(Buffer.from([0, 1, 2, 3, 255])), 'application/octet-stream')
  assert.equal(
    await typeOf(Buffer.from('b9abcec4', 'hex')),
    'application/octet-stream',
    'GB18030 is for who reads it to tell',
  )
})
