import { realNow } from './identity.ts'
import { placesFor } from './places.ts'
import { openHouseOn, stopSignal, untilStopped } from './running.ts'
import { openDatabase } from './serve.ts'
import { CommandFailed, type Tongue } from './tongue.ts'
import { startWakeLoop } from './wake-loop.ts'

/** `bihuan worker`: wakes the house from a process of its own, beside `serve --no-worker`. Both share a database, so it cannot be the embedded one. */
export async function work(tongue: Tongue): Promise<void> {
  if (!process.env['DATABASE_URL'])
    throw new CommandFailed({
      zh: 'worker 与 serve 共用一个外部数据库：请设置 DATABASE_URL。使用内置数据库时，serve 自己会做这些工作。',
      en: 'The worker shares an external database with serve: set DATABASE_URL. With the embedded database serve does this work itself.',
    })
  const stopped = stopSignal()
  const places = placesFor('serve')
  const database = await openDatabase(places.database, tongue)
  const opened = await openHouseOn(database, places, 'serve', () => ({ now: realNow }))
  const wakes = startWakeLoop(opened.house, (error) => tongue.note(String(error)))
  await wakes.wakeNow()
  tongue.note({ zh: '后台任务已开始。', en: 'The worker has begun.' })
  await untilStopped(stopped, [() => wakes.stop(), () => opened.store.close(), () => database.stop()])
}
