import { defineRegister } from '../../kernel/register.ts'
import type { Facts } from '../../kernel/spec.ts'
import type { Answer, Question } from '../../kernel/where.ts'
import { bodies, overseers, asksDissent, asksOpinions, lapsesOpinions, seeksOpinions } from './words.ts'

/**
 * Plans of a rectification (整改方案), one record to a version: checked against the list of findings, submitted to the bodies that the round names, approved when all
 * agree. One that is returned stays as it was, and the next version says which it replaces.
 */
export const rectificationPlan = defineRegister({
  name: 'rectification-plan',
  label: { zh: '整改方案', en: 'Rectification plan' },
  covers: ['ZG10'],
  version: '2026-01-01',
  domain: 'rectification',
  fields: {
    title: { kind: 'text', label: { zh: '方案名称', en: 'Title' }, required: true, inList: true },
    round: {
      kind: 'ref',
      register: 'inspection-round',
      label: { zh: '巡察轮次', en: 'Round' },
      required: true,
      inList: true,
    },
    planVersion: { kind: 'integer', label: { zh: '稿次', en: 'Version' }, required: true, inList: true, min: 1 },
    replaces: { kind: 'ref', register: 'rectification-plan', label: { zh: '替代前稿', en: 'Replaces' } },
    paper: { kind: 'files', label: { zh: '方案文本', en: 'The paper' } },
    changes: { kind: 'longtext', label: { zh: '修改说明', en: 'What was changed' }, max: 4000 },
    uncovered: {
      kind: 'integer',
      label: { zh: '没有措施的问题数', en: 'Findings without a measure' },
      covers: ['ZG11'],
    },
    firstUncovered: { kind: 'text', label: { zh: '其中第一个', en: 'The first of them' }, max: 500 },
    incomplete: {
      kind: 'integer',
      label: { zh: '要素不全的措施数', en: 'Measures that lack something' },
      covers: ['ZG11'],
    },
    firstIncomplete: {
      kind: 'text',
      label: { zh: '要素不全的第一条', en: 'The first that lacks something' },
      max: 500,
    },
    submittedOn: { kind: 'day', label: { zh: '报送日期', en: 'Submitted on' }, inList: true },
    approvedOn: { kind: 'day', label: { zh: '批准日期', en: 'Approved on' }, inList: true },
    meeting: { kind: 'text', label: { zh: '审定会议', en: 'Meeting that approved it' } },
    returnedBy: { kind: 'choice', label: { zh: '退回单位', en: 'Returned by' }, choices: bodies },
  },
  columns: { title: 'title' },
  parties: { ...overseers },
  readers: ['director', 'deputy', 'leadingGroup', 'office'],
  states: {
    drafted: { label: { zh: '起草中', en: 'Drafted' }, awaits: ['submit'] },
    submitted: { label: { zh: '待审核', en: 'Submitted' }, awaits: ['approve'] },
    returned: { label: { zh: '退回修改', en: 'Returned' }, final: true },
    approved: { label: { zh: '已批准', en: 'Approved' }, final: true },
  },
  verbs: {
    draft: {
      label: { zh: '起草', en: 'Draft' },
      by: ['office'],
      from: 'nothing',
      to: 'drafted',
      takes: ['title', 'round', 'planVersion', 'replaces', 'paper', 'changes'],
      elsewhere: { zh: '该稿已经登记。', en: 'This version is on record already.' },
      covers: ['ZG10'],
    },
    check: {
      label: { zh: '核对问题与措施', en: 'Check' },
      by: ['office'],
      from: ['drafted'],
      asks: asksGaps,
      sets: gaps,
      elsewhere: { zh: '已报送的方案不再核对。', en: 'What is submitted is not checked again.' },
      covers: ['ZG10', 'ZG11'],
    },
    amend: {
      label: { zh: '修改', en: 'Amend' },
      by: ['office'],
      from: ['drafted'],
      takes: ['title', 'paper', 'changes'],
      elsewhere: {
        zh: '已报送的方案不再修改；退回以后另起一稿。',
        en: 'What is submitted stands; a new version follows a return.',
      },
    },
    submit: {
      label: { zh: '报送审核', en: 'Submit' },
      by: ['office'],
      from: ['drafted'],
      to: 'submitted',
      takes: ['paper', 'changes'],
      needs: ['paper'],
      asks: (facts) => ({ ...asksGaps(facts), ...asksOpinions(facts) }),
      sets: (facts) => ({ ...gaps(facts), submittedOn: facts.today }),
      causes: seeksOpinions,
      already: ['submitted', 'approved'],
      elsewhere: {
        zh: '退回的稿次不再报送，请另起一稿。',
        en: 'A returned version is not submitted again; draft a new one.',
      },
      covers: ['ZG10'],
    },
    return: {
      label: { zh: '退回修改', en: 'Return' },
      by: ['director', 'leadingGroup', 'house'],
      unasked: ['director', 'leadingGroup'],
      from: ['submitted'],
      to: 'returned',
      takes: ['returnedBy'],
      apart: ['submit'],
      reason: true,
      asks: asksOpinions,
      causes: lapsesOpinions,
      already: ['returned'],
      elsewhere: { zh: '只有待审核的方案可以退回。', en: 'Only a submitted plan can be returned.' },
      covers: ['ZG10'],
    },
    approve: {
      label: { zh: '审定', en: 'Approve' },
      by: ['leadingGroup', 'director'],
      from: ['submitted'],
      to: 'approved',
      takes: ['approvedOn', 'meeting'],
      needs: ['approvedOn', 'meeting'],
      apart: ['draft', 'submit'],
      causes: [
        {
          register: 'inspection-round',
          verb: 'adopt-plan',
          each: ({ record: { fields } }) =>
            typeof fields['round'] === 'string'
              ? [{ record: fields['round'], fields: { planOn: fields['approvedOn'] ?? null } }]
              : [],
        },
      ],
      already: ['approved'],
      elsewhere: { zh: '方案报送审核以后再审定。', en: 'It is submitted first.' },
      covers: ['ZG10'],
    },
  },
  rules: {
    'plan-covers-findings': {
      label: { zh: '每个问题都有措施', en: 'Every finding has a measure' },
      says: {
        zh: '有问题还没有整改措施：先办“核对问题与措施”看是哪些，逐个登记措施后再报送。',
        en: 'Findings are without a measure: “Check” says how many and which comes first; add measures, then submit.',
      },
      on: ['submit'],
      severity: 'refuse',
      at: 'uncovered',
      holds: ({ record: { fields } }) => fields['uncovered'] === 0,
      covers: ['ZG10', 'ZG11'],
    },
    'plan-measures-complete': {
      label: { zh: '措施要素齐全', en: 'Measures are complete' },
      says: {
        zh: '有措施缺少完成标准、责任人或完成时限：先办“核对问题与措施”看是哪些，补齐后再报送。',
        en: 'Measures lack a standard, a person or a day: “Check” says how many and which comes first; complete them, then submit.',
      },
      on: ['submit'],
      severity: 'refuse',
      at: 'incomplete',
      holds: ({ record: { fields } }) => fields['incomplete'] === 0,
      covers: ['ZG11'],
    },
    'plan-within-days': {
      label: { zh: '按期报送', en: 'Submitted in time' },
      says: {
        zh: '已超过本轮报送整改方案的时限，请在说明中写明原因。',
        en: 'The day for the plan has passed; say why in the note.',
      },
      on: ['submit'],
      severity: 'warn',
      needs: ({ record: { fields } }): Readonly<{ [question: string]: Question }> => ({
        round: { register: 'inspection-round', ask: 'first', where: { id: String(fields['round']) } },
      }),
      holds: ({ known, today }) => {
        const due = fieldsOf(known['round'])['planDueOn']
        return typeof due !== 'string' || today <= due
      },
      covers: ['ZG10'],
    },
    'new-version-replaces': {
      label: { zh: '新稿替代前稿', en: 'A new version replaces' },
      says: {
        zh: '第二稿起须写明替代的前稿（同一轮次、已退回或已批准）和修改说明，稿次依次加一。',
        en: 'From the second on a version names the one before (same round, returned or approved) and what was changed, and its number follows.',
      },
      on: ['draft'],
      severity: 'refuse',
      at: 'replaces',
      needs: ({ record: { fields } }): Readonly<{ [question: string]: Question }> =>
        typeof fields['replaces'] === 'string'
          ? { before: { register: 'rectification-plan', ask: 'first', where: { id: fields['replaces'] } } }
          : {},
      holds: ({ record: { fields }, known }) => {
        const before = known['before']
        if (fields['planVersion'] === 1) return !fields['replaces']
        if (typeof before !== 'object' || before === null || !fields['changes']) return false
        return (
          ['returned', 'approved'].includes(before.state) &&
          before.fields['round'] === fields['round'] &&
          fields['planVersion'] === Number(before.fields['planVersion']) + 1
        )
      },
      covers: ['ZG10'],
    },
    'plan-agreed-by-all': {
      label: { zh: '会审单位全部同意', en: 'All bodies agreed' },
      says: {
        zh: '还有会审单位没有同意方案，请等会审意见齐备后再审定。',
        en: 'Not every reviewing body has agreed to the plan.',
      },
      on: ['approve'],
      severity: 'refuse',
      needs: asksDissent,
      holds: ({ known }) => !known['dissent'],
      covers: ['ZG10'],
    },
    'plan-approved-by-today': {
      label: { zh: '批准日期核对', en: 'Approved after it was submitted' },
      says: {
        zh: '批准日期不能早于报送日期，也不能晚于今天，请核对。',
        en: 'It is approved on or after the day it was submitted, and by today.',
      },
      on: ['approve'],
      severity: 'refuse',
      at: 'approvedOn',
      holds: ({ record: { fields }, today }) =>
        typeof fields['approvedOn'] !== 'string' ||
        (fields['approvedOn'] <= today && fields['approvedOn'] >= String(fields['submittedOn'] ?? '')),
    },
  },
  claims: {
    'plan-version': {
      label: { zh: '稿次', en: 'Version of the plan' },
      fields: ['round', 'planVersion'],
      says: { zh: '本轮整改方案已有这一稿次，请核对。', en: 'The round has a plan of this version already.' },
    },
  },
})

/** What is missing between the findings of the round and the measures: how many, and which comes first. */
function asksGaps({ record: { fields } }: Omit<Facts, 'known'>): Readonly<{ [question: string]: Question }> {
  const round = String(fields['round'])
  const bare = {
    register: 'inspection-finding',
    where: {
      state: ['open', 'underway', 'declared', 'vetted', 'reviewing', 'returned', 'reopened'],
      fields: { round: { is: round } },
    },
    without: { register: 'rectification-measure', field: 'finding' },
  } as const
  const lacking = {
    register: 'rectification-measure',
    where: {
      closed: false,
      fields: { round: { is: round } },
      any: ['standard', 'owner', 'dueOn'].map((field) => ({ fields: { [field]: { filled: false } } })),
    },
  } as const
  return {
    uncovered: { ...bare, ask: 'count' },
    firstUncovered: { ...bare, ask: 'first' },
    incomplete: { ...lacking, ask: 'count' },
    firstIncomplete: { ...lacking, ask: 'first' },
  }
}

function gaps({ known }: Facts) {
  const first = (name: string, field: string) =>
    String(fieldsOf(known[name])[field] ?? fieldsOf(known[name])['title'] ?? '')
  return {
    uncovered: Number(known['uncovered'] ?? 0),
    firstUncovered: first('firstUncovered', 'code').slice(0, 500) || null,
    incomplete: Number(known['incomplete'] ?? 0),
    firstIncomplete: first('firstIncomplete', 'text').slice(0, 500) || null,
  }
}

function fieldsOf(answer: Answer | undefined): Readonly<{ [field: string]: unknown }> {
  return typeof answer === 'object' ? (answer?.fields ?? {}) : {}
}
