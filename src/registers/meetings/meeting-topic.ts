import { defineRegister } from '../../kernel/register.ts'
import type { Question } from '../../kernel/where.ts'
import type { VerbSpec } from '../../kernel/spec.ts'
import { topicFields } from './meeting-topic-fields.ts'
import { topicRules } from './meeting-topic-rules.ts'
import { leaders } from './words.ts'

const votes = { votesFor: 'agree', votesAgainst: 'disagree', abstained: 'abstain' } as const

/** The vote is counted from the views on record, so that no figure of it is typed. */
const countsVotes: Pick<VerbSpec, 'asks' | 'sets'> = {
  asks: ({ record }) =>
    Object.fromEntries(
      Object.entries(votes).map(([field, view]): [string, Question] => [
        field,
        { register: 'member-view', ask: 'count', where: { fields: { topic: { is: record.id }, view: { is: view } } } },
      ]),
    ),
  sets: ({ known }) => Object.fromEntries(Object.keys(votes).map((field) => [field, Number(known[field])])),
}

/**
 * A topic brought to a body (议题), one matter each: consulted about, its papers reviewed, taken up by a meeting, decided together when everybody present has
 * given a view. What other registers may not do without a decision names a topic that is `decided`.
 */
export const meetingTopic = defineRegister({
  name: 'meeting-topic',
  label: { zh: '议题', en: 'Topic' },
  covers: ['HY01', 'HY16', 'HY17'],
  cures: [
    '三重一大',
    '集体决策',
    '集体研究',
    '议事',
    '上会',
    '未经集体',
    '个人决定',
    '一把手末位表态',
    '末位表态',
    '专题研究',
  ],
  version: '2026-01-01',
  domain: 'meetings',
  starts: 'off',
  fields: topicFields,
  columns: { title: 'subject', owner: 'lead', department: 'department', amount: 'amount' },
  parties: {
    ...leaders,
    proposer: { did: 'propose', label: { zh: '提出人', en: 'who proposed it' } },
    heads: { post: 'department-head', label: { zh: '部门负责人', en: 'head of a department' } },
    legal: { post: 'legal-adviser', label: { zh: '法务', en: 'legal adviser' } },
    finance: { post: 'accountant', label: { zh: '财务', en: 'finance' } },
    recorders: { post: 'minute-taker', label: { zh: '会议记录人', en: 'minute taker' } },
    lead: { field: 'lead', label: { zh: '落实责任人', en: 'who carries it out' } },
    members: {
      through: 'meeting',
      parties: ['present', 'called'],
      label: { zh: '参会人员', en: 'members of the meeting' },
    },
  },
  readers: [
    'director',
    'deputy',
    'office',
    'discipline',
    'proposer',
    'legal',
    'finance',
    'recorders',
    'lead',
    'members',
  ],
  states: {
    proposed: {
      label: { zh: '待受理', en: 'Proposed' },
      awaits: ['admit', 'review-office', 'review-legal', 'review-finance'],
    },
    admitted: { label: { zh: '待列入会议', en: 'Admitted' }, awaits: ['schedule'] },
    scheduled: { label: { zh: '待议决', en: 'Scheduled' }, awaits: ['decide'] },
    decided: { label: { zh: '已决定', en: 'Decided' }, final: true },
    rejected: { label: { zh: '未通过', en: 'Rejected' }, final: true },
    withdrawn: { label: { zh: '已撤回', en: 'Withdrawn' }, final: true },
  },
  verbs: {
    propose: {
      label: { zh: '提出议题', en: 'Propose' },
      by: ['heads', 'deputy', 'office'],
      from: 'nothing',
      to: 'proposed',
      takes: [
        'subject',
        'kind',
        'body',
        'amount',
        'department',
        'explanation',
        'research',
        'consulted',
        'communication',
        'papers',
      ],
      elsewhere: { zh: '议题已经提出。', en: 'It is proposed already.' },
      covers: ['HY01'],
    },
    complete: {
      label: { zh: '补充材料', en: 'Complete' },
      by: ['proposer'],
      from: ['proposed'],
      takes: ['body', 'kind', 'amount', 'explanation', 'research', 'consulted', 'communication', 'papers'],
      elsewhere: { zh: '受理后的议题不再修改。', en: 'An admitted topic stands as it is.' },
    },
    'review-office': review({ zh: '办公室审查材料', en: 'Office reviews the papers' }, 'office', 'officeReview'),
    'review-legal': review({ zh: '法务审查材料', en: 'Legal adviser reviews the papers' }, 'legal', 'legalReview'),
    'review-finance': review({ zh: '财务审查材料', en: 'Finance reviews the papers' }, 'finance', 'financeReview'),
    admit: {
      label: { zh: '受理议题', en: 'Admit' },
      by: ['office'],
      from: ['proposed'],
      to: 'admitted',
      apart: ['propose'],
      already: ['admitted'],
      elsewhere: { zh: '议题已经过了受理环节。', en: 'It is past being admitted.' },
      covers: ['HY01', 'HY15'],
    },
    schedule: {
      label: { zh: '列入会议', en: 'Schedule' },
      by: ['office'],
      from: ['admitted'],
      to: 'scheduled',
      takes: ['meeting'],
      needs: ['meeting'],
      already: ['scheduled'],
      elsewhere: { zh: '受理后的议题才能列入会议。', en: 'A topic is scheduled once it is admitted.' },
    },
    decide: {
      label: { zh: '登记决定', en: 'Enter the decision' },
      by: ['recorders', 'office'],
      from: ['scheduled'],
      to: 'decided',
      takes: ['discussion', 'dissent', 'decision', 'decisionNumber', 'lead', 'dueOn'],
      needs: ['discussion', 'decision', 'decisionNumber', 'lead', 'dueOn'],
      already: ['decided'],
      elsewhere: { zh: '议题没有上会，不能登记决定。', en: 'It is before no meeting.' },
      ...countsVotes,
      causes: [
        {
          register: 'decision-follow-up',
          verb: 'assign',
          each: ({ record: { id, fields } }) => [
            {
              fields: {
                topic: id,
                task: fields['decision'] ?? null,
                owner: fields['lead'] ?? null,
                dueOn: fields['dueOn'] ?? null,
              },
            },
          ],
        },
      ],
      covers: ['HY01', 'HY02', 'HY04'],
    },
    reject: {
      label: { zh: '登记未通过', en: 'Enter that it was not adopted' },
      by: ['recorders', 'office'],
      from: ['scheduled'],
      to: 'rejected',
      takes: ['discussion', 'dissent'],
      needs: ['discussion'],
      already: ['rejected'],
      elsewhere: { zh: '议题没有上会，不能登记结果。', en: 'It is before no meeting.' },
      ...countsVotes,
    },
    withdraw: {
      label: { zh: '撤回议题', en: 'Withdraw' },
      by: ['proposer'],
      from: ['proposed', 'admitted'],
      to: 'withdrawn',
      reason: true,
      already: ['withdrawn'],
      elsewhere: { zh: '已列入会议的议题不能撤回。', en: 'A scheduled topic is not withdrawn.' },
    },
  },
  rules: topicRules,
  claims: {
    'decision-number': {
      label: { zh: '决定编号唯一', en: 'Decision number is used once' },
      fields: ['decisionNumber'],
      says: {
        zh: '这个决定编号已经用过，一个决定只对应一件事。',
        en: 'This number is taken; a decision is about one matter.',
      },
    },
  },
  settings: {
    largeFundYuan: {
      label: { zh: '大额资金标准（元，超过的上党组会）', en: 'Large fund, yuan, above which the Party group decides' },
      standard: 10000,
      measure: 'yuan',
      loosens: 'up',
      min: 0,
      max: 10000000,
    },
    topicDays: {
      label: { zh: '受理后议决时限（日）', en: 'Days from admission to decision' },
      standard: 30,
      min: 1,
      max: 180,
    },
  },
  deadlines: {
    'decision-due': {
      label: { zh: '议决时限', en: 'Decision due' },
      verb: 'decide',
      starts: { on: 'admit' },
      within: { days: 'topicDays' },
      escalate: [{ after: 1, to: 'director' }],
      covers: ['HY01'],
    },
  },
  indicators: {
    'major-matters-decided': {
      label: { zh: '三重一大集体决定数', en: 'Major matters decided together' },
      unit: { zh: '项', en: 'topics' },
      value: {
        where: {
          state: ['decided'],
          fields: { kind: { in: ['decision', 'appointment', 'project', 'large-fund', 'disposal'] } },
        },
      },
      window: 'year',
      by: 'closed',
      covers: ['HY01'],
    },
  },
})

/** One of those who look through the papers; nobody reviews his or her own topic. */
function review<const Party extends string, const Field extends string>(
  label: VerbSpec['label'],
  party: Party,
  field: Field,
) {
  return {
    label,
    by: [party],
    from: ['proposed'],
    takes: [field],
    needs: [field],
    apart: ['propose'],
    elsewhere: { zh: '材料在受理前审查。', en: 'Papers are reviewed before the topic is admitted.' },
    covers: ['HY15'],
  } as const
}
