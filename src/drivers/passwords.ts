import { randomBytes } from 'node:crypto'
import type { Passwords } from '../casework/identity/ports.ts'

/** OWASP's argon2id parameters for servers: 19 MiB, two passes, one lane. Kept in each hash, so raising them leaves old ones readable. */
const parameters = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const
/** Each takes a core and 19 MiB: more at once would only make all of them slower. */
const atOnce = 2

/** Passwords by argon2id. The native module is loaded when the first one is looked at. */
export function argon2Passwords(): Passwords {
  const slots = limit(atOnce)
  const library = () => import('@node-rs/argon2')
  let decoy: Promise<string> | null = null
  const hash = (password: string) =>
    slots(async () => (await library()).hash(password.normalize('NFKC'), { ...parameters }))
  return {
    hash,
    verify: (stored, password) => slots(async () => (await library()).verify(stored, password.normalize('NFKC'))),
    decoy() {
      decoy ??= hash(randomBytes(24).toString('base64url'))
      return decoy
    },
  }
}

function limit(most: number): <Result>(work: () => Promise<Result>) => Promise<Result> {
  const waiting: (() => void)[] = []
  let running = 0
  return async (work) => {
    if (running >= most) await new Promise<void>((resolve) => waiting.push(resolve))
    else running += 1
    try {
      return await work()
    } finally {
      const next = waiting.shift()
      if (next) next()
      else running -= 1
    }
  }
}
