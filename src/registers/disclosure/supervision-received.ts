import { defineRegister } from '../../kernel/register.ts'
import { figure } from '../../kernel/answers.ts'
import { above, everyone, publishers } from './words.ts'

/**
 * Supervision that a unit accepted (接受监督): who looked on, at which meeting, whether it kept to its agenda and who was absent, what they said, and what was done
 * about it. What citizens write is in another register.
 */
export const supervisionReceived = defineRegister({
  name: 'supervision-received',
  label: { zh: '接受监督', en: 'Supervision accepted' },
  covers: ['GK08'],
  cures: ['接受监督', '民主监督', '监督意见'],
  version: '2026-01-01',
  domain: 'disclosure',
  starts: 'off',
  fields: {
    title: { kind: 'text', label: { zh: '监督事项', en: 'Matter' }, required: true, inList: true },
    kind: {
      kind: 'choice',
      label: { zh: '监督方式', en: 'How' },
      required: true,
      inList: true,
      choices: {
        attended: { zh: '列席会议', en: 'Attended a meeting' },
        'party-members': { zh: '党员评议', en: 'Party members' },
        public: { zh: '群众代表座谈', en: 'People’s representatives' },
        inspected: { zh: '实地察看', en: 'Looked on the spot' },
      },
      covers: ['GK08'],
    },
    supervisor: {
      kind: 'text',
      label: { zh: '监督单位或人员', en: 'Who' },
      required: true,
      inList: true,
      covers: ['GK08'],
    },
    on: { kind: 'day', label: { zh: '监督日期', en: 'On' }, required: true, inList: true },
    inScope: { kind: 'yesno', label: { zh: '按议题范围进行', en: 'Kept to its agenda' }, covers: ['GK08'] },
    expected: { kind: 'integer', label: { zh: '应到人数', en: 'Expected' }, min: 1, max: 10_000, covers: ['GK08'] },
    present: { kind: 'integer', label: { zh: '实到人数', en: 'Present' }, min: 0, max: 10_000, covers: ['GK08'] },
    absence: { kind: 'text', label: { zh: '缺席或超范围说明', en: 'Why absent or outside' }, max: 500 },
    said: { kind: 'longtext', label: { zh: '监督意见', en: 'What they said' }, required: true, covers: ['GK08'] },
    answer: { kind: 'longtext', label: { zh: '采纳和整改情况', en: 'What was done about it' }, covers: ['GK08'] },
    files: { kind: 'files', label: { zh: '记录', en: 'Papers' } },
  },
  columns: { title: 'title' },
  parties: { ...publishers, ...above, ...everyone },
  readers: ['everyone', 'inspection'],
  states: {
    recorded: { label: { zh: '待回应', en: 'Recorded' }, awaits: ['answer'] },
    answered: { label: { zh: '已回应', en: 'Answered' }, final: true },
  },
  verbs: {
    record: {
      label: { zh: '登记监督', en: 'Record' },
      by: ['office'],
      from: 'nothing',
      to: 'recorded',
      takes: ['title', 'kind', 'supervisor', 'on', 'inScope', 'expected', 'present', 'absence', 'said', 'files'],
      elsewhere: { zh: '监督已经登记。', en: 'It is on record already.' },
      covers: ['GK08'],
    },
    answer: {
      label: { zh: '登记回应', en: 'Answer' },
      by: ['office'],
      from: ['recorded'],
      to: 'answered',
      takes: ['answer', 'files'],
      needs: ['answer'],
      already: ['answered'],
      covers: ['GK08'],
    },
  },
  rules: {
    'attended-meeting-is-counted': {
      label: { zh: '到会和范围写明', en: 'Attendance and scope said' },
      says: {
        zh: '列席会议请写明是否按议题范围进行、应到和实到人数；有缺席或者超范围的，写明原因。',
        en: 'Say whether the meeting kept to its agenda and how many were there; where somebody was absent, say why.',
      },
      on: ['record'],
      severity: 'refuse',
      at: 'present',
      holds: ({ record: { fields } }) => {
        const { kind, inScope, expected, present, absence } = fields
        if (kind !== 'attended') return true
        if (typeof inScope !== 'boolean' || typeof expected !== 'number' || typeof present !== 'number') return false
        return present <= expected && ((inScope && figure(present) === expected) || Boolean(absence))
      },
      covers: ['GK08'],
    },
    'supervised-on-a-past-day': {
      label: { zh: '监督日期不晚于今天', en: 'By today' },
      says: { zh: '监督日期晚于今天，请核对。', en: 'It would be after today; please check.' },
      on: ['record'],
      severity: 'refuse',
      at: 'on',
      holds: ({ record: { fields }, today }) => typeof fields['on'] !== 'string' || fields['on'] <= today,
    },
  },
  settings: {
    supervisionAnswerDays: {
      label: { zh: '回应时限（工作日）', en: 'Working days to answer' },
      standard: 10,
      min: 1,
      max: 60,
    },
  },
  deadlines: {
    'supervision-answer-due': {
      label: { zh: '回应时限', en: 'Answer due' },
      verb: 'answer',
      starts: { on: 'record' },
      within: { workingDays: 'supervisionAnswerDays' },
      escalate: [{ after: 1, to: 'leadingGroup' }],
      covers: ['GK08'],
    },
  },
})
