/**
 * What this browser remembers for its user: language, colours, columns, unfinished forms. A browser may forbid storage (private windows, office
 * policy, a full quota): then nothing is remembered and everything still works.
 */
const prefix = 'bihuan.'

export function kept(name: string): string | null {
  try {
    return localStorage.getItem(prefix + name)
  } catch {
    return null
  }
}

/** Keeps a text; null forgets it. False when the browser would not. */
export function keep(name: string, text: string | null): boolean {
  try {
    if (text === null) localStorage.removeItem(prefix + name)
    else localStorage.setItem(prefix + name, text)
    return true
  } catch {
    return false
  }
}

/** Something kept as JSON, or null when there is nothing or it can no longer be read. */
export function keptJson(name: string): unknown {
  const text = kept(name)
  if (text === null) return null
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/** Forgets everything under a name's beginning: unfinished forms must not outlive the session of the person who wrote them. */
export function forgetAll(beginning: string): void {
  try {
    for (const name of Object.keys(localStorage)) if (name.startsWith(prefix + beginning)) localStorage.removeItem(name)
  } catch {
    // Storage is forbidden: there is nothing to forget.
  }
}
