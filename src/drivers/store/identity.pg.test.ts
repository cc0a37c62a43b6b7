import assert from 'node:assert/strict'
import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { after, before, suite, test } from 'node:test'
import { type Instant, instantOf, millisecondsOf } from '../../calendar/days.ts'
import type { IdentityStore, Session } from '../../casework/identity/ports.ts'
import { accountMap } from '../../main/people-map.ts'
import { openCounty, type County } from '../../main/testing/county.ts'
import { identityStore } from './identity.ts'
import { openInstallation } from './installation.ts'

const now = '2026-03-02T08:00:00.000Z' as Instant
const later = (seconds: number) => instantOf(millisecondsOf(now) + seconds * 1000)
const token = () => randomBytes(32).toString('hex')

suite('sessions, links and the sign-in log in the database', () => {
  let county: County
  let store: IdentityStore
  let account: string
  let person: string
  before(async () => {
    county = await openCounty()
    const { root, first, house } = county
    store = identityStore(county.store, root, accountMap, (at) => house.ids.uuid7(at))
    person = first.owner.person
    const fields = { login: 'Lin.Hai', holder: '林海', personId: person, home: first.unit }
    const who = { kind: 'house', unit: root } as const
    account = (await county.does({ who, register: 'account', verb: 'invite', input: { fields } })).record.id
    await county.does({ who, register: 'account', verb: 'activate', record: account, input: {} })
  })
  after(() => county.close())

  const session = (more: Partial<Session> = {}): Session => ({
    ...{ id: randomUUID(), account, person, home: county.first.unit, unit: county.first.unit, seat: null },
    ...{ openedAt: now, seenAt: now, endsAt: later(3600), stale: false, address: '10.0.0.7' },
    ...{ proof: 'password', bare: false, ...more },
  })

  test('an account is found by its login in either case once it has a password', async () => {
    assert.equal(await store.accountByLogin('lin.hai'), null)
    assert.equal(await store.isOpen(), false)
    const kept = { account, login: 'Lin.Hai', person, home: county.first.unit, mustChange: true, changedAt: now }
    await store.saveCredential({ ...kept, hash: 'one' })
    await store.saveCredential({ ...kept, hash: 'two' })
    assert.equal(await store.isOpen(), true)
    assert.equal((await store.accountByLogin('LIN.HAI'))?.id, account)
    assert.deepEqual(await store.credentialOf(account), { ...kept, login: 'lin.hai', hash: 'two' })
    assert.equal((await store.accountOfPerson(person))?.state, 'active')
    for (const id of ['', 'x', randomUUID()]) assert.equal(await store.accountById(id), null)
  })

  test('a token is stored as its hash only, and of two that want to replace it one does', async () => {
    const secret = randomBytes(32).toString('base64url')
    const hash = createHash('sha256').update(secret).digest('hex')
    const opened = session()
    await store.openSession(opened, hash)
    const rows = await county.store.session({ unit: county.root }, 'read', (db) =>
      db.rows<{ text: string }>('SELECT session::text AS text FROM session'),
    )
    assert.ok(rows.length > 0 && rows.every(({ text }) => !text.includes(secret)))
    await store.markStale(person)
    assert.equal((await store.sessionByToken(hash, now))?.stale, true)
    const [one, two] = [token(), token()]
    const replaced = await Promise.all([one, two].map((to) => store.replaceToken(opened.id, hash, to, later(30))))
    assert.deepEqual(replaced.toSorted(), [false, true])
    const fresh = replaced[0] ? one : two
    assert.deepEqual(
      [(await store.sessionByToken(fresh, now))?.stale, (await store.sessionByToken(hash, now))?.superseded],
      [false, true],
    )
    assert.equal(await store.sessionByToken(hash, later(31)), null)
    assert.equal((await store.sessionByToken(fresh, later(31)))?.id, opened.id)
    await store.endSession(opened.id)
    assert.equal(await store.sessionByToken(fresh, now), null)
  })

  test('ended sessions are swept when another begins, and signing out everywhere spares the one named', async () => {
    const [old, kept, other] = [token(), token(), token()]
    const spared = session()
    await store.openSession(session({ endsAt: later(1) }), old)
    await store.openSession(session({ openedAt: later(2) }), other)
    await store.openSession(spared, kept)
    assert.equal(await store.sessionByToken(old, now), null)
    await store.endSessionsOf(account, spared.id)
    assert.equal(await store.sessionByToken(other, now), null)
    assert.equal((await store.sessionByToken(kept, now))?.id, spared.id)
  })

  test('a link is used by one of ten that try at once', async () => {
    const link = { tokenHash: token(), purpose: 'reset', account, expiresAt: later(60) } as const
    await store.addLink(link)
    assert.deepEqual(await store.link(link.tokenHash, now), link)
    const used = await Promise.all(Array.from({ length: 10 }, () => store.useLink(link.tokenHash, now)))
    assert.equal(used.filter(Boolean).length, 1)
    assert.equal(await store.link(link.tokenHash, now), null)
  })

  test('failures are counted from the log: elsewhere, here, and since the holder last got in', async () => {
    const event = (kind: 'failed' | 'signed-in' | 'password-reset', address: string, seconds: number) =>
      store.addEvent({ at: later(seconds), kind, account, person, address })
    for (let guess = 0; guess < 3; guess++) await event('failed', '203.0.113.9', guess)
    await event('failed', '10.0.0.7', 4)
    await event('signed-in', '10.0.0.7', 5)
    await event('failed', '10.0.0.7', 6)
    const home = await store.failures(account, '10.0.0.7', later(10))
    assert.deepEqual(
      [home.knownAddress, home.account.count, home.pair, home.address.count],
      [true, 3, { count: 1, last: later(6) }, 2],
    )
    const away = await store.failures(account, '203.0.113.9', later(10))
    assert.deepEqual([away.knownAddress, away.account, away.address.count], [false, { count: 3, last: later(2) }, 3])
    assert.equal((await store.failures(null, '203.0.113.9', later(10))).account.count, 0)
    await event('password-reset', 'console', 20)
    assert.equal((await store.failures(account, '203.0.113.9', later(30))).account.count, 0)
    assert.equal((await store.failures(account, '203.0.113.9', later(3 * 86_400))).address.count, 0)
  })

  test('the log cannot be changed or emptied, by nobody who signs in as the application', async () => {
    const tries = ['UPDATE sign_in_event SET kind = $1', 'DELETE FROM sign_in_event WHERE kind <> $1']
    for (const sql of tries)
      await assert.rejects(county.store.session({ unit: county.root }, 'write', (db) => db.run(sql, ['signed-in'])))
  })

  test('what a database is for is decided once, whoever of several processes comes first', async () => {
    const { purpose, root } = await openInstallation(county.store, county.root, 'serve')
    const others = await Promise.all(
      (['demo', 'serve', 'demo'] as const).map((wanted) => openInstallation(county.store, randomUUID(), wanted)),
    )
    assert.ok(others.every((one) => one.purpose === purpose && one.root === root))
  })
})
