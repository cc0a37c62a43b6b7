import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, suite, test } from 'node:test'
import { readSignInLog } from '../casework/identity/sign-in-log.ts'
import type { SignInLog } from '../contract/questions.ts'
import type { VerbAnswer } from '../contract/records.ts'
import type { FirstAdministratorsAnswer, Me, OneTimeLink } from '../contract/session.ts'
import { firstLink } from '../main/first-administrators.ts'
import { openCounty, openEmpty, toyRegister } from '../main/testing/county.ts'
import { type Browser, type CountyDesk, goodPassword, openDeskOf } from '../main/testing/desk-of-county.ts'

const post = (body: unknown = {}) => ({ method: 'POST', body }) as const

suite('signing in', () => {
  let d: CountyDesk
  before(async () => {
    d = await openDeskOf(await openCounty())
  })
  after(() => d.close())

  const signIn = (browser: Browser, name: string, password: string, address = '10.0.0.7') =>
    browser.ask('/api/sign-in', { ...post({ name, password }), address })

  test('the cookie is out of reach of scripts and other sites, and a wrong password tells nothing', async () => {
    const { first } = d.county
    await d.account(first.office, 'chen', goodPassword)
    const browser = d.browser()
    const answer = await signIn(browser, 'Chen', goodPassword)
    assert.deepEqual([answer.status, answer.json()], [200, { mustChange: false }])
    const [cookie] = [answer.headers['set-cookie']].flat()
    assert.match(String(cookie), /^bihuan_session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/)
    const wrong = await signIn(d.browser(), 'chen', 'wrong')
    const nobody = await signIn(d.browser(), 'nobody', 'wrong')
    assert.deepEqual([wrong.status, wrong.body], [401, nobody.body])
  })

  test('a name that is guessed at is slowed down with Retry-After; its holder still gets in from the usual desk', async () => {
    await d.account(d.county.first.head, 'zhou', goodPassword)
    assert.equal((await signIn(d.browser(), 'zhou', goodPassword, '10.0.0.8')).status, 200)
    for (let guess = 0; guess < 5; guess++)
      assert.equal((await signIn(d.browser(), 'zhou', 'guess', '10.9.9.9')).status, 401)
    const slowed = await signIn(d.browser(), 'zhou', goodPassword, '10.9.9.9')
    assert.deepEqual([slowed.status, slowed.codes], [429, ['locked-out']])
    assert.match(String(slowed.headers['retry-after']), /^(29|30)$/)
    assert.equal((await signIn(d.browser(), 'zhou', goodPassword, '10.0.0.8')).status, 200)
    d.pass(31)
    assert.equal((await signIn(d.browser(), 'zhou', goodPassword, '10.9.9.9')).status, 200)
  })

  test('a session ends when idle and when signed out; signing in again gives another token', async () => {
    const browser = await d.as(d.county.first.leader)
    const first = browser.cookies.get('bihuan_session')
    d.pass(29 * 60)
    assert.equal((await browser.ask('/api/me')).status, 200)
    d.pass(29 * 60)
    assert.equal((await browser.ask('/api/inbox', { headers: { 'x-background': '1' } })).status, 200)
    d.pass(2 * 60)
    assert.deepEqual((await browser.ask('/api/me')).codes, ['sign-in-expired'])
    const again = await d.as(d.county.first.leader)
    assert.notEqual(again.cookies.get('bihuan_session'), first)
    const copy = d.browser()
    copy.cookies.set('bihuan_session', again.cookies.get('bihuan_session') ?? '')
    assert.equal((await again.ask('/api/sign-out', { method: 'POST' })).status, 200)
    assert.equal(again.cookies.size, 0)
    assert.equal((await copy.ask('/api/me')).status, 401)
  })

  test('signing out everywhere ends every session of the account', async () => {
    await d.account(d.county.first.reviewers[0], 'wang', goodPassword)
    const browsers = [d.browser(), d.browser()]
    for (const browser of browsers) await signIn(browser, 'wang', goodPassword)
    assert.equal((await browsers[0]?.ask('/api/sign-out?everywhere=1', { method: 'POST' }))?.status, 200)
    for (const browser of browsers) assert.equal((await browser.ask('/api/me')).status, 401)
  })

  test('the password is changed with the old one, and other sessions end', async () => {
    await d.account(d.county.first.reviewers[1], 'zhao', goodPassword)
    const [one, two] = [d.browser(), d.browser()]
    for (const browser of [one, two]) await signIn(browser, 'zhao', goodPassword)
    const wrong = await one.ask('/api/password', post({ old: 'wrong', new: 'Qy8-renxu-Lan' }))
    assert.deepEqual([wrong.status, wrong.codes], [403, ['sign-in-failed']])
    assert.equal((await one.ask('/api/password', post({ old: goodPassword, new: 'short' }))).status, 400)
    const before = one.cookies.get('bihuan_session')
    assert.equal((await one.ask('/api/password', post({ old: goodPassword, new: 'Qy8-renxu-Lan' }))).status, 200)
    assert.notEqual(one.cookies.get('bihuan_session'), before)
    assert.equal((await one.ask('/api/me')).status, 200)
    assert.equal((await two.ask('/api/me')).status, 401)
    assert.equal((await signIn(d.browser(), 'zhao', goodPassword)).status, 401)
  })

  test('whoever must change the password gets nothing else before', async () => {
    const account = await d.account(d.county.first.owner, 'owner', goodPassword)
    const credential = await d.identity.store.credentialOf(account)
    assert.ok(credential)
    await d.identity.store.saveCredential({ ...credential, mustChange: true })
    const browser = d.browser()
    assert.deepEqual((await signIn(browser, 'owner', goodPassword)).json(), { mustChange: true })
    assert.equal((await browser.ask('/api/me')).json<Me>().mustChange, true)
    assert.deepEqual((await browser.ask('/api/inbox')).codes, ['password-change-required'])
    await browser.ask('/api/password', post({ old: goodPassword, new: 'Qy8-renxu-Lan' }))
    assert.equal((await browser.ask('/api/inbox')).status, 200)
  })

  test('a new post reaches an open session at once, with a new token; a post taken away is gone at once', async () => {
    const { first } = d.county
    const owner = await d.as(first.owner)
    const security = await d.as(first.security)
    const menu = async () => (await owner.ask('/api/me')).json<Me>()
    assert.deepEqual((await menu()).posts, [])
    const token = owner.cookies.get('bihuan_session')
    const fields = { person: first.owner.person, post: 'message-duty', from: '2026-03-01' }
    const appointed = await security.ask('/api/registers/appointment/verbs/appoint', post({ fields }))
    assert.equal(appointed.status, 200, appointed.body)
    assert.deepEqual((await menu()).posts, [{ post: 'message-duty', department: null }])
    assert.notEqual(owner.cookies.get('bihuan_session'), token)
    const { record } = appointed.json<VerbAnswer>()
    const path = `/api/registers/appointment/records/${record.id}/verbs/end`
    assert.equal((await security.ask(path, post({ fields: { until: '2026-03-02' } }))).status, 200)
    assert.deepEqual((await menu()).posts, [])
  })

  test('an outsider acts through a seat: only what is shared with it, and only there', async () => {
    const { first, second } = d.county
    const reviewer = second.office
    const house = { kind: 'house', unit: first.unit } as const
    const fields = {
      holder: '乙陈',
      outsider: reviewer.person,
      home: second.unit,
      kind: 'reviewer',
      from: '2026-03-01',
      until: '2026-12-31',
    }
    const seat = (await d.county.does({ who: house, register: 'seat', verb: 'grant', input: { fields } })).record.id
    const [shared, hidden] = [await d.county.opens(first.office), await d.county.opens(first.office)]
    const show = { seat, about: '会审', register: toyRegister, target: shared.record.id }
    await d.county.does({ who: house, register: 'share', verb: 'share', input: { fields: show } })
    const browser = await d.as(reviewer)
    const read = async (id: string) => (await browser.ask(`/api/registers/${toyRegister}/records/${id}`)).status
    assert.equal(await read(shared.record.id), 404)
    assert.deepEqual((await browser.ask('/api/act-in', post({ seat: randomUUID() }))).codes, ['seat-ended'])
    assert.equal((await browser.ask('/api/act-in', post({ seat }))).status, 200)
    const told = await browser.ask('/api/me')
    assert.equal(told.status, 200, told.body)
    const me = told.json<Me>()
    assert.deepEqual([me.unit.id, me.home.id, me.actingIn?.id], [first.unit, second.unit, seat])
    assert.deepEqual([await read(shared.record.id), await read(hidden.record.id)], [200, 404])
    assert.equal((await browser.ask('/api/act-in', post({ seat: null }))).status, 200)
    assert.equal(await read(shared.record.id), 404)
  })

  test('the sign-in log is read with the audit power of the root unit and holds no name that was tried', async () => {
    const { root, house } = d.county
    const who = { kind: 'house', unit: root } as const
    const enrolled = await d.county.does({
      who,
      register: 'person',
      verb: 'enrol',
      input: { fields: { name: '周慎' } },
    })
    const person = enrolled.record.id
    const fields = { person, post: 'audit-admin', from: '2026-01-01' }
    await d.county.does({ who, register: 'appointment', verb: 'appoint', input: { fields } })
    const auditor = { kind: 'person', person, home: root, unit: root } as const
    const browser = await d.as(auditor)
    await signIn(d.browser(), 'a-password-typed-as-name', 'x')
    const answer = await browser.ask('/api/sign-in-log?limit=200')
    assert.equal(answer.status, 200, answer.body)
    const { rows, next } = answer.json<SignInLog>()
    assert.ok(
      ['signed-in', 'failed', 'locked', 'password-changed', 'acted-in'].every((kind) =>
        rows.some((row) => row.kind === kind),
      ),
    )
    assert.ok(!answer.body.includes('a-password-typed-as-name') && next === null)
    const page = (await browser.ask('/api/sign-in-log?limit=2&kind=signed-in')).json<SignInLog>()
    assert.ok(page.rows.length === 2 && page.next)
    const rest = (await browser.ask(`/api/sign-in-log?kind=signed-in&cursor=${page.next}`)).json<SignInLog>()
    assert.ok(rest.rows.every((row) => row.id < (page.rows[1]?.id ?? '')))
    const read = await readSignInLog(house, d.identity, d.county.first.auditor, {})
    assert.ok(!read.ok)
  })
})

suite('first set-up', () => {
  let d: CountyDesk
  before(async () => {
    const empty = await openEmpty()
    const root = empty.house.ids.uuid7(empty.house.clock.now())
    d = await openDeskOf({ ...(await openCountyless(empty)), root })
  })
  after(() => d.close())

  /** A county nobody has founded yet. */
  async function openCountyless(empty: Awaited<ReturnType<typeof openEmpty>>) {
    const county = await Promise.resolve(empty)
    return county as unknown as Parameters<typeof openDeskOf>[0]
  }

  const body = {
    ...{ unit: '云岫县融媒体中心', login: 'duanfeng', name: '段峰', password: goodPassword },
    ...{ security: { login: 'qiuyue', name: '邱月' }, audit: { login: 'yanming', name: '严明' } },
  }

  test('the link of the console opens the house with three separate administrators, once', async () => {
    const path = await firstLink(d.identity)
    const token = path?.split('/').at(-1) ?? ''
    const api = `/api/first-admin/${token}`
    const browser = d.browser()
    assert.equal((await browser.ask(api)).json<{ kind: string }>().kind, 'first-administrators')
    assert.equal((await browser.ask(`/api/first-admin/${'x'.repeat(43)}`)).status, 403)
    const weak = await browser.ask(api, post({ ...body, password: 'short' }))
    assert.deepEqual(weak.codes, ['password-too-weak', 'password-too-weak'], 'too short, and of too few kinds')
    const same = { ...body, audit: { login: 'QIUYUE', name: '严明' } }
    assert.deepEqual((await browser.ask(api, post(same))).codes, ['second-person-needed'])
    const answers = await Promise.all([
      browser.ask(api, post(body)),
      d.browser().ask(api, post({ ...body, login: 'other' })),
    ])
    const [done, refused] = answers.sort((a, b) => a.status - b.status)
    assert.equal(done?.status, 200, done?.body)
    assert.notEqual(refused?.status, 200)
    assert.equal((await browser.ask(api, post(body))).status, 403)
    assert.equal(await firstLink(d.identity), null)
    const { links } = done?.json<FirstAdministratorsAnswer>() ?? { links: [] }
    assert.deepEqual(
      links.map(({ login }) => login),
      ['qiuyue', 'yanming'],
    )
    for (const link of links) {
      const accept = link.path.replace('/desk', '/api')
      assert.equal((await d.browser().ask(accept)).json<{ login: string }>().login, link.login)
      assert.equal((await d.browser().ask(accept, post({ password: goodPassword }))).status, 200)
      assert.equal((await d.browser().ask(accept, post({ password: goodPassword }))).status, 403)
    }
    const posts = []
    for (const name of ['duanfeng', 'qiuyue', 'yanming']) {
      const one = d.browser()
      assert.equal((await one.ask('/api/sign-in', post({ name, password: goodPassword }))).status, 200)
      posts.push((await one.ask('/api/me')).json<Me>().posts.map(({ post }) => post))
    }
    assert.deepEqual(posts, [['system-admin'], ['security-admin'], ['audit-admin']])
  })

  test('the system administrator opens accounts whose first link is shown once; resets are the security administrator’s', async () => {
    const [system, security] = [d.browser(), d.browser()]
    await system.ask('/api/sign-in', post({ name: 'duanfeng', password: goodPassword }))
    await security.ask('/api/sign-in', post({ name: 'qiuyue', password: goodPassword }))
    const enrol = await system.ask('/api/registers/person/verbs/enrol', post({ fields: { name: '林海' } }))
    const person = enrol.json<VerbAnswer>().record
    const fields = { login: 'linhai', holder: '林海', personId: person.id, home: person.unit }
    const invited = await system.ask('/api/registers/account/verbs/invite', post({ fields }))
    assert.equal(invited.status, 200, invited.body)
    const { record, link } = invited.json<VerbAnswer>()
    assert.ok(link)
    const again = await system.ask(`/api/accounts/${record.id}/link`, post())
    assert.equal(
      (await d.browser().ask(link.path.replace('/desk', '/api'))).status,
      403,
      'an earlier link ends with the next',
    )
    const accept = again.json<OneTimeLink>().path.replace('/desk', '/api')
    assert.equal((await d.browser().ask(accept, post({ password: 'Linhai-2026-x' }))).status, 400, 'contains the name')
    assert.equal((await d.browser().ask(accept, post({ password: goodPassword }))).status, 200)
    assert.equal((await system.ask(`/api/accounts/${record.id}/link`, post())).status, 403)
    assert.equal((await security.ask(`/api/accounts/${record.id}/link`, post())).status, 200)
    const accounts = (await system.ask('/api/registers/account/records')).json<{
      rows: { id: string; title: string }[]
    }>().rows
    const audit = accounts.find(({ title }) => title === 'yanming')
    assert.deepEqual((await security.ask(`/api/accounts/${audit?.id}/link`, post())).codes, ['second-person-needed'])
  })
})
