import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, before, describe, test } from 'node:test'
import { runFiles } from './run-files.ts'
import { countWritten } from './stages.ts'
import type { Tally } from './tally.ts'

/** Files of a test run, each with one way of ending. */
const files = {
  'mixed.test.ts': `
    import { test, describe, it, before } from 'node:test'
    import assert from 'node:assert/strict'
    test('passes', () => {})
    test('parent', async (t) => {
      await t.test('child passes', () => {})
      await t.test('child fails', () => { assert.equal(1, 2) })
    })
    test('parent fails by itself', async (t) => {
      await t.test('child passes too', () => {})
      throw new Error('the parent’s own')
    })
    test('skipped', { skip: 'the reason' }, () => {})
    describe('suite', () => { it('inside passes', () => {}) })
    describe('hook', () => { before(() => { throw new Error('hook broke') }); it('never runs', () => {}) })
  `,
  'dies-at-load.test.ts': `throw new Error('broken at load')`,
  'killed.test.ts': `
    import { test } from 'node:test'
    test('the end', () => { process.kill(process.pid, 'SIGKILL') })
  `,
  'empty.test.ts': 'export {}',
}

let root: string
let tally: Tally
const limits = { atOnce: 2, testSeconds: 20, silentSeconds: 20 }

before(async () => {
  root = mkdtempSync(path.join(tmpdir(), 'bihuan-run-'))
  for (const [name, text] of Object.entries(files)) writeFileSync(path.join(root, name), text)
  tally = await runFiles(root, Object.keys(files), limits)
})
after(() => rmSync(root, { recursive: true, force: true }))

const failed = (file: string): string[] =>
  tally.failures.filter((failure) => failure.file === file).map(({ name }) => name)

describe('a test run', () => {
  test('counts tests without tests inside, not suites and parents', () => {
    assert.equal(tally.passed, 4)
    assert.equal(tally.skipped, 1)
    assert.deepEqual(tally.skips, [{ file: 'mixed.test.ts', name: 'skipped', reason: 'the reason' }])
  })

  test('tells a failing child once, and a parent only for what is its own', () => {
    assert.deepEqual(failed('mixed.test.ts'), ['child fails', 'parent fails by itself', 'never runs', 'hook'])
  })

  test('tells a file that breaks outside its tests, with what it wrote', () => {
    assert.deepEqual(failed('dies-at-load.test.ts'), ['(file)'])
    assert.match(tally.failures.find(({ file }) => file === 'dies-at-load.test.ts')?.words ?? '', /broken at load/)
  })

  test('counts a killed file as failed', () => assert.deepEqual(failed('killed.test.ts'), ['(file)']))

  test('counts a file without tests as failed', () => {
    assert.match(tally.failures.find(({ file }) => file === 'empty.test.ts')?.words ?? '', /holds no test/)
  })

  test('ends a file that keeps running, and names it', async () => {
    writeFileSync(
      path.join(root, 'hangs.test.ts'),
      `import { test } from 'node:test'; test('fine', () => { setInterval(() => {}, 1000) })`,
    )
    const hanging = await runFiles(root, ['hangs.test.ts'], { ...limits, silentSeconds: 2 })
    assert.deepEqual(
      hanging.failures.map(({ file, name }) => [file, name]),
      [['hangs.test.ts', '(file)']],
    )
    assert.match(hanging.failures[0]?.words ?? '', /nothing was heard/)
  })

  test('fails when the files are not there', async () => {
    const missing = await runFiles(root, ['gone.test.ts'], limits)
    assert.ok(missing.failures.length > 0)
  })

  test('counts the written tests of a file that cannot be run', () => {
    assert.equal(countWritten(`test('a', () => {})\n  await t.test('b', async () => {})\n  it('c')\nlatest('d')`), 3)
    assert.equal(countWritten('export {}'), 1)
  })
})
