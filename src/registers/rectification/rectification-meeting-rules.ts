import type { Facts, RuleSpec } from '../../kernel/spec.ts'
import { fieldIn, figureIn } from '../../kernel/answers.ts'

type Asked = Omit<Facts, 'known'>

/** Whether it is such a meeting that is entered as held. */
const is = (kind: string, { record: { fields } }: Facts) => fields['kind'] === kind
const filled = (value: unknown) => (Array.isArray(value) ? value.length > 0 : Boolean(value))

/** What must be said of a meeting, each kind after its purpose. */
export const meetingRules = {
  'meeting-held-by-today': {
    label: { zh: '召开日期不晚于今天', en: 'Held by today' },
    says: { zh: '召开日期晚于今天，请核对。', en: 'It would be held after today; please check.' },
    on: ['hold', 'record'],
    severity: 'refuse',
    at: 'heldOn',
    holds: ({ record: { fields }, today }: Facts) => typeof fields['heldOn'] !== 'string' || fields['heldOn'] <= today,
  },
  'first-study-on-the-day': {
    label: { zh: '反馈当日研究', en: 'Studied on the day' },
    says: {
      zh: '召开日期不是反馈当日：请在议定事项中写明原因。',
      en: 'It was not held on the day of the feedback; say why among the decisions.',
    },
    on: ['hold', 'record'],
    severity: 'warn',
    at: 'heldOn',
    needs: ({ record: { fields } }: Asked) => ({
      feedback: {
        register: 'inspection-feedback',
        ask: 'first' as const,
        where: { fields: { round: { is: String(fields['round'] ?? '') } } },
      },
    }),
    holds: (facts: Facts) => {
      const feedbackOn = fieldIn(facts.known['feedback'], 'feedbackOn')
      return !is('same-day', facts) || !feedbackOn || facts.record.fields['heldOn'] === feedbackOn
    },
  },
  'second-study-settles-departments': {
    label: { zh: '逐个问题明确责任部门', en: 'Departments settled one by one' },
    says: {
      zh: '二次研究请写明参会人员，并列出明确了责任部门的问题。',
      en: 'Say who was present, and which findings were given to a department.',
    },
    on: ['hold', 'record'],
    severity: 'refuse',
    at: 'confirmed',
    holds: (facts: Facts) =>
      !is('second', facts) || (filled(facts.record.fields['confirmed']) && filled(facts.record.fields['attendees'])),
    covers: ['ZG05'],
  },
  'no-finding-without-department': {
    label: { zh: '没有责任部门的问题', en: 'Findings without a department' },
    says: {
      zh: '本轮还有问题没有责任部门，请继续研究明确。',
      en: 'Findings of this round have no department yet; go on until all have one.',
    },
    on: ['hold', 'record'],
    severity: 'warn',
    at: 'confirmed',
    needs: ({ record: { fields } }: Asked) => ({
      bare: {
        register: 'inspection-finding',
        ask: 'count' as const,
        where: {
          closed: false,
          fields: { round: { is: String(fields['round'] ?? '') }, department: { filled: false } },
        },
      },
    }),
    holds: (facts: Facts) => !is('second', facts) || figureIn(facts.known['bare']) === 0,
    covers: ['ZG05'],
  },
  'mobilisation-counts-people': {
    label: { zh: '到会人数核对', en: 'Attendance counted' },
    says: {
      zh: '动员部署会请填写到会人数和在岗人数，到会人数不能多于在岗人数。',
      en: 'Say how many were present and how many are on post; no more can be present than are on post.',
    },
    on: ['hold', 'record'],
    severity: 'refuse',
    at: 'attended',
    holds: (facts: Facts) => {
      const { attended, onPost } = facts.record.fields
      if (!is('mobilisation', facts)) return true
      return typeof attended === 'number' && typeof onPost === 'number' && attended <= onPost
    },
    covers: ['ZG06'],
  },
  'hearing-says-progress': {
    label: { zh: '听取进展有内容', en: 'A hearing says what moved' },
    says: {
      zh: '听取整改进展请写明较上次的进展和议定事项。',
      en: 'Say what has moved since the last hearing, and what was decided.',
    },
    on: ['hold', 'record'],
    severity: 'refuse',
    at: 'progress',
    holds: (facts: Facts) =>
      !is('hearing', facts) || (filled(facts.record.fields['progress']) && filled(facts.record.fields['decisions'])),
    covers: ['ZG14'],
  },
  'study-names-material': {
    label: { zh: '学习写明材料', en: 'A study says what was read' },
    says: {
      zh: '专题学习请写明学习材料和参会人员。',
      en: 'Say what was studied, and who was present.',
    },
    on: ['hold', 'record'],
    severity: 'refuse',
    at: 'material',
    holds: (facts: Facts) =>
      !is('study', facts) || (filled(facts.record.fields['material']) && filled(facts.record.fields['attendees'])),
    covers: ['ZG22'],
  },
} as const satisfies Readonly<{ [rule: string]: RuleSpec }>
