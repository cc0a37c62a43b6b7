import assert from 'node:assert/strict'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, before, suite, test } from 'node:test'
import { SMTPServer } from 'smtp-server'
import { nowhere, type Outside } from '../casework/outside.ts'
import { chooseReminder, isQuiet, readReminder } from '../casework/reminders.ts'
import type { ReminderChoice } from '../casework/rows.ts'
import { wake } from '../casework/wake.ts'
import { waysOut } from '../drivers/outside/ways-out.ts'
import { outsideFrom } from './outside-from.ts'
import { type County, openCounty } from './testing/county.ts'

/** Words of a mail: what stands after the head, whatever the transfer encoding. */
function bodyOf(mail: string): string {
  const [head = '', ...rest] = mail.split('\r\n\r\n')
  const body = rest.join('\r\n\r\n')
  if (/content-transfer-encoding: base64/i.test(head)) return Buffer.from(body, 'base64').toString('utf8').trim()
  const plain = body.replace(/=\r\n/g, '').replace(/=([0-9A-F]{2})/g, (_, hex: string) => `%${hex}`)
  return decodeURIComponent(plain).trim()
}

suite('reminders outside the house', () => {
  let county: County
  const mails: { to: string; body: string }[] = []
  const posts: unknown[] = []
  let refuse = false
  const smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, { envelope }, done) {
      const parts: Buffer[] = []
      stream.on('data', (part: Buffer) => parts.push(part))
      stream.on('end', () => {
        if (refuse) return done(new Error('mailbox away'))
        mails.push({
          to: envelope.rcptTo.map(({ address }) => address).join(),
          body: bodyOf(String(Buffer.concat(parts))),
        })
        done()
      })
    },
  })
  const gateway = createServer((request: IncomingMessage, response) => {
    let text = ''
    request.on('data', (part) => (text += String(part)))
    request.on('end', () => {
      posts.push(JSON.parse(text))
      response.writeHead(204).end()
    })
  })
  let ways: Outside

  before(async () => {
    county = await openCounty()
    await new Promise<void>((done) => smtp.listen(0, '127.0.0.1', done))
    await new Promise<void>((done) => gateway.listen(0, '127.0.0.1', done))
    const port = (server: { address(): unknown }) => (server.address() as AddressInfo).port
    ways = waysOut({
      mail: { server: `smtp://127.0.0.1:${port(smtp.server)}`, from: 'bihuan@yunxiu.example' },
      webhook: `http://127.0.0.1:${port(gateway)}/notify`,
    })
  })
  after(async () => {
    await county.close()
    smtp.close(() => {})
    gateway.close()
  })

  const mail: ReminderChoice = { channel: 'mail', address: 'li@yunxiu.example', quietFrom: 20, quietUntil: 8 }
  const house = () => ({ ...county.house, outside: ways })
  const at = (time: string) => county.clock.set(`${time}:00.000Z`)
  const woken = () => wake(house(), county.clock.now(), { unit: county.first.unit })

  test('the number of things to do and nothing else, once a day, outside quiet hours', async () => {
    const { first, opens } = county
    await opens(first.office, {
      owner: first.owner.person,
      department: first.department,
      due: '2026-03-20',
    })
    assert.deepEqual(await chooseReminder(house(), first.owner, mail), { ok: true, done: true })
    at('2026-03-02T23:30') // 07:30 on the third in the unit
    assert.equal((await woken()).told, 0)
    at('2026-03-03T00:30')
    assert.equal((await woken()).told, 1)
    assert.deepEqual(mails, [{ to: 'li@yunxiu.example', body: '您有1项待办' }])
    assert.equal((await woken()).told, 0)
    at('2026-03-04T01:00')
    assert.equal((await woken()).told, 1)
    assert.equal(mails.length, 2)
  })

  test('a server that is away is asked again after an hour, and nothing else is kept from happening', async () => {
    refuse = true
    at('2026-03-05T01:00')
    const failed = await woken()
    assert.equal(failed.told, 0)
    assert.equal(failed.failures.length, 1)
    refuse = false
    at('2026-03-05T01:30')
    assert.deepEqual(await woken(), { passed: 0, created: 0, carried: 0, told: 0, warned: 0, failures: [] })
    at('2026-03-05T02:00')
    assert.equal((await woken()).told, 1)
    assert.equal(mails.length, 3)
  })

  test('by the gateway, with whom it is for', async () => {
    const { first } = county
    await chooseReminder(house(), first.owner, { channel: 'webhook', address: 'lijia', quietFrom: 0, quietUntil: 0 })
    assert.equal((await woken()).told, 1)
    assert.deepEqual(posts, [{ to: 'lijia', text: '您有1项待办' }])
    await chooseReminder(house(), first.owner, null)
    at('2026-03-06T02:00')
    assert.equal((await woken()).told, 0)
  })

  test('what is not configured cannot be chosen, and an address is one address', async () => {
    const { first } = county
    const codes = async (who: typeof first.owner, choice: ReminderChoice, outside: Outside = ways) => {
      const answer = await chooseReminder({ ...county.house, outside }, who, choice)
      return answer.ok ? [] : answer.refusals.map(({ code }) => code)
    }
    assert.deepEqual(await codes(first.owner, mail, nowhere), ['channel-not-configured'])
    for (const address of ['a@b.cn, c@d.cn', 'a@b.cn\r\nBcc: c@d.cn', '<a@b.cn>', 'nobody'])
      assert.deepEqual(await codes(first.owner, { ...mail, address }), ['address-invalid'], address)
    assert.deepEqual(await codes(first.owner, { ...mail, quietFrom: 24 }), ['request-invalid'])
    assert.deepEqual(await readReminder(county.house, first.owner), { ok: true, channels: [], choice: null })
  })

  test('settings that cannot be used are said at the start', () => {
    assert.deepEqual(outsideFrom({}), { mail: null, webhook: null })
    assert.throws(() => outsideFrom({ BIHUAN_MAIL: 'mail.example', BIHUAN_MAIL_FROM: 'a@b.cn' }), /smtp:/)
    assert.throws(() => outsideFrom({ BIHUAN_MAIL: 'smtp://mail.example' }), /BIHUAN_MAIL_FROM/)
    assert.throws(() => outsideFrom({ BIHUAN_WEBHOOK: 'file:///etc/passwd' }), /http:/)
  })

  test('hours that run over midnight', () => {
    assert.deepEqual(
      [19, 20, 23, 0, 7, 8].map((hour) => isQuiet(hour, 20, 8)),
      [false, true, true, true, true, false],
    )
    assert.deepEqual(
      [11, 12, 13].map((hour) => isQuiet(hour, 12, 13)),
      [false, true, false],
    )
  })
})
