/**
 * Files that a program writes from the sources and that are committed all the same, because people read them. The checks
 * run every program again and compare; `npm run generate` writes them anew.
 */
export interface Generated {
  readonly name: string
  /**
   * Program of this repository with its arguments. The root of the tree to write into is appended as its last argument, and
   * it writes below it at the paths of `files`: so the checks can let it write elsewhere and compare.
   */
  readonly program: readonly [string, ...string[]]
  /** What it writes, relative to the root. */
  readonly files: readonly string[]
}

export const generated: readonly Generated[] = []
