import { existsSync } from 'node:fs'
import { addMinutes, type Instant } from '../calendar/days.ts'
import { isInstant } from '../calendar/days.ts'
import { instantAt } from '../calendar/zones.ts'
import { keepDemoClock } from '../drivers/store/installation.ts'
import type { DemoDoor } from '../http/wiring.ts'
import { embeddedDatabase } from './database.ts'
import { type MovableClock, movableClock } from './demo-clock.ts'
import { countySeed } from './demo-county.ts'
import { placesFor } from './places.ts'
import { inWords, listen, type OpenedHouse, openHouseOn, stopSignal, untilStopped } from './running.ts'
import { plant, seedIds, seedZone } from './seed.ts'
import { deskFolder } from './serve.ts'
import type { Tongue } from './tongue.ts'
import { startWakeLoop, type WakeLoop } from './wake-loop.ts'

const clockKeptEvery = 30_000

/**
 * `bihuan demo`: the invented county on a database of its own, on loopback only, where anybody may act as anybody and the clock can be moved on. DATABASE_URL is not
 * heeded: the demo touches no database but the one it makes.
 */
export async function demo(port: number, tongue: Tongue): Promise<void> {
  const stopped = stopSignal()
  const places = placesFor('demo')
  if (!existsSync(places.database))
    tongue.note({
      zh: '第一次启动，正在准备演示数据，约需一分钟……',
      en: 'First start: preparing the demo’s data, about a minute …',
    })
  const database = await embeddedDatabase(places.database, ({ level, words }) => {
    if (level !== 'info') tongue.note(words)
  }).catch((error) => {
    throw inWords(error)
  })
  let clock: MovableClock | null = null
  const opened = await openHouseOn(database, places, 'demo', ({ clockAt }) => {
    clock = movableClock(startOf(clockAt))
    return clock
  }).catch(async (error) => {
    await database.stop()
    throw error
  })
  if (!clock) throw new Error('the demo has no clock')
  await open(opened, clock, port, tongue, stopped)
}

/** A minute past where it stood last: what was written in the seconds before a crash stays in the past. */
function startOf(clockAt: Instant | null): Instant {
  return clockAt ? addMinutes(clockAt, 1) : instantAt(countySeed.begins, '08:00', seedZone)
}

async function open(
  opened: OpenedHouse,
  clock: MovableClock,
  port: number,
  tongue: Tongue,
  stopped: Promise<void>,
): Promise<void> {
  const { house, store, installation, database } = opened
  const keep = (seeded: boolean) => keepDemoClock(store, installation.root, clock.now(), seeded)
  const end: (() => Promise<void>)[] = [() => store.close(), () => database.stop()]
  try {
    if (!installation.seeded) {
      await plant(house, clock, installation.root, countySeed)
      await keep(true)
    }
    const wakes = startWakeLoop(house, (error) => tongue.note(String(error)))
    const keeping = setInterval(() => void keep(false).catch(() => {}), clockKeptEvery).unref()
    end.unshift(
      () => wakes.stop(),
      async () => clearInterval(keeping),
      () => keep(false),
    )
    const door = demoDoor(opened, clock, wakes, () => keep(false))
    const settings = { host: '127.0.0.1', port, portalPort: port + 1, tls: null, trustProxy: false }
    const listeners = await listen(opened, { ...settings, loopbackOnly: true, demo: door, deskFolder })
    tongue.print(
      `闭环演示已就绪 Bihuan demo is ready: ${listeners.desk} （公开页面 public pages: ${listeners.portal}）`,
    )
    await untilStopped(stopped, [() => listeners.close(), ...end])
  } catch (error) {
    for (const one of end) await one()
    throw error
  }
}

function demoDoor(
  { installation }: OpenedHouse,
  clock: MovableClock,
  wakes: WakeLoop,
  keep: () => Promise<void>,
): DemoDoor {
  const id = seedIds(installation.root, countySeed)
  const unitName = (key: string) => countySeed.units.find((unit) => unit.key === key)?.name ?? key
  const people = countySeed.people.map(({ key, unit, name, posts }) => ({
    ...{ id: id(key), name, unit: id(unit), unitName: unitName(unit) },
    posts: posts.map((post) => post.split('@')[0] ?? post),
  }))
  return {
    people: async () => people,
    now: () => clock.now(),
    async moveTo(instant) {
      if (!isInstant(instant) || !clock.moveTo(instant)) return null
      await keep()
      const { passed, created } = await wakes.wakeNow()
      return { passed, created }
    },
  }
}
