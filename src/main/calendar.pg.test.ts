import assert from 'node:assert/strict'
import { after, before, suite, test } from 'node:test'
import { readCalendar } from '../casework/ask/read-calendar.ts'
import type { PersonWho } from '../casework/who.ts'
import { calendarFile } from '../http/calendar-file.ts'
import { instantOf, parseDay } from '../calendar/days.ts'
import { type County, openCounty, toyRegister } from './testing/county.ts'
import type { Centre } from './testing/county-on.ts'

suite('the calendar', () => {
  let county: County
  before(async () => {
    county = await openCounty()
    const { first, second, opens, does } = county
    const begin = async (centre: Centre, title: string, due: string, owner: PersonWho, department?: string) => {
      const reviewers = centre.reviewers.map(({ person }) => person)
      const fields = { title, due, owner: owner.person, reviewers, ...(department ? { department } : {}) }
      const { record } = await opens(centre.office, fields)
      await does({ who: owner, register: toyRegister, verb: 'start', record: record.id, input: {} })
    }
    await begin(first, '甲的措施', '2026-03-20', first.owner, first.department)
    await begin(first, '四月的措施', '2026-04-02', first.owner, first.department)
    await begin(first, '别的部门的措施', '2026-03-21', first.leader)
    await begin(second, '乙单位的措施', '2026-03-20', second.owner)
  })
  after(() => county.close())

  const day = (text: string) => parseDay(text) ?? assert.fail(text)
  const march = { from: day('2026-03-01'), to: day('2026-04-01') }
  const titles = async (who: PersonWho, scope: 'mine' | 'department' | 'centre') => {
    const answer = await readCalendar(county.house, who, { ...march, scope })
    assert.ok(answer.ok)
    return answer.items.map(({ on, title }) => `${on} ${title}`)
  }

  test('what falls due in a month: one’s own, one’s department’s, all one may read', async () => {
    const { first } = county
    assert.deepEqual(await titles(first.owner, 'mine'), ['2026-03-20 甲的措施'])
    assert.deepEqual(await titles(first.head, 'department'), ['2026-03-20 甲的措施'])
    assert.deepEqual(await titles(first.office, 'centre'), ['2026-03-20 甲的措施', '2026-03-21 别的部门的措施'])
    assert.deepEqual(await titles(first.owner, 'department'), [])
  })

  test('a range that is none is refused', async () => {
    const answer = await readCalendar(county.house, county.first.owner, {
      from: march.to,
      to: march.from,
      scope: 'mine',
    })
    assert.deepEqual(answer.ok ? [] : answer.refusals.map(({ code }) => code), ['query-invalid'])
  })

  test('a file for other calendars has days and steps, no titles, and lines no longer than they may be', () => {
    const at = instantOf(Date.UTC(2026, 2, 20))
    const item = { on: day('2026-03-20'), at, register: 'r', record: 'x', title: '机密', verb: 'v', overdue: false }
    const text = calendarFile([item], at, '待办', () => '反馈问题：申请销号'.repeat(6))
    assert.match(text, /DTSTART;VALUE=DATE:20260320\r\n/)
    assert.ok(!text.includes('机密'))
    for (const line of text.split('\r\n')) assert.ok(Buffer.byteLength(line) <= 75, line)
    assert.equal(text.replaceAll('\r\n ', '').match(/申请销号/g)?.length, 6)
  })
})
