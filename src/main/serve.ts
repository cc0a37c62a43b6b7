import { fileURLToPath } from 'node:url'
import type { SupervisorNote } from '../drivers/postgres/start-error.ts'
import { type Database, embeddedDatabase, externalDatabase } from './database.ts'
import { firstLink } from './first-administrators.ts'
import { realNow } from './identity.ts'
import { placesFor } from './places.ts'
import { inWords, listen, openHouseOn, stopSignal, untilStopped } from './running.ts'
import type { Tongue } from './tongue.ts'
import { startWakeLoop } from './wake-loop.ts'

export interface ServeOptions {
  readonly host: string
  readonly port: number
  readonly portalPort: number | null
  readonly tls: boolean
  readonly trustProxy: boolean | string
  /** Wakes the house itself; off where `bihuan worker` does it. */
  readonly worker: boolean
}

export const deskFolder = fileURLToPath(new URL('../../dist/desk', import.meta.url))

/** The database named by DATABASE_URL, or the embedded one of the data folder. */
export async function openDatabase(folder: string, tongue: Tongue): Promise<Database> {
  const note = (line: SupervisorNote) => {
    if (line.level !== 'info') tongue.note(line.words)
  }
  const url = process.env['DATABASE_URL']
  try {
    return url ? await externalDatabase(url, note) : await embeddedDatabase(folder, note)
  } catch (error) {
    throw inWords(error)
  }
}

/** `bihuan serve`: the real thing. No role switcher, no movable clock; the portal only when asked for. */
export async function serve(options: ServeOptions, tongue: Tongue): Promise<void> {
  const stopped = stopSignal()
  const places = placesFor('serve')
  const tls = options.tls ? await certificate(places.certificate, options.host, tongue) : null
  const database = await openDatabase(places.database, tongue)
  const opened = await openHouseOn(database, places, 'serve', () => ({ now: realNow })).catch(async (error) => {
    await database.stop()
    throw error
  })
  const wakes = options.worker ? startWakeLoop(opened.house, (error) => tongue.note(String(error))) : null
  const end = [() => wakes?.stop() ?? Promise.resolve(), () => opened.store.close(), () => database.stop()]
  const { host, port, portalPort, trustProxy } = options
  const settings = { host, port, portalPort, tls, trustProxy, demo: null, loopbackOnly: false, deskFolder }
  const listeners = await listen(opened, settings).catch(async (error) => {
    for (const one of end) await one()
    throw error
  })
  if (!tls && !/^(?:127\.|localhost$|::1$)/.test(host))
    tongue.note({
      zh: '未使用 HTTPS：密码会以明文经过网络。内网也建议使用 --tls，或放在启用 HTTPS 的代理之后。',
      en: 'Without HTTPS passwords cross the network readable. Use --tls, or a proxy that speaks HTTPS, on an intranet too.',
    })
  tongue.note({ zh: `闭环已就绪：${listeners.desk}`, en: `Bihuan is ready: ${listeners.desk}` })
  if (listeners.portal) tongue.note({ zh: `公开页面：${listeners.portal}`, en: `Public pages: ${listeners.portal}` })
  const path = await firstLink(opened.identity)
  if (path) {
    const link = `${listeners.desk.replace(/\/$/, '')}${path}`
    tongue.note({
      zh: `首次使用：请在 24 小时内用下面的一次性链接设立三名管理员（系统、安全、审计）。\n${link}`,
      en: `First use: within 24 hours, open this one-time link to appoint the three administrators (system, security, audit).\n${link}`,
    })
  }
  await untilStopped(stopped, [() => listeners.close(), ...end])
}

async function certificate(folder: string, host: string, tongue: Tongue): Promise<{ cert: string; key: string }> {
  const { unitCertificate } = await import('./unit-certificate.ts')
  const { cert, key, fingerprint } = await unitCertificate(folder, host)
  tongue.note({
    zh: `本单位自签证书，SHA-256 指纹：${fingerprint}`,
    en: `The unit's own certificate, SHA-256 fingerprint: ${fingerprint}`,
  })
  return { cert, key }
}
