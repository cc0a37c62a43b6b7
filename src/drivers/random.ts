import { randomFillSync } from 'node:crypto'

const store = Buffer.alloc(8192)
let used = store.length

/**
 * Bytes nobody can foresee, from the system's generator, which is asked for some thousands at a time: a call for each id, salt and nonce took more time than what
 * they are for. Bytes given out are wiped here.
 */
export function randomBytes(count: number): Uint8Array<ArrayBuffer> {
  if (count > store.length) return randomFillSync(new Uint8Array(count))
  if (used + count > store.length) {
    randomFillSync(store)
    used = 0
  }
  const bytes = new Uint8Array(store.subarray(used, used + count))
  store.fill(0, used, used + count)
  used += count
  return bytes
}
