import type { Label } from './words.ts'

/** Something wrong with a declaration: which register and which line of it, and what an author can do about it. For developers, so in English. */
export interface Defect {
  /** Such as `citizen-message: verbs.reply.from`. */
  readonly at: string
  readonly says: string
}

/** What registers may name without declaring it themselves. */
export interface House {
  readonly posts: Readonly<{ [post: string]: Label }>
  readonly seats: Readonly<{ [seat: string]: Label }>
  /** Posts that must be held in person (不得代理): a deputy does not get them, and no paper signed by their holder carries them. */
  readonly inPerson: readonly string[]
  /** Row ids that `covers` may name; absent = not checked. */
  readonly rows?: readonly string[]
}

/** Collects the defects of one register; `line` is the path inside its declaration. */
export class Defects {
  readonly found: Defect[] = []
  private readonly register: string

  constructor(register: string) {
    this.register = register
  }

  add(line: string, says: string): void {
    this.found.push({ at: `${this.register}: ${line}`, says })
  }

  /** Each name must be among those declared. */
  names(line: string, names: readonly string[] | undefined, declared: object, what: string): void {
    for (const name of names ?? []) {
      if (!Object.hasOwn(declared, name)) this.add(line, `there is no ${what} '${name}'`)
    }
    if (names && new Set(names).size !== names.length) this.add(line, `a ${what} is named twice`)
  }
}
