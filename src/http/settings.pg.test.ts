import assert from 'node:assert/strict'
import { after, before, suite, test } from 'node:test'
import type { SettingPreview, SettingsAnswer } from '../contract/settings.ts'
import { openCounty, toyRegister } from '../main/testing/county.ts'
import { type Browser, type CountyDesk, openDeskOf } from '../main/testing/desk-of-county.ts'

suite('settings of a unit', () => {
  let d: CountyDesk
  let office: Browser
  before(async () => {
    d = await openDeskOf(await openCounty())
    office = await d.as(d.county.first.office)
  })
  after(() => d.close())

  const own = async (setting: string) => {
    const told = (await office.ask('/api/settings')).json<SettingsAnswer>()
    const row = told.registers
      .find(({ register }) => register === toyRegister)
      ?.settings.find(({ name }) => name === setting)
    assert.ok(row)
    return { row, names: told.names }
  }
  const propose = (fields: object) =>
    d.county.does({
      who: d.county.first.office,
      register: 'setting',
      verb: 'propose',
      input: { fields: { register: toyRegister, ...fields } },
    })

  const mine = (title: string) => ({
    title,
    owner: d.county.first.owner.person,
    reviewers: d.county.first.reviewers.map(({ person }) => person),
  })

  test('what is proposed waits, what is approved holds, and both stand in the history with their people', async () => {
    assert.deepEqual((await own('reviewDays')).row.history, [])
    const from = '2026-01-01'
    const { record } = await propose({ setting: 'reviewDays', value: 9, from, ground: '办法第三条' })
    const waiting = (await own('reviewDays')).row
    assert.deepEqual([waiting.value, waiting.line, waiting.history[0]?.pending], [5, null, true])
    assert.equal(waiting.history[0]?.effect, 'loosens')
    await d.county.does({
      who: d.county.first.director,
      register: 'setting',
      verb: 'approve',
      record: record.id,
      input: {},
    })
    const { row, names } = await own('reviewDays')
    assert.deepEqual([row.value, row.line, row.measure, row.loosens], [9, record.id, 'workingDays', 'up'])
    const [line] = row.history
    assert.deepEqual(
      [line?.proposedBy, line?.approvedBy],
      [[d.county.first.office.person], [d.county.first.director.person]],
    )
    assert.ok(names[d.county.first.office.person])
  })

  test('a figure is tried on the open records: which would be refused, named and counted, and nothing is written', async () => {
    const { record } = await d.county.opens(d.county.first.office, mine('修订制度'))
    const ask = (value: number) =>
      office.ask(`/api/settings/preview?register=${toyRegister}&setting=mostPerOwner&value=${value}&from=2026-03-02`)
    const told = (await ask(4)).json<SettingPreview>()
    assert.deepEqual([told.before, told.after, told.effect, told.of], [3, 4, 'either', 1])
    assert.deepEqual(told.parts, [])
    assert.equal((await ask(99)).status, 400)
    await d.county.does({
      who: d.county.first.owner,
      register: toyRegister,
      verb: 'start',
      record: record.id,
      input: {},
    })
    const { record: second } = await d.county.opens(d.county.first.office, mine('完善流程'))
    const tighter = (await ask(1)).json<SettingPreview>()
    assert.deepEqual(
      tighter.parts.map(({ kind, count, rows }) => [kind, count, rows.map(({ id, turns }) => [id, turns])]),
      [['rule', 1, [[second.id, 'refused']]]],
    )
    assert.deepEqual((await own('mostPerOwner')).row.history, [])
  })
})
