import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { type Instant, instantOf } from '../../calendar/days.ts'
import type { Identity, Passwords } from '../../casework/identity/ports.ts'
import { readSignInRules } from '../../casework/identity/rules.ts'
import { standardTimes } from '../../casework/identity/sessions.ts'
import type { PersonWho } from '../../casework/who.ts'
import { passkeyCeremonies } from '../../drivers/ceremonies.ts'
import { oneTimeCodes } from '../../drivers/one-time-codes.ts'
import { identityStore } from '../../drivers/store/identity.ts'
import { openInstallation } from '../../drivers/store/installation.ts'
import { createDesk } from '../../http/desk-listener.ts'
import type { DemoDoor, Desk, Wiring } from '../../http/wiring.ts'
import { domains } from '../../registers/words.ts'
import { accountDoor } from '../account-door.ts'
import { casesOf } from '../case-gallery.ts'
import { accountMap, signInMap } from '../people-map.ts'
import type { County } from './county.ts'

/** What an answer is for a test: status, headers, and the body as JSON where it is JSON. */
export interface Answer {
  readonly status: number
  readonly headers: Readonly<{ [header: string]: string | string[] | number | undefined }>
  readonly body: string
  readonly bytes: Uint8Array
  json<T = Record<string, unknown>>(): T
  /** Codes of its refusals. */
  readonly codes: readonly string[]
}

export interface Ask {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE' | 'OPTIONS'
  readonly body?: unknown
  readonly headers?: Readonly<{ [header: string]: string }>
  /** False leaves the idempotency key out; a string gives it. */
  readonly key?: string | false
  readonly address?: string
}

/** A browser: keeps its cookies, sends what browsers send. */
export interface Browser {
  readonly cookies: Map<string, string>
  ask(path: string, ask?: Ask): Promise<Answer>
}

export interface CountyDesk {
  readonly county: County
  readonly identity: Identity
  readonly desk: Desk
  browser(): Browser
  /** Account of a person with that password, in use. */
  account(who: PersonWho, login: string, password: string): Promise<string>
  /** A browser signed in as that person. */
  as(who: PersonWho): Promise<Browser>
  /** Moves real time, as sessions know it. */
  pass(seconds: number): void
  close(): Promise<void>
}

/** Cheap on purpose: what argon2id does is tested at its own driver. */
const cheapPasswords: Passwords = {
  hash: async (password) => `cheap ${createHash('sha256').update(password).digest('hex')}`,
  verify: async (hash, password) => hash === `cheap ${createHash('sha256').update(password).digest('hex')}`,
  decoy: async () => 'decoy',
}

export async function openDeskOf(county: County, more: Partial<Wiring> = {}): Promise<CountyDesk> {
  let ahead = 0
  const now = () => instantOf(Date.now() + ahead)
  const { store, house } = county
  const { root } = await openInstallation(store, county.root, 'serve')
  const identity: Identity = {
    store: identityStore(store, root, accountMap, (at: Instant) => house.ids.uuid7(at)),
    passwords: cheapPasswords,
    ceremonies: passkeyCeremonies(),
    codes: oneTimeCodes(async () => new Uint8Array(32)),
    rules: (of) => readSignInRules(house, signInMap, of),
    now,
    token: (bytes) => randomBytes(bytes).toString('base64url'),
    digest: (text) => createHash('sha256').update(text).digest('hex'),
    newId: () => house.ids.uuid7(now()),
  }
  const desk = await createDesk({ ...standardWiring(county, identity, root), ...more })
  const opened: CountyDesk = {
    ...{ county, identity, desk },
    browser: () => browserOf(desk),
    account: (who, login, password) => openAccount(county, identity, who, login, password),
    async as(who) {
      const login = `p${randomUUID().slice(0, 8)}`
      await openAccount(county, identity, who, login, goodPassword)
      const browser = browserOf(desk)
      const answer = await browser.ask('/api/sign-in', {
        method: 'POST',
        body: { name: login, password: goodPassword },
      })
      if (answer.status !== 200) throw new Error(answer.body)
      return browser
    },
    pass: (seconds) => void (ahead += seconds * 1000),
    close: async () => {
      await desk.close()
      await county.close()
    },
  }
  return opened
}

export const goodPassword = 'Mxk7-tqPwz-2'

function standardWiring(county: County, identity: Identity, root: string): Wiring {
  const { house } = county
  return {
    ...{ house, identity, demo: null, deskFolder: null, tls: null, trustProxy: false, hosts: null },
    accounts: accountDoor(house, identity, root),
    domains: Object.entries(domains).map(([name, label]) => ({ name, label })),
    cases: casesOf,
    fileLimit: 1_000_000,
    times: standardTimes,
    version: '0.0.0',
    log: { level: 'silent' },
  }
}

/** A demo's door for tests: these people, and the county's clock. */
export function demoDoorOf(county: County, people: readonly PersonWho[]): DemoDoor {
  return {
    people: async () =>
      people.map(({ person, unit }) => ({ id: person, name: person, unit, unitName: unit, posts: [] })),
    now: () => county.clock.now(),
    async moveTo(instant) {
      if (instant <= county.clock.now()) return null
      county.clock.set(instant)
      return { passed: 0, created: 0 }
    },
  }
}

async function openAccount(
  county: County,
  identity: Identity,
  who: PersonWho,
  login: string,
  password: string,
): Promise<string> {
  const order = { who: { kind: 'house', unit: county.root }, register: accountMap.register } as const
  const fields = { login, holder: login, personId: who.person, home: who.home }
  const { record } = await county.does({ ...order, verb: 'invite', input: { fields } })
  await county.does({ ...order, verb: 'activate', record: record.id, input: {} })
  const hash = await identity.passwords.hash(password)
  const kept = { account: record.id, login, person: who.person, home: who.home, mustChange: false }
  await identity.store.saveCredential({ ...kept, hash, changedAt: identity.now() })
  return record.id
}

function browserOf(desk: Desk): Browser {
  const cookies = new Map<string, string>()
  return {
    cookies,
    async ask(path, { method = 'GET', body, headers = {}, key, address = '10.0.0.7' } = {}) {
      const sent: { [header: string]: string } = { host: 'desk.example', ...headers }
      if (method !== 'GET') sent['origin'] ??= 'http://desk.example'
      if (method !== 'GET' && key !== false) sent['idempotency-key'] ??= key ?? randomUUID()
      if (cookies.size > 0) sent['cookie'] = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
      const isText = typeof body === 'string' || Buffer.isBuffer(body)
      if (body !== undefined && !isText) sent['content-type'] = 'application/json'
      const payload = body === undefined ? {} : { payload: isText ? body : JSON.stringify(body) }
      const response = await desk.inject({ method, url: path, headers: sent, remoteAddress: address, ...payload })
      for (const { name, value, expires } of response.cookies as { name: string; value: string; expires?: Date }[]) {
        if (value === '' || (expires && expires.getTime() < Date.now())) cookies.delete(name)
        else cookies.set(name, value)
      }
      return answerOf(response.statusCode, response.headers, response.rawPayload)
    },
  }
}

function answerOf(status: number, headers: Answer['headers'], bytes: Buffer): Answer {
  const body = bytes.toString('utf8')
  const json = <T>(): T => JSON.parse(body) as T
  const refusals = () => (status >= 400 ? json<{ refusals: { code: string }[] }>().refusals : [])
  return {
    ...{ status, headers, body, bytes, json },
    get codes() {
      return refusals().map(({ code }) => code)
    },
  }
}
