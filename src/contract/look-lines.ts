import type { ImportAnswer, LookStep } from './imports.ts'

/** Puts the pieces of a looked-at paper together again, as they come. */
export class LookLines {
  #answer: ImportAnswer | null = null
  #done = false

  hear(step: LookStep): void {
    const answer = this.#answer
    if (step.step === 'paper') this.#answer = step.answer
    else if (step.step === 'positions') answer?.positions.push(...step.positions)
    else if (step.step === 'defects') answer?.table?.defects.push(...step.defects)
    else if (step.step === 'proposals') answer?.proposals.push(...step.proposals)
    else if (step.step === 'done') this.#done = true
  }

  /** Null as long as something is missing. */
  get answer(): ImportAnswer | null {
    return this.#done ? this.#answer : null
  }
}

/** The answer to looking at a paper, from all its lines. */
export function lookedAt(body: string): ImportAnswer | null {
  const lines = new LookLines()
  for (const line of body.split('\n')) if (line.trim() !== '') lines.hear(JSON.parse(line))
  return lines.answer
}
