/** One statement. */
export interface Part {
  readonly text: string
  readonly values: readonly unknown[]
}

/**
 * Several writes as one statement: parsed, planned and answered once. They see the same moment and must not touch the same row; PostgreSQL carries out every
 * data-modifying WITH to its end, whether or not anything reads it.
 */
export function merged(parts: readonly Part[]): Part {
  let at = whole
  const values: unknown[] = []
  for (const { text, values: own } of parts) {
    const known = at.then.get(text)
    const next = known ?? { text: null, then: new Map<string, Merged>() }
    if (!known) at.then.set(text, next)
    at = next
    for (const value of own) values.push(value)
  }
  at.text ??= mergedText(parts)
  return { text: at.text, values }
}

/** Merged texts by the texts they are made of, one after the other: there are few, and putting one together costs more than finding it. */
interface Merged {
  text: string | null
  readonly then: Map<string, Merged>
}
const whole: Merged = { text: null, then: new Map() }

function mergedText(parts: readonly Part[]): string {
  let offset = 0
  const texts = parts.map(({ text, values }, at) => {
    const numbered = text.replace(/\$(\d+)/g, (_, digits: string) => `$${Number(digits) + offset}`)
    offset += values.length
    return `w${at} AS (${numbered})`
  })
  return `WITH ${texts.join(', ')} SELECT`
}
