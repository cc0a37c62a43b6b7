import assert from 'node:assert/strict'
import { readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { tamper } from '../drivers/store/testing.ts'
import { checkWorld, type WorldReport } from './fsck.ts'
import { type County, openCounty, toyRegister } from './testing/county.ts'

let county: County
let record: string
let sha256: string

const world = (): Promise<WorldReport> => checkWorld({ ...county.house, store: county.store })
const causes = async () => (await world()).broken.map(({ cause }) => cause).sort()
const change = (statement: string, ...values: readonly unknown[]) => tamper(county.connection, statement, values)

/** Plants a fault, expects what the check says of it, and takes it away again. */
async function planted(
  fault: () => Promise<unknown>,
  expected: readonly string[],
  undo: () => Promise<unknown>,
): Promise<void> {
  await fault()
  assert.deepEqual(await causes(), expected)
  await undo()
  assert.deepEqual(await causes(), [])
}

describe('the world check', () => {
  before(async () => {
    county = await openCounty()
    const { first, opens, does, file } = county
    const evidence = [await file(first.owner, '值班记录')]
    sha256 = evidence[0]?.sha256 ?? ''
    const fields = {
      title: '值班制度',
      owner: first.owner.person,
      reviewers: [first.reviewers[0].person],
      number: 'F-1',
      due: '2026-03-20',
      amount: 500,
    }
    record = (await opens(first.office, fields)).record.id
    await does({ who: first.owner, register: toyRegister, verb: 'start', record, input: {} })
    await does({
      who: first.owner,
      register: toyRegister,
      verb: 'declare',
      record,
      input: { fields: { evidence, result: '3 次' } },
    })
    await opens(county.second.office)
  })
  after(() => county.close())

  test('a sound world is found sound, and counted', async () => {
    const report = await world()
    assert.deepEqual([report.broken, report.units, report.erased, report.files], [[], 3, 0, 1])
    assert.ok(report.records > 20 && report.entries > report.records)
  })

  const rows: readonly {
    readonly name: string
    readonly set: string
    readonly back: string
    readonly expected: readonly string[]
  }[] = [
    {
      name: 'the state of a row',
      set: `UPDATE record SET state = 'closed' WHERE id = $1`,
      back: `UPDATE record SET state = 'declared' WHERE id = $1`,
      expected: ['record-row-extra', 'record-row-missing'],
    },
    {
      name: 'a field of a row',
      set: `UPDATE record SET fields = fields || '{"amount": 1}' WHERE id = $1`,
      back: `UPDATE record SET fields = fields || '{"amount": 500}' WHERE id = $1`,
      expected: ['record-row-extra', 'record-row-missing'],
    },
    {
      name: 'a common column',
      set: `UPDATE record SET owner = 'x' WHERE id = $1`,
      back: `UPDATE record SET owner = fields->>'owner' WHERE id = $1`,
      expected: ['record-columns-extra', 'record-columns-missing'],
    },
    {
      name: 'a key',
      set: `UPDATE record_key SET int_value = 501 WHERE record_id = $1 AND field = 'amount'`,
      back: `UPDATE record_key SET int_value = 500 WHERE record_id = $1 AND field = 'amount'`,
      expected: ['keys-extra', 'keys-missing'],
    },
    {
      name: 'a line of an inbox',
      set: `UPDATE todo SET verb = 'x' || verb WHERE record_id = $1`,
      back: `UPDATE todo SET verb = substr(verb, 2) WHERE record_id = $1`,
      expected: ['inbox-extra', 'inbox-missing'],
    },
    {
      name: 'a due time',
      set: `UPDATE due SET at = at + interval '1 day' WHERE record_id = $1`,
      back: `UPDATE due SET at = at - interval '1 day' WHERE record_id = $1`,
      expected: ['due-times-extra', 'due-times-missing'],
    },
    {
      name: 'a claim',
      set: `UPDATE claim SET value = 'f-2' WHERE record_id = $1`,
      back: `UPDATE claim SET value = 'f-1' WHERE record_id = $1`,
      expected: ['claims-extra', 'claims-missing'],
    },
    {
      name: 'a verb beside a leaf',
      set: `UPDATE entry SET verb = 'x' || verb WHERE record_id = $1`,
      back: `UPDATE entry SET verb = substr(verb, 2) WHERE record_id = $1`,
      expected: ['entry-columns'],
    },
    {
      name: 'a time beside a leaf',
      set: `UPDATE entry SET at = at + interval '1 second' WHERE record_id = $1`,
      back: `UPDATE entry SET at = at - interval '1 second' WHERE record_id = $1`,
      expected: ['entry-columns'],
    },
    {
      name: 'a byte of a leaf',
      set: `UPDATE entry SET leaf = set_byte(leaf, 0, 91) WHERE record_id = $1`,
      back: `UPDATE entry SET leaf = set_byte(leaf, 0, 123) WHERE record_id = $1`,
      expected: ['leaf-unreadable'],
    },
    {
      name: 'the salt of a payload',
      set: `UPDATE entry_payload SET salt = set_byte(salt, 0, 255 - get_byte(salt, 0)) WHERE record_id = $1`,
      back: `UPDATE entry_payload SET salt = set_byte(salt, 0, 255 - get_byte(salt, 0)) WHERE record_id = $1`,
      expected: ['payload-altered'],
    },
    {
      name: 'a byte of a payload',
      set: `UPDATE entry_payload SET sealed = set_byte(sealed, 20, 255 - get_byte(sealed, 20)) WHERE record_id = $1`,
      back: `UPDATE entry_payload SET sealed = set_byte(sealed, 20, 255 - get_byte(sealed, 20)) WHERE record_id = $1`,
      expected: ['payload-missing'],
    },
    {
      name: 'the key of a record',
      set: `UPDATE secret SET key = set_byte(key, 0, 255 - get_byte(key, 0)) WHERE record_id = $1`,
      back: `UPDATE secret SET key = set_byte(key, 0, 255 - get_byte(key, 0)) WHERE record_id = $1`,
      expected: ['payload-missing'],
    },
  ]
  for (const { name, set, back, expected } of rows) {
    test(`finds ${name} that was altered`, () =>
      planted(
        () => change(set, record),
        expected,
        () => change(back, record),
      ))
  }

  test('finds rows that belong to nothing, entries that are gone, and content erased without an erasure', async () => {
    await planted(
      () => change(`INSERT INTO pending (unit_id, entry_id) VALUES ($1, $1)`, county.first.unit),
      ['row-of-nothing'],
      () => change('DELETE FROM pending WHERE unit_id = entry_id'),
    )
    await change('UPDATE entry SET record_id = $2 WHERE record_id = $1 AND revision = 2', record, county.root)
    const found = await causes()
    // What else is seen depends on what the stray entry meets where it is now.
    assert.ok(found.includes('entry-missing') && found.includes('leaf-of-another'), found.join())
    await change('UPDATE entry SET record_id = $1 WHERE record_id = $2 AND revision = 2', record, county.root)
    assert.deepEqual(await causes(), [])
    await planted(
      () =>
        change(`CREATE TABLE kept AS SELECT entry_id, salt FROM entry_payload WHERE record_id = '${record}'`).then(() =>
          change('UPDATE entry_payload SET salt = NULL WHERE record_id = $1', record),
        ),
      ['payload-erased-without-erasure'],
      () =>
        change('UPDATE entry_payload p SET salt = k.salt FROM kept k WHERE k.entry_id = p.entry_id').then(() =>
          change('DROP TABLE kept'),
        ),
    )
  })

  test('finds a file that is altered or gone, and says of bytes without a row that they do no harm', async () => {
    const path = join(county.filesFolder, county.first.unit, sha256.slice(0, 2), sha256)
    await planted(
      async () => writeFileSync(path, '被改过'),
      ['file-altered'],
      async () => writeFileSync(path, '值班记录'),
    )
    await planted(
      async () => rmSync(path),
      ['file-missing'],
      async () => writeFileSync(path, '值班记录'),
    )
    writeFileSync(join(county.filesFolder, county.first.unit, sha256.slice(0, 2), 'f'.repeat(64)), 'x')
    const report = await world()
    assert.deepEqual([report.broken, report.unlisted], [[], 1])
    assert.deepEqual(readdirSync(join(county.filesFolder, 'staged')), [], 'nothing staged is left')
  })
})
