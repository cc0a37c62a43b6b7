import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { listRecords } from '../casework/ask/list-records.ts'
import { readInbox } from '../casework/ask/read-inbox.ts'
import { readRecord } from '../casework/ask/read-record.ts'
import { readTimeline } from '../casework/ask/read-timeline.ts'
import { type Performed, perform } from '../casework/perform.ts'
import type { Refused } from '../casework/rows.ts'
import { checkWorld } from './fsck.ts'
import { type County, openCounty, toyRegister } from './testing/county.ts'

let county: County

const codes = (answer: Performed | Refused) => (answer.ok ? [] : answer.refusals.map(({ code }) => code))
const sound = async () => assert.deepEqual((await checkWorld({ ...county.house, store: county.store })).broken, [])
const title = (name: string) => ({ fields: { title: name } })

describe('the write path', () => {
  before(async () => {
    county = await openCounty()
  })
  after(() => county.close())

  test('a measure goes its whole way, every step in the journal, and the world check finds nothing', async () => {
    const { first, does, opens, file } = county
    const [one, two] = first.reviewers
    const opened = await opens(first.office, {
      owner: first.owner.person,
      reviewers: [one.person, two.person],
      department: first.department,
      due: '2026-03-20',
      amount: 120_000,
    })
    const on = (who: typeof one, verb: string, fields = {}) =>
      does({ who, register: toyRegister, verb, record: opened.record.id, input: { fields } })
    assert.deepEqual(
      codes(
        await perform(county.house, {
          who: first.office,
          register: toyRegister,
          verb: 'close',
          record: opened.record.id,
          input: {},
          key: 'too-early',
        }),
      ),
      ['not-in-this-state'],
    )
    await on(first.owner, 'start')
    const evidence = [await file(first.owner, '制度汇编 第一版')]
    const declared = await on(first.owner, 'declare', { evidence, result: '退回 3 笔' })
    assert.equal(declared.record.state, 'declared')
    await on(one, 'review')
    const reviewed = await on(two, 'review')
    assert.equal(reviewed.record.state, 'reviewing')
    const closed = await on(first.office, 'close')
    assert.equal(closed.record.state, 'closed')
    assert.equal(closed.names[first.owner.person], '甲李')
    const timeline = await readTimeline(county.house, first.office, toyRegister, opened.record.id)
    assert.ok(timeline.ok)
    assert.deepEqual(
      timeline.entries.map(({ verb }) => verb),
      ['open', 'start', 'declare', 'review', 'review', 'close'],
    )
    assert.deepEqual(timeline.entries[2]?.changed, { evidence, result: '退回 3 笔' })
    await sound()
  })

  test('a refusal leaves no trace', async () => {
    const { first, opens, house } = county
    const { record } = await opens(first.office)
    const before = await readRecord(house, first.office, toyRegister, record.id)
    const refused = await perform(house, {
      who: first.leader,
      register: toyRegister,
      verb: 'amend',
      record: record.id,
      input: { ...title('别的'), note: '改' },
      key: 'refused-1',
    })
    assert.deepEqual(codes(refused), ['not-yours'])
    const unread = await perform(house, {
      who: first.office,
      register: toyRegister,
      verb: 'amend',
      record: record.id,
      input: title('别的'),
      key: 'refused-2',
    })
    assert.deepEqual(codes(unread), ['reason-missing'])
    assert.deepEqual(await readRecord(house, first.office, toyRegister, record.id), before)
    await sound()
  })

  test('the same key with the same order is answered as before, with another order refused', async () => {
    const { first, house, opens } = county
    const order = { who: first.office, register: toyRegister, verb: 'open', input: title('只登记一次'), key: 'once' }
    const done = await perform(house, order)
    const again = await perform(house, order)
    assert.ok(done.ok && again.ok)
    assert.equal(again.replayed, true)
    assert.deepEqual({ ...again, replayed: false }, done)
    assert.deepEqual(codes(await perform(house, { ...order, input: title('另一件') })), ['idempotency-key-reused'])
    assert.deepEqual(codes(await perform(house, { ...order, who: first.head })), ['idempotency-key-reused'])
    // The answer is the one of then, although the record has moved on.
    const { record } = await opens(first.office, { number: 'K-1' })
    const amend = {
      who: first.office,
      register: toyRegister,
      verb: 'amend',
      record: record.id,
      input: { ...title('第一次'), note: '改' },
      key: 'amend-1',
    }
    const first1 = await perform(house, amend)
    await perform(house, { ...amend, input: { ...title('第二次'), note: '再改' }, key: 'amend-2' })
    const replay = await perform(house, amend)
    assert.ok(first1.ok && replay.ok)
    assert.deepEqual([replay.record.title, replay.record.revision, replay.replayed], ['第一次', 2, true])
    await sound()
  })

  test('of ten identical orders at once one is carried out, and all are answered alike', async () => {
    const { first, house } = county
    const order = {
      who: first.office,
      register: toyRegister,
      verb: 'open',
      input: title('十次点击'),
      key: 'ten-clicks',
    }
    const answers = await Promise.all(Array.from({ length: 10 }, () => perform(house, order)))
    const ids = new Set(answers.map((answer) => (answer.ok ? answer.record.id : JSON.stringify(answer))))
    assert.equal(ids.size, 1)
    assert.equal(answers.filter((answer) => answer.ok && !answer.replayed).length, 1)
    const [id] = ids
    const amend = {
      who: first.office,
      register: toyRegister,
      verb: 'amend',
      record: String(id),
      input: { ...title('改过'), note: '改', revision: 1 },
      key: 'ten-amends',
    }
    const amended = await Promise.all(Array.from({ length: 10 }, () => perform(house, amend)))
    assert.deepEqual(new Set(amended.map((answer) => (answer.ok ? answer.entry : codes(answer).join()))).size, 1)
    assert.equal(amended.filter((answer) => answer.ok && !answer.replayed).length, 1)
    await sound()
  })

  test('of two who change the same revision at once one wins, and the other is told both revisions', async () => {
    const { first, house, opens } = county
    const { record } = await opens(first.office)
    const amend = (name: string) =>
      perform(house, {
        who: first.office,
        register: toyRegister,
        verb: 'amend',
        record: record.id,
        input: { ...title(name), note: '改', revision: 1 },
        key: `race-${name}`,
      })
    const answers = await Promise.all([amend('甲'), amend('乙')])
    const lost = answers.filter((answer) => !answer.ok)
    assert.equal(lost.length, 1)
    assert.deepEqual(lost[0] && !lost[0].ok && [lost[0].refusals[0]?.code, lost[0].refusals[0]?.details], [
      'version-conflict',
      { seen: 1, current: 2 },
    ])
    await sound()
  })

  test('a claimed value is taken once in a unit, is free in another, and comes free when it is given up', async () => {
    const { first, second, house, opens } = county
    const { record } = await opens(first.office, { number: 'Z-1' })
    const taken = await perform(house, {
      who: first.office,
      register: toyRegister,
      verb: 'open',
      input: { fields: { title: '重号', number: 'Z-1' } },
      key: 'claim-2',
    })
    assert.deepEqual(codes(taken), ['claim-taken'])
    await opens(second.office, { number: 'Z-1' })
    await county.does({
      who: first.office,
      register: toyRegister,
      verb: 'amend',
      record: record.id,
      input: { fields: { number: 'Z-2' }, note: '换号' },
    })
    await opens(first.office, { number: 'Z-1' })
    const both = await Promise.all(
      [1, 2, 3].map((at) =>
        perform(house, {
          who: first.office,
          register: toyRegister,
          verb: 'open',
          input: { fields: { title: '抢号', number: 'Z-9' } },
          key: `rush-${at}`,
        }),
      ),
    )
    assert.deepEqual(both.map(codes).flat().sort(), ['claim-taken', 'claim-taken'])
    await sound()
  })

  test('a post ended a second ago gives no power, and a deputy has it from the first day to the last', async () => {
    const { first, house, opens, does, clock } = county
    const { record } = await opens(first.office)
    const pause = (who: typeof first.office, key: string) =>
      perform(house, { who, register: toyRegister, verb: 'pause', record: record.id, input: { note: '等批复' }, key })
    assert.deepEqual(codes(await pause(first.reviewers[0], 'deputy-0')), ['not-found'])
    const fields = {
      absent: first.office.person,
      deputy: first.reviewers[0].person,
      from: '2026-03-03',
      until: '2026-03-04',
      cause: '出差',
    }
    await does({ who: { kind: 'house', unit: first.unit }, register: 'deputising', verb: 'entrust', input: { fields } })
    assert.deepEqual(codes(await pause(first.reviewers[0], 'deputy-1')), ['not-found'])
    clock.set('2026-03-04T01:00:00.000Z')
    assert.deepEqual(codes(await pause(first.reviewers[0], 'deputy-2')), [])
    clock.set('2026-03-05T01:00:00.000Z')
    assert.deepEqual(codes(await pause(first.reviewers[0], 'deputy-3')), ['not-found'])
    const timeline = await readTimeline(house, first.office, toyRegister, record.id)
    assert.ok(timeline.ok)
    assert.deepEqual(timeline.entries[1]?.by, {
      kind: 'person',
      person: first.reviewers[0].person,
      for: first.office.person,
    })
    await sound()
  })

  test('what another process changes about people holds from the next order on, although this one remembers who may do what', async () => {
    const { first, opens, does, clock } = county
    clock.set('2026-03-10T01:00:00.000Z')
    const { record } = await opens(first.office)
    const [here, there] = [{ ...county.house }, { ...county.house }]
    const pause = (house: typeof here, key: string) =>
      perform(house, {
        who: first.reviewers[1],
        register: toyRegister,
        verb: 'pause',
        record: record.id,
        input: { note: '等批复' },
        key,
      })
    assert.deepEqual(codes(await pause(here, 'elsewhere-0')), ['not-found'])
    assert.deepEqual(codes(await pause(here, 'elsewhere-1')), ['not-found'])
    const fields = {
      absent: first.office.person,
      deputy: first.reviewers[1].person,
      from: '2026-03-10',
      until: '2026-03-12',
      cause: '出差',
    }
    const entrust = { register: 'deputising', verb: 'entrust', input: { fields }, key: 'elsewhere-entrust' }
    const entrusted = await perform(there, { who: { kind: 'house', unit: first.unit }, ...entrust })
    assert.ok(entrusted.ok)
    assert.deepEqual(codes(await pause(here, 'elsewhere-2')), [])
    await does({
      who: first.office,
      register: 'deputising',
      verb: 'end',
      record: entrusted.record.id,
      input: { note: '提前返岗' },
    })
    assert.deepEqual(codes(await pause(here, 'elsewhere-3')), ['not-found'])
    await sound()
  })

  test('what a field points at must exist here and be of its register', async () => {
    const { first, second, house } = county
    const open = (fields: object, key: string) =>
      perform(house, {
        who: first.office,
        register: toyRegister,
        verb: 'open',
        input: { fields: { title: '指向', ...fields } },
        key,
      })
    assert.deepEqual(codes(await open({ owner: second.owner.person }, 'ref-1')), ['ref-not-found'])
    assert.deepEqual(codes(await open({ owner: first.department }, 'ref-2')), ['ref-not-found'])
    assert.deepEqual(codes(await open({ owner: 'nobody-at-all' }, 'ref-3')), ['ref-not-found'])
    assert.deepEqual(codes(await open({ owner: first.owner.person, department: first.department }, 'ref-4')), [])
  })

  test('a file is attached by who has put it in or may read it elsewhere, and by nobody who only knows its hash', async () => {
    const { first, house, opens, does, file } = county
    const evidence = [await file(first.owner, '只有责任人有的文件')]
    const declare = async (owner: typeof first.owner, key: string) => {
      const { record } = await opens(first.office, { owner: owner.person, reviewers: [first.reviewers[0].person] })
      await does({ who: owner, register: toyRegister, verb: 'start', record: record.id, input: {} })
      return perform(house, {
        who: owner,
        register: toyRegister,
        verb: 'declare',
        record: record.id,
        input: { fields: { evidence, result: '1 项' } },
        key,
      })
    }
    assert.deepEqual(codes(await declare(first.reviewers[1], 'hash-only')), ['file-not-found'])
    assert.deepEqual(codes(await declare(first.owner, 'own-file')), [])
    assert.deepEqual(codes(await declare(first.office, 'shared-evidence')), [])
    await sound()
  })

  test('the inbox shows what waits for a person, by post, by name and by deputising, earliest due first', async () => {
    const { second, house, opens } = county
    await opens(second.office, { owner: second.owner.person, title: '先到期', due: '2026-03-10' })
    await opens(second.office, { owner: second.owner.person, title: '后到期', due: '2026-03-30' })
    const inbox = await readInbox(house, second.owner)
    assert.ok(inbox.ok)
    assert.deepEqual(
      inbox.rows.map(({ record, verb }) => [record.title, verb]).sort(),
      [
        ['先到期', 'declare'],
        ['先到期', 'start'],
        ['后到期', 'declare'],
        ['后到期', 'start'],
      ].filter(([, verb]) => verb === 'start'),
    )
    assert.equal(inbox.counts.all, inbox.rows.length)
    const page = await readInbox(house, second.owner, { limit: 1 })
    assert.ok(page.ok && page.next)
    const next = await readInbox(house, second.owner, { limit: 1, cursor: page.next })
    assert.ok(next.ok)
    assert.notEqual(next.rows[0]?.record.id, page.rows[0]?.record.id)
  })

  test('lists give only what the asking person may read, and page through all of it once', async () => {
    const { second, house, opens } = county
    for (let at = 0; at < 7; at++) await opens(second.owner, { title: `自报 ${at}` })
    const all = await listRecords(house, second.office, { register: toyRegister, total: true })
    const own = await listRecords(house, second.owner, { register: toyRegister, total: true })
    assert.ok(all.ok && own.ok)
    assert.equal(own.total, 9)
    assert.ok(own.rows.every(({ title }) => title.startsWith('自报') || title.endsWith('到期')))
    assert.ok((all.total ?? 0) > 7)
    const seen: string[] = []
    for (let cursor: string | undefined; ; ) {
      const page = await listRecords(house, second.office, {
        register: toyRegister,
        limit: 3,
        sort: { by: 'due', descending: true },
        ...(cursor ? { cursor } : {}),
      })
      assert.ok(page.ok)
      seen.push(...page.rows.map(({ id }) => id))
      if (page.next === null) break
      cursor = page.next
    }
    assert.equal(new Set(seen).size, seen.length)
    assert.equal(seen.length, all.total)
  })
})
