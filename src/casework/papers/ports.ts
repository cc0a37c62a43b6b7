import type { Refusal } from '../../kernel/refusal.ts'

/** A PDF or a picture that is to be bound. */
export interface BindablePart {
  readonly kind: 'pdf' | 'jpeg' | 'png'
  readonly bytes: Uint8Array
  /** The same as a docx of ours: where the machine has a program that prints it, it is printed from that, with its typefaces in it. */
  readonly docx?: Uint8Array
}

export interface BoundPdf {
  /** Pages each part takes, null for one that cannot be opened and is not in it. */
  readonly pages: readonly (number | null)[]
  readonly pdf: Uint8Array
}

/** Binds PDFs and pictures that came from outside into one PDF, away from this process as whatever opens them; never throws for what a part does. */
export interface Binder {
  /** `numbered`: every page gets its number, as the contents page names it. */
  bind(parts: readonly BindablePart[], numbered?: 'numbered'): Promise<BoundPdf | Refusal>
}
