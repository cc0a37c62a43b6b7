/**
 * One at a time per key. Judging an attempt, checking the password and writing the result must not overlap with another attempt on the same
 * account or address: a hundred guesses sent at once would all be judged by the same count of failures.
 */
export interface Turns {
  /** Runs the work when every key's turn has come; null when too many wait already. Keys are taken in the order given: the same order everywhere. */
  take<Result>(keys: readonly string[], work: () => Promise<Result>): Promise<Result | null>
}

interface Queue {
  waiting: number
  tail: Promise<void>
}

export function createTurns(mostWaiting: number): Turns {
  const queues = new Map<string, Queue>()

  async function withKey<Result>(key: string, work: () => Promise<Result>): Promise<Result | null> {
    const queue = queues.get(key) ?? { waiting: 0, tail: Promise.resolve() }
    if (queue.waiting >= mostWaiting) return null
    queues.set(key, queue)
    queue.waiting += 1
    const before = queue.tail
    let done = () => {}
    queue.tail = new Promise((resolve) => {
      done = resolve
    })
    try {
      await before
      return await work()
    } finally {
      queue.waiting -= 1
      done()
      if (queue.waiting === 0) queues.delete(key)
    }
  }

  return {
    take(keys, work) {
      const [first, ...rest] = keys
      return first === undefined ? work() : withKey(first, () => this.take(rest, work))
    },
  }
}
