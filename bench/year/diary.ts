import { addDays, type Day, instantOf } from '../../src/calendar/days.ts'
import { isWorkingDay } from '../../src/calendar/working-days.ts'
import type { Actor } from '../../src/kernel/actor.ts'
import type { Act, Books } from './books.ts'

/** One thing somebody does, not before a moment. */
export interface Step extends Act {
  /** Milliseconds of the epoch. */
  readonly at: number
  readonly who: Actor
}

/** A story tells one step after the other and is handed the id of the record each was about. */
export type Story = Generator<Step, void, string>

const hour = 3_600_000
const east = 8 * hour

/** Milliseconds of an hour of a day in the county's zone. */
export const atHour = (day: Day, hours: number): number => Date.parse(`${day}T00:00:00.000Z`) - east + hours * hour

/** The working day so many working days later; 0 is the next one not before the day. */
export function workday(day: Day, later: number): Day {
  let found = day
  for (let left = later; ; found = addDays(found, 1)) {
    if (!isWorkingDay(found)) continue
    if (left === 0) return found
    left -= 1
  }
}

interface Waiting {
  readonly step: Step
  readonly story: Story
  readonly order: number
}

/** Lets all stories go on together in the order of time, as a house in which sixty people work at once. */
export class Diary {
  private readonly heap: Waiting[] = []
  private order = 0

  tell(story: Story): void {
    this.go(story, story.next(), 0)
  }

  /** Everything up to the end of a day, with the nights between. */
  run(books: Books, from: Day, to: Day, morning: (day: Day) => void): void {
    for (let day = from; day <= to; day = addDays(day, 1)) {
      books.now = instantOf(atHour(day, 0.05))
      books.night(day)
      if (isWorkingDay(day)) morning(day)
      const end = atHour(day, 24)
      for (let [first] = this.heap; first && first.step.at < end; [first] = this.heap) {
        this.take()
        const at = Math.max(first.step.at, Date.parse(books.now) + 1)
        books.now = instantOf(at)
        const id = books.does(first.step.who, first.step)
        this.go(first.story, first.story.next(id), at)
      }
    }
  }

  private go(story: Story, { done, value }: IteratorResult<Step, void>, after: number): void {
    if (done || !value) return
    this.put({ story, step: { ...value, at: Math.max(value.at, after) }, order: this.order++ })
  }

  private put(one: Waiting): void {
    const { heap } = this
    let at = heap.push(one) - 1
    for (; at > 0; ) {
      const up = (at - 1) >> 1
      const parent = heap[up]
      if (!parent || !earlier(one, parent)) break
      heap[at] = parent
      at = up
    }
    heap[at] = one
  }

  private take(): void {
    const { heap } = this
    const last = heap.pop()
    if (!last || heap.length === 0) return
    let at = 0
    for (;;) {
      const [left, right] = [heap[2 * at + 1], heap[2 * at + 2]]
      const child = right && left && earlier(right, left) ? 2 * at + 2 : 2 * at + 1
      const next = heap[child]
      if (!next || !earlier(next, last)) break
      heap[at] = next
      at = child
    }
    heap[at] = last
  }
}

const earlier = (a: Waiting, b: Waiting): boolean =>
  a.step.at === b.step.at ? a.order < b.order : a.step.at < b.step.at
