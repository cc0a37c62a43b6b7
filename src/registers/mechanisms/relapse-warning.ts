import { defineRegister } from '../../kernel/register.ts'
import type { Facts } from '../../kernel/spec.ts'
import { concerned, readers } from './words.ts'

/**
 * A mechanism has failed, and a closed finding may be coming back (反弹预警). The house raises it; whoever answers explains within some working days, and another person accepts
 * the explanation; or somebody confirms it, and the finding is taken up again with its whole history. It speaks of work, never of a person's fault. The inspection office
 * sees it only after nobody has answered in time; the public never.
 */
export const relapseWarning = defineRegister({
  name: 'relapse-warning',
  label: { zh: '反弹预警', en: 'Relapse warning' },
  cures: ['反弹', '屡查屡犯', '边改边犯', '回潮'],
  version: '2026-01-01',
  domain: 'mechanisms',
  fields: {
    title: { kind: 'text', label: { zh: '预警事项', en: 'Title' }, required: true, inList: true },
    mechanism: {
      kind: 'ref',
      register: 'mechanism',
      label: { zh: '机制', en: 'Mechanism' },
      required: true,
      inList: true,
    },
    measure: { kind: 'ref', register: 'rectification-measure', label: { zh: '措施', en: 'Measure' }, required: true },
    finding: {
      kind: 'ref',
      register: 'inspection-finding',
      label: { zh: '问题', en: 'Finding' },
      required: true,
      inList: true,
    },
    seen: { kind: 'text', label: { zh: '看到的情况', en: 'What was seen' }, required: true, inList: true, max: 500 },
    figure: { kind: 'integer', label: { zh: '数值', en: 'Figure' } },
    base: { kind: 'integer', label: { zh: '基数', en: 'Base' } },
    from: { kind: 'day', label: { zh: '区间起', en: 'From' } },
    until: { kind: 'day', label: { zh: '区间止（不含）', en: 'Before' } },
    query: { kind: 'text', label: { zh: '记录查询', en: 'Where to look' }, max: 200 },
    counted: { kind: 'integer', label: { zh: '累计数目', en: 'Counted so far' } },
    answers: { kind: 'person', label: { zh: '说明责任人', en: 'Who must answer' }, required: true, inList: true },
    openFor: { kind: 'ref', register: 'mechanism', label: { zh: '待处置的机制', en: 'Open for' } },
    explanation: {
      kind: 'longtext',
      label: { zh: '情况说明', en: 'Explanation' },
      help: { zh: '写明原因、已经做了什么、怎样防止再次发生。', en: 'Why, what was done, and how it will not recur.' },
    },
    papers: { kind: 'files', label: { zh: '说明附件', en: 'Papers' } },
  },
  columns: { title: 'title', owner: 'answers' },
  parties: concerned,
  readers,
  states: {
    raised: { label: { zh: '待说明', en: 'Raised' }, awaits: ['explain'] },
    answered: { label: { zh: '待认可', en: 'Answered' }, awaits: ['accept'] },
    explained: { label: { zh: '已说明', en: 'Explained' }, final: true },
    confirmed: { label: { zh: '确认反弹', en: 'Confirmed' }, final: true },
  },
  verbs: {
    raise: {
      label: { zh: '发出预警', en: 'Raise' },
      by: ['house'],
      from: 'nothing',
      to: 'raised',
      takes: [
        ...(['title', 'mechanism', 'measure', 'finding', 'seen', 'figure', 'base'] as const),
        ...(['from', 'until', 'query', 'counted', 'answers', 'openFor'] as const),
      ],
      elsewhere: { zh: '预警已经发出。', en: 'It is raised already.' },
      causes: [{ register: 'mechanism', verb: 'observe', each: (facts) => marked(facts) }],
    },
    explain: {
      label: { zh: '说明情况', en: 'Explain' },
      by: ['answers', 'responsible'],
      unasked: ['responsible'],
      from: ['raised'],
      to: 'answered',
      takes: ['explanation', 'papers'],
      needs: ['explanation'],
      already: ['answered', 'explained'],
      elsewhere: { zh: '已确认反弹，按恢复整改办理。', en: 'It is confirmed; the finding is being cured again.' },
    },
    accept: {
      label: { zh: '认可说明', en: 'Accept' },
      by: ['office', 'director', 'deputy'],
      unasked: ['director', 'deputy'],
      from: ['answered'],
      to: 'explained',
      apart: ['explain'],
      already: ['explained'],
      elsewhere: { zh: '还没有情况说明，或者已经确认反弹。', en: 'There is no explanation, or it is confirmed.' },
      sets: () => ({ openFor: null }),
      causes: [{ register: 'mechanism', verb: 'observe', each: (facts) => ended(facts, 'explained') }],
    },
    'send-back': {
      label: { zh: '退回补充说明', en: 'Send back' },
      by: ['office', 'director', 'deputy'],
      from: ['answered'],
      to: 'raised',
      apart: ['explain'],
      reason: true,
      already: ['raised'],
      elsewhere: { zh: '预警已经办结。', en: 'It has ended.' },
    },
    confirm: {
      label: { zh: '确认反弹', en: 'Confirm' },
      by: ['office', 'director', 'deputy', 'inspection'],
      from: ['raised', 'answered'],
      to: 'confirmed',
      reason: true,
      already: ['confirmed'],
      elsewhere: {
        zh: '说明已获认可；再次失守时另行预警。',
        en: 'It was explained; a new failure gives a new warning.',
      },
      asks: ({ record: { fields } }) =>
        typeof fields['finding'] === 'string'
          ? {
              closed: {
                register: 'inspection-finding',
                ask: 'count',
                where: { id: fields['finding'], state: ['closed'] },
              },
            }
          : {},
      sets: () => ({ openFor: null }),
      causes: [
        { register: 'inspection-finding', verb: 'reopen', each: (facts) => reopened(facts) },
        { register: 'mechanism', verb: 'observe', each: (facts) => ended(facts, 'confirmed') },
      ],
    },
  },
  claims: {
    'one-open-warning': {
      label: { zh: '一项机制一条待处置预警', en: 'One open warning' },
      fields: ['openFor'],
      says: { zh: '这项机制已有一条预警待处置。', en: 'The mechanism has an open warning already.' },
    },
  },
  deadlines: {
    'explain-due': {
      label: { zh: '说明时限', en: 'To be explained by' },
      verb: 'explain',
      starts: { on: 'raise' },
      within: { workingDays: 'explainDays' },
      remind: [1],
      escalate: [{ after: 1, to: 'director' }],
    },
  },
  indicators: {
    'open-warnings': {
      label: { zh: '待处置预警', en: 'Open warnings' },
      unit: { zh: '条', en: 'warnings' },
      value: { where: { closed: false } },
      window: 'all',
    },
  },
  settings: {
    explainDays: { label: { zh: '说明时限（工作日）', en: 'Working days to explain' }, standard: 5, min: 1, max: 60 },
  },
})

function mechanismOf({ record: { fields } }: Facts): string[] {
  return typeof fields['mechanism'] === 'string' ? [fields['mechanism']] : []
}

/** The mechanism remembers when it warned, and how many had been counted: only what is new warns anew. */
function marked(facts: Facts) {
  const { counted } = facts.record.fields
  return mechanismOf(facts).map((record) => ({
    record,
    fields: { standing: 'failing', standingSince: facts.today, warnedAt: facts.now, counted: counted ?? null },
  }))
}

function ended(facts: Facts, outcome: 'explained' | 'confirmed') {
  return mechanismOf(facts).map((record) => ({ record, fields: { outcome, outcomeOn: facts.today } }))
}

/** A finding that is being cured anyway need not be reopened. */
function reopened({ record: { fields }, known }: Facts) {
  const { finding, seen } = fields
  if (!known['closed'] || typeof finding !== 'string') return []
  return [{ record: finding, note: `反弹预警确认：${String(seen)}` }]
}
