import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { paragraph, wordParts, workbookParts, zipOf } from '../../tools/fixtures/office-parts.ts'
import { defaultLimits } from './limits.ts'
import { isRefusal, readBytes } from './read.ts'
import { refusalWords, warningWords } from './refusals.ts'
import { assertWords, chance, fixture, mutated, refusalOf, survives } from './testing.ts'
import { entryNames } from './zip.ts'

const files = [
  ['zip-bomb.docx', 'archive-ratio'],
  ['zip-bomb-that-lies.docx', 'file-damaged'],
  ['path-traversal-names.docx', 'archive-names-unsafe'],
  ['entity-declarations.docx', 'xml-entities'],
  ['password-protected.docx', 'password-protected'],
  ['scanned-only.pdf', 'scanned-only'],
  ['photographed.png', 'scanned-only'],
  ['old-word.doc', 'save-as-docx'],
  ['layout.ofd', 'save-as-pdf'],
] as const

for (const [name, code] of files) {
  test(`${name} is refused as ${code}, in words`, async () => {
    assert.equal(await refusalOf(fixture(`files/${name}`)), code)
  })
}

test('what is no document is refused by what it is', async () => {
  assert.equal(await refusalOf(new Uint8Array()), 'file-empty')
  assert.equal(await refusalOf(zipOf([['readme.txt', 'x']])), 'archive-not-a-document')
  assert.equal(await refusalOf(zipOf([['ppt/presentation.xml', '<x/>']])), 'file-type-unknown')
  assert.equal(
    await refusalOf(Uint8Array.of(0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0, 0, 0, 0, 0, 3, 0, 62, 0)),
    'file-type-unknown',
  )
  assert.equal(await refusalOf(Buffer.from('%PDF-1.7 nothing else')), 'file-damaged')
  assert.equal(await refusalOf(Buffer.from('{\\rtf1\\ansi 整改}')), 'save-as-docx')
  assert.equal(await refusalOf(zipOf([['word/document.xml', '<w:document']])), 'file-damaged')
})

test('every limit refuses with its own code', async () => {
  const body = Array.from({ length: 40 }, (_, i) => paragraph(`第${i}项整改措施已经落实`)).join('')
  const word = zipOf(wordParts({ body }))
  const book = zipOf(workbookParts([{ name: 'a', rows: Array.from({ length: 30 }, (_, i) => [i, '问题']) }]))
  const deep = zipOf(wordParts({ body: `${'<w:sdt>'.repeat(400)}${'</w:sdt>'.repeat(400)}` }))
  const codeOf = async (bytes: Uint8Array, limits: object) => {
    const answer = await readBytes(bytes, { ...defaultLimits, ...limits })
    return isRefusal(answer) ? answer.code : answer.type
  }
  assert.equal(await codeOf(word, { bytes: 100 }), 'file-too-large')
  assert.equal(await codeOf(word, { entries: 2 }), 'archive-too-many-entries')
  assert.equal(await codeOf(word, { inflated: 1000 }), 'archive-too-large')
  assert.equal(await codeOf(word, { text: 100 }), 'text-too-long')
  assert.equal(await codeOf(deep, {}), 'nested-too-deeply')
  assert.equal(await codeOf(book, { cells: 20 }), 'too-many-cells')
  assert.equal(await codeOf(fixture('files/text.pdf'), { pages: 2 }), 'too-many-pages')
})

test('an entry that inflates beyond its directory is stopped while inflating', async () => {
  await assert.rejects(async () => {
    const { unzip } = await import('./zip.ts')
    await unzip(fixture('files/zip-bomb-that-lies.docx'), defaultLimits, () => true)
  }, /file-damaged|archive/)
  assert.deepEqual(await entryNames(fixture('files/auto-numbered.docx'), defaultLimits), [
    '[Content_Types].xml',
    '_rels/.rels',
    'word/_rels/document.xml.rels',
    'word/document.xml',
    'word/numbering.xml',
  ])
})

test('a sheet whose two cells lie at opposite corners is refused, not laid out', async () => {
  const sheet =
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>2</v></c></row></sheetData></worksheet>'
  const parts = workbookParts([{ name: 'a', rows: [[1]] }]).map(([name, content]) =>
    name === 'xl/worksheets/sheet1.xml' ? ([name, sheet] as const) : ([name, content] as const),
  )
  assert.equal(await refusalOf(zipOf(parts)), 'file-damaged')
})

test('a page nested fifty thousand deep costs time in proportion', async () => {
  const started = performance.now()
  const page = `<html><body>${'<div>'.repeat(50_000)}整改情况通报${'</div>'.repeat(50_000)}</body></html>`
  assert.equal(await survives(Buffer.from(page)), 'read')
  // Quadratic work would be 2.5 thousand million steps; the bound leaves room for a busy machine.
  assert.ok(performance.now() - started < 15_000)
})

test('mutated files of every format are read or refused with words, never worse', async () => {
  const next = chance(20260301)
  for (const name of [
    'auto-numbered.docx',
    'table-with-merged-cells.docx',
    'merged-header-cells.xlsx',
    'text-in-gbk-font.pdf',
    'saved-from-browser-gbk.html',
    'gbk-from-excel-save-as.csv',
    'utf16-from-notepad.txt',
  ]) {
    const bytes = fixture(`files/${name}`)
    let read = 0
    for (let i = 0; i < 40; i++) if ((await survives(mutated(bytes, next))) === 'read') read++
    assert.ok(read > 0 || name.endsWith('x'), `${name}: nothing was read any more`)
  }
})

test('every code of the registry is kebab-case, with words in both languages', () => {
  for (const [code, { zh, en }] of Object.entries({ ...refusalWords, ...warningWords })) {
    assert.match(code, /^[a-z0-9]+(-[a-z0-9]+)*$/)
    assert.match(zh, /[\u4e00-\u9fff]/)
    assert.ok(!/[\u4e00-\u9fff]/.test(en) && en.length > 10)
    assert.deepEqual(
      [...zh.matchAll(/\{\w+\}/g)].map(String).sort(),
      [...en.matchAll(/\{\w+\}/g)].map(String).sort(),
      code,
    )
  }
})

test('every code of the registry is used', () => {
  const sources = ['intake', 'drivers/parse'].flatMap((room) => {
    const folder = new URL(`../${room}/`, import.meta.url)
    return readdirSync(folder)
      .filter((name) => name.endsWith('.ts') && !name.includes('.test.') && name !== 'refusals.ts')
      .map((name) => readFileSync(new URL(name, folder), 'utf8'))
  })
  const text = sources.join('\n')
  for (const code of [...Object.keys(refusalWords), ...Object.keys(warningWords)])
    assert.ok(text.includes(`'${code}'`), code)
})

test('a refusal of the registry carries its words filled in', async () => {
  const answer = await readBytes(Buffer.from('整改'), { ...defaultLimits, bytes: 1 })
  assert.ok(isRefusal(answer))
  assertWords(answer)
  assert.equal(answer.details?.['max'], 0)
})
