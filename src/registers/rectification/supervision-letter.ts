import { defineRegister } from '../../kernel/register.ts'
import type { Facts } from '../../kernel/spec.ts'
import type { Answer, Question } from '../../kernel/where.ts'
import { outsiders, overseers, responsible } from './words.ts'

/**
 * Letters of supervision (督办文书), rung by rung: notice, guidance that the principal signs for, reminder before the day, admonition with a last day, and the letter
 * that calls to account. Each has its number and its receipt. Which is due is said by the deadline of the finding; a person decides and writes it.
 */
export const supervisionLetter = defineRegister({
  name: 'supervision-letter',
  label: { zh: '督办文书', en: 'Supervision letter' },
  covers: ['ZG19'],
  version: '2026-01-01',
  domain: 'rectification',
  fields: {
    title: { kind: 'text', label: { zh: '标题', en: 'Title' }, required: true, inList: true },
    kind: {
      kind: 'choice',
      label: { zh: '文书种类', en: 'Kind' },
      required: true,
      inList: true,
      choices: {
        notice: { zh: '督办通知', en: 'Supervision notice' },
        guidance: { zh: '指导书', en: 'Letter of guidance' },
        reminder: { zh: '提醒书', en: 'Letter of reminder' },
        admonition: { zh: '告诫书', en: 'Letter of admonition' },
        accountability: { zh: '问责书', en: 'Letter of accountability' },
      },
    },
    number: { kind: 'text', label: { zh: '文号', en: 'Number' }, required: true, inList: true, max: 60 },
    round: { kind: 'ref', register: 'inspection-round', label: { zh: '巡察轮次', en: 'Round' } },
    finding: { kind: 'ref', register: 'inspection-finding', label: { zh: '问题', en: 'Finding' }, required: true },
    issuedOn: { kind: 'day', label: { zh: '发文日期', en: 'Issued on' }, required: true, inList: true },
    lastDay: { kind: 'day', label: { zh: '最后期限', en: 'Last day' } },
    paper: { kind: 'files', label: { zh: '文书原件', en: 'The paper' } },
    signedBy: { kind: 'person', label: { zh: '签收人', en: 'Signed for by' } },
    signedOn: { kind: 'day', label: { zh: '签收日期', en: 'Signed for on' } },
    answer: { kind: 'longtext', label: { zh: '办理回复', en: 'Answer' }, max: 4000 },
  },
  columns: { title: 'title' },
  parties: { ...overseers, ...responsible, ...outsiders },
  readers: ['director', 'deputy', 'leadingGroup', 'office', 'responsible', 'inspection'],
  states: {
    issued: { label: { zh: '待签收', en: 'Issued' }, awaits: ['sign-for'] },
    signed: { label: { zh: '待回复', en: 'Signed for' }, awaits: ['answer'] },
    answered: { label: { zh: '已回复', en: 'Answered' }, final: true },
  },
  verbs: {
    issue: {
      label: { zh: '发出', en: 'Issue' },
      by: ['office', 'inspection'],
      from: 'nothing',
      to: 'issued',
      takes: ['title', 'kind', 'number', 'round', 'finding', 'issuedOn', 'lastDay', 'paper'],
      causes: [
        {
          register: 'inspection-finding',
          verb: 'set-due-day',
          each: ({ record: { fields } }) =>
            fields['kind'] === 'admonition' && typeof fields['lastDay'] === 'string'
              ? [{ record: String(fields['finding']), fields: { dueOn: fields['lastDay'] } }]
              : [],
        },
      ],
      elsewhere: { zh: '文书已经发出。', en: 'The letter has gone out.' },
      covers: ['ZG19'],
    },
    'sign-for': {
      label: { zh: '签收', en: 'Sign for' },
      by: ['director'],
      from: ['issued'],
      to: 'signed',
      takes: ['signedOn'],
      needs: ['signedOn'],
      sets: ({ actor }) => (actor.kind === 'person' ? { signedBy: actor.id } : {}),
      already: ['signed', 'answered'],
      covers: ['ZG08', 'ZG19'],
    },
    answer: {
      label: { zh: '回复办理情况', en: 'Answer' },
      by: ['office', 'responsible'],
      unasked: ['responsible'],
      from: ['signed'],
      to: 'answered',
      takes: ['answer'],
      needs: ['answer'],
      already: ['answered'],
      elsewhere: { zh: '文书先由主要负责人签收，再回复。', en: 'The principal signs for it first.' },
      covers: ['ZG19'],
    },
  },
  rules: {
    'letter-signed-in-person': {
      label: { zh: '主要负责人本人签收', en: 'Signed for in person' },
      says: {
        zh: '督办文书由主要负责人本人签收，不能代签；本人不在系统办理的，签字原件由代录员登记。',
        en: 'The principal signs for it in person, not somebody standing in; a paper signed by hand is entered by the recorder.',
      },
      on: ['sign-for'],
      severity: 'refuse',
      holds: ({ actor }) => actor.kind === 'person' && actor.posts.some(({ post }) => post === 'director'),
      covers: ['ZG08'],
    },
    'letter-days-in-order': {
      label: { zh: '文书日期核对', en: 'Days in order' },
      says: {
        zh: '发文日期不能晚于今天，签收日期不能早于发文日期，也不能晚于今天，请核对。',
        en: 'It is issued by today, and signed for on or after that day and by today.',
      },
      on: ['issue', 'sign-for'],
      severity: 'refuse',
      at: 'issuedOn',
      holds: ({ record: { fields }, today }) =>
        [fields['issuedOn'], fields['signedOn']].every((day) => typeof day !== 'string' || day <= today) &&
        (typeof fields['signedOn'] !== 'string' || fields['signedOn'] >= String(fields['issuedOn'])),
    },
    'admonition-has-last-day': {
      label: { zh: '告诫书另定最后期限', en: 'An admonition sets a last day' },
      says: {
        zh: '告诫书须写明今天以后的最后期限；其他文书不改变整改时限，不填最后期限。',
        en: 'An admonition sets a last day after today; no other letter moves the day.',
      },
      on: ['issue'],
      severity: 'refuse',
      at: 'lastDay',
      holds: ({ record: { fields }, today }) =>
        fields['kind'] === 'admonition' ? String(fields['lastDay'] ?? '') > today : !fields['lastDay'],
      covers: ['ZG19'],
    },
    'letter-fits-the-day': {
      label: { zh: '文书与时限相符', en: 'The letter fits the day' },
      says: {
        zh: '提醒书用于到期以前，告诫书、问责书用于逾期以后，与这个问题的整改时限不符，请核对。',
        en: 'A reminder goes out before the day, an admonition and a calling to account after it; please check.',
      },
      on: ['issue'],
      severity: 'warn',
      at: 'kind',
      needs: asksFinding,
      holds: ({ record: { fields }, known }) => {
        const due = fieldsOf(known['finding'])['dueOn']
        if (typeof due !== 'string') return true
        const late = due < String(fields['issuedOn'])
        if (fields['kind'] === 'reminder') return !late
        return !['admonition', 'accountability'].includes(String(fields['kind'])) || late
      },
      covers: ['ZG19'],
    },
    'account-after-admonition': {
      label: { zh: '先告诫后问责', en: 'Admonished first' },
      says: {
        zh: '这个问题还没有发过告诫书：问责书应在告诫以后仍不整改时发出。',
        en: 'No admonition went out for this finding: the letter of accountability follows one.',
      },
      on: ['issue'],
      severity: 'refuse',
      at: 'kind',
      needs: ({ record: { fields } }): Readonly<{ [question: string]: Question }> => ({
        admonished: {
          register: 'supervision-letter',
          ask: 'count',
          where: { fields: { finding: { is: String(fields['finding']) }, kind: { is: 'admonition' } } },
        },
      }),
      holds: ({ record: { fields }, known }) => fields['kind'] !== 'accountability' || Boolean(known['admonished']),
      covers: ['ZG19'],
    },
  },
  claims: {
    'letter-number': {
      label: { zh: '文号', en: 'Number of the letter' },
      fields: ['number'],
      says: { zh: '这个文号已用于另一份督办文书，请核对。', en: 'Another letter has this number; please check.' },
    },
  },
  deadlines: {
    'letter-sign-due': {
      label: { zh: '签收时限', en: 'To be signed for' },
      verb: 'sign-for',
      starts: { on: 'issue' },
      within: { workingDays: 'signDays' },
      escalate: [{ after: 1, to: 'office' }],
      covers: ['ZG19'],
    },
  },
  settings: {
    signDays: {
      label: { zh: '签收时限（工作日）', en: 'Working days to sign' },
      ...{ standard: 3, min: 1, max: 30 },
    },
  },
})

function asksFinding({ record: { fields } }: Omit<Facts, 'known'>): Readonly<{ [question: string]: Question }> {
  return typeof fields['finding'] === 'string'
    ? { finding: { register: 'inspection-finding', ask: 'first', where: { id: fields['finding'] } } }
    : {}
}

function fieldsOf(answer: Answer | undefined): Readonly<{ [field: string]: unknown }> {
  return typeof answer === 'object' ? (answer?.fields ?? {}) : {}
}
