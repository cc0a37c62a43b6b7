/** One thing wrong, with its place. `file` is relative to the root, '' when it concerns the whole tree. */
export interface Finding {
  readonly file: string
  readonly line?: number
  readonly message: string
}

/** What a part of the checks says about a tree. `notes` are shown without making it red: what was skipped, what could be tightened. */
export interface Verdict {
  readonly findings: readonly Finding[]
  readonly notes?: readonly string[]
}

/** A part of `npm run check`. It looks at any tree with the shape of this one, which is how the tests plant violations. */
export interface Part {
  readonly name: string
  /** Rough seconds of one core: the longest start first. */
  readonly weight: number
  readonly look: (root: string) => Promise<Verdict>
}

/** The project this program belongs to: its tools and settings are used, whichever tree is looked at. */
export const house = new URL('../../', import.meta.url).pathname

/** A tool that ends without the answer it is asked for has broken down; that is red, never silently green. */
export class ToolBroke extends Error {}
