import assert from 'node:assert/strict'
import { after, before, suite, test } from 'node:test'
import { dayInMonth } from '../calendar/days.ts'
import type { PersonWho } from '../casework/who.ts'
import { wake } from '../casework/wake.ts'
import type { AlikeStep, Draw, Overview, OverviewActStep, Pictures, SharedFindings } from '../contract/overview.ts'
import type { CommonFindings, Statistics, StatisticsRows } from '../contract/statistics.ts'
import type { Fields } from '../kernel/fields.ts'
import { openCounty } from '../main/testing/county.ts'
import { type Answer, type Browser, type CountyDesk, openDeskOf } from '../main/testing/desk-of-county.ts'

const linesOf = ({ body }: Answer): OverviewActStep[] =>
  body
    .trim()
    .split('\n')
    .map((line): OverviewActStep => JSON.parse(line))

suite('overview of units over HTTP', () => {
  let d: CountyDesk
  let office: Browser
  let colleague: Browser
  let third: string
  let seat: string
  let round: string
  let overdue: string
  let reviewing: string
  let kept: string
  const does = async (unit: string, register: string, verb: string, fields: Fields, id?: string) => {
    const order = { who: { kind: 'house', unit }, register, verb, input: { fields }, ...(id ? { id } : {}) } as const
    return (await d.county.does(order)).record.id
  }
  const seatFor = (unit: string, { person, home }: PersonWho) =>
    does(unit, 'seat', 'grant', {
      ...{ holder: '巡察办', outsider: person, home, kind: 'inspection-office' },
      ...{ from: dayInMonth(2026, 1, 1), until: dayInMonth(2026, 12, 31) },
    })
  const share = (register: string, target: string) =>
    does(d.county.first.unit, 'share', 'share', { seat, about: '巡察整改', register, target })
  const carry = async () => {
    const { house, clock } = d.county
    assert.deepEqual((await wake(house, clock.now())).failures, [])
  }

  before(async () => {
    d = await openDeskOf(await openCounty())
    const { first, second, house, clock, root } = d.county
    clock.set('2026-03-20T01:00:00.000Z')
    third = house.ids.uuid7(clock.now())
    await does(
      third,
      'unit',
      'found',
      { name: '云岫县图书馆', kind: 'unit', parent: root, zone: 'Asia/Shanghai' },
      third,
    )
    seat = await seatFor(first.unit, second.office)
    await seatFor(third, second.office)
    await seatFor(first.unit, second.leader)
    round = await does(first.unit, 'inspection-round', 'open', {
      ...{ name: '第七轮巡察', closer: 'office', reviewOffice: true, dueOn: dayInMonth(2026, 4, 9) },
    })
    const finding = (unit: string, title: string, dueOn: Fields['x'], state: 'backfill' | 'open' = 'backfill') =>
      does(unit, 'inspection-finding', state, {
        ...{ title, dueOn: dueOn ?? null, openedOn: dayInMonth(2025, 11, 3) },
        ...(state === 'backfill' ? { backfilled: true } : {}),
        ...(unit === first.unit ? { round } : {}),
      })
    overdue = await finding(first.unit, '留言答复超时。', dayInMonth(2026, 3, 1))
    reviewing = await finding(first.unit, '制度没有执行。', dayInMonth(2026, 4, 1))
    kept = await finding(first.unit, '没有开放的问题。', dayInMonth(2026, 1, 1))
    await finding(third, '图书馆的问题。', dayInMonth(2026, 1, 1))
    await share('inspection-round', round)
    await share('inspection-finding', overdue)
    await share('inspection-finding', reviewing)
    await carry()
    office = await d.as(second.office)
    colleague = await d.as(second.leader)
  })
  after(() => d.close())

  test('a line for the round that is shared; of what is not shared there is nothing, and no count', async () => {
    const { first } = d.county
    const overview = (await office.ask('/api/overview')).json<Overview>()
    const [line] = overview.lines
    assert.equal(overview.lines.length, 1)
    assert.deepEqual([line?.unit, line?.round?.title, line?.daysLeft], [first.unit, '第七轮巡察', 20])
    assert.deepEqual([line?.total, line?.closed, line?.overdue, line?.mostDays, line?.closingRate], [2, 0, 1, 19, 0])
    assert.deepEqual(overview.silent, [third])
    const shown = JSON.stringify(overview)
    for (const hidden of [kept, '没有开放', '图书馆的问题', d.county.root]) assert.ok(!shown.includes(hidden), hidden)
    const path = (unit: string) => `/api/overview/units/${unit}/findings`
    const { findings } = (await office.ask(path(first.unit))).json<SharedFindings>()
    assert.deepEqual(
      new Map(findings.map(({ id, late }) => [id, late])),
      new Map([
        [overdue, true],
        [reviewing, false],
      ]),
    )
    const silent = await office.ask(path(third))
    const nobody = await office.ask(path(d.county.house.ids.uuid7(d.county.clock.now())))
    assert.deepEqual([silent.status, silent.body], [404, nobody.body])
  })

  test('another seat of the same office is shown what is shared with it, not what is shared with the first', async () => {
    const { first, second } = d.county
    const overview = (await colleague.ask('/api/overview')).json<Overview>()
    assert.deepEqual([overview.lines, overview.silent], [[], [first.unit]])
    const stranger = (await (await d.as(second.owner)).ask('/api/overview')).json<Overview>()
    assert.deepEqual([stranger.lines, stranger.silent], [[], []])
  })

  test('acts go through the seat: done for those that may, refused with the reason for the others, and seen at once', async () => {
    const { first } = d.county
    const { findings } = (await office.ask(`/api/overview/units/${first.unit}/findings`)).json<SharedFindings>()
    const items = findings.map(({ id, revision }) => ({ seat, record: id, revision }))
    const hidden = { seat, record: kept, revision: 1 }
    const letter = { title: '关于按期整改的督办通知', number: '云巡督〔2026〕9号' }
    const asked = { method: 'POST', body: { items: [...items, hidden], fields: letter }, key: 'assign-once-1' } as const
    const told = linesOf(await office.ask('/api/overview/acts/assign', asked))
    assert.deepEqual(told.at(-1), { step: 'done', done: 2, refused: 1 })
    assert.deepEqual(told[2]?.step === 'one' && told[2].refusals.length, 1)
    const numbers = async () => {
      const letters = await d.county.store.read({ unit: first.unit }, (tx) =>
        tx.keyed('supervision-letter', 'kind', 'notice'),
      )
      return letters.map(({ fields }) => fields['number']).sort()
    }
    assert.deepEqual(await numbers(), ['云巡督〔2026〕10号', '云巡督〔2026〕9号'])
    assert.deepEqual(linesOf(await office.ask('/api/overview/acts/assign', asked)).at(-1), told.at(-1))
    assert.equal((await numbers()).length, 2)
    const back = await office.ask('/api/overview/acts/return', { method: 'POST', body: { items, note: '佐证不足。' } })
    const refused = linesOf(back)
    assert.deepEqual(refused.at(-1), { step: 'done', done: 0, refused: 2 })
    assert.ok(refused[0]?.step === 'one' && refused[0].refusals[0]?.code === 'not-in-this-state', back.body)
    const other = await colleague.ask('/api/overview/acts/assign', { method: 'POST', body: { items, fields: letter } })
    assert.deepEqual(linesOf(other).at(-1), { step: 'done', done: 0, refused: 2 })
    assert.equal(linesOf(await office.ask('/api/overview/acts/nothing', asked)).at(-1)?.step, 'refused')
  })

  test('alike wordings are found over what may be read, and nothing is compared that is not shared', async () => {
    const { first } = d.county
    const text = '对二〇二三年以来的稿费发放逐笔核对，共核对六百二十笔，多发的十二笔已于三月底前全部退回财务账户。'
    const add = (finding: string, words: string) =>
      does(first.unit, 'rectification-measure', 'backfill-done', {
        ...{ finding, text: words, doneOn: dayInMonth(2025, 12, 20), backfilled: true },
      })
    await share('rectification-measure', await add(overdue, text))
    await share('rectification-measure', await add(reviewing, text.replace('十二笔', '三笔')))
    await add(kept, text.replace('十二笔', '九笔'))
    const steps = (await office.ask('/api/overview/alike')).body.trim().split('\n')
    const last: AlikeStep = JSON.parse(steps.at(-1) ?? '')
    assert.ok(last.step === 'done')
    assert.deepEqual([steps.length, last.wordings, last.clusters.length], [4, 2, 1])
    assert.deepEqual(
      last.clusters[0]?.others.map(({ wording }) => wording.seat),
      [seat],
    )
    assert.ok(!steps.join().includes('九笔'))
  })

  test('statistics count what is shared and nothing else, and each figure has its list', async () => {
    const { first } = d.county
    const path = '/api/overview/statistics'
    await carry()
    const told = (await office.ask(path)).json<Statistics>()
    assert.deepEqual([told.total, told.withMeasures], [2, 2])
    assert.equal((await office.ask(`${path}/common`)).json<CommonFindings>().of, 0)
    assert.deepEqual(
      told.units.map(({ name, findings, overdue, closed }) => [name, findings, overdue, closed]),
      [[first.unit, 2, 1, 0]],
    )
    assert.deepEqual(
      told.rounds.map(({ name, findings }) => [name, findings]),
      [['第七轮巡察', 2]],
    )
    const list = async (query: string) => (await office.ask(`${path}/findings?${query}`)).json<StatisticsRows>()
    const late = await list(`figure=overdue&unit=${first.unit}`)
    assert.deepEqual([late.of, late.rows.map(({ id, seat: through }) => [id, through])], [1, [[overdue, seat]]])
    assert.deepEqual(
      [(await list('round=')).of, (await list(`unit=${third}`)).of, (await list('kind=other')).of],
      [0, 0, 2],
    )
    const all = [JSON.stringify(told), JSON.stringify(await list('figure=all'))].join()
    for (const hidden of [kept, '没有开放', '图书馆', d.county.root]) assert.ok(!all.includes(hidden), hidden)
    assert.equal((await office.ask(`${path}/findings?figure=nothing`)).status, 400)
    assert.deepEqual((await (await d.as(d.county.second.owner)).ask(path)).json<Statistics>().total, 0)
  })

  test('pictures of a round count what one may read of it, and a round that is not shared does not exist', async () => {
    const path = `/api/rounds/${round}/pictures`
    assert.equal((await office.ask(path)).status, 404)
    assert.equal((await office.ask('/api/act-in', { method: 'POST', body: { seat } })).status, 200)
    const pictures = (await office.ask(path)).json<Pictures>()
    await office.ask('/api/act-in', { method: 'POST', body: { seat: null } })
    assert.deepEqual([pictures.total, pictures.measures, pictures.categories[0]?.overdue], [2, 2, 1])
    assert.deepEqual(pictures.states.at(-1), { day: '2026-03-20', counts: { underway: 2 } })
    const known = pictures.burn.filter(({ open }) => open !== null)
    assert.deepEqual([known.at(-1)?.day, known.at(-1)?.open], ['2026-03-20', 2])
  })

  test('a draw by a stored seed proves itself, also when findings were closed since, and shows when another was put in', async () => {
    const { first, clock } = d.county
    const backfilled = (title: string) =>
      does(first.unit, 'inspection-finding', 'backfill-closed', {
        ...{ title, round, openedOn: dayInMonth(2025, 11, 3), closedOn: dayInMonth(2026, 1, 30), backfilled: true },
      })
    for (const n of [1, 2, 3, 4, 5, 6]) await backfilled(`已销号的问题${n}。`)
    const person = await does(first.unit, 'person', 'enrol', { name: '整改办甲' })
    await does(first.unit, 'appointment', 'appoint', {
      person,
      post: 'rectification-office',
      from: dayInMonth(2026, 1, 1),
    })
    const own = await d.as({ kind: 'person', person, home: first.unit, unit: first.unit })
    const ask = async (tail: string) => (await own.ask(`/api/rounds/${round}/draw?count=2${tail}`)).json<Draw>()
    const draw = await ask('')
    assert.deepEqual([draw.findings.length, draw.strata[0]?.of, draw.proves], [2, 6, null])
    const plan = (finding: string) => {
      const due = { dueOn: dayInMonth(2026, 4, 1), checker: first.owner.person }
      return does(first.unit, 'look-back-check', 'plan', {
        title: '回头看',
        finding,
        stage: 'drawn',
        seed: draw.seed,
        ...due,
      })
    }
    for (const { id } of draw.findings) await plan(id)
    clock.set('2026-03-21T01:00:00.000Z')
    const late = await backfilled('后来销号的问题。')
    const again = await ask(`&seed=${draw.seed}`)
    assert.deepEqual([again.findings, again.strata[0]?.of, again.proves], [draw.findings, 6, true])
    await plan(late)
    assert.equal((await ask(`&seed=${draw.seed}`)).proves, false)
    assert.equal((await own.ask(`/api/rounds/${round}/draw?count=x`)).status, 400)
  })

  test('what is withdrawn, and a seat that has ended, are gone', async () => {
    const { first, clock, store } = d.county
    const shares = await store.read({ unit: first.unit }, (tx) => tx.keyed('share', 'target', overdue))
    const record = shares[0]?.id ?? ''
    await d.county.does({ who: first.director, register: 'share', verb: 'withdraw', record, input: {} })
    const lines = async () => (await office.ask('/api/overview')).json<Overview>().lines
    assert.deepEqual(
      (await lines()).map(({ total, overdue }) => [total, overdue]),
      [[1, 0]],
    )
    clock.set('2027-01-02T01:00:00.000Z')
    assert.deepEqual(await lines(), [])
  })
})
