import assert from 'node:assert/strict'
import test from 'node:test'
import { changePassword } from './change-password.ts'
import { acceptLink, makeLink, readLink } from './links.ts'
import { type MemoryIdentity, memoryIdentity, plainRules } from './memory-identity.ts'
import { createSessions } from './sessions.ts'
import { createSignIn, type SignIn } from './sign-in.ts'
import { createTurns } from './turns.ts'

const [home, cafe] = ['10.0.0.7', '203.0.113.9']
const right = 'Mxk7-tqPwz-2'

function house(): {
  identity: MemoryIdentity
  signIn: SignIn
  attempt: (address: string, password: string, name?: string) => ReturnType<SignIn>
} {
  const identity = memoryIdentity()
  identity.addAccount('chen', right)
  const signIn = createSignIn(identity)
  return {
    identity,
    signIn,
    attempt: (address, password, name = 'chen') => signIn({ name, password, address, session: null }),
  }
}

const codeOf = (result: Awaited<ReturnType<SignIn>>) => (result.ok ? 'ok' : result.refusal.code)

test('name and password open a session; letters of either case and of either width are the same name', async () => {
  const { attempt, identity } = house()
  for (const name of ['chen', ' CHEN ', 'ｃｈｅｎ']) assert.equal(codeOf(await attempt(home, right, name)), 'ok')
  assert.equal(identity.sessions.size, 3)
  assert.equal(codeOf(await attempt(home, 'wrong')), 'sign-in-failed')
})

test('after five wrong guesses the account is slowed down, and the delay passes', async () => {
  const { attempt, identity } = house()
  for (let guess = 0; guess < 5; guess++) assert.equal(codeOf(await attempt(cafe, `guess ${guess}`)), 'sign-in-failed')
  const looked = identity.checked.count
  assert.equal(codeOf(await attempt(cafe, right)), 'locked-out')
  assert.equal(identity.checked.count, looked, 'a password sent during the delay is not even looked at')
  identity.pass(31)
  assert.equal(codeOf(await attempt(cafe, right)), 'ok')
  assert.equal(identity.events.filter(({ kind }) => kind === 'locked').length, 1)
})

test('an attacker elsewhere never keeps the holder out of the usual desk', async () => {
  const { attempt, identity } = house()
  assert.equal(codeOf(await attempt(home, right)), 'ok')
  for (let minute = 0; minute < 200; minute++) {
    await attempt(cafe, `guess ${minute}`)
    identity.pass(20)
    assert.equal(codeOf(await attempt(home, right)), 'ok')
  }
  assert.equal(codeOf(await attempt(cafe, right)), 'locked-out')
  identity.pass(901)
  assert.equal(codeOf(await attempt(cafe, right)), 'ok')
})

test('a hundred guesses sent at once are judged one after the other', async () => {
  const { attempt, identity } = house()
  const codes = (await Promise.all(Array.from({ length: 100 }, (_, at) => attempt(cafe, `guess ${at}`)))).map(codeOf)
  assert.ok(identity.checked.count <= 5, `${identity.checked.count} passwords were looked at`)
  assert.ok(codes.includes('locked-out'))
})

test('a name that does not exist is answered and slowed down as one that does', async () => {
  const known = house()
  const unknown = house()
  for (let guess = 0; guess < 8; guess++) {
    const [a, b] = [await known.attempt(cafe, 'wrong'), await unknown.attempt(cafe, 'wrong', 'nobody')]
    assert.deepEqual(a, b)
  }
  assert.equal(known.identity.checked.count, unknown.identity.checked.count)
  assert.ok(unknown.identity.events.every(({ account }) => account === null))
  assert.ok(!JSON.stringify(unknown.identity.events).includes('nobody'))
})

test('invited, locked and disabled accounts do not get in with the right password', async () => {
  const { identity, attempt } = house()
  for (const state of ['invited', 'locked', 'disabled'] as const) {
    identity.addAccount(state, right, state)
    assert.equal(codeOf(await attempt(home, right, state)), 'sign-in-failed')
  }
})

test('a session ends when idle, at its absolute end, and with its account; a poll does not keep it alive', async () => {
  const { identity } = house()
  const times = { idleMinutes: 30, longestMinutes: 120 }
  const sessions = createSessions(identity, times)
  const signIn = createSignIn(identity, createTurns(8), times)
  const open = async () => {
    const result = await signIn({ name: 'chen', password: right, address: home, session: null })
    assert.ok(result.ok)
    return result.token
  }
  const alive = async (token: string, active = true) => (await sessions.resolve(token, active)).ok
  const idle = await open()
  for (let step = 0; step < 3; step++) {
    assert.ok(await alive(idle, false))
    identity.pass(599)
  }
  identity.pass(10)
  assert.ok(!(await alive(idle)))
  const busy = await open()
  for (let step = 0; step < 11; step++) {
    assert.ok(await alive(busy))
    identity.pass(600)
  }
  identity.pass(601)
  assert.ok(!(await alive(busy)), 'twelve times ten minutes is the end however busy one was')
  const dropped = await open()
  assert.ok(await alive(dropped))
  for (const [id, account] of identity.accounts) identity.accounts.set(id, { ...account, state: 'disabled' })
  assert.ok(await alive(dropped), 'believed for five seconds')
  identity.pass(6)
  assert.ok(!(await alive(dropped)))
})

test('a change of powers gives the session a new token; the old one is good for half a minute more', async () => {
  const { identity, attempt } = house()
  const sessions = createSessions(identity)
  const result = await attempt(home, right)
  assert.ok(result.ok)
  await identity.store.markStale(result.account.person)
  sessions.forget()
  const [one, two] = await Promise.all([sessions.resolve(result.token, true), sessions.resolve(result.token, true)])
  assert.ok(one.ok && two.ok)
  const fresh = [one.token, two.token].filter((token) => token !== null && token !== result.token)
  assert.equal(fresh.length, 1, 'of two requests at once one carries the new token')
  assert.ok((await sessions.resolve(result.token, true)).ok)
  identity.pass(31)
  assert.ok(!(await sessions.resolve(result.token, true)).ok)
  assert.ok((await sessions.resolve(fresh[0] ?? '', true)).ok)
  assert.ok(![...identity.sessions.keys()].includes(fresh[0] ?? ''), 'only the hash is stored')
})

test('a one-time link works once, ends with the next one, and ends by itself', async () => {
  const { identity } = house()
  const account = identity.addAccount('li', null, 'invited')
  const activate = async () => {
    identity.accounts.set(account.id, { ...account, state: 'active' })
    return []
  }
  const accept = (token: string, password = 'Qy8-renxu-Lan') =>
    acceptLink(identity, { token, password, address: home, activate })
  const first = await makeLink(identity, 'account', account.id)
  const second = await makeLink(identity, 'account', account.id)
  assert.equal((await accept(first.token))[0]?.code, 'sign-in-link-invalid')
  assert.equal((await accept(second.token, 'short'))[0]?.code, 'password-too-weak')
  const results = await Promise.all([accept(second.token), accept(second.token)])
  assert.deepEqual(results.map((refusals) => refusals.length).sort(), [0, 1])
  assert.equal(identity.accounts.get(account.id)?.state, 'active')
  const third = await makeLink(identity, 'reset', account.id)
  identity.pass(24 * 3600 + 1)
  assert.equal(await readLink(identity, third.token), null)
})

test('one changes the password with the old one, under the lock-out, and other sessions end', async () => {
  const { identity, attempt } = house()
  const [here, elsewhere] = [await attempt(home, right), await attempt(cafe, right)]
  assert.ok(here.ok && elsewhere.ok)
  const session = await identity.store.sessionByToken(identity.digest(here.token), identity.now())
  assert.ok(session)
  const change = async (old: string, fresh: string) =>
    (await changePassword(identity, createTurns(8), { session, old, new: fresh, address: home }))[0]?.code
  assert.equal(await change('wrong', 'Qy8-renxu-Lan'), 'sign-in-failed')
  assert.equal(await change(right, right), 'password-too-weak')
  assert.equal(await change(right, 'Qy8-renxu-Lan'), undefined)
  assert.equal(await identity.store.sessionByToken(identity.digest(elsewhere.token), identity.now()), null)
  assert.notEqual(await identity.store.sessionByToken(identity.digest(here.token), identity.now()), null)
  identity.pass(1)
  for (let guess = 0; guess < 5; guess++) await change('wrong', 'Zy8-renxu-Lan')
  assert.equal(await change('Qy8-renxu-Lan', 'Zy8-renxu-Lan'), 'locked-out')
})

test('the last passwords are not used again, and all that does not hold is said at once', async () => {
  const { identity, attempt } = house()
  const turns = createTurns(1)
  const sessions = createSessions(identity)
  const signedIn = await attempt(home, right)
  assert.ok(signedIn.ok)
  const resolved = await sessions.resolve(signedIn.token, true)
  assert.ok(resolved.ok)
  const change = (old: string, next: string) =>
    changePassword(identity, turns, { session: resolved.session, old, new: next, address: home })
  const second = 'Qy8-renxu-Lan'
  const third = 'Hw5-baiyun-Gu'
  assert.deepEqual(await change(right, second), [])
  assert.deepEqual(await change(second, third), [])
  const refusals = await change(third, right)
  assert.deepEqual(
    refusals.map(({ at, words }) => [at?.field, words.zh]),
    [['new', '密码太弱：不能与最近用过的 3 个密码相同']],
  )
  identity.asked.rules = { ...plainRules, password: { ...plainRules.password, shortest: 20, longEnough: 30, kinds: 4 } }
  assert.equal((await change(third, second)).length, 2)
  identity.asked.rules = { ...plainRules, password: { ...plainRules.password, remembered: 1 } }
  assert.deepEqual(await change(third, right), [])
})

test('a password past its days signs in to be replaced first, and only where days are set', async () => {
  const { identity, attempt } = house()
  const mustChange = async () => {
    const result = await attempt(home, right)
    return result.ok && result.mustChange
  }
  identity.pass(179 * 24 * 3600)
  assert.equal(await mustChange(), false)
  identity.pass(2 * 24 * 3600)
  identity.asked.rules = { ...plainRules, password: { ...plainRules.password, goodForDays: 0 } }
  assert.equal(await mustChange(), false)
  identity.asked.rules = plainRules
  assert.equal(await mustChange(), true)
})
