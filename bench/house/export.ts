import { setTimeout as sleep } from 'node:timers/promises'
import type { Caller } from '../../test/server-process.ts'
import { registerName } from './fill.ts'
import { cpuOf, median } from './meter.ts'
import { say } from './print.ts'

/** Messages answered at once: a tenth of all records. */
const path = `/api/registers/${registerName}/export?format=xlsx&state=replied`

/** A tenth of the records as a workbook: how long it takes, and whether the server stops working on it when nobody waits any more. */
export async function exportSheet(caller: Caller, pid: number): Promise<void> {
  const times: number[] = []
  let bytes = 0
  for (let count = 0; count < 3; count += 1) {
    const begun = performance.now()
    const answer = await caller.fetch(path)
    bytes = (await answer.arrayBuffer()).byteLength
    if (!answer.ok) throw new Error(`export: ${answer.status}`)
    times.push(performance.now() - begun)
  }
  say(
    `export of a tenth of the records to xlsx: ${(median(times) / 1000).toFixed(2)} s (at most 1.5 s), ${(bytes / 1024).toFixed(0)} kB`,
  )
  const stopper = new AbortController()
  const answer = await caller.fetch(path, { signal: stopper.signal })
  stopper.abort()
  await answer.body?.cancel().catch(() => {})
  await sleep(300)
  const before = cpuOf(pid)
  await sleep(700)
  const after = cpuOf(pid)
  if (before === null || after === null) return
  say(`an export nobody waits for: ${after - before} ms of processor time between 0.3 and 1 s after it was broken off`)
}
