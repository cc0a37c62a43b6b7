import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { readNotice } from './reading.ts'
import { notice, substance } from './testing.ts'

const folder = fileURLToPath(new URL('../../fixtures/notices/', import.meta.url))
const fixtures = readdirSync(folder)
  .filter((n) => n.startsWith('clean-') && n.endsWith('.txt'))
  .map((n) => readFileSync(folder + n, 'utf8'))
const texts = [notice(), ...fixtures]

const wide = (text: string): string => text.replace(/[0-9]/gu, (d) => String.fromCharCode(d.charCodeAt(0) + 0xfee0))
const everyFifth = (text: string, put: (n: number) => string): string =>
  text
    .split('\n')
    .flatMap((line, k) => (k % 5 === 4 ? [line, put(k)] : [line]))
    .join('\n')

const changes: Readonly<Record<string, (text: string) => string>> = {
  'blank lines': (t) => t.replaceAll('\n', '\n \n\n'),
  'full-width digits': wide,
  'CR and LF': (t) => t.replace(/\r?\n/gu, '\r\n'),
  'a byte order mark': (t) => `\ufeff${t}`,
  'zero-width spaces': (t) => t.replaceAll('。', '。\u200b'),
  indentation: (t) => t.replaceAll('\n', '\n　　'),
  'page footers': (t) => everyFifth(t, (k) => `— ${k} —`),
  'page numbers in words': (t) => everyFifth(t, (k) => `第${k}页 共99页`),
}

for (const [name, change] of Object.entries(changes)) {
  test(`${name} change no item, measure or sum`, () => {
    for (const text of texts) assert.deepEqual(substance(readNotice(change(text))), substance(readNotice(text)))
  })
}

test('spans lead to the words in the text as given, whatever was put between', () => {
  for (const change of Object.values(changes)) {
    const text = change(notice())
    for (const item of readNotice(text).items) {
      for (const m of item.measures) assert.equal(fold(text.slice(...m.span)), fold(m.text))
      assert.ok(fold(text.slice(...item.span)).includes(fold(item.title)))
    }
  }
})

const fold = (words: string): string => words.normalize('NFKC').replace(/[\s\u200b]|— \d+ —|第\d+页 ?共99页/gu, '')
