import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, suite, test } from 'node:test'
import { prepareOtherServer } from './other-server.ts'

suite('another PostgreSQL for the tests', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'bihuan-other-'))
  const before = process.env.BIHUAN_TEST_POSTGRES
  after(() => {
    if (before === undefined) delete process.env.BIHUAN_TEST_POSTGRES
    else process.env.BIHUAN_TEST_POSTGRES = before
    rmSync(folder, { recursive: true, force: true })
  })

  test('is the one named, and a folder without its programs is a reason, not another server', () => {
    const said: string[] = []
    process.env.BIHUAN_TEST_POSTGRES = folder
    const missing = prepareOtherServer(folder, (line) => said.push(line))
    assert.equal(missing.folder, undefined)
    assert.match(missing.reason, /BIHUAN_TEST_POSTGRES: there is no initdb and postgres in /)
    for (const program of ['initdb', 'postgres']) writeFileSync(path.join(folder, program), '')
    assert.deepEqual(
      prepareOtherServer(folder, (line) => said.push(line)),
      { folder, reason: '' },
    )
    assert.deepEqual(said, [])
  })

  test('is otherwise the oldest one there is: the machine’s, or the one unpacked before', () => {
    delete process.env.BIHUAN_TEST_POSTGRES
    const bin = path.join(folder, '.runtime/postgresql-15/usr/lib/postgresql/15/bin')
    mkdirSync(bin, { recursive: true })
    for (const program of ['initdb', 'postgres']) writeFileSync(path.join(bin, program), '')
    const { folder: found } = prepareOtherServer(folder, () => assert.fail('nothing is fetched'))
    assert.match(found ?? '', /\/usr\/lib\/postgresql\/\d+\/bin$/)
  })
})
