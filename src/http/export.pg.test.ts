import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { get, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, before, suite, test } from 'node:test'
import { readRecord } from '../casework/ask/read-record.ts'
import { takeExport } from '../casework/export.ts'
import type { PersonWho } from '../casework/who.ts'
import type { JournalAnswer } from '../contract/questions.ts'
import type { RecordList } from '../contract/records.ts'
import type { Me } from '../contract/session.ts'
import { openCounty, toyRegister } from '../main/testing/county.ts'
import { type Browser, type CountyDesk, openDeskOf } from '../main/testing/desk-of-county.ts'

const list = `/api/registers/${toyRegister}/export`

suite('a list taken out of the system', () => {
  let d: CountyDesk
  let office: Browser
  let security: Browser
  before(async () => {
    d = await openDeskOf(await openCounty())
    office = await d.as(d.county.first.office)
    security = await d.as(d.county.first.security)
  })
  after(() => d.close())

  const exports = async (): Promise<RecordList['rows']> =>
    (await security.ask('/api/registers/export/records?sort=-opened')).json<RecordList>().rows

  const seen = new Set<string>()
  /** The next export that has ended: that is entered after the connection has closed. */
  const ended = async (): Promise<RecordList['rows'][number]> => {
    for (let tries = 0; tries < 200; tries++) {
      const next = (await exports()).find(({ id, state }) => state !== 'exporting' && !seen.has(id))
      if (next) {
        seen.add(next.id)
        return next
      }
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
    return assert.fail('the export never ended')
  }

  test('stands on record: who, which list, which filter, how many, and its number is on the sheet', async () => {
    for (let count = 0; count < 3; count++) await d.county.opens(d.county.first.office, { title: `第 ${count} 项` })
    for (const format of ['csv', 'xlsx']) {
      const sheet = await office.ask(`${list}?format=${format}&text=${encodeURIComponent('第')}&sort=-opened`)
      assert.equal(sheet.status, 200, sheet.body)
      const record = await ended()
      assert.equal(record.state, 'completed')
      assert.deepEqual(record.fields, {
        ...{ what: '玩具措施', register: toyRegister, by: '云岫县融媒体中心 甲陈', format },
        ...{ filter: 'text=第 & sort=-opened', rows: 3, sent: 3 },
      })
      if (format === 'csv') assert.ok(sheet.body.includes(`导出登记号：${record.id}`), sheet.body.slice(0, 200))
    }
  })

  test('is seen by the audit power as who, when and which verb, without what was asked for', async () => {
    const auditor = await d.as(d.county.first.auditor)
    const journal = (await auditor.ask('/api/journal?register=export')).json<JournalAnswer>()
    const begun = journal.rows.filter(({ verb }) => verb === 'export')
    assert.ok(begun.length > 0 && begun.every(({ by }) => by.person === d.county.first.office.person))
    assert.ok(!JSON.stringify(journal).includes('text='))
    assert.deepEqual((await auditor.ask('/api/registers/export/records')).json<RecordList>().rows, [])
  })

  test('is read by whoever took it and by those responsible, by nobody else', async () => {
    const [newest] = await exports()
    const reads = async (who: PersonWho) => (await readRecord(d.county.house, who, 'export', newest?.id ?? '')).ok
    const { office: taker, security: safety, director, owner, leader } = d.county.first
    const seen = await Promise.all([taker, safety, director, owner, leader, d.county.second.security].map(reads))
    assert.deepEqual(seen, [true, true, true, false, false, false])
  })

  test('that is refused leaves nothing on record, and HEAD takes nothing', async () => {
    const before = (await exports()).length
    assert.equal((await office.ask(`${list}?format=pdf`)).status, 400)
    assert.equal((await office.ask(`${list}?f.nothing=1`)).status, 400)
    const stranger = await d.as(d.county.second.owner)
    assert.equal((await stranger.ask('/api/registers/account/export?format=csv')).status, 403)
    const { status } = await office.ask(list, { method: 'HEAD' as 'GET' })
    assert.equal(status, 404)
    assert.equal((await exports()).length, before)
  })

  test('is never claimed by hand, and not offered', async () => {
    const fields = { what: '群众留言', register: 'x', by: '甲', format: 'csv', rows: 0 }
    const order = { method: 'POST', body: { fields } } as const
    assert.deepEqual((await office.ask('/api/registers/export/verbs/export', order)).codes, ['not-by-form'])
    const [newest] = await exports()
    const complete = await office.ask(`/api/registers/export/records/${newest?.id}/verbs/complete`, order)
    assert.equal(complete.codes[0], 'not-yours')
    const me = (await office.ask('/api/me')).json<Me>()
    assert.deepEqual(me.registers.find(({ name }) => name === 'export')?.mayCreate ?? [], [])
  })

  test('is on record in the unit it was taken from, also when an outsider takes it through a seat', async () => {
    const { first, second, house, does } = d.county
    const { person, home } = second.leader
    const seat = { holder: '乙吴', outsider: person, home, kind: 'reviewer', from: '2026-01-01', until: '2026-12-31' }
    const granted = await does({ who: first.security, register: 'seat', verb: 'grant', input: { fields: seat } })
    const inSeat: PersonWho = { kind: 'person', person, home, unit: first.unit, seat: granted.record.id }
    const filter = { register: toyRegister }
    const taken = await takeExport(house, inSeat, { filter, format: 'csv', asked: '' })
    assert.ok(taken.ok, JSON.stringify(taken))
    for await (const { row } of taken.rows) assert.fail(`${row.title} is not shared`)
    await taken.ended(true)
    const { state, fields } = await ended()
    assert.deepEqual([state, fields['by'], fields['rows']], ['completed', '云岫县文化馆 乙吴', 0])
  })

  test('that breaks off says so, with how many records were handed out', async () => {
    const open = (count: number) => {
      const fields = { title: `长 ${count}`, detail: randomBytes(9_500).toString('hex') }
      return d.county.does({ who: d.county.first.office, register: toyRegister, verb: 'open', input: { fields } })
    }
    for (let count = 0; count < 400; count += 10)
      await Promise.all(Array.from({ length: 10 }, (_, at) => open(count + at)))
    await d.desk.listen({ port: 0, host: '127.0.0.1' })
    const { port } = d.desk.server.address() as AddressInfo
    const cookie = `bihuan_session=${office.cookies.get('bihuan_session')}`
    for (const format of ['csv', 'xlsx']) {
      const answer = await new Promise<IncomingMessage>((resolve, reject) => {
        get({ port, path: `${list}?format=${format}`, headers: { cookie } }, resolve).on('error', reject)
      })
      assert.equal(answer.statusCode, 200)
      answer.destroy()
      const record = await ended()
      const { rows, sent } = record.fields
      assert.equal(record.state, 'broken', format)
      assert.ok(Number(rows) >= 400 && Number(sent) < Number(rows), `${format}: ${sent} of ${rows}`)
    }
  })
})
