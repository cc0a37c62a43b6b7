import { type Decisions, undecided } from './decisions.ts'

/** Decisions outlive a reload, not the browser's window: they are about one paper, and one person's. */
export function decisionsName(person: string, paper: string): string {
  return `bihuan.import.${person}.${paper}`
}

export function readDecisions(name: string): Decisions {
  try {
    const before: unknown = JSON.parse(sessionStorage.getItem(name) ?? 'null')
    return isDecisions(before) ? before : undecided
  } catch {
    return undecided
  }
}

/** Keeps them; false when this browser would not. */
export function keepDecisions(name: string, decisions: Decisions): boolean {
  try {
    sessionStorage.setItem(name, JSON.stringify(decisions))
    return true
  } catch {
    return false
  }
}

function isDecisions(value: unknown): value is Decisions {
  if (typeof value !== 'object' || value === null || !('round' in value && 'feedback' in value)) return false
  if (!('choices' in value && 'edits' in value && 'names' in value)) return false
  return [value.choices, value.edits, value.names].every((one) => typeof one === 'object' && one !== null)
}
