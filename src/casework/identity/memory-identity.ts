import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { instantOf, millisecondsOf } from '../../calendar/days.ts'
import type {
  Account,
  Credential,
  Failures,
  Identity,
  IdentityStore,
  OneTimeLink,
  Session,
  SignInEventRow,
} from './ports.ts'
import { passkeyMethods, plainCeremonies } from './memory-passkeys.ts'
import { factorMethods, plainCodes } from './memory-second-factor.ts'
import type { SignInRules } from './rules.ts'

/** Identity in memory for tests of every room: the same rules, a clock that a test moves, and passwords kept as they are. */
export interface MemoryIdentity extends Identity {
  readonly events: SignInEventRow[]
  readonly accounts: Map<string, Account>
  /** Rows by hash of token. */
  readonly sessions: Map<string, Kept>
  readonly checked: { count: number }
  /** The unit's rules; a test changes them. */
  readonly asked: { rules: SignInRules }
  pass(seconds: number): void
  addAccount(login: string, password: string | null, state?: Account['state']): Account
}

interface Kept extends Session {
  readonly superseded: boolean
}

const hour = 3_600_000

export const plainRules: SignInRules = {
  password: { shortest: 10, kinds: 3, longEnough: 16, remembered: 3, goodForDays: 180 },
  secondFactor: { demand: 'none', requiredFrom: null },
}

export function memoryIdentity(begins = instantOf(Date.UTC(2026, 2, 2))): MemoryIdentity {
  let now = begins
  const events: SignInEventRow[] = []
  const accounts = new Map<string, Account>()
  const credentials = new Map<string, Credential>()
  const sessions = new Map<string, Kept>()
  const links = new Map<string, OneTimeLink & { used?: boolean }>()
  const checked = { count: 0 }
  const asked = { rules: plainRules }
  const store: IdentityStore = {
    ...accountMethods(accounts, credentials),
    ...logMethods(events),
    ...tokenMethods(sessions, accounts, credentials),
    ...sessionMethods(sessions),
    ...linkMethods(links),
    ...factorMethods(),
    ...passkeyMethods(),
  }
  return {
    ...{ store, events, accounts, sessions, checked, asked },
    rules: async () => asked.rules,
    now: () => now,
    token: (bytes) => randomBytes(bytes).toString('base64url'),
    digest: (text) => createHash('sha256').update(text).digest('hex'),
    newId: () => randomUUID(),
    passwords: plainPasswords(checked),
    ...{ codes: plainCodes, ceremonies: plainCeremonies },
    pass(seconds) {
      now = instantOf(millisecondsOf(now) + seconds * 1000)
    },
    addAccount(login, password, state = 'active') {
      const account = { id: randomUUID(), login, person: randomUUID(), home: randomUUID(), holder: login, state }
      accounts.set(account.id, account)
      const { id, person, home } = account
      const kept = { account: id, login, person, home, mustChange: false, changedAt: now }
      if (password !== null) credentials.set(id, { ...kept, hash: `plain ${password}` })
      return account
    },
  }
}

/** `checked` counts how often a password was compared. */
function plainPasswords(checked: { count: number }): Identity['passwords'] {
  return {
    hash: async (password) => `plain ${password}`,
    async verify(hash, password) {
      checked.count += 1
      return hash === `plain ${password}`
    },
    decoy: async () => 'decoy',
  }
}

type Methods<Name extends keyof IdentityStore> = Pick<IdentityStore, Name>

function accountMethods(
  accounts: Map<string, Account>,
  credentials: Map<string, Credential>,
): Methods<
  'isOpen' | 'accountByLogin' | 'accountById' | 'accountOfPerson' | 'credentialOf' | 'saveCredential' | 'usedPasswords'
> {
  const used = new Map<string, readonly string[]>()
  const find = (test: (account: Account) => boolean) => [...accounts.values()].find(test) ?? null
  return {
    isOpen: async () => find(({ id, state }) => state === 'active' && credentials.has(id)) !== null,
    accountByLogin: async (login) =>
      find((one) => one.login.toLowerCase() === login.toLowerCase() && credentials.has(one.id)),
    accountById: async (id) => accounts.get(id) ?? null,
    accountOfPerson: async (person) => find((one) => one.person === person),
    credentialOf: async (account) => credentials.get(account) ?? null,
    async saveCredential(credential) {
      const { account, hash } = credential
      const before = credentials.get(account)?.hash
      if (before !== undefined && before !== hash) used.set(account, [before, ...(used.get(account) ?? [])])
      credentials.set(account, credential)
    },
    usedPasswords: async (account, limit) => (used.get(account) ?? []).slice(0, limit),
  }
}

function logMethods(events: SignInEventRow[]): Methods<'addEvent' | 'readLog' | 'failures'> {
  const tally = (rows: readonly SignInEventRow[]): Failures => ({ count: rows.length, last: rows.at(-1)?.at ?? null })
  return {
    addEvent: async (event) => void events.push({ ...event, id: randomUUID() }),
    readLog: async ({ limit }) => events.toReversed().slice(0, limit),
    async failures(account, address, now) {
      const since = (span: number) => instantOf(millisecondsOf(now) - span)
      const gotIn = events.filter((one) => one.account === account && one.kind === 'signed-in' && account !== null)
      const known = new Set(gotIn.map((one) => one.address))
      const failed = events.filter(({ kind }) => kind === 'failed')
      const missed = failed.filter((one) => account !== null && one.account === account && one.at > since(24 * hour))
      const lastHere = gotIn.findLast((one) => one.address === address)?.at ?? ''
      return {
        account: tally(missed.filter((one) => !known.has(one.address))),
        pair: tally(missed.filter((one) => one.address === address && one.at > lastHere)),
        address: tally(failed.filter((one) => one.address === address && one.at > since(hour))),
        knownAddress: known.has(address),
      }
    },
  }
}

/** What is asked of a session by its token. */
function tokenMethods(
  sessions: Map<string, Kept>,
  accounts: Map<string, Account>,
  credentials: Map<string, Credential>,
): Methods<'openSession' | 'sessionByToken' | 'replaceToken'> {
  return {
    openSession: async (session, hash) => void sessions.set(hash, { ...session, superseded: false }),
    async sessionByToken(hash, now) {
      const found = sessions.get(hash)
      if (!found || found.endsAt <= now) return null
      const accountState = accounts.get(found.account)?.state ?? 'disabled'
      return { ...found, accountState, mustChange: credentials.get(found.account)?.mustChange ?? false }
    },
    async replaceToken(id, from, to, graceUntil) {
      const found = sessions.get(from)
      if (!found || found.id !== id || found.superseded) return false
      sessions.set(to, { ...found, stale: false })
      const endsAt = found.endsAt < graceUntil ? found.endsAt : graceUntil
      sessions.set(from, { ...found, stale: false, superseded: true, endsAt })
      return true
    },
  }
}

/** What is done to sessions, whatever tokens they have: a session that is being given a new one has two. */
function sessionMethods(
  sessions: Map<string, Kept>,
): Methods<'touchSession' | 'moveSession' | 'endSession' | 'endSessionsOf' | 'markStale' | 'clotheSession'> {
  const those = (test: (session: Kept) => boolean) => [...sessions].filter(([, session]) => test(session))
  const change = (test: (session: Kept) => boolean, to: Partial<Kept>) => {
    for (const [hash, session] of those(test)) sessions.set(hash, { ...session, ...to })
  }
  const end = (test: (session: Kept) => boolean) => {
    for (const [hash] of those(test)) sessions.delete(hash)
  }
  return {
    touchSession: async (id, seenAt) => change((one) => one.id === id, { seenAt }),
    moveSession: async (id, to) => change((one) => one.id === id, to),
    endSession: async (id) => end((one) => one.id === id),
    endSessionsOf: async (account, except) => end((one) => one.account === account && one.id !== except),
    markStale: async (person) => change((one) => one.person === person, { stale: true }),
    clotheSession: async (id) => change((one) => one.id === id, { bare: false }),
  }
}

function linkMethods(links: Map<string, OneTimeLink & { used?: boolean }>): Methods<'addLink' | 'link' | 'useLink'> {
  return {
    async addLink(link) {
      for (const [hash, one] of [...links]) if (one.account === link.account && !one.used) links.delete(hash)
      links.set(link.tokenHash, link)
    },
    async link(hash, now) {
      const found = links.get(hash)
      return found && !found.used && found.expiresAt > now ? found : null
    },
    async useLink(hash, now) {
      const found = links.get(hash)
      if (!found || found.used || found.expiresAt <= now) return false
      links.set(hash, { ...found, used: true })
      return true
    },
  }
}
