import { domains } from '../src/registers/words.ts'

/**
 * Files that a program writes from the sources and that are committed all the same, because people read them. The checks
 * compare them with their sources; `npm run generate` writes them anew.
 */
export interface Generator {
  /**
   * Program of this repository with its arguments. It writes its files; with `--check` as a last argument it writes nothing
   * and ends with 1 when a file is not what it would write (`writeOrCompare` does both).
   */
  readonly program: readonly [string, ...string[]]
  /** What it writes, relative to the root. */
  readonly files: readonly string[]
}

export const generators: readonly Generator[] = [
  { program: ['tools/generate-refusals.ts'], files: ['docs/refusals.md'] },
  {
    program: ['tools/generate-registers.ts'],
    files: Object.keys(domains).map((domain) => `docs/registers/${domain}.md`),
  },
]
