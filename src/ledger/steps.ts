/** How far work is that many rows are gone through for. */
export interface Progress {
  readonly what: 'reading' | 'comparing'
  readonly done: number
  readonly of: number
}

/**
 * Work that can be laid down between two of its steps and taken up again: this room knows neither clock nor others who wait, so whoever runs it decides how long it goes
 * on at a time. A step is a few dozen rows. Some tell how far it is.
 */
export type Steps<T> = Generator<Progress | undefined, T, undefined>

/** All of it at once. */
export function finished<T>(steps: Steps<T>): T {
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
  }
}

const atATime = 32

/** `map` in steps. */
export function* mapped<One, Made>(
  list: readonly One[],
  make: (one: One, at: number) => Made,
  what?: Progress['what'],
): Steps<Made[]> {
  const out: Made[] = []
  for (let at = 0; at < list.length; at += atATime) {
    list.slice(at, at + atATime).forEach((one, k) => out.push(make(one, at + k)))
    yield what && { what, done: Math.min(at + atATime, list.length), of: list.length }
  }
  return out
}
