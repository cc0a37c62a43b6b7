// Counts tests from the reporter's lines: each test that has no tests inside counts once, suites do not count.

/** What the reporter writes, one JSON object a line. */
export type Line =
  | { readonly type: 'stderr'; readonly file: string; readonly text: string }
  | { readonly type: 'end'; readonly file: string }
  | {
      readonly type: 'test'
      readonly file: string
      readonly name: string
      readonly nesting: number
      readonly suite: boolean
      readonly seconds: number
      readonly skipped: string | undefined
      readonly failure: { readonly kind: string; readonly words: string } | undefined
    }

export interface Failure {
  readonly file: string
  readonly name: string
  readonly words: string
}

export interface Counts {
  readonly passed: number
  readonly failed: number
  readonly skipped: number
}

/** What is kept of a file's stderr: shown when the file dies outside a test. */
const keptOfStderr = 4000

/** Running count of one `node --test`. `relative` shortens the paths it reports. */
export class Tally {
  passed = 0
  skipped = 0
  readonly failures: Failure[] = []
  /** Reasons of skipped tests, for the end of the run: a skip is visible. */
  readonly skips: { readonly file: string; readonly name: string; readonly reason: string }[] = []
  readonly seconds = new Map<string, number>()
  readonly #relative: (file: string) => string
  readonly #stderr = new Map<string, string>()
  /** Per file: nesting levels at which a test was reported since the last one above it. Children come before their parent. */
  readonly #levels = new Map<string, Set<number>>()
  readonly #ended = new Set<string>()

  constructor(relative: (file: string) => string) {
    this.#relative = relative
  }

  get counts(): Counts {
    return { passed: this.passed, failed: this.failures.length, skipped: this.skipped }
  }

  hasEnded(file: string): boolean {
    return this.#ended.has(file)
  }

  add(line: Line): void {
    const file = this.#relative(line.file)
    if (line.type === 'end') this.#ended.add(file)
    else if (line.type === 'stderr')
      this.#stderr.set(file, ((this.#stderr.get(file) ?? '') + line.text).slice(-keptOfStderr))
    else this.#addTest(file, line)
  }

  #hasChildren(file: string, nesting: number): boolean {
    const levels = this.#levels.get(file) ?? new Set()
    this.#levels.set(file, levels)
    levels.add(nesting)
    return levels.delete(nesting + 1)
  }

  #addTest(file: string, test: Extract<Line, { type: 'test' }>): void {
    if (test.nesting === 0) this.seconds.set(file, (this.seconds.get(file) ?? 0) + test.seconds)
    const isFileItself = test.nesting === 0 && this.#relative(test.name) === file
    const parent = this.#hasChildren(file, test.nesting) || test.suite
    if (test.failure !== undefined) {
      // A parent that only failed because its children did is told by them.
      if (test.failure.kind === 'subtestsFailed') return
      const words = isFileItself
        ? `the file failed outside its tests\n${this.#stderr.get(file) ?? ''}`
        : test.failure.words
      this.failures.push({ file, name: isFileItself ? '(file)' : test.name, words })
    } else if (test.skipped !== undefined) {
      this.skipped += 1
      this.skips.push({ file, name: test.name, reason: test.skipped })
    } else if (isFileItself) {
      this.failures.push({ file, name: '(file)', words: 'the file holds no test' })
    } else if (!parent) this.passed += 1
  }
}
