/** One thing that is not as it should be. `cause` groups: a hundred records broken by one cause are one matter. */
export interface Finding {
  readonly cause: string
  readonly unit: string
  readonly record?: string
  readonly detail: string
}

export interface FindingGroup {
  readonly cause: string
  readonly count: number
  /** The first few, for a person to look at. */
  readonly examples: readonly Finding[]
}

const mostExamples = 5

/** Lines that should be there and are not, and lines that are there and should not be. Lines may repeat and stand in any order. */
export function differences(
  expected: readonly string[],
  found: readonly string[],
): { readonly missing: readonly string[]; readonly extra: readonly string[] } {
  const counts = new Map<string, number>()
  for (const line of found) counts.set(line, (counts.get(line) ?? 0) + 1)
  const missing: string[] = []
  for (const line of expected) {
    const left = counts.get(line) ?? 0
    if (left === 0) missing.push(line)
    else counts.set(line, left - 1)
  }
  const extra = [...counts].flatMap(([line, left]) => Array.from({ length: left }, () => line))
  return { missing, extra }
}

/** Findings by cause, the commonest first. */
export function groupFindings(findings: readonly Finding[]): readonly FindingGroup[] {
  const groups = new Map<string, Finding[]>()
  for (const finding of findings) groups.set(finding.cause, [...(groups.get(finding.cause) ?? []), finding])
  return [...groups]
    .map(([cause, all]) => ({ cause, count: all.length, examples: all.slice(0, mostExamples) }))
    .sort((a, b) => b.count - a.count || (a.cause < b.cause ? -1 : 1))
}
