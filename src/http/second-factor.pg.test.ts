import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, suite, test } from 'node:test'
import { Secret, TOTP } from 'otpauth'
import type { PersonWho } from '../casework/who.ts'
import type { JournalAnswer, SignInLog } from '../contract/questions.ts'
import type { RecoveryCodes, SecondFactorView } from '../contract/second-factor.ts'
import type { Me } from '../contract/session.ts'
import { oneTimeCodes } from '../drivers/one-time-codes.ts'
import { everyRow } from '../drivers/store/testing.ts'
import { openCounty } from '../main/testing/county.ts'
import { type Browser, type CountyDesk, goodPassword, openDeskOf } from '../main/testing/desk-of-county.ts'

const post = (body: unknown = {}) => ({ method: 'POST', body }) as const
const password = goodPassword

suite('second factors', () => {
  let d: CountyDesk
  before(async () => {
    d = await openDeskOf(await openCounty())
  })
  after(() => d.close())

  const codeOf = (secret: string, steps = 0) =>
    new TOTP({ secret: Secret.fromBase32(secret) }).generate({
      timestamp: Date.parse(d.identity.now()) + steps * 30_000,
    })
  const signIn = (name: string, code?: string, browser = d.browser(), address = '10.0.0.7') =>
    browser.ask('/api/sign-in', { ...post({ name, password, ...(code === undefined ? {} : { code }) }), address })

  /** Sets up codes for whoever is signed in there; the next code is good at once. */
  const setUp = async (browser: Browser, code?: string) => {
    const proposed = await browser.ask('/api/second-factor', post({ password, ...(code ? { code } : {}) }))
    assert.equal(proposed.status, 200, proposed.body)
    const { secret } = proposed.json<{ secret: string; address: string }>()
    const confirmed = await browser.ask('/api/second-factor/confirm', post({ code: codeOf(secret) }))
    assert.equal(confirmed.status, 200, confirmed.body)
    d.pass(30)
    return { secret, recovery: confirmed.json<RecoveryCodes>().recoveryCodes }
  }

  const withCodes = async (who: PersonWho) => {
    const name = `p${randomUUID().slice(0, 8)}`
    const account = await d.account(who, name, password)
    const browser = d.browser()
    assert.equal((await signIn(name, undefined, browser)).status, 200)
    return { name, account, browser, ...(await setUp(browser)) }
  }

  test('a secret is shown against the password, and asked for only after its first code', async () => {
    const name = 'chenlan'
    await d.account(d.county.first.owner, name, password)
    const browser = d.browser()
    await signIn(name, undefined, browser)
    const wrong = await browser.ask('/api/second-factor', post({ password: 'not it' }))
    assert.deepEqual([wrong.status, wrong.codes], [403, ['sign-in-failed']])
    const { secret, address } = (await browser.ask('/api/second-factor', post({ password }))).json<{
      secret: string
      address: string
    }>()
    assert.ok(address.includes(secret))
    const early = await browser.ask('/api/second-factor/confirm', post({ code: '000000' }))
    assert.deepEqual([early.status, early.codes], [403, ['code-wrong']])
    assert.equal((await signIn(name)).status, 200, 'nothing is asked for yet')
    const other = d.browser()
    await signIn(name, undefined, other)
    const before = browser.cookies.get('bihuan_session')
    const confirmed = await browser.ask('/api/second-factor/confirm', post({ code: codeOf(secret) }))
    const { recoveryCodes } = confirmed.json<RecoveryCodes>()
    assert.equal(new Set(recoveryCodes).size, 10)
    assert.notEqual(browser.cookies.get('bihuan_session'), before)
    assert.equal((await other.ask('/api/me')).status, 401, 'other sessions have ended')
    assert.deepEqual((await signIn(name)).codes, ['code-needed'])
    const state = (await browser.ask('/api/second-factor')).json<SecondFactorView>()
    assert.deepEqual([state.recoveryLeft, state.since !== null, state.demand], [10, true, 'none'])
    assert.deepEqual((await signIn(name, codeOf(secret))).codes, ['code-used'], 'the one it was confirmed with')
    assert.equal((await signIn(name, codeOf(secret, 1))).status, 200)
    assert.equal((await browser.ask('/api/me')).json<Me>().secondFactor.has, true)
  })

  test('a code counts once, also when two come at the same moment or an earlier one comes after it', async () => {
    const { name, secret } = await withCodes(d.county.first.head)
    const both = await Promise.all([signIn(name, codeOf(secret)), signIn(name, codeOf(secret))])
    assert.deepEqual(both.map(({ status }) => status).toSorted(), [200, 401])
    assert.deepEqual((await signIn(name, codeOf(secret))).codes, ['code-used'])
    assert.equal((await signIn(name, codeOf(secret, 1))).status, 200)
    assert.deepEqual((await signIn(name, codeOf(secret))).codes, ['code-used'])
    d.pass(60)
    assert.equal((await signIn(name, ` ${codeOf(secret).slice(0, 3)} ${codeOf(secret).slice(3)} `)).status, 200)
  })

  test('wrong codes lock out as wrong passwords do, and what is sent meanwhile is not looked at', async () => {
    const { name, secret } = await withCodes(d.county.first.leader)
    const guess = () => signIn(name, '000000', d.browser(), '10.7.7.7')
    for (let at = 0; at < 5; at++) assert.deepEqual((await guess()).codes, ['code-wrong'])
    const slowed = await signIn(name, codeOf(secret), d.browser(), '10.7.7.7')
    assert.deepEqual([slowed.status, slowed.codes], [429, ['locked-out']])
    d.pass(31)
    assert.equal((await signIn(name, codeOf(secret), d.browser(), '10.7.7.7')).status, 200, 'it was not used up')
  })

  test('a recovery code opens once, however it is written, and is told of', async () => {
    const { name, recovery, secret } = await withCodes(d.county.first.reviewers[0])
    const [first = '', second = ''] = recovery
    const written = (first.match(/.{4}/g) ?? []).join('-').toUpperCase()
    const browser = d.browser()
    assert.equal((await signIn(name, written, browser)).status, 200)
    const state = (await browser.ask('/api/second-factor')).json<SecondFactorView>()
    assert.deepEqual([state.recoveryLeft, state.recoveryUsed], [9, true])
    assert.deepEqual((await signIn(name, first)).codes, ['code-wrong'])
    const renew = await browser.ask('/api/second-factor/recovery', post({ password, code: codeOf(secret) }))
    assert.equal(renew.json<RecoveryCodes>().recoveryCodes.length, 10)
    assert.deepEqual((await signIn(name, second)).codes, ['code-wrong'], 'those before are gone')
  })

  test('switching off and changing the phone ask for password and code', async () => {
    const { name, secret, browser } = await withCodes(d.county.first.reviewers[1])
    assert.deepEqual((await browser.ask('/api/second-factor/off', post({ password }))).codes, ['code-needed'])
    assert.deepEqual((await browser.ask('/api/second-factor', post({ password }))).codes, ['code-needed'])
    const next = await setUp(browser, codeOf(secret))
    assert.deepEqual(
      (await signIn(name, codeOf(secret))).codes,
      ['code-wrong'],
      'the old phone shows nothing that counts',
    )
    assert.equal((await signIn(name, codeOf(next.secret))).status, 200)
    d.pass(30)
    assert.equal(
      (await browser.ask('/api/second-factor/off', post({ password, code: codeOf(next.secret) }))).status,
      200,
    )
    assert.equal((await signIn(name)).status, 200)
  })

  test('a secret lies sealed in the database and nowhere readable; without its key only a recovery code opens', async () => {
    const { name, account, secret, recovery } = await withCodes(d.county.second.owner)
    const [first = '', second = ''] = recovery
    const bytes = [...Secret.fromBase32(secret).bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
    const asText = Buffer.from(secret).toString('hex')
    for (const [table, rows] of await everyRow(d.county.connection))
      for (const row of rows)
        for (const readable of [secret, bytes, asText, first, Buffer.from(first).toString('hex')])
          assert.ok(!row.toLowerCase().includes(readable.toLowerCase()), table)
    const elsewhere = oneTimeCodes(async () => new Uint8Array(32).fill(9))
    await d.identity.store.proposeSecret(account, await elsewhere.seal(secret, account))
    const proposed = (await d.identity.store.secondFactor(account))?.proposed
    assert.ok(proposed)
    await d.identity.store.confirmSecret(account, proposed, 0, d.identity.now())
    assert.deepEqual((await signIn(name, codeOf(secret))).codes, ['code-unreadable'])
    assert.equal((await signIn(name, second)).status, 200)
  })

  test('a unit warns those who need a second factor, and requires it from its day on', async () => {
    const { office, director, security } = d.county.first
    const fields = { register: 'account', setting: 'secondFactor', value: 2, from: '2026-04-01', ground: '等保整改' }
    const { record } = await d.county.does({ who: office, register: 'setting', verb: 'propose', input: { fields } })
    await d.county.does({ who: director, register: 'setting', verb: 'approve', record: record.id, input: {} })
    const name = 'qianan'
    await d.account(security, name, password)
    const browser = d.browser()
    await signIn(name, undefined, browser)
    const asked = async () => (await browser.ask('/api/me')).json<Me>()
    assert.deepEqual((await asked()).secondFactor, {
      demand: 'advised',
      requiredFrom: '2026-04-01',
      has: false,
      codes: false,
    })
    assert.equal((await browser.ask('/api/inbox')).status, 200)
    const ordinary = (await (await d.as(d.county.first.owner)).ask('/api/me')).json<Me>()
    assert.deepEqual(ordinary.secondFactor.demand, 'none')

    d.county.clock.set('2026-04-01T01:00:00Z')
    assert.equal((await signIn(name, undefined, browser)).status, 200)
    assert.deepEqual((await browser.ask('/api/inbox')).codes, ['second-factor-required'])
    assert.deepEqual([(await asked()).mustSetUp, (await asked()).secondFactor.demand], [true, 'required'])
    const { secret } = await setUp(browser)
    assert.equal((await browser.ask('/api/inbox')).status, 200)
    const off = await browser.ask('/api/second-factor/off', post({ password, code: codeOf(secret) }))
    assert.deepEqual([off.status, off.codes], [403, ['second-factor-required']])
    assert.equal((await (await d.as(d.county.first.owner)).ask('/api/inbox')).status, 200, 'of nobody else')
  })

  test('a security administrator takes it from another account, on record, and never from the own one', async () => {
    const { root } = d.county
    const house = { kind: 'house', unit: root } as const
    const admin = async (name: string, held: string): Promise<PersonWho> => {
      const enrolled = await d.county.does({
        who: house,
        register: 'person',
        verb: 'enrol',
        input: { fields: { name } },
      })
      const person = enrolled.record.id
      const fields = { person, post: held, from: '2026-01-01' }
      await d.county.does({ who: house, register: 'appointment', verb: 'appoint', input: { fields } })
      return { kind: 'person', person, home: root, unit: root }
    }
    const security = await withCodes(await admin('邱月', 'security-admin'))
    const victim = await withCodes(d.county.second.head)
    const reset = (account: string) =>
      security.browser.ask(`/api/registers/account/records/${account}/verbs/reset`, post({ note: '手机遗失' }))
    assert.deepEqual((await reset(security.account)).codes, ['own-second-factor'])
    assert.equal((await victim.browser.ask('/api/me')).status, 200)
    const done = await reset(victim.account)
    assert.equal(done.status, 200, done.body)
    assert.equal((await victim.browser.ask('/api/me')).status, 401, 'what was open has ended')
    assert.equal((await signIn(victim.name)).status, 200)
    assert.deepEqual((await signIn(victim.name, victim.recovery[0])).status, 200)
    const audit = await d.as(await admin('严明', 'audit-admin'))
    const journal = (await audit.ask('/api/journal?register=account')).json<JournalAnswer>()
    assert.ok(
      journal.rows.some(({ record, verb }) => record === victim.account && verb === 'reset'),
      journal.rows.join(),
    )
    const log = (await audit.ask(`/api/sign-in-log?account=${victim.account}`)).json<SignInLog>()
    assert.ok(log.rows.some(({ kind }) => kind === 'second-factor-reset'))
  })
})
