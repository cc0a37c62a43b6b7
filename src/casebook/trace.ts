import type { Entry } from '../kernel/record.ts'
import type { Register } from '../kernel/register.ts'
import type { RegisterSpec } from '../kernel/spec.ts'

/**
 * What was seen at work, as lines of declarations: `citizen-message`, `citizen-message: fields.rating`, `… verbs.reply`, `… rules.…`, `… deadlines.…`,
 * `… duties.…`, `… indicators.…`.
 */
export class Trace {
  readonly fired = new Set<string>()

  /** An accepted entry shows its register, its verb, the fields it filled, the deadlines that passed and the duty it was created for. */
  entry(register: Register, { verb, effects }: Entry): void {
    this.fired.add(register.name)
    if (Object.hasOwn(register.verbs, verb)) this.add(register, 'verbs', verb)
    for (const [field, value] of Object.entries(effects.set ?? {}))
      if (value !== null) this.add(register, 'fields', field)
    for (const { deadline } of effects.passed ?? []) this.add(register, 'deadlines', deadline)
    for (const deadline of effects.late ?? []) this.add(register, 'deadlines', deadline)
    if (effects.duty) this.add(register, 'duties', effects.duty.name)
  }

  /** A rule that spoke: it refused, or warned. */
  rule(register: Register, name: string): void {
    if (Object.hasOwn(register.rules, name)) this.add(register, 'rules', name)
  }

  claim(register: Register, name: string): void {
    this.add(register, 'claims', name)
  }

  indicator(register: Register, name: string): void {
    this.add(register, 'indicators', name)
  }

  private add(register: Register, kind: string, name: string): void {
    this.fired.add(`${register.name}: ${kind}.${name}`)
  }
}

/** Every line that declares to cover rows of the catalogue, with these rows. */
export function coversOf(
  specs: readonly RegisterSpec[],
): { readonly line: string; readonly rows: readonly string[] }[] {
  const found: { line: string; rows: readonly string[] }[] = []
  for (const spec of specs) {
    if (spec.covers) found.push({ line: spec.name, rows: spec.covers })
    for (const kind of ['fields', 'verbs', 'rules', 'deadlines', 'duties', 'indicators'] as const) {
      for (const [name, { covers }] of Object.entries<{ readonly covers?: readonly string[] }>(spec[kind] ?? {})) {
        if (covers) found.push({ line: `${spec.name}: ${kind}.${name}`, rows: covers })
      }
    }
  }
  return found
}

/** Rows that some declaration says it answers, and those of them that were seen at work. Sorted. */
export function coverage(
  specs: readonly RegisterSpec[],
  fired: ReadonlySet<string>,
): { readonly declared: readonly string[]; readonly shown: readonly string[] } {
  const lines = coversOf(specs)
  const rowsOf = (some: typeof lines) => [...new Set(some.flatMap(({ rows }) => rows))].sort()
  return { declared: rowsOf(lines), shown: rowsOf(lines.filter(({ line }) => fired.has(line))) }
}

/** Rules and claims that no case trips: each is a promise nobody has seen kept. */
export function untripped(specs: readonly RegisterSpec[], fired: ReadonlySet<string>): string[] {
  return specs
    .flatMap(({ name, rules = {}, claims = {} }) => [
      ...Object.keys(rules).map((rule) => `${name}: rules.${rule}`),
      ...Object.keys(claims).map((claim) => `${name}: claims.${claim}`),
    ])
    .filter((line) => !fired.has(line))
}
