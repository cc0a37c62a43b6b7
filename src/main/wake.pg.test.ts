import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { setTimeout as delay } from 'node:timers/promises'
import { dayInMonth } from '../calendar/days.ts'
import { startOfDay } from '../calendar/zones.ts'
import { computeIndicators } from '../casework/ask/compute-indicators.ts'
import { exportRows } from '../casework/ask/export-rows.ts'
import { listRecords } from '../casework/ask/list-records.ts'
import { readInbox } from '../casework/ask/read-inbox.ts'
import { perform } from '../casework/perform.ts'
import { listSavedViews, putSavedView, removeSavedView } from '../casework/saved-views.ts'
import { wake } from '../casework/wake.ts'
import { everyRow } from '../drivers/store/testing.ts'
import type { Condition, Where } from '../kernel/where.ts'
import { matches } from '../kernel/matches.ts'
import { checkWorld } from './fsck.ts'
import { type County, openCounty, toyRegister } from './testing/county.ts'

let county: County
const zone = 'Asia/Shanghai'
const sound = async () => assert.deepEqual((await checkWorld({ ...county.house, store: county.store })).broken, [])

describe('what time does, and how records are found', () => {
  before(async () => {
    county = await openCounty()
  })
  after(() => county.close())

  test('a deadline that passes makes the record late, raises it to whom the ladder names, and waking again changes nothing', async () => {
    const { first, house, opens, does, clock } = county
    const { record } = await opens(first.office, {
      title: '将会逾期',
      owner: first.owner.person,
      reviewers: [first.reviewers[0].person],
      department: first.department,
      due: '2026-03-10',
    })
    await does({ who: first.owner, register: toyRegister, verb: 'start', record: record.id, input: {} })
    clock.set('2026-03-16T01:00:00.000Z')
    const woken = await wake(house, clock.now())
    assert.deepEqual([woken.failures, woken.passed], [[], 1])
    const late = await listRecords(house, first.office, { register: toyRegister, where: { late: true } })
    assert.deepEqual(late.ok && late.rows.map(({ id }) => id), [record.id])
    const inbox = await readInbox(house, first.leader)
    assert.deepEqual(inbox.ok && inbox.rows.map(({ verb, overdue, raised }) => [verb, overdue, raised]), [
      ['declare', true, true],
    ])
    const before = await everyRow(county.connection)
    const [one, two] = await Promise.all([wake(house, clock.now()), wake(house, clock.now())])
    assert.deepEqual([one.passed, two.passed, one.created, two.created], [0, 0, 0, 0])
    assert.deepEqual((await everyRow(county.connection)).get('entry'), before.get('entry'))
    await sound()
  })

  test("a duty's record is created once for its period, however often and from however many places the clock wakes", async () => {
    const { first, second, house, clock } = county
    const plans = async () => {
      const lists = await Promise.all(
        [first, second].map(({ office }) => listRecords(house, office, { register: toyRegister, text: '自查' })),
      )
      return lists.flatMap((list) => (list.ok ? list.rows.map(({ title, unit }) => `${unit} ${title}`) : [])).sort()
    }
    clock.set('2026-04-06T01:00:00.000Z')
    const woken = await Promise.all([wake(house, clock.now()), wake(house, clock.now())])
    assert.deepEqual(
      woken.flatMap(({ failures }) => failures),
      [],
    )
    assert.equal((await plans()).length, 2)
    // The machine stood still for two months: every period is made up for.
    clock.set('2026-06-09T01:00:00.000Z')
    assert.deepEqual((await wake(house, clock.now())).failures, [])
    assert.deepEqual(
      await plans(),
      [first, second]
        .flatMap(({ unit }) => ['2026-04', '2026-05', '2026-06'].map((period) => `${unit} ${period} 自查`))
        .sort(),
    )
    await sound()
  })

  test('what a rule refused is counted by day, and leaves nothing else behind', async () => {
    const { first, house, store, clock } = county
    clock.set('2026-06-30T16:30:00.000Z')
    const entries = (await everyRow(county.connection)).get('entry')?.length
    const order = { who: first.office, register: toyRegister, verb: 'open', key: '' }
    for (const key of ['refused-1', 'refused-2']) {
      const input = { fields: { title: '时限已过', due: '2026-01-05' } }
      assert.equal((await perform(house, { ...order, input, key })).ok, false)
    }
    const counted = () =>
      store.read({ unit: first.unit }, (tx) => tx.refusals(toyRegister, dayInMonth(2026, 7, 1), dayInMonth(2026, 7, 2)))
    for (let tries = 0; tries < 100 && (await counted())[0]?.times !== 2; tries++) await delay(20)
    assert.deepEqual(await counted(), [{ rule: 'toy-due-in-future', day: '2026-07-01', times: 2 }])
    assert.equal((await everyRow(county.connection)).get('entry')?.length, entries)
  })

  test('the store finds what the kernel says a condition means', async () => {
    const { second, house, store, opens, clock } = county
    clock.set('2026-07-01T16:30:00.000Z')
    const kinds = ['once', 'lasting']
    const opened: string[] = []
    for (let at = 0; at < 24; at++) {
      const { record } = await opens(second.office, {
        title: `条件 ${at % 5}`,
        amount: at * 100,
        ...(at % 3 === 0 ? {} : { kind: kinds[at % 2] ?? null }),
        ...(at % 4 === 0 ? {} : { owner: at % 2 ? second.owner.person : second.head.person }),
        ...(at % 2 === 0
          ? { reviewers: [second.reviewers[0].person, ...(at % 6 === 0 ? [second.reviewers[1].person] : [])] }
          : {}),
        ...(at % 5 === 0 ? {} : { due: `2026-07-${10 + (at % 20)}` }),
        ...(at % 7 === 0 ? { heldAt: '2026-07-01T01:00:00.000Z' } : {}),
      })
      opened.push(record.id)
      if (at === 11) clock.set('2026-07-02T15:59:00.000Z')
      if (at === 17) clock.set('2026-07-02T16:00:00.000Z')
    }
    const warning = 'toy-result-has-figure'
    const between = startOfDay(dayInMonth(2026, 7, 4), zone)
    const paper = await county.file(second.head, '整改情况')
    for (const [at, day] of [
      [2, '2026-07-03'],
      [10, '2026-07-04'],
    ] as const) {
      clock.set(`${day}T01:00:00.000Z`)
      for (const verb of ['start', 'declare']) {
        const fields = verb === 'declare' ? { result: '已经整改', evidence: [paper] } : {}
        await county.does({
          ...{ who: second.head, register: toyRegister, verb, record: opened[at] ?? '' },
          ...{ input: { fields } },
        })
      }
    }
    const field = (name: string, condition: Condition): Where => ({ fields: { [name]: condition } })
    const wheres: readonly Where[] = [
      {},
      { closed: false },
      { closed: true },
      { late: false },
      { state: ['open'] },
      { state: ['open', 'closed'] },
      field('amount', { is: 300 }),
      field('amount', { in: [100, 200, 5] }),
      field('amount', { from: 500, before: 900 }),
      field('amount', { filled: true }),
      field('kind', { is: 'once' }),
      field('kind', { filled: false }),
      field('kind', { in: ['once', 'lasting'] }),
      field('owner', { is: second.owner.person }),
      field('owner', { filled: false }),
      field('owner', { filled: true }),
      field('reviewers', { is: second.reviewers[1].person }),
      field('reviewers', { filled: false }),
      field('due', { from: '2026-07-15', before: '2026-07-20' }),
      field('due', { is: '2026-07-16' }),
      field('due', { filled: false }),
      field('heldAt', { filled: true }),
      field('heldAt', { from: '2026-07-01T00:00:00.000Z' }),
      field('title', { is: '条件 3' }),
      field('evidence', { filled: false }),
      { within: { of: 'opened', from: '2026-07-02', to: '2026-07-03' } },
      { within: { of: 'opened', from: '2026-07-03', to: '2026-07-04' } },
      { within: { of: { field: 'due' }, from: '2026-07-12', to: '2026-07-14' } },
      { within: { of: 'closed', from: '2026-01-01', to: '2027-01-01' } },
      { state: ['open'], fields: { kind: { is: 'lasting' }, amount: { from: 300 } } },
      { any: [field('kind', { is: 'once' }), { state: ['closed'] }] },
      { late: false, any: [field('amount', { from: 900 }), { any: [field('due', { filled: false })] }] },
      { any: [] },
      { id: 'no-id-at-all' },
      { warned: { rule: warning } },
      { warned: { rule: warning, from: between } },
      { warned: { rule: warning, before: between } },
      { warned: { rule: 'no-such-rule' } },
      { state: ['declared'], fields: { title: { filled: true } }, warned: { rule: warning } },
    ]
    const all = await store.read({ unit: second.unit }, async (tx) => {
      const page = await listRecords(house, second.office, { register: toyRegister, limit: 200 })
      return page.ok ? tx.records(page.rows.map(({ id }) => id)) : []
    })
    assert.ok(all.length > 24)
    const one = { id: all[3]?.record.id ?? '' }
    for (const where of [...wheres, one, { ...one, any: [{}, { state: ['closed'] }] }]) {
      const expected = all
        .filter(({ record }) => matches(record, where, zone))
        .map(({ record }) => record.id)
        .sort()
      const listed = await listRecords(house, second.office, { register: toyRegister, where, limit: 200, total: true })
      assert.ok(listed.ok, JSON.stringify(where))
      assert.deepEqual(listed.rows.map(({ id }) => id).sort(), expected, JSON.stringify(where))
      assert.equal(listed.total, expected.length)
    }
  })

  test('every order goes through all records once, those without a value last, in both directions', async () => {
    const { second, house } = county
    const by = [
      'opened',
      'changed',
      'due',
      'title',
      'state',
      'owner',
      'amount',
      { field: 'due' },
      { field: 'kind' },
      { field: 'count' },
      { field: 'number' },
    ] as const
    const all = await listRecords(house, second.office, { register: toyRegister, limit: 200 })
    assert.ok(all.ok)
    for (const one of by) {
      for (const descending of [true, false]) {
        const seen: string[] = []
        const empty: boolean[] = []
        for (let cursor: string | undefined; ; ) {
          const page = await listRecords(house, second.office, {
            register: toyRegister,
            limit: 7,
            sort: { by: one, descending },
            ...(cursor === undefined ? {} : { cursor }),
          })
          assert.ok(page.ok, JSON.stringify(one))
          seen.push(...page.rows.map(({ id }) => id))
          empty.push(
            ...page.rows.map(({ fields, dueAt }) =>
              typeof one === 'object' ? fields[one.field] === undefined : one === 'due' ? dueAt === null : false,
            ),
          )
          if (page.next === null) break
          cursor = page.next
        }
        assert.deepEqual([...seen].sort(), all.rows.map(({ id }) => id).sort(), JSON.stringify(one))
        assert.deepEqual(empty, [...empty].sort(), `${JSON.stringify(one)}: without a value last`)
      }
    }
  })

  test('an export holds every row of the list in its order', async () => {
    const { second, house } = county
    const filter = { register: toyRegister, sort: { by: 'due', descending: true } } as const
    const [exported, listed] = [
      await exportRows(house, second.office, filter),
      await listRecords(house, second.office, { ...filter, limit: 200 }),
    ]
    assert.ok(exported.ok && listed.ok)
    const ids: string[] = []
    for await (const page of exported.pages) ids.push(...page.rows.map(({ id }) => id))
    assert.deepEqual([ids, exported.total], [listed.rows.map(({ id }) => id), ids.length])
    const forLeader = await exportRows(house, second.leader, filter)
    const columns = (one: Awaited<ReturnType<typeof exportRows>>) => (one.ok ? one.columns.map(({ name }) => name) : [])
    assert.ok(columns(exported).includes('secret'), 'the office may read it of every record')
    assert.ok(!columns(forLeader).includes('secret'), 'the leader may not')
  })

  test('indicators count what this person may read', async () => {
    const { second, house } = county
    const office = await computeIndicators(house, second.office, toyRegister)
    assert.ok(office.ok)
    const [rate] = office.indicators
    assert.deepEqual([rate?.name, rate?.value, rate?.healthy], ['toy-close-rate', 0, false])
    assert.ok((rate?.base ?? 0) >= 24)
    const owner = await computeIndicators(house, second.reviewers[1], toyRegister)
    assert.ok(owner.ok && (owner.indicators[0]?.base ?? 0) < (rate?.base ?? 0))
  })

  test('a list refuses what it cannot answer, and a cursor that is not its own', async () => {
    const { second, house } = county
    const codes = async (asked: object) => {
      const answer = await listRecords(house, second.office, { register: toyRegister, ...asked })
      return answer.ok ? [] : answer.refusals.map(({ code }) => code)
    }
    assert.deepEqual(await codes({ register: 'none' }), ['unknown-register'])
    assert.deepEqual(
      await codes({ where: { state: ['nowhere'], fields: { nothing: { is: 1 }, amount: { is: 'x' } } } }),
      ['query-invalid', 'unknown-field', 'query-invalid'],
    )
    assert.deepEqual(await codes({ sort: { by: { field: 'reviewers' } } }), ['query-invalid'])
    for (const cursor of ['', 'x', 'e30', Buffer.from('[1,2]').toString('base64url'), 'x'.repeat(5000)])
      assert.deepEqual(await codes({ cursor }), ['cursor-invalid'], cursor.slice(0, 20))
  })

  test('saved views are a person’s own', async () => {
    const { second, house } = county
    assert.ok((await putSavedView(house, second.office, toyRegister, { name: '逾期', query: 'late=true' })).ok)
    assert.ok((await putSavedView(house, second.office, toyRegister, { name: '逾期', query: 'late=true&sort=due' })).ok)
    const views = async (who: typeof second.office) => {
      const found = await listSavedViews(house, who, toyRegister)
      return found.ok ? found.views : []
    }
    assert.deepEqual(await views(second.office), [{ name: '逾期', query: 'late=true&sort=due' }])
    assert.deepEqual(await views(second.head), [])
    assert.ok((await removeSavedView(house, second.office, toyRegister, '逾期')).ok)
    assert.deepEqual(await views(second.office), [])
  })
})
