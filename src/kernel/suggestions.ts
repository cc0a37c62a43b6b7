import type { Register } from './register.ts'
import type { Label } from './words.ts'

/** Something that could be watched so that a finding does not come back, and the words of the finding for which it is offered. */
export interface Suggestion {
  readonly register: string
  readonly kind: 'register' | 'duty' | 'rule' | 'indicator'
  /** Name of the duty, rule or indicator; null when the register itself is watched. */
  readonly part: string | null
  readonly label: Label
  /** The words that stand in the finding, longest first. */
  readonly words: readonly string[]
  /** Rules of the register that would refuse what the finding found; nobody can override them, so that using the register is what is watched. */
  readonly refuses: readonly Label[]
}

const mostSuggested = 6

/**
 * What could keep a finding cured, by the words in which its inspectors wrote it. A word weighs as much as it is long, because long words are of one matter and short ones of
 * many; a duty, rule or indicator needs a word of its own and then counts half of its register's too. The same words give the same list: ties go by the order of the registers.
 */
export function suggestFor(registers: readonly Register[], text: string, most = mostSuggested): readonly Suggestion[] {
  const found = registers.flatMap((register) => candidatesOf(register, text))
  return found
    .toSorted((a, b) => b.weight - a.weight)
    .slice(0, most)
    .map(({ suggestion }) => suggestion)
}

interface Candidate {
  readonly suggestion: Suggestion
  readonly weight: number
}

function candidatesOf(register: Register, text: string): readonly Candidate[] {
  const { name, rules, duties, indicators } = register
  const general = matching(register.cures, text)
  const refusing = Object.values(rules).filter(
    (rule) => rule.severity === 'refuse' && matching(rule.cures, text).length > 0,
  )
  const words = longestFirst([...general, ...refusing.flatMap((rule) => matching(rule.cures, text))])
  const whole: Suggestion = {
    ...{ register: name, kind: 'register', part: null, label: register.label, words },
    refuses: refusing.map(({ label }) => label),
  }
  const parts = [
    ...Object.values(duties).map((one) => ({ ...one, kind: 'duty' as const })),
    ...Object.values(rules).flatMap((one) => (one.severity === 'warn' ? [{ ...one, kind: 'rule' as const }] : [])),
    ...Object.values(indicators).flatMap((one) => (one.threshold ? [{ ...one, kind: 'indicator' as const }] : [])),
  ]
  const own = parts.flatMap(({ kind, name: part, label, cures }) => {
    const matched = matching(cures, text)
    if (matched.length === 0) return []
    const suggestion: Suggestion = {
      ...{ register: name, kind, part, label, refuses: [] },
      words: longestFirst([...matched, ...general]),
    }
    return [{ suggestion, weight: weightOf(matched) + weightOf(general) / 2 }]
  })
  return words.length === 0 ? own : [...own, { suggestion: whole, weight: weightOf(words) }]
}

function matching(words: readonly string[] = [], text: string): readonly string[] {
  return words.filter((word) => text.includes(word))
}

function longestFirst(words: readonly string[]): readonly string[] {
  return [...new Set(words)].toSorted((a, b) => b.length - a.length || (a < b ? -1 : 1))
}

function weightOf(words: readonly string[]): number {
  return words.reduce((sum, word) => sum + word.length, 0)
}
