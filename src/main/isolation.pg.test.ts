import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { computeIndicators } from '../casework/ask/compute-indicators.ts'
import { exportRows } from '../casework/ask/export-rows.ts'
import { listOptions } from '../casework/ask/list-options.ts'
import { listRecords } from '../casework/ask/list-records.ts'
import { readInbox } from '../casework/ask/read-inbox.ts'
import { readJournal } from '../casework/ask/read-journal.ts'
import { readRecord } from '../casework/ask/read-record.ts'
import { readStanding } from '../casework/ask/read-standing.ts'
import { readTimeline } from '../casework/ask/read-timeline.ts'
import { searchRecords } from '../casework/ask/search-records.ts'
import { readFile } from '../casework/files.ts'
import { perform } from '../casework/perform.ts'
import type { PersonWho } from '../casework/who.ts'
import { wake } from '../casework/wake.ts'
import { glancesIn, seenWithoutUnit } from '../drivers/store/testing.ts'
import { checkWorld } from './fsck.ts'
import { type County, openCounty, toyRegister } from './testing/county.ts'

let county: County
/** A record of the first centre in state declared, with a file; and the second centre's leader, who gets a seat in the first. */
let record: string
let hidden: string
let sha256: string
let outsider: PersonWho
let inSeat: PersonWho

const nowhere = '019cac0f-0000-7000-8000-000000000000'
const codes = (answer: { ok: boolean; refusals?: readonly { code: string }[] }) =>
  answer.ok ? 'ok' : answer.refusals?.map(({ code }) => code).join()

describe('the wall between units', () => {
  before(async () => {
    county = await openCounty()
    const { first, second, does, opens, file } = county
    const evidence = [await file(first.owner, '第一单位的佐证')]
    sha256 = evidence[0]?.sha256 ?? ''
    const opened = await opens(first.office, {
      title: '共享的事项',
      owner: first.owner.person,
      reviewers: [first.reviewers[0].person],
      department: first.department,
      number: 'S-1',
    })
    record = opened.record.id
    await does({ who: first.owner, register: toyRegister, verb: 'start', record, input: {} })
    await does({
      who: first.owner,
      register: toyRegister,
      verb: 'declare',
      record,
      input: { fields: { evidence, result: '1 项' } },
    })
    hidden = (await opens(first.office, { title: '不共享的事项', before: record })).record.id
    outsider = second.leader
    const fields = {
      holder: '乙吴',
      outsider: outsider.person,
      home: second.unit,
      kind: 'reviewer',
      from: '2026-03-01',
      until: '2026-03-31',
    }
    const seat = await does({ who: first.security, register: 'seat', verb: 'grant', input: { fields } })
    inSeat = { ...outsider, unit: first.unit, seat: seat.record.id }
    await does({
      who: first.director,
      register: 'share',
      verb: 'share',
      input: { fields: { seat: seat.record.id, about: '会审', register: toyRegister, target: record } },
    })
  })
  after(() => county.close())

  test("every question with another unit's ids gives what ids that never existed give", async () => {
    const { house, second } = county
    const office = second.office
    const asks = (id: string) => [
      readRecord(house, office, toyRegister, id),
      readTimeline(house, office, toyRegister, id),
      readFile(house, office, sha256, { register: toyRegister, record: id }),
      readJournal(house, second.auditor, { record: id }),
      readJournal(house, second.auditor, { person: id === record ? county.first.owner.person : id }),
      listRecords(house, office, { register: toyRegister, where: { fields: { before: { is: id } } }, total: true }),
      listRecords(house, office, {
        register: toyRegister,
        where: { fields: { owner: { is: id === record ? county.first.owner.person : id } } },
        total: true,
      }),
      perform(house, {
        who: office,
        register: toyRegister,
        verb: 'amend',
        record: id,
        input: { fields: { title: '改' }, note: '改' },
        key: `wall-${id}`,
      }),
      perform(house, {
        who: office,
        register: toyRegister,
        verb: 'open',
        input: { fields: { title: '指', before: id } },
        key: `wall-ref-${id}`,
      }),
    ]
    assert.deepEqual(await Promise.all(asks(record)), await Promise.all(asks(nowhere)))
  })

  test('lists, search, inbox, options, export and indicators hold nothing of another unit', async () => {
    const { house, second, first } = county
    const office = second.office
    const texts = await Promise.all([
      listRecords(house, office, { register: toyRegister, total: true }),
      searchRecords(house, office, '共享的事项'),
      readInbox(house, office),
      listOptions(house, office, 'person'),
      computeIndicators(house, office, toyRegister),
      exportRows(house, office, { register: toyRegister }),
      readJournal(house, second.auditor, {}),
    ])
    const text = JSON.stringify(texts)
    for (const id of [record, hidden, first.owner.person, first.department, sha256]) assert.ok(!text.includes(id), id)
    assert.equal(texts[0].ok && texts[0].total, 0)
    assert.equal(texts[5].ok && texts[5].total, 0)
  })

  test("another unit's idempotency key and claim are free here", async () => {
    const { house, first, second } = county
    const order = {
      register: toyRegister,
      verb: 'open',
      input: { fields: { title: '同键', number: 'S-1' } },
      key: 'same-key',
    }
    assert.equal(codes(await perform(house, { ...order, who: second.office })), 'ok')
    assert.equal(
      codes(await perform(house, { ...order, who: first.office, input: { fields: { title: '同键' } } })),
      'ok',
    )
  })

  test('without a seat nobody acts in another unit, with a seat of somebody else neither', async () => {
    const { house, first, second } = county
    const as = (who: PersonWho) => listRecords(house, who, { register: toyRegister })
    assert.equal(codes(await as({ ...outsider, unit: first.unit })), 'seat-ended')
    assert.equal(codes(await as({ ...outsider, unit: first.unit, seat: nowhere })), 'seat-ended')
    assert.equal(codes(await as({ ...second.office, unit: first.unit, seat: inSeat.seat ?? '' })), 'seat-ended')
    assert.equal(codes(await as({ ...inSeat, home: first.unit, unit: second.unit })), 'seat-ended')
  })

  test('through a seat one sees what is shared, with its names and files, and nothing else', async () => {
    const { house, first } = county
    const listed = await listRecords(house, inSeat, { register: toyRegister, total: true })
    assert.ok(listed.ok)
    assert.deepEqual([listed.rows.map(({ id }) => id), listed.total], [[record], 1])
    assert.equal(listed.names[first.owner.person], '甲李')
    assert.equal(codes(await readRecord(house, inSeat, toyRegister, hidden)), 'not-found')
    const read = await readRecord(house, inSeat, toyRegister, record)
    assert.ok(read.ok)
    assert.deepEqual(
      read.links.filter(({ register }) => register === toyRegister),
      [],
      'a link from what is not shared is not told',
    )
    assert.ok((await readTimeline(house, inSeat, toyRegister, record)).ok)
    assert.ok((await readFile(house, inSeat, sha256, { register: toyRegister, record })).ok)
    const found = await searchRecords(house, inSeat, '事项')
    assert.deepEqual(found.ok && found.rows.map(({ id }) => id), [record])
    for (const register of ['person', 'appointment', 'seat', 'share', 'department']) {
      const other = await listRecords(house, inSeat, { register })
      assert.deepEqual(other.ok ? other.rows : [], [], register)
    }
    assert.equal(codes(await readJournal(house, inSeat, {})), 'not-permitted')
  })

  test('through a seat one does what the seat may, on what is shared only', async () => {
    const { house } = county
    const back = (id: string, key: string) =>
      perform(house, {
        who: inSeat,
        register: toyRegister,
        verb: 'return',
        record: id,
        input: { note: '佐证不足' },
        key,
      })
    assert.equal(codes(await back(hidden, 'seat-1')), 'not-found')
    const done = await back(record, 'seat-2')
    assert.equal(codes(done), 'ok')
    const timeline = await readTimeline(house, county.first.office, toyRegister, record)
    assert.deepEqual(timeline.ok && timeline.entries.at(-1)?.by, {
      kind: 'person',
      person: outsider.person,
      seat: inSeat.seat,
    })
  })

  test("the outsider's home knows the seat, and gets a summary of what is shared", async () => {
    const { house, store, first, second, clock } = county
    const standing = await readStanding(house, outsider)
    assert.deepEqual(standing.ok && standing.seats, [
      { id: inSeat.seat, unit: first.unit, unitName: '云岫县融媒体中心', kind: 'reviewer' },
    ])
    const woken = await wake(house, clock.now())
    assert.deepEqual(woken.failures, [])
    assert.deepEqual(await glancesIn(store, second.unit), [{ title: '共享的事项', state: 'returned' }])
    assert.deepEqual((await checkWorld({ ...house, store })).broken, [])
  })

  test('a share that is withdrawn and a seat whose last day has passed show nothing any more', async () => {
    const { house, store, first, second, does, clock } = county
    const shares = await listRecords(house, first.director, { register: 'share' })
    const [share] = shares.ok ? shares.rows : []
    await does({ who: first.director, register: 'share', verb: 'withdraw', record: share?.id ?? '', input: {} })
    const listed = await listRecords(house, inSeat, { register: toyRegister })
    assert.deepEqual(listed.ok && listed.rows, [])
    await wake(house, clock.now())
    assert.deepEqual(await glancesIn(store, second.unit), [])
    clock.set('2026-04-01T01:00:00.000Z')
    assert.equal(codes(await listRecords(house, inSeat, { register: toyRegister })), 'seat-ended')
    assert.deepEqual((await checkWorld({ ...house, store })).broken, [])
  })

  test('the database itself shows nothing without a unit, nor to the owner of the tables', async () => {
    const seen = await seenWithoutUnit(county.store)
    assert.ok(seen.size > 20)
    for (const [table, rows] of seen) assert.equal(rows, 0, table)
  })
})
