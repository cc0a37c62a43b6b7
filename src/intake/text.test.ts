import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import fc from 'fast-check'
import iconv from 'iconv-lite'
import { decode } from './charset.ts'
import { cellName, locate, TextBuilder } from './intake.ts'
import { read, readWhole } from './testing.ts'

const notice = readFileSync(new URL('../../fixtures/notices/clean-no-headings.txt', import.meta.url), 'utf8')

test('offsets of a UTF-8 text equal those of the file read as UTF-8, byte order mark and carriage returns counted', async () => {
  const stored = `\ufeff${notice.replaceAll('\n', '\r\n')}`
  const { text, type } = await readWhole(Buffer.from(stored))
  assert.equal(type, 'txt')
  assert.equal(text, stored)
})

test('a text is found whatever Chinese office encoding it was saved in', async () => {
  for (const encoding of ['gb18030', 'gbk', 'utf16-le', 'utf16-be', 'utf8']) {
    const bytes = iconv.encode(notice, encoding, { addBOM: encoding.startsWith('utf16') })
    assert.equal((await readWhole(bytes)).text.replace('\ufeff', ''), notice, encoding)
  }
})

test('UTF-16 that lost its byte order mark is known by its zeros', () => {
  assert.equal(decode(iconv.encode('共12条\r\n至2025年', 'utf16-le')).charset, 'utf-16le')
})

test('a damaged byte order mark costs no character and is told', async () => {
  const cut = await read('files/damaged-bom.txt')
  assert.ok(cut.text.endsWith(notice))
  assert.deepEqual(
    cut.warnings.map(({ code }) => code),
    ['bom-damaged'],
  )
  assert.equal(cut.lossy, undefined)
  const twice = await read('files/bom-read-as-latin1.txt')
  assert.equal(twice.text, `ï»¿${notice}`)
  assert.deepEqual(
    twice.warnings.map(({ code }) => code),
    ['bom-damaged'],
  )
})

test('GBK that begins with the bytes of a mark is Chinese, not a damaged mark', () => {
  const decoded = decode(iconv.encode('锘湖镇党委关于整改情况的通报', 'gbk'))
  assert.equal(decoded.text, '锘湖镇党委关于整改情况的通报')
  assert.deepEqual(decoded.warnings, [])
})

test('bytes that are no text in any encoding are replaced, counted and marked lossy', () => {
  const decoded = decode(Buffer.concat([Buffer.from('整改'), Uint8Array.of(0xff, 0xff), Buffer.from('落实情况的通报')]))
  assert.equal(decoded.lossy, true)
  assert.equal(decoded.warnings[0]?.code, 'characters-replaced')
})

test('every character leads back to its line', async () => {
  const { text, positions } = await readWhole(Buffer.from('第一行\r\n\r\n第三行\n第四行'))
  assert.deepEqual(locate({ positions }, text.indexOf('三')), { line: 3 })
  assert.deepEqual(locate({ positions }, text.length - 1), { line: 4 })
  assert.deepEqual(locate({ positions }, 0), { line: 1 })
})

test('locate finds the block of every offset, for any blocks', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ maxLength: 6 }), { maxLength: 20 }), (blocks) => {
      const builder = new TextBuilder()
      blocks.forEach((block, i) => {
        builder.add(block, { paragraph: i + 1 })
        builder.between('\n')
      })
      const { text, positions } = builder.done()
      let at = 0
      blocks.forEach((block, i) => {
        for (let k = 0; k < block.length; k++) assert.equal(locate({ positions }, at + k).paragraph, i + 1)
        at += block.length + 1
      })
      assert.equal(text.length, at)
    }),
  )
})

test('cells are named as the spreadsheet names them', () => {
  assert.deepEqual(
    [cellName(1, 1), cellName(3, 26), cellName(3, 27), cellName(9, 52), cellName(2, 703)],
    ['A1', 'Z3', 'AA3', 'AZ9', 'AAA2'],
  )
})
