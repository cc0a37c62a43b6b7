import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import test from 'node:test'
import { fileURLToPath } from 'node:url'
import { coveragePage } from '../../tools/generate-coverage.ts'
import { untripped } from '../casebook/trace.ts'
import { registers } from '../registers/index.ts'
import { rows } from '../registers/rows.ts'
import { typeOf } from '../drivers/files/type.ts'
import { countySeed } from './demo-county.ts'
import { coverageReport, playHouseCases, readCaseFiles, readPaper } from './casebook-files.ts'

const files = readCaseFiles()
/** Played once for all that look at it. */
const playing = playHouseCases(files)

test('every case of the casebook passes', async () => {
  const { cases } = await playing
  assert.ok(cases.length > 0)
  assert.deepEqual(
    cases.flatMap(({ defects }) => defects.map(({ file, line, says }) => `${file}:${line} ${says}`)),
    [],
  )
})

test('a case is named like its file', () => {
  for (const { file, text } of files)
    assert.ok(text.startsWith(`# ${file.replace(/^.*\//, '').replace('.txt', '')}:`), file)
})

test('the demo’s stories attach papers that are there, each what its name says', async () => {
  const told = countySeed.stories.map((story) => `# ${story.case}:`)
  const stories = files.filter(({ text }) => told.some((heading) => text.startsWith(heading))).map(({ text }) => text)
  assert.equal(stories.length, told.length)
  const named = [...stories.join('\n').matchAll(/ (?:attachments|files|paper)=([^\s#]+\.[a-z]+)/g)]
  const names = [...new Set(named.map(([, name = '']) => name))]
  assert.ok(names.length >= 25)
  const folder = new URL('../../casebook/demo/files/', import.meta.url)
  const types = await Promise.all(
    names.map(async (name) => {
      const place = new URL(encodeURIComponent(name), folder)
      return [name.replace(/^.*\./, ''), await typeOf(fileURLToPath(place), readPaper(name) ?? new Uint8Array())]
    }),
  )
  const office = 'application/vnd.openxmlformats-officedocument'
  const expected: { [ending: string]: string } = {
    ...{ pdf: 'application/pdf', png: 'image/png', txt: 'text/plain' },
    ...{ docx: `${office}.wordprocessingml.document`, xlsx: `${office}.spreadsheetml.sheet` },
  }
  assert.deepEqual(
    types.filter(([ending = '', type]) => expected[ending] !== type),
    [],
  )
  assert.equal(readPaper('没有这份.pdf'), null)
})

test('every rule and every claim has a case that trips it', async () => {
  const { fired } = await playing
  assert.deepEqual(untripped(registers, fired), [])
})

test('the catalogue has 286 rows, each once, and coverage speaks of no other', async () => {
  const ids = rows.map(({ id }) => id)
  assert.equal(new Set(ids).size, 286)
  const { rows: count, declared, shown } = await coverageReport()
  assert.equal(count, 286)
  assert.ok(declared.every((id) => ids.includes(id)) && shown.every((id) => declared.includes(id)))
})

test('docs/coverage.md says what the casebook shows', async () => {
  assert.equal(readFileSync(new URL('../../docs/coverage.md', import.meta.url), 'utf8'), await coveragePage())
})
