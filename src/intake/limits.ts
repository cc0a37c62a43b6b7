/** How much of the machine one upload may use. Every number is an upper bound that a real notice, report or ledger stays far below. */
export interface Limits {
  /** Bytes of the file as it came. */
  readonly bytes: number
  /** Bytes of all entries of an archive together, inflated: by its own directory, and counted again while inflating. */
  readonly inflated: number
  /** Entries in an archive. */
  readonly entries: number
  /** Inflated ÷ compressed of one entry. Word's own numbering.xml reaches 60; a bomb starts at 1000. */
  readonly ratio: number
  /** Elements inside elements, of XML. */
  readonly depth: number
  /** UTF-16 code units of text. */
  readonly text: number
  readonly cells: number
  readonly pages: number
  /** Milliseconds the child process may take. */
  readonly ms: number
  /** MiB of JavaScript heap, and of resident memory in all, the child process may use. */
  readonly heapMiB: number
  readonly rssMiB: number
}

const MiB = 1024 * 1024

export const defaultLimits: Limits = {
  bytes: 64 * MiB,
  inflated: 192 * MiB,
  entries: 4000,
  ratio: 300,
  depth: 256,
  text: 20 * MiB,
  cells: 500_000,
  pages: 1500,
  ms: 60_000,
  heapMiB: 640,
  rssMiB: 1280,
}
