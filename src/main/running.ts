import type { AddressInfo } from 'node:net'
import type { House } from '../casework/house.ts'
import { nowhere, type Outside } from '../casework/outside.ts'
import type { Identity } from '../casework/identity/ports.ts'
import { standardTimes } from '../casework/identity/sessions.ts'
import type { DatabaseError } from '../drivers/postgres/start-error.ts'
import type { Installation, Purpose } from '../drivers/store/installation.ts'
import type { OpenStore } from '../drivers/store/store.ts'
import type { DemoDoor, Wiring } from '../http/wiring.ts'
import { domains } from '../registers/words.ts'
import packageFile from '../../package.json' with { type: 'json' }
import { accountDoor } from './account-door.ts'
import { assembleHouse } from './assemble-house.ts'
import { casesOf } from './case-gallery.ts'
import type { Database } from './database.ts'
import { openIdentity } from './identity.ts'
import { outsideFrom } from './outside-from.ts'
import { refuseLostVersions } from './lost-versions.ts'
import type { Places } from './places.ts'
import { CommandFailed } from './tongue.ts'
import type { Clock } from '../casework/ports.ts'

/** Upload limit: a scanned volume of a few hundred pages; video lives elsewhere. */
const fileLimit = 200 * 1024 * 1024
const patience = 10_000

/** A house that is assembled on its database, not yet listening. */
export interface OpenedHouse {
  readonly house: House
  readonly store: OpenStore
  readonly identity: Identity
  readonly installation: Installation
  readonly database: Database
}

/** Opens the store, compares what the database is for with what is wanted, and assembles the house on it. */
export async function openHouseOn(
  database: Database,
  places: Places,
  purpose: Purpose,
  clockFor: (installation: Installation) => Clock,
  root?: string,
): Promise<OpenedHouse> {
  const [{ openStore }, { openInstallation }, { peopleMap }, { ids }] = await Promise.all([
    import('../drivers/store/store.ts'),
    import('../drivers/store/installation.ts'),
    import('./people-map.ts'),
    import('./assemble-house.ts'),
  ])
  const store = openStore(database.access, peopleMap)
  database.onRestored(({ host, port }) => Object.assign(store.pool.options, { host, port }))
  try {
    const { realNow } = await import('./identity.ts')
    const installation = await openInstallation(store, root ?? ids.uuid7(realNow()), purpose)
    if (installation.purpose !== purpose) throw otherPurpose(installation.purpose)
    const house = await assembleHouse(store, places.files, clockFor(installation), undefined, await wayOutFor(purpose))
    await refuseLostVersions(house, store)
    const identity = openIdentity(house, store, installation.root, places)
    return { house, store, identity, installation, database }
  } catch (error) {
    await store.close()
    throw error
  }
}

/** The demo tells nobody outside anything, whatever is configured. */
async function wayOutFor(purpose: Purpose): Promise<Outside> {
  const ways = outsideFrom(process.env)
  if (purpose === 'demo' || (ways.mail === null && ways.webhook === null)) return nowhere
  const { waysOut } = await import('../drivers/outside/ways-out.ts')
  return waysOut(ways)
}

function otherPurpose(found: Purpose): CommandFailed {
  return new CommandFailed(
    found === 'serve'
      ? {
          zh: '这个数据库里是正式数据，演示不会使用它。请为演示指定另一个 BIHUAN_DATA。',
          en: 'This database holds real data; the demo does not touch it. Name another BIHUAN_DATA for the demo.',
        }
      : {
          zh: '这个数据库是演示用的，不能正式使用。请指定另一个 BIHUAN_DATA 或 DATABASE_URL。',
          en: 'This database was made for the demo and cannot be served. Name another BIHUAN_DATA or DATABASE_URL.',
        },
  )
}

export interface Listening {
  readonly host: string
  readonly port: number
  /** Port of the portal; null = it stays off. */
  readonly portalPort: number | null
  readonly tls: Wiring['tls']
  readonly trustProxy: Wiring['trustProxy']
  /** Only loopback names are answered: the demo. */
  readonly loopbackOnly: boolean
  readonly demo: DemoDoor | null
  readonly deskFolder: string
}

export interface Listeners {
  readonly desk: string
  readonly portal: string | null
  /** Takes no new connections, finishes what is under way. */
  close(): Promise<void>
}

interface Listener {
  listen(at: { host: string; port: number }): Promise<string>
  close(): PromiseLike<unknown>
}

/** Starts the listeners. The portal's pages are loaded only where they are on. */
export async function listen(opened: OpenedHouse, listening: Listening): Promise<Listeners> {
  const { host, port, portalPort, tls } = listening
  const wiring = wire(opened, listening)
  const { createDesk } = await import('../http/desk-listener.ts')
  const desk = await createDesk(wiring)
  const apps: Listener[] = [desk]
  try {
    await listenAt(desk, host, port)
    if (portalPort !== null) {
      const { createPortal } = await import('../http/portal/listener.ts')
      const portal = await createPortal(wiring)
      apps.push(portal)
      await listenAt(portal, host, portalPort)
    }
  } catch (error) {
    for (const app of apps) await app.close()
    throw error
  }
  const address = (at: number) => `${tls ? 'https' : 'http'}://${shownHost(host)}:${at}/`
  return {
    desk: address(portOf(desk.server.address()) ?? port),
    portal: portalPort === null ? null : address(portalPort),
    close: async () => {
      await Promise.all(apps.map((app) => app.close()))
    },
  }
}

/** What the listeners are handed. */
function wire({ house, identity, installation }: OpenedHouse, listening: Listening): Wiring {
  const { port, tls, trustProxy, demo, deskFolder, loopbackOnly } = listening
  return {
    house,
    identity,
    accounts: accountDoor(house, identity, installation.root),
    demo,
    domains: Object.entries(domains).map(([name, label]) => ({ name, label })),
    cases: casesOf,
    deskFolder,
    tls,
    trustProxy,
    hosts: loopbackOnly ? loopbackHosts(port) : null,
    fileLimit,
    times: standardTimes,
    version: packageFile.version,
    log: { level: 'error' },
  }
}

/** The port really bound: port 0 asks the system for a free one. */
function portOf(bound: AddressInfo | string | null): number | null {
  return bound === null || typeof bound === 'string' ? null : bound.port
}

/** As it stands in an address that a browser of this machine opens. */
function shownHost(host: string): string {
  if (host === '0.0.0.0' || host === '::') return 'localhost'
  return host.includes(':') ? `[${host}]` : host
}

function loopbackHosts(port: number): readonly string[] {
  return ['localhost', '127.0.0.1', '[::1]'].flatMap((name) => [`${name}:${port}`, ...(port === 80 ? [name] : [])])
}

async function listenAt(app: Listener, host: string, port: number): Promise<void> {
  try {
    await app.listen({ host, port })
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : ''
    if (code === 'EADDRINUSE')
      throw new CommandFailed({
        zh: `端口 ${port} 已被占用，请用 --port 或 BIHUAN_PORT 另选一个。`,
        en: `Port ${port} is in use; choose another with --port or BIHUAN_PORT.`,
      })
    if (code === 'EACCES' || code === 'EADDRNOTAVAIL')
      throw new CommandFailed({
        zh: `不能在 ${host}:${port} 上监听（${code}）。`,
        en: `Cannot listen at ${host}:${port} (${code}).`,
      })
    throw error
  }
}

/** Asked to end by SIGINT or SIGTERM. Listened for from the beginning, so that a start that is under way is finished and then ended in order. */
export function stopSignal(): Promise<void> {
  return new Promise((resolve) => {
    let asked = false
    const stop = () => {
      // A second signal is impatience: answers follow their commit, so nothing acknowledged is lost by it.
      if (asked) process.exit(1)
      asked = true
      resolve()
    }
    process.on('SIGINT', stop)
    process.on('SIGTERM', stop)
  })
}

/** Waits for the signal, then ends things in the order given, within ten seconds. */
export async function untilStopped(signal: Promise<void>, endings: readonly (() => Promise<void>)[]): Promise<void> {
  // Signals alone do not keep a process alive.
  const hold = setInterval(() => {}, 2 ** 30)
  await signal
  const impatience = setTimeout(() => process.exit(1), patience)
  for (const end of endings) await end()
  clearTimeout(impatience)
  clearInterval(hold)
}

/** A database that cannot be used is a reason a person can understand. */
export function inWords(error: unknown): unknown {
  return isDatabaseError(error)
    ? new CommandFailed({
        zh: error.detail ? `${error.words.zh}\n${error.detail}` : error.words.zh,
        en: error.detail ? `${error.words.en}\n${error.detail}` : error.words.en,
      })
    : error
}

function isDatabaseError(error: unknown): error is DatabaseError {
  return error instanceof Error && error.name === 'DatabaseError'
}
