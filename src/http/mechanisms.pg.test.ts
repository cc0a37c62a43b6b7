import { createHash } from 'node:crypto'
import assert from 'node:assert/strict'
import { after, before, suite, test } from 'node:test'
import type { PersonWho } from '../casework/who.ts'
import { wake } from '../casework/wake.ts'
import { fileRefsIn } from '../casework/derive.ts'
import type { MechanismEvidence, MechanismLife, Mechanisms, Suggestions } from '../contract/mechanisms.ts'
import type { RecordList, VerbAnswer } from '../contract/records.ts'
import type { Fields } from '../kernel/fields.ts'
import { openCounty } from '../main/testing/county.ts'
import { type Browser, type CountyDesk, openDeskOf } from '../main/testing/desk-of-county.ts'

const findings = 'inspection-finding'
const everyFinding = { where: {}, readable: 'all', shared: false } as const

const closed = { openedOn: '2025-11-03', closedOn: '2025-12-30', backfilled: true }

suite('mechanisms over HTTP', () => {
  let d: CountyDesk
  let office: Browser
  let owner: PersonWho
  let mechanism: string
  let seat: string
  let finding: string
  const does = async (register: string, verb: string, fields: Fields, who?: PersonWho) => {
    const unit = d.county.first.unit
    const order = { who: who ?? ({ kind: 'house', unit } as const), register, verb, input: { fields } }
    return (await d.county.does(order)).record.id
  }
  const wordsOf = async () => {
    const unit = { unit: d.county.first.unit }
    const stored = await d.county.store.read(unit, (tx) => tx.record(mechanism))
    const { measure, answers } = stored?.record.fields ?? {}
    return {
      finding,
      measure: measure ?? '',
      answers: answers ?? '',
      title: '问题台账',
      healthy: '一直在用',
      since: '2026-03-02',
    }
  }
  const member = async (name: string, post: string): Promise<PersonWho> => {
    const { unit } = d.county.first
    const person = await does('person', 'enrol', { name })
    await does('appointment', 'appoint', { person, post, from: '2026-01-01' })
    return { kind: 'person', person, home: unit, unit }
  }
  before(async () => {
    d = await openDeskOf(await openCounty())
    const { clock, second } = d.county
    clock.set('2026-03-02T01:00:00.000Z')
    const runs = await member('整改办甲', 'rectification-office')
    owner = await member('责任人乙', 'message-duty')
    office = await d.as(runs)
    finding = await does('inspection-finding', 'backfill-closed', {
      ...{ title: '留言答复过于简单。', owner: owner.person },
      ...closed,
    })
    await does('inspection-finding', 'backfill-closed', { title: '另一个问题。', ...closed })
    const done = { text: '规范留言答复。', owner: owner.person, doneOn: '2025-12-20', backfilled: true }
    const measure = await does('rectification-measure', 'backfill-done', { finding, ...done })
    const rule = { kind: 'rule', register: 'citizen-message', part: 'reply-is-substantial' }
    const words = { title: '留言答复把关', healthy: '答复写明结果', since: '2026-03-02', answers: owner.person }
    mechanism = await does('mechanism', 'bind', { finding, measure, ...rule, ...words }, runs)
    const outsider = { outsider: second.office.person, home: second.unit, kind: 'inspection-office' }
    seat = await does('seat', 'grant', { ...outsider, from: '2026-01-01', until: '2027-01-01', holder: '巡察办' })
    await does('share', 'share', { seat, about: '问题', register: 'inspection-finding', target: finding })
  })
  after(() => d.close())

  test('health, life, and the inspection office that sees a warning only once nobody has answered in time', async () => {
    const { clock, house, store, first } = d.county
    const health = async () => (await office.ask('/api/mechanisms')).json<Mechanisms>()
    assert.deepEqual(
      [(await health()).closed, (await health()).covered, (await health()).rows[0]?.figure?.value],
      [2, [finding], 0],
    )
    const ofOne = async (one: string) => (await office.ask(`/api/mechanisms?finding=${one}`)).json<Mechanisms>().rows
    assert.deepEqual(
      (await ofOne(finding)).map(({ watched, warning }) => [watched.register.zh, watched.part?.zh, warning]),
      [['群众留言', '答复具体', null]],
    )
    assert.deepEqual(await ofOne(mechanism), [])
    const { offers } = (await office.ask(`/api/findings/${finding}/suggestions`)).json<Suggestions>()
    const [best] = offers
    assert.deepEqual(
      [best?.part, best?.words, best?.inUse, best?.bound],
      ['reply-is-substantial', ['答复过于简单', '留言', '答复'], true, mechanism],
    )
    assert.ok(offers.slice(1).every(({ bound }) => bound === null))
    const told = { subject: '缴费页面打不开', content: '提示出错。', platform: 'app', receivedOn: '2026-03-02' }
    const message = await does('citizen-message', 'receive', told, owner)
    const input = { fields: { class: 'question', reply: '已处理。' } }
    await d.county.does({ who: owner, register: 'citizen-message', verb: 'answer', record: message, input })
    const figure = (await health()).rows[0]?.figure
    assert.equal(figure?.failing, true)
    const listed = await office.ask(`/api/registers/${figure.counted?.register}/records?${figure.counted?.query}`)
    assert.deepEqual(
      listed.json<RecordList>().rows.map(({ id }) => id),
      [message],
      'the figure leads to the message it counts',
    )
    const days = async (day: string) => {
      clock.set(`${day}T01:00:00.000Z`)
      assert.deepEqual((await wake(house, clock.now(), { unit: first.unit })).failures, [])
      return store.read({ unit: first.unit }, (tx) => tx.keyed('share', 'seat', seat))
    }
    const shared = await days('2026-03-03')
    const { warnings } = await health()
    assert.deepEqual(
      warnings.map(({ state }) => state),
      ['raised'],
    )
    assert.equal((await ofOne(finding))[0]?.warning, warnings[0]?.id)
    assert.deepEqual(
      shared.map(({ fields }) => fields['target']),
      [finding],
    )
    await days('2026-03-04')
    const { life } = (await office.ask(`/api/mechanisms/${mechanism}/life`)).json<MechanismLife>()
    assert.deepEqual([life.records, life.overridden, life.curve.length], [1, 1, 12])
    assert.deepEqual(life.curve.at(-1), { from: '2026-03-01', until: '2026-04-01', value: 1, base: 1, outside: true })
    await days('2026-03-11')
    const after = await days('2026-03-12')
    assert.deepEqual(new Set(after.map(({ fields }) => fields['target'])), new Set([finding, warnings[0]?.id]))
    assert.equal((await office.ask(`/api/mechanisms/${message}/life`)).status, 404)
  })

  test('evidence by itself: the list is what the registers hold, and who may not read a record learns a count', async () => {
    const { first, store } = d.county
    const runs = await member('整改办丙', 'rectification-office')
    const desk = await d.as(runs)
    const bound = await does('mechanism', 'bind', { ...(await wordsOf()), kind: 'register', register: findings }, runs)
    const freeze = (body: object) => desk.ask(`/api/mechanisms/${bound}/evidence`, { method: 'POST', body })
    assert.deepEqual((await freeze({ from: '2026-03-01' })).codes, ['mechanism-window-invalid'])
    const { record } = (await freeze({})).json<VerbAnswer>()
    assert.deepEqual([record.fields['mechanism'], record.fields['kind'], record.state], [bound, 'records', 'kept'])
    const told = async (browser: Browser) =>
      (await browser.ask(`/api/mechanism-evidence/${record.id}`)).json<MechanismEvidence>().evidence
    const mine = await told(desk)
    const held = await store.read({ unit: first.unit }, (tx) =>
      tx.listIds({
        ...everyFinding,
        register: findings,
        zone: 'Asia/Shanghai',
        kinds: {},
        columns: {},
        sort: { by: 'opened', descending: false },
      }),
    )
    assert.deepEqual(new Set(mine.rows.map(({ id }) => id)), new Set(held))
    assert.deepEqual([mine.counts.records, mine.hidden, mine.more, mine.intact], [held.length, 0, 0, true])
    // Who answers for one of the two findings reads that one, and that there is another.
    const narrow = await told(await d.as(owner))
    assert.deepEqual([narrow.rows.map(({ id }) => id), narrow.hidden, narrow.intact], [[finding], 1, true])
    const file = fileRefsIn(record.fields['files'] ?? null).find(({ name }) => name.endsWith('.json'))
    const path = `/api/registers/rectification-evidence/records/${record.id}/files/${file?.sha256}`
    const list = (await desk.ask(path)).body
    assert.equal(createHash('sha256').update(list).digest('hex'), mine.sha256)
    for (const id of held) assert.equal(list.includes(id) && id !== finding, false)
    d.county.clock.set('2026-03-12T01:00:01.000Z')
    await does(findings, 'backfill-closed', { title: '后来的问题。', ...closed })
    const later = await told(desk)
    assert.deepEqual([later.rows.length, later.intact], [held.length, true])
    assert.deepEqual([mine.recounted, later.recounted, narrow.recounted], [mine.counts, mine.counts, mine.counts])
    // Somebody who rewrites the list rewrites its counts; the journal tells others.
    const wrong = { ...JSON.parse(list), counts: { ...mine.counts, records: held.length + 3, late: 1 } }
    const forged = await d.county.file(runs, JSON.stringify(wrong), '机制运行清单.json')
    const fields = { title: '另一份', finding, kind: 'records', mechanism: bound, files: [forged] }
    const put = await does('rectification-evidence', 'attach', fields, runs)
    const read = (await desk.ask(`/api/mechanism-evidence/${put}`)).json<MechanismEvidence>().evidence
    assert.deepEqual([read.counts.records, read.recounted], [held.length + 3, mine.counts])
    assert.equal((await desk.ask(`/api/mechanism-evidence/${finding}`)).status, 404)
  })
})
