import assert from 'node:assert/strict'
import { after, before, suite, test } from 'node:test'
import type { Me } from '../contract/session.ts'
import { openCounty } from '../main/testing/county.ts'
import { type CountyDesk, goodPassword, openDeskOf } from '../main/testing/desk-of-county.ts'

const post = (body: unknown = {}) => ({ method: 'POST', body }) as const

suite('password rules of a unit', () => {
  let d: CountyDesk
  before(async () => {
    d = await openDeskOf(await openCounty())
  })
  after(() => d.close())

  /** The office proposes a figure from a day on, the director approves it. */
  const set = async (setting: string, value: number, from: string) => {
    const { office, director } = d.county.first
    const fields = { register: 'account', setting, value, from, ground: '网络安全责任制' }
    const { record } = await d.county.does({
      who: office,
      register: 'setting',
      verb: 'propose',
      input: { fields },
    })
    await d.county.does({ who: director, register: 'setting', verb: 'approve', record: record.id, input: {} })
  }

  test('they hold from their day on, in their unit only, and everything that does not hold is said at once', async () => {
    await set('passwordLength', 14, '2026-03-10')
    await set('passwordKinds', 4, '2026-03-10')
    await set('passwordLongEnough', 30, '2026-03-10')
    const browser = await d.as(d.county.first.office)
    const shown = async () => (await browser.ask('/api/me')).json<Me>().passwordRules
    assert.deepEqual(await shown(), { shortest: 10, kinds: 3, longEnough: 16, remembered: 3, goodForDays: 180 })
    d.county.clock.set('2026-03-10T01:00:00Z')
    assert.deepEqual(await shown(), { shortest: 14, kinds: 4, longEnough: 30, remembered: 3, goodForDays: 180 })
    const other = await d.as(d.county.second.office)
    assert.equal((await other.ask('/api/me')).json<Me>().passwordRules.shortest, 10)
    const refused = await browser.ask('/api/password', post({ old: goodPassword, new: 'qy8renxulan' }))
    const words = refused.json<{ refusals: { words: { zh: string } }[] }>().refusals.map((one) => one.words.zh)
    assert.deepEqual(
      [refused.status, words],
      [400, ['密码太弱：至少 14 个字符', '密码太弱：须含大写、小写、数字、其他字符中的 4 类，或不少于 30 个字符']],
    )
    assert.equal((await browser.ask('/api/password', post({ old: goodPassword, new: 'Qy8-renxu-Lan-7' }))).status, 200)
    const back = await browser.ask('/api/password', post({ old: 'Qy8-renxu-Lan-7', new: goodPassword }))
    assert.equal(back.codes.length, 2, 'too short, and used before')
  })

  test('a slip of the pen in a figure shuts nobody out', async () => {
    await assert.rejects(set('passwordLength', 1000, '2026-03-11'), /setting-out-of-range/)
    d.county.clock.set('2026-03-11T01:00:00Z')
    const browser = await d.as(d.county.first.head)
    assert.equal((await browser.ask('/api/me')).json<Me>().passwordRules.shortest, 14)
  })

  test('a password past its days is replaced before anything else is answered', async () => {
    await d.account(d.county.second.head, 'tang', goodPassword)
    const signIn = () => d.browser().ask('/api/sign-in', post({ name: 'tang', password: goodPassword }))
    assert.deepEqual((await signIn()).json(), { mustChange: false })
    d.pass(181 * 24 * 3600)
    assert.deepEqual((await signIn()).json(), { mustChange: true })
  })
})
