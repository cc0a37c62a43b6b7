import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { isRefusal, readBytes } from '../../intake/read.ts'
import { chance, mutated } from '../../intake/testing.ts'
import { childArguments, parseInChild } from './parse-in-child.ts'
import { installedPrograms, type Programs } from './programs.ts'
import { runBounded } from './run-bounded.ts'

const path = (name: string): string => fileURLToPath(new URL(`../../../fixtures/files/${name}`, import.meta.url))
const none: Programs = {}
const bounds = { ms: 20_000, rssMiB: 1000, output: 1_000_000 }

async function codeOf(...given: Parameters<typeof parseInChild>): Promise<string> {
  const answer = await parseInChild(...given)
  return isRefusal(answer) ? answer.code : answer.type
}

/** Runs a script with the rights of the child that opens uploads. */
function withItsRights(script: string) {
  const [flags] = childArguments(64)
  const evaluated = ['--input-type=module', '--eval', script]
  return runBounded({ file: process.execPath, arguments: [...flags, ...evaluated], environment: {} }, bounds)
}

test('the child answers as the reader itself does', async () => {
  for (const name of ['auto-numbered.docx', 'merged-header-cells.xlsx', 'text.pdf']) {
    const bytes = readFileSync(path(name))
    assert.deepEqual(await parseInChild(path(name), {}, none), JSON.parse(JSON.stringify(await readBytes(bytes))), name)
  }
})

test('what takes too long is ended, and said', async () => {
  assert.equal(await codeOf(path('text.pdf'), { ms: 30 }, none), 'reading-took-too-long')
})

test('what takes too much memory is ended: by the heap it may use, and by what lies in memory in all', async () => {
  const page = Buffer.from(`<html><body>${'<p>整改</p>'.repeat(700_000)}</body></html>`)
  assert.equal(await codeOf(page, { heapMiB: 48 }, none), 'reading-took-too-much-memory')
  assert.equal(await codeOf(page, { rssMiB: 150 }, none), 'reading-took-too-much-memory')
})

test('a file that is too large is refused before a child is started, or the file read', async () => {
  assert.equal(await codeOf(path('text.pdf'), { bytes: 1000 }, none), 'file-too-large')
  assert.equal(await codeOf(new Uint8Array(2000), { bytes: 1000 }, none), 'file-too-large')
})

test('the child cannot write, start programs, read elsewhere, or see the environment', async () => {
  const tries = {
    write: "(await import('node:fs')).writeFileSync('outside.txt', 'x')",
    spawn: "(await import('node:child_process')).execFileSync('true')",
    read: "(await import('node:fs')).readFileSync('/etc/hostname')",
    worker: "new (await import('node:worker_threads')).Worker('1', { eval: true })",
  }
  for (const [name, attempt] of Object.entries(tries)) {
    const { stdout } = await withItsRights(
      `try { ${attempt}; console.log('done') } catch (error) { console.log(error.code) }`,
    )
    assert.equal(stdout.toString().trim(), 'ERR_ACCESS_DENIED', name)
  }
  const { stdout } = await withItsRights('console.log(Object.keys(process.env).join())')
  assert.ok(!stdout.toString().includes('PATH'))
})

test('output beyond its bound ends a process, and a program that is missing is told', async () => {
  const flood = ['-e', "setInterval(() => process.stdout.write('x'.repeat(65536)), 1)"]
  const ended = await runBounded(
    { file: process.execPath, arguments: flood, environment: {} },
    { ...bounds, output: 100_000 },
  )
  assert.deepEqual([ended.by, ended.stdout.byteLength], ['output', 100_000])
  assert.equal((await runBounded({ file: '/no/such/program', arguments: [], environment: {} }, bounds)).by, 'start')
})

test('without a converter, words say how to save the file anew; with one that fails, that it failed', async () => {
  assert.equal(await codeOf(path('old-word.doc'), {}, none), 'save-as-docx')
  assert.equal(await codeOf(path('scanned-only.pdf'), {}, none), 'scanned-only')
  assert.equal(await codeOf(path('old-word.doc'), {}, { office: '/bin/false' }), 'conversion-failed')
  assert.equal(await codeOf(path('photographed.png'), {}, { recognise: '/bin/false' }), 'scanned-only')
})

test('a converter and a recognition program are used where they are, and marked', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'bihuan-programs-'))
  const program = (name: string, script: string): string => {
    const file = join(folder, name)
    writeFileSync(file, `#!${process.execPath}\n${script}`, { mode: 0o755 })
    return file
  }
  const copy = `const fs = require('node:fs'); fs.copyFileSync(${JSON.stringify(path('auto-numbered.docx'))}, 'in.docx')`
  const converted = await parseInChild(path('old-word.doc'), {}, { office: program('office', copy) })
  assert.ok(!isRefusal(converted) && converted.text.includes('（一）党组议事不规范'))
  assert.equal(converted.warnings[0]?.code, 'converted-first')
  const render = program('render', "require('node:fs').writeFileSync('page-1.png', 'x')")
  const recognise = program('recognise', "console.log('关 于 整 改 情 况 的 通 报')")
  const scan = await parseInChild(path('scanned-only.pdf'), {}, { render, recognise })
  assert.ok(!isRefusal(scan) && scan.text === '关于整改情况的通报\n' && scan.lossy === 'ocr' && scan.type === 'pdf')
  rmSync(folder, { recursive: true })
})

test('real LibreOffice and tesseract read what they can, where they are installed', async (t) => {
  const programs = installedPrograms()
  if (!programs.recognise || !programs.render) return t.skip('tesseract or pdftoppm is not installed')
  const answer = await parseInChild(path('scanned-only.pdf'), {}, programs)
  assert.ok(isRefusal(answer) ? answer.code === 'nothing-recognised' : answer.lossy === 'ocr')
})

test('mutated uploads never bring the parent down', async () => {
  const next = chance(7)
  const bytes = ['auto-numbered.docx', 'date-as-serial-number.xlsx', 'text-in-gbk-font.pdf'].map((name) =>
    readFileSync(path(name)),
  )
  const answers = await Promise.all(
    bytes.flatMap((file) => [1, 2, 3].map(() => parseInChild(mutated(file, next), {}, none))),
  )
  for (const answer of answers) assert.ok(isRefusal(answer) ? answer.words.zh.length > 5 : answer.text.length >= 0)
})
