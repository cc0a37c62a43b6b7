import assert from 'node:assert/strict'
import test from 'node:test'
import { type MemoryIdentity, memoryIdentity, plainRules } from './memory-identity.ts'
import { plainCodes } from './memory-second-factor.ts'
import { requestPasskey, signInByPasskey } from './passkey-sign-in.ts'
import { beginPasskey, finishPasskey, removePasskey } from './passkeys.ts'
import type { Account, LiveSession } from './ports.ts'
import {
  confirmSecondFactor,
  hasSecondFactor,
  proposeSecondFactor,
  resetSecondFactor,
  switchOffSecondFactor,
} from './second-factor.ts'
import { createSessions, standardTimes } from './sessions.ts'
import { createSignIn } from './sign-in.ts'
import { createTurns } from './turns.ts'

const password = 'Mxk7-tqPwz-2'
const address = '10.0.0.7'
const site = { origin: 'https://desk.example', host: 'desk.example' }
const required = { ...plainRules, secondFactor: { demand: 'required', requiredFrom: null } } as const

function house(identity: MemoryIdentity = memoryIdentity()) {
  const account = identity.addAccount('chen', password)
  const turns = createTurns(8)
  const signIn = createSignIn(identity, turns)
  const sessionOf = async (token: string): Promise<LiveSession> => {
    const resolved = await createSessions(identity).resolve(token, true)
    assert.ok(resolved.ok)
    return resolved.session
  }
  const enter = async (code?: string) => {
    const result = await signIn({ name: 'chen', password, address, session: null, ...(code ? { code } : {}) })
    return result.ok ? { code: 'ok', session: await sessionOf(result.token) } : { code: result.refusal.code }
  }
  const entered = async (code?: string) => {
    const { session } = await enter(code)
    assert.ok(session)
    return session
  }
  /** The code of this half minute, which the plain maths knows. */
  const now = () => {
    identity.pass(30)
    for (let code = 0; ; code += 1) {
      const text = String(code).padStart(6, '0')
      const step = Math.floor(Date.parse(identity.now()) / 30_000)
      if (plainCodes.stepOf('', text, identity.now()) === step) return text
      code = (step % 1_000_000) - 1
    }
  }
  const byPasskey = async (id: string, challenge?: unknown) => {
    const asked = challenge ?? (await requestPasskey(identity, site))?.['challenge']
    const response = { id, challenge: asked, counter: 1 }
    const result = await signInByPasskey(identity, turns, standardTimes, { response, site, address, session: null })
    return result.ok ? 'ok' : result.refusal.code
  }
  const addPasskey = async (session: LiveSession, id: string, challenge?: unknown) => {
    const begun = await beginPasskey(identity, turns, { session, password, address }, site)
    assert.ok(begun.ok)
    const response = { id, challenge: challenge ?? begun.options['challenge'], counter: 0 }
    return finishPasskey(identity, { session, response, name: '办公电脑', site, address })
  }
  return { identity, account, turns, enter, entered, now, byPasskey, addPasskey, sessionOf }
}

const codesOf = (answer: { ok: true } | { ok: false; refusals: readonly { code: string }[] }) =>
  answer.ok ? [] : answer.refusals.map(({ code }) => code)

async function switchOn({ identity, turns, now }: ReturnType<typeof house>, session: LiveSession): Promise<void> {
  assert.ok((await proposeSecondFactor(identity, turns, { session, password, address })).ok)
  assert.ok((await confirmSecondFactor(identity, turns, session, now(), address)).ok)
}

test('where one is required a session is bare until it is set up, and it cannot be switched off', async () => {
  const h = house()
  h.identity.asked.rules = required
  const bare = await h.entered()
  assert.equal(bare.bare, true)
  await switchOn(h, bare)
  assert.equal((await h.enter()).code, 'code-needed')
  const session = await h.entered(h.now())
  assert.deepEqual([session.bare, session.proof], [false, 'code'])
  const off = await switchOffSecondFactor(h.identity, h.turns, { session, password, address, code: h.now() })
  assert.deepEqual(codesOf(off), ['second-factor-required'])
})

test('a passkey signs in alone, once a challenge, and is asked for where one is required', async () => {
  const h = house()
  assert.deepEqual(codesOf(await h.addPasskey(await h.entered(), 'key-1')), [])
  const asked = (await requestPasskey(h.identity, site))?.['challenge']
  assert.equal(await h.byPasskey('key-1', asked), 'ok')
  assert.equal(await h.byPasskey('key-1', asked), 'passkey-refused')
  assert.equal(await h.byPasskey('key-2'), 'passkey-refused')
  assert.equal((await h.enter()).code, 'ok', 'the password still does where nothing is required')
  h.identity.asked.rules = required
  assert.equal((await h.enter()).code, 'passkey-needed')
  const session = [...h.identity.sessions.values()].find(({ proof }) => proof === 'passkey')
  assert.ok(session && !session.bare)
})

test('a challenge is good for whom and what it was made, and for three minutes', async () => {
  const h = house()
  const session = await h.entered()
  const forSignIn = (await requestPasskey(h.identity, site))?.['challenge']
  assert.deepEqual(codesOf(await h.addPasskey(session, 'key-1', forSignIn)), ['passkey-refused'])
  await h.addPasskey(session, 'key-1')
  const begun = await beginPasskey(h.identity, h.turns, { session, password, address }, site)
  assert.ok(begun.ok)
  assert.equal(await h.byPasskey('key-1', begun.options['challenge']), 'passkey-refused')
  const late = (await requestPasskey(h.identity, site))?.['challenge']
  h.identity.pass(181)
  assert.equal(await h.byPasskey('key-1', late), 'passkey-refused')
})

test('the last second factor of whom one is required of stays; of others it goes', async () => {
  const h = house()
  const session = await h.entered()
  await h.addPasskey(session, 'key-1')
  h.identity.asked.rules = required
  const remove = () => removePasskey(h.identity, h.turns, { session, password, address }, 'key-1')
  assert.deepEqual(codesOf(await remove()), ['second-factor-required'])
  h.identity.asked.rules = plainRules
  assert.deepEqual(codesOf(await remove()), [])
  assert.deepEqual(codesOf(await remove()), ['not-found'])
  assert.equal(await h.byPasskey('key-1'), 'passkey-refused')
})

test('refused passkeys lock out as wrong passwords do, and a disabled account has none', async () => {
  const h = house()
  await h.addPasskey(await h.entered(), 'key-1')
  const { accounts } = h.identity
  const disabled: Account = { ...h.account, state: 'disabled' }
  accounts.set(h.account.id, disabled)
  h.identity.pass(1)
  for (let at = 0; at < 5; at++) assert.equal(await h.byPasskey('key-1'), 'passkey-refused')
  assert.equal(await h.byPasskey('key-1'), 'locked-out')
  accounts.set(h.account.id, h.account)
  assert.equal(await h.byPasskey('key-1'), 'locked-out')
  h.identity.pass(61)
  assert.equal(await h.byPasskey('key-1'), 'ok')
})

test('a reset takes codes, recovery codes and passkeys, and ends what is open', async () => {
  const h = house()
  const session = await h.entered()
  await h.addPasskey(session, 'key-1')
  await switchOn(h, session)
  assert.deepEqual(await hasSecondFactor(h.identity, h.account.id), { has: true, codes: true })
  await resetSecondFactor(h.identity, h.account, 'console')
  assert.deepEqual(await hasSecondFactor(h.identity, h.account.id), { has: false, codes: false })
  assert.equal(h.identity.sessions.size, 0)
  assert.equal(await h.byPasskey('key-1'), 'passkey-refused')
  assert.equal((await h.enter()).code, 'ok')
})
