import type { FieldSpec } from '../../kernel/fields.ts'
import type { RuleSpec, VerbSpec } from '../../kernel/spec.ts'

/**
 * Left out of the public text by approval (经批准不公开). Kept is the number, the day and the body of the approval; why it is stays on paper, so that no verb here takes a note
 * and nothing hints at the ground. Who approves is not who asked.
 */
export const withholdingFields = {
  withholdingAskedOn: {
    kind: 'day',
    label: { zh: '申请不公开日期', en: 'Asked to withhold on' },
    covers: ['GK07'],
  },
  withheldNumber: {
    kind: 'text',
    label: { zh: '不公开批准文号', en: 'Withheld by number' },
    max: 60,
    covers: ['GK07'],
  },
  withheldOn: { kind: 'day', label: { zh: '不公开批准日期', en: 'Withheld on' }, covers: ['GK07'] },
  withheldBy: {
    kind: 'text',
    label: { zh: '不公开批准单位', en: 'Withheld by' },
    max: 40,
    help: { zh: '只写批准单位的名称，不写事由。', en: 'The name of the body only, no ground.' },
    covers: ['GK07'],
  },
} as const satisfies Readonly<{ [field: string]: FieldSpec }>

const living = ['open', 'underway', 'declared', 'vetted', 'reviewing', 'closed', 'returned', 'reopened'] as const
const elsewhere = {
  zh: '已合并、已拆分的问题不单独公开，请在并入或者拆分后的问题上办理。',
  en: 'What was merged or split is not told by itself: do it on what came of it.',
}

export const withholdingVerbs = {
  'ask-to-withhold': {
    label: { zh: '申请不公开', en: 'Ask to withhold' },
    by: ['office'],
    from: living,
    wordless: true,
    sets: ({ today }) => ({ withholdingAskedOn: today }),
    elsewhere,
    covers: ['GK07'],
  },
  withhold: {
    label: { zh: '登记不公开批准', en: 'Withhold' },
    by: ['leadingGroup', 'director'],
    from: living,
    takes: ['withheldNumber', 'withheldOn', 'withheldBy'],
    needs: ['withheldNumber', 'withheldOn', 'withheldBy'],
    apart: ['ask-to-withhold'],
    wordless: true,
    sets: () => ({ withholdingAskedOn: null }),
    elsewhere,
    covers: ['GK07'],
  },
  'tell-publicly': {
    label: { zh: '恢复公开', en: 'Tell it publicly' },
    by: ['leadingGroup', 'director'],
    from: living,
    wordless: true,
    sets: () => ({ withholdingAskedOn: null, withheldNumber: null, withheldOn: null, withheldBy: null }),
    elsewhere,
    covers: ['GK07'],
  },
} as const satisfies Readonly<{ [verb: string]: VerbSpec }>

export const withholdingRules = {
  'withheld-once-asked': {
    label: { zh: '先申请后批准', en: 'Asked for first' },
    says: {
      zh: '整改办还没有申请不公开这个问题，请先办理“申请不公开”。',
      en: 'The office has not asked to withhold this finding: that comes first.',
    },
    on: ['withhold'],
    severity: 'refuse',
    holds: ({ before }) => typeof before?.fields['withholdingAskedOn'] === 'string',
    covers: ['GK07'],
  },
  'withheld-by-today': {
    label: { zh: '批准日期不晚于今天', en: 'Approved by today' },
    says: { zh: '批准日期晚于今天，请核对批件。', en: 'The approval would be of a day to come; look at the paper.' },
    on: ['withhold'],
    severity: 'refuse',
    at: 'withheldOn',
    holds: ({ record: { fields }, today }) => typeof fields['withheldOn'] !== 'string' || fields['withheldOn'] <= today,
    covers: ['GK07'],
  },
  'asked-while-public': {
    label: { zh: '已批准不公开', en: 'Withheld already' },
    says: {
      zh: '这个问题已经批准不公开，不必再申请。',
      en: 'This finding is withheld already.',
    },
    on: ['ask-to-withhold'],
    severity: 'refuse',
    holds: ({ before }) => !before?.fields['withheldNumber'],
    covers: ['GK07'],
  },
  'told-again-once-withheld': {
    label: { zh: '批准不公开的才恢复', en: 'Withheld before' },
    says: {
      zh: '这个问题没有申请、也没有批准不公开，本来就公开。',
      en: 'Nobody asked to withhold this finding: it is told publicly as it is.',
    },
    on: ['tell-publicly'],
    severity: 'refuse',
    holds: ({ before }) => Boolean(before?.fields['withheldNumber'] || before?.fields['withholdingAskedOn']),
    covers: ['GK07'],
  },
} as const satisfies Readonly<{ [rule: string]: RuleSpec }>
