import assert from 'node:assert/strict'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { startPostgres } from './supervisor.ts'
import { startLoad, until } from './under-load.ts'

const rounds = 20

test(`${rounds} times kill -9 of the database under load, at uneven moments: no acknowledged row is lost`, async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'bihuan-torture-'))
  chmodSync(folder, 0o711)
  const running = await startPostgres({ folder: join(folder, 'postgres') })
  let restored = 0
  running.onExit((change) => {
    if (change.kind === 'restored') restored += 1
  })
  const load = await startLoad(() => running.connection, 8)
  const away: number[] = []
  for (let round = 1; round <= rounds; round++) {
    const enough = load.acknowledged() + 50
    await until('rows are written', () => load.acknowledged() >= enough)
    await sleep((round * 37) % 200)
    const began = performance.now()
    process.kill(running.pid, 'SIGKILL')
    await until('the server is back', () => restored === round, 60_000)
    away.push(performance.now() - began)
  }
  const { acknowledged, lost } = await load.finish()
  const sorted = away.sort((a, b) => a - b)
  t.diagnostic(
    `${acknowledged} acknowledged, ${lost} lost; away ${Math.round(sorted[rounds / 2] ?? 0)} ms (median), ${Math.round(sorted.at(-1) ?? 0)} ms (longest)`,
  )
  assert.ok(acknowledged >= rounds * 50)
  assert.equal(lost, 0)
  await running.stop()
  rmSync(folder, { recursive: true, force: true })
})
