import { isList } from '../../kernel/fields.ts'
import type { RuleSpec } from '../../kernel/spec.ts'
import { majorMatters } from './words.ts'

const major: readonly unknown[] = majorMatters
/** Matters whose papers finance and the legal adviser look through as well. */
const costly: readonly unknown[] = ['project', 'large-fund', 'disposal']
const scopeField: Readonly<{ [kind: string]: string }> = { 'large-fund': 'largeFund' }

/** What is asked of a topic before it comes to a meeting. */
const before = {
  'topic-within-scope': {
    label: { zh: '议题不超出议事范围', en: 'The topic is within the body’s scope' },
    says: {
      zh: '该事项不在所选机构的议事范围内；重大事项由党组会议决，请改选议决机构。',
      en: 'This body may not decide such a matter; major matters belong to the Party group. Choose another body.',
    },
    on: ['propose', 'admit'],
    severity: 'refuse',
    at: 'body',
    needs: ({ record: { fields } }) => ({
      rules: {
        register: 'procedure-rules',
        ask: 'first',
        where: { state: ['in-force'], fields: { body: { is: String(fields['body']) } } },
      },
    }),
    holds: ({ record: { fields }, known: { rules } }) => {
      const kind = String(fields['kind'])
      if (typeof rules === 'object' && rules) return rules.fields[scopeField[kind] ?? kind] === true
      return !major.includes(kind) || fields['body'] === 'party-group'
    },
    covers: ['HY03', 'HY06'],
  },
  'large-amount-goes-to-party-group': {
    label: { zh: '大额资金上党组会', en: 'Large amounts go to the Party group' },
    says: {
      zh: '金额超过大额资金标准，须按重大事项由党组会集体决定；请改选事项类别和议决机构。',
      en: 'The amount is above the threshold: it is a major matter, for the Party group. Change kind and body.',
    },
    on: ['propose', 'admit'],
    severity: 'refuse',
    at: 'amount',
    holds: ({ record: { fields }, settings }) => {
      const { amount, kind, body } = fields
      if (typeof amount !== 'number' || amount <= Number(settings['largeFundYuan']) * 100) return true
      return major.includes(kind) && (body === 'party-group' || body === 'party-group-extended')
    },
    covers: ['HY01', 'HY04'],
  },
  'large-fund-names-amount': {
    label: { zh: '大额资金写明金额', en: 'A large fund names its amount' },
    says: { zh: '大额资金使用要写明金额。', en: 'A large fund names its amount.' },
    on: ['propose', 'admit'],
    severity: 'refuse',
    at: 'amount',
    holds: ({ record: { fields } }) => fields['kind'] !== 'large-fund' || typeof fields['amount'] === 'number',
    covers: ['HY04'],
  },
  'one-matter-one-topic': {
    label: { zh: '一事一议', en: 'One matter, one topic' },
    says: {
      zh: '一个议题只议一件事；请把几件事分成几个议题提出。',
      en: 'A topic is one matter; propose several one by one.',
    },
    on: ['propose'],
    severity: 'refuse',
    at: 'subject',
    holds: ({ record: { fields } }) => !/[;；\n]|等.{0,3}[项件]|若干(事项|问题)/u.test(String(fields['subject'] ?? '')),
    covers: ['HY17'],
  },
  'consulted-before-meeting': {
    label: { zh: '事前调研、征求意见、沟通', en: 'Research, opinions, talks before' },
    says: {
      zh: '三重一大事项上会前要写明事前调研、征求意见和会前沟通情况；请补充后再受理。',
      en: 'A major matter comes to a meeting with research, opinions collected and talks on record; add them first.',
    },
    on: ['admit'],
    severity: 'refuse',
    at: 'research',
    holds: ({ record: { fields } }) =>
      !major.includes(fields['kind']) ||
      ['research', 'consulted', 'communication'].every((name) => Boolean(fields[name])),
    covers: ['HY01', 'HY02'],
  },
  'papers-are-reviewed': {
    label: { zh: '上会材料已审查', en: 'Papers are reviewed' },
    says: {
      zh: '上会材料须经办公室审查通过，涉及资金、项目、资产的还须财务、法务审查通过。',
      en: 'The office passes the papers; where money, a project or assets are concerned finance and the legal adviser do too.',
    },
    on: ['admit'],
    severity: 'refuse',
    at: 'officeReview',
    holds: ({ record: { fields } }) => {
      const asked = costly.includes(fields['kind'])
        ? ['officeReview', 'legalReview', 'financeReview']
        : ['officeReview']
      return asked.every((name) => fields[name] === 'passed')
    },
    covers: ['HY15'],
  },
  'meeting-takes-topic': {
    label: { zh: '列入同一机构待召开的会议', en: 'A meeting of that body to come' },
    says: {
      zh: '所选会议不是该机构待召开的会议，请另选。',
      en: 'Choose a meeting of that body that is still to be held.',
    },
    on: ['schedule'],
    severity: 'refuse',
    at: 'meeting',
    needs: ({ record: { fields } }) => ({
      fits: {
        register: 'meeting',
        ask: 'count',
        where: { id: String(fields['meeting']), state: ['planned'], fields: { body: { is: String(fields['body']) } } },
      },
    }),
    holds: ({ known: { fits } }) => fits === 1,
    covers: ['HY01'],
  },
} as const satisfies Readonly<{ [rule: string]: RuleSpec }>

/** What is asked of the decision itself. */
const decided = {
  'every-member-has-spoken': {
    label: { zh: '到会人员逐一表态', en: 'Every member has spoken' },
    says: {
      zh: '会议尚未召开，或还有到会人员没有表态；须逐一表态后作出决定。',
      en: 'The meeting was not held yet, or somebody present has not given a view; each does before it is decided.',
    },
    on: ['decide', 'reject'],
    severity: 'refuse',
    needs: ({ record: { fields } }) => ({
      held: {
        register: 'meeting',
        ask: 'first',
        where: { id: String(fields['meeting']), fields: { heldOn: { filled: true } } },
      },
    }),
    holds: ({ record: { fields }, known: { held } }) => {
      const present = typeof held === 'object' && held ? held.fields['present'] : null
      const views = ['votesFor', 'votesAgainst', 'abstained'].reduce((sum, name) => sum + Number(fields[name] ?? 0), 0)
      return Array.isArray(present) && views === present.length
    },
    covers: ['HY02', 'HY16'],
  },
  'decided-by-majority': {
    label: { zh: '应到人员过半数同意', en: 'More than half of those called agree' },
    says: {
      zh: '同意的不超过应到人员的半数，不能作出同意的决定。',
      en: 'No more than half of those called agree; it is not adopted.',
    },
    on: ['decide'],
    severity: 'refuse',
    needs: ({ record: { fields } }) => ({
      held: { register: 'meeting', ask: 'first', where: { id: String(fields['meeting']) } },
    }),
    holds: ({ record: { fields }, known: { held } }) => {
      const called = typeof held === 'object' && held ? held.fields['called'] : null
      return Array.isArray(called) && Number(fields['votesFor'] ?? 0) * 2 > called.length
    },
    covers: ['HY01', 'HY16'],
  },
  'dissent-is-on-record': {
    label: { zh: '不同意见如实记录', en: 'Dissent is on record' },
    says: {
      zh: '有人不同意，要如实记录不同意见和理由。',
      en: 'Somebody disagreed: what was said, and why, is put on record.',
    },
    on: ['decide'],
    severity: 'refuse',
    at: 'dissent',
    holds: ({ record: { fields } }) => !fields['votesAgainst'] || Boolean(fields['dissent']),
    covers: ['HY16'],
  },
  'papers-are-attached': {
    label: { zh: '附上会材料', en: 'Papers are attached' },
    says: { zh: '议题没有附上会材料，审查时请一并补上。', en: 'No papers are attached; add them for the review.' },
    on: ['propose'],
    severity: 'warn',
    at: 'papers',
    holds: ({ record: { fields } }) => {
      const papers = fields['papers'] ?? null
      return !major.includes(fields['kind']) || (isList(papers) && papers.length > 0)
    },
    covers: ['HY15'],
    cures: ['上会材料', '材料不全'],
  },
} as const satisfies Readonly<{ [rule: string]: RuleSpec }>

export const topicRules = { ...before, ...decided }
