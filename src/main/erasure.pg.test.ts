import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { readRecord } from '../casework/ask/read-record.ts'
import { readTimeline } from '../casework/ask/read-timeline.ts'
import { searchRecords } from '../casework/ask/search-records.ts'
import { readFile } from '../casework/files.ts'
import { perform } from '../casework/perform.ts'
import { everyRow } from '../drivers/store/testing.ts'
import { UnusableBackup } from './archive.ts'
import { backup } from './backup.ts'
import { checkWorld } from './fsck.ts'
import { readBackupHead, restore } from './restore.ts'
import { type County, openCounty, openEmpty, toyRegister } from './testing/county.ts'

const secretWords = '绝不应录入的线索原文'
let county: County
let folder: string
let erased: string
let sharedFile: string
let ownFile: string

const world = (of: Pick<County, 'house' | 'store'>) => checkWorld({ ...of.house, store: of.store })
const saveTo = (name: string) =>
  backup(
    { ...county.house, store: county.store },
    { root: county.root, purpose: 'serve', madeAt: county.clock.now() },
    join(folder, name),
  )

describe('erasure, backup and restore', () => {
  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'bihuan-backup-'))
    county = await openCounty()
    const { first, does, file, opens } = county
    const own = await file(first.owner, `${secretWords}，附件一`, `${secretWords}.txt`)
    const shared = await file(first.owner, '两处都用的制度汇编')
    sharedFile = shared.sha256
    ownFile = own.sha256
    const declare = async (title: string, evidence: readonly object[]) => {
      const { record } = await opens(first.office, {
        title,
        detail: title,
        number: title.slice(0, 12),
        owner: first.owner.person,
        reviewers: [first.reviewers[0].person],
      })
      await does({ who: first.owner, register: toyRegister, verb: 'start', record: record.id, input: { note: title } })
      await does({
        who: first.owner,
        register: toyRegister,
        verb: 'declare',
        record: record.id,
        input: { fields: { evidence, result: `${title} 1 项` } as never },
      })
      return record.id
    }
    erased = await declare(secretWords, [own, shared])
    await declare('完善值班制度', [shared])
    await county.opens(county.second.office, { title: '另一单位的事项' })
  })
  after(async () => {
    await county.close()
    rmSync(folder, { recursive: true, force: true })
  })

  test('before the erasure the words are found, and a restored backup is the same world', async () => {
    const { house, first } = county
    const found = await searchRecords(house, first.office, secretWords)
    assert.ok(found.ok)
    assert.deepEqual(
      found.rows.map(({ id }) => id),
      [erased],
    )
    await saveTo('before.tar')
    assert.ok(
      readFileSync(join(folder, 'before.tar')).includes(Buffer.from(secretWords)),
      'the file with the words is in it',
    )
    const other = await openEmpty()
    const head = await readBackupHead(join(folder, 'before.tar'))
    await restore({ ...other.house, store: other.store }, head, join(folder, 'before.tar'))
    assert.deepEqual((await world(other)).broken, [])
    const [here, there] = [await everyRow(county.connection), await everyRow(other.connection)]
    for (const table of [
      'record',
      'record_key',
      'todo',
      'due',
      'claim',
      'link',
      'search',
      'file',
      'file_use',
      'file_put',
      'entry',
      'entry_payload',
      'secret',
      'unit',
      'idempotency',
    ]) {
      assert.deepEqual(there.get(table), here.get(table), table)
    }
    await other.close()
  })

  test('one person alone cannot erase', async () => {
    const { house, does, first } = county
    const asked = await does({
      who: first.director,
      register: 'erasure',
      verb: 'request',
      input: { fields: { register: toyRegister, target: erased, ground: 'not-for-here' } },
    })
    const refused = await perform(house, {
      who: first.director,
      register: 'erasure',
      verb: 'approve',
      record: asked.record.id,
      input: {},
      key: 'alone',
    })
    assert.deepEqual(!refused.ok && refused.refusals.map(({ code }) => code), ['same-person'])
    await does({
      who: first.security,
      register: 'erasure',
      verb: 'refuse',
      record: asked.record.id,
      input: { note: '由一人提出' },
    })
  })

  test('two persons erase, and nothing of it is left in database, files, search or a backup made afterwards', async () => {
    const { house, does, first } = county
    const asked = await does({
      who: first.director,
      register: 'erasure',
      verb: 'request',
      input: { fields: { register: toyRegister, target: erased, ground: 'not-for-here' } },
    })
    await does({ who: first.security, register: 'erasure', verb: 'approve', record: asked.record.id, input: {} })
    for (const [table, lines] of await everyRow(county.connection)) {
      assert.deepEqual(
        lines.filter((line) => line.includes(secretWords) || line.includes(ownFile)),
        [],
        table,
      )
    }
    const found = await searchRecords(house, first.office, secretWords)
    assert.deepEqual(found.ok && found.rows, [])
    assert.equal(await house.files.read(first.unit, ownFile), null)
    assert.notEqual(await house.files.read(first.unit, sharedFile), null, 'another record uses it')
    await saveTo('after.tar')
    const bytes = readFileSync(join(folder, 'after.tar'))
    for (const words of [secretWords, ownFile, JSON.stringify(secretWords).slice(1, -1)])
      assert.ok(!bytes.includes(Buffer.from(words)), words)
    const report = await world(county)
    assert.deepEqual([report.broken, report.erased], [[], 1])
  })

  test('what happened stays known, by whom and when, without a word of it', async () => {
    const { house, first } = county
    const read = await readRecord(house, first.office, toyRegister, erased)
    assert.ok(read.ok)
    assert.deepEqual(
      [read.record.erased, read.record.fields, read.record.title, read.record.state],
      [true, {}, '', 'declared'],
    )
    assert.ok(read.powers.every(({ may }) => !may))
    const timeline = await readTimeline(house, first.office, toyRegister, erased)
    assert.ok(timeline.ok)
    assert.deepEqual(
      timeline.entries.map(({ verb, changed, note }) => [verb, changed, note]),
      [
        ['open', {}, null],
        ['start', {}, null],
        ['declare', {}, null],
        ['erase', {}, null],
      ],
    )
    assert.equal(timeline.entries[2]?.by.person, first.owner.person)
    const file = await readFile(house, first.office, ownFile, { register: toyRegister, record: erased })
    assert.deepEqual(!file.ok && file.refusals[0]?.code, 'file-not-found')
  })

  test('a backup made after the erasure restores to a sound world with the erasure in it', async () => {
    const other = await openEmpty()
    const path = join(folder, 'after.tar')
    await restore({ ...other.house, store: other.store }, await readBackupHead(path), path)
    const report = await world(other)
    assert.deepEqual([report.broken, report.erased], [[], 1])
    await assert.rejects(restore({ ...other.house, store: other.store }, await readBackupHead(path), path), /not empty/)
    await other.close()
  })

  test('a damaged, cut or foreign file is refused before anything is restored', async () => {
    const whole = readFileSync(join(folder, 'after.tar'))
    const given = async (bytes: Buffer) => {
      const path = join(folder, 'bad.tar')
      writeFileSync(path, bytes)
      return readBackupHead(path).then(
        () => 'accepted',
        (error: unknown) => (error instanceof UnusableBackup ? error.why : error),
      )
    }
    const cuts = [0, 100, 512, 1000, Math.floor(whole.length / 2), whole.length - 20_000].map((length) =>
      Math.max(0, length),
    )
    for (const length of cuts)
      assert.ok(
        ['cut-short', 'not-a-backup'].includes(String(await given(whole.subarray(0, length)))),
        `cut at ${length}`,
      )
    for (let at = 700; at < whole.length - 3000; at += Math.floor(whole.length / 25)) {
      const bytes = Buffer.from(whole)
      bytes[at] = (bytes[at] ?? 0) ^ 1
      // Padding between members carries nothing; everywhere else one flipped bit is noticed.
      if (whole[at] !== 0) assert.notEqual(await given(bytes), 'accepted', `bit flipped at ${at}`)
    }
    assert.equal(await given(Buffer.from('什么都不是')), 'not-a-backup')
    truncateSync(join(folder, 'bad.tar'), 0)
    await assert.rejects(readBackupHead(join(folder, 'bad.tar')), UnusableBackup)
  })
})
