import type { Facts, RuleSpec } from '../../kernel/spec.ts'

const needs = ({ record }: Omit<Facts, 'known'>) => ({
  living: {
    register: 'mechanism',
    ask: 'count' as const,
    where: { closed: false, fields: { finding: { is: record.id } } },
  },
})

/** A living mechanism is bound, or it was said that none is needed; the reason for that is asked for by a rule of its own. */
function isKept({ record: { fields }, known }: Facts): boolean {
  return fields['mechanismKind'] === 'none' || Number(known['living'] ?? 0) > 0
}

const says = {
  zh: '还没有绑定在运行的长效机制：请绑定一项台账、定期事项、规则或指标；一次性问题选“无需长效机制”并写明理由。',
  en: 'No living mechanism is bound: bind a register, duty, rule or indicator, or say that none is needed and why.',
}

/** What is closed stays cured by something that runs. It warns until the unit has decided, by the dated setting, that it refuses. */
export const mechanismRules = {
  'mechanism-is-bound': {
    label: { zh: '绑定长效机制', en: 'A mechanism is bound' },
    says,
    on: ['close'],
    severity: 'warn',
    needs,
    holds: (facts) => facts.settings['mechanismRequired'] === 1 || isKept(facts),
    covers: ['ZG18'],
  },
  'closing-needs-mechanism': {
    label: { zh: '没有长效机制不销号', en: 'Not closed without a mechanism' },
    says,
    on: ['close'],
    severity: 'refuse',
    needs,
    holds: (facts) => facts.settings['mechanismRequired'] !== 1 || isKept(facts),
    covers: ['ZG18'],
  },
} as const satisfies Readonly<{ [rule: string]: RuleSpec }>

export const mechanismSettings = {
  mechanismRequired: {
    label: { zh: '没有长效机制不销号（1 为是）', en: 'Not closed without a mechanism (1 = yes)' },
    standard: 0,
    min: 0,
    max: 1,
  },
}
