import type { Day } from '../../src/calendar/days.ts'
import type { Registers } from '../../src/kernel/assemble.ts'
import type { FileRef } from '../../src/kernel/fields.ts'
import type { RegisterRecord } from '../../src/kernel/record.ts'
import { Books, type Keep } from './books.ts'
import { type Centre, foundCentre } from './centre.ts'
import { Chance } from './chance.ts'
import { Diary } from './diary.ts'

interface Car {
  readonly id: string
  readonly plate: string
  readonly card: string
  mileage: number
}

export interface Plan {
  readonly registers: Registers
  readonly unit: string
  readonly root: string
  readonly files: readonly FileRef[]
  readonly seed: number
  /** 1 = a year of over 100,000 records; smaller shares have fewer of each, on as many days. */
  readonly scale: number
  readonly through: Day
}

/** Everything the stories of one year share. */
export class Year {
  readonly diary = new Diary()
  readonly chance: Chance
  readonly books: Books
  readonly centre: Centre
  readonly lines: string[] = []
  readonly items: string[] = []
  readonly cars: Car[] = []
  readonly cards: string[] = []
  private readonly numbers = new Map<string, number>()

  constructor(plan: Plan, keep: Keep) {
    this.chance = new Chance(plan.seed)
    this.books = new Books(plan.registers, plan.unit, this.chance, keep)
    this.centre = foundCentre(this.books, plan.registers, this.chance, plan.unit, plan.files)
  }

  number(of: string): string {
    const next = (this.numbers.get(of) ?? 0) + 1
    this.numbers.set(of, next)
    return `${of}-${next}`
  }

  line(): string {
    return this.chance.one(this.lines)
  }

  item(): string {
    return this.chance.one(this.items)
  }
}

type Counted = ReadonlyMap<string, number>

/** Records by register. */
export function countsOf(records: Iterable<RegisterRecord>): Counted {
  const counts = new Map<string, number>()
  for (const { register } of records) counts.set(register, (counts.get(register) ?? 0) + 1)
  return counts
}
