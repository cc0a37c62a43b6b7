import { defineRegister } from '../../kernel/register.ts'
import type { Facts } from '../../kernel/spec.ts'
import type { Answer, Question } from '../../kernel/where.ts'
import { bodies, bodySeats, outsiders, overseers, tookPart } from './words.ts'

const bodyNames = ['inspection', 'group', 'discipline', 'organisation', 'publicity'] as const

/**
 * Opinions of the reviewing bodies (会审意见): each body that a round names is asked about every declaration and every plan, and agrees, or returns it with the reason.
 * A body that never signs in answers on paper, which the office enters.
 */
export const reviewOpinion = defineRegister({
  name: 'review-opinion',
  label: { zh: '会审意见', en: 'Review opinion' },
  covers: ['ZG17'],
  version: '2026-01-01',
  domain: 'rectification',
  fields: {
    about: { kind: 'text', label: { zh: '会审事项', en: 'About' }, required: true, inList: true },
    body: { kind: 'choice', label: { zh: '会审单位', en: 'Body' }, required: true, inList: true, choices: bodies },
    round: { kind: 'ref', register: 'inspection-round', label: { zh: '巡察轮次', en: 'Round' }, inList: true },
    finding: { kind: 'ref', register: 'inspection-finding', label: { zh: '问题', en: 'Finding' } },
    plan: { kind: 'ref', register: 'rectification-plan', label: { zh: '整改方案', en: 'Plan' } },
    soughtOn: { kind: 'day', label: { zh: '提请日期', en: 'Sought on' }, inList: true },
    opinion: { kind: 'longtext', label: { zh: '意见', en: 'Opinion' }, max: 2000 },
    signer: { kind: 'text', label: { zh: '签字人', en: 'Signed by' }, max: 60 },
    signedOn: { kind: 'day', label: { zh: '签字日期', en: 'Signed on' } },
    paper: { kind: 'files', label: { zh: '会审意见表', en: 'The signed form' } },
  },
  columns: { title: 'about' },
  parties: { ...overseers, ...outsiders },
  readers: [
    'director',
    'deputy',
    'leadingGroup',
    'office',
    'inspection',
    'group',
    'discipline',
    'organisation',
    'publicity',
  ],
  states: {
    sought: { label: { zh: '待会审', en: 'Sought' }, awaits: ['agree', 'send-back'] },
    agreed: { label: { zh: '同意', en: 'Agreed' }, final: true },
    'sent-back': { label: { zh: '退回补充整改', en: 'Sent back' }, final: true },
    lapsed: { label: { zh: '不再会审', en: 'Lapsed' }, final: true },
  },
  verbs: {
    seek: {
      label: { zh: '提请会审', en: 'Seek' },
      by: ['house'],
      from: 'nothing',
      to: 'sought',
      takes: ['about', 'body', 'round', 'finding', 'plan'],
      sets: ({ today }) => ({ soughtOn: today }),
      elsewhere: { zh: '已经提请会审。', en: 'It is asked for already.' },
      covers: ['ZG17'],
    },
    'seek-again': {
      label: { zh: '再次提请会审', en: 'Seek again' },
      by: ['house'],
      from: ['agreed', 'sent-back', 'lapsed'],
      to: 'sought',
      sets: ({ today }) => ({ soughtOn: today, opinion: null, signer: null, signedOn: null, paper: null }),
      already: ['sought'],
    },
    agree: {
      label: { zh: '同意', en: 'Agree' },
      by: ['office', ...bodyNames],
      from: ['sought'],
      to: 'agreed',
      takes: ['opinion', 'signer', 'signedOn', 'paper'],
      already: ['agreed'],
      elsewhere: { zh: '这次会审已经退回或者不再进行。', en: 'It was sent back, or is not reviewed any more.' },
      covers: ['ZG17', 'ZG18'],
    },
    'send-back': {
      label: { zh: '退回', en: 'Send back' },
      by: ['office', ...bodyNames],
      from: ['sought'],
      to: 'sent-back',
      takes: ['opinion', 'signer', 'signedOn', 'paper'],
      needs: ['opinion'],
      causes: [
        {
          register: 'inspection-finding',
          verb: 'return',
          each: ({ record: { fields } }) =>
            typeof fields['finding'] === 'string' ? [{ record: fields['finding'], ...returning(fields) }] : [],
        },
        {
          register: 'rectification-plan',
          verb: 'return',
          each: ({ record: { fields } }) =>
            typeof fields['plan'] === 'string' ? [{ record: fields['plan'], ...returning(fields) }] : [],
        },
      ],
      already: ['sent-back'],
      elsewhere: { zh: '这次会审已经同意或者不再进行。', en: 'It was agreed to, or is not reviewed any more.' },
      covers: ['ZG17', 'ZG18'],
    },
    lapse: {
      label: { zh: '停止会审', en: 'Lapse' },
      by: ['house'],
      from: ['sought'],
      to: 'lapsed',
      already: ['lapsed'],
      elsewhere: { zh: '会审意见已经给出。', en: 'The opinion is given already.' },
    },
  },
  rules: {
    'opinion-of-own-body': {
      label: { zh: '只代表本单位', en: 'For the own body only' },
      says: {
        zh: '这份会审意见由另一单位出具，你的席位不能代其办理。',
        en: 'This opinion is another body’s to give, not that of your seat.',
      },
      on: ['agree', 'send-back'],
      severity: 'refuse',
      at: 'body',
      holds: ({ actor, record: { fields } }) =>
        actor.kind !== 'person' || !actor.seat || actor.seat.kind === bodySeats[String(fields['body'])],
      covers: ['ZG17'],
    },
    'opinion-on-paper': {
      label: { zh: '代录须有签字原件', en: 'Entered from a signed paper' },
      says: {
        zh: '代会审单位登记的意见，须填写签字人、签字日期并附会审意见表扫描件。',
        en: 'An opinion entered for a body names who signed it and when, and keeps the signed form.',
      },
      on: ['agree', 'send-back'],
      severity: 'refuse',
      at: 'paper',
      holds: ({ actor, record: { fields } }) =>
        (actor.kind === 'person' && actor.seat !== null) ||
        ['signer', 'signedOn', 'paper'].every((name) => Boolean(fields[name])),
      covers: ['ZG17'],
    },
    'opinion-signed-by-today': {
      label: { zh: '签字日期不晚于今天', en: 'Signed by today' },
      says: { zh: '签字日期晚于今天，请核对。', en: 'It would be signed in the future; please check.' },
      on: ['agree', 'send-back'],
      severity: 'refuse',
      at: 'signedOn',
      holds: ({ record: { fields }, today }) => typeof fields['signedOn'] !== 'string' || fields['signedOn'] <= today,
    },
    'signer-not-of-the-unit': {
      label: { zh: '签字人不是本单位人员', en: 'Signed by nobody of the unit' },
      says: {
        zh: '签字人是本单位在岗人员，不能代表会审单位签字，请核对原件。',
        en: 'The signer works in this unit and cannot sign for the reviewing body; look at the paper.',
      },
      on: ['agree', 'send-back'],
      severity: 'refuse',
      at: 'signer',
      needs: ({ record: { fields } }): Readonly<{ [question: string]: Question }> =>
        typeof fields['signer'] === 'string'
          ? {
              colleague: {
                register: 'person',
                ask: 'count',
                where: { closed: false, fields: { name: { is: fields['signer'] } } },
              },
            }
          : {},
      holds: ({ known }) => !known['colleague'],
      covers: ['ZG17'],
    },
    'reviewer-took-no-part': {
      label: { zh: '会审人没有参与整改', en: 'The reviewer took no part' },
      says: {
        zh: '你是这个问题的申请人、填报人、责任领导或责任人，不能会审，也不能代录会审意见。',
        en: 'You declared, filled in or led this finding: you neither review it nor enter a review of it.',
      },
      on: ['agree', 'send-back'],
      severity: 'refuse',
      needs: ({ record: { fields } }): Readonly<{ [question: string]: Question }> =>
        typeof fields['finding'] === 'string'
          ? { finding: { register: 'inspection-finding', ask: 'first', where: { id: fields['finding'] } } }
          : {},
      holds: ({ actor, known }) => !tookPart(actor, fieldsOf(known['finding'])),
      covers: ['ZG17', 'ZG18'],
    },
  },
  claims: {
    'one-opinion-each': {
      label: { zh: '一家一份', en: 'One of each body' },
      fields: ['body', 'finding'],
      says: { zh: '这家单位对该问题的会审意见已在办理。', en: 'This body is asked about the finding already.' },
    },
  },
  deadlines: {
    'opinion-due': {
      label: { zh: '会审时限', en: 'Opinion due' },
      verb: 'agree',
      starts: { field: 'soughtOn' },
      within: { workingDays: 'reviewDays' },
      remind: [3],
      escalate: [{ after: 1, to: 'office' }],
      covers: ['ZG17'],
    },
  },
  settings: {
    reviewDays: {
      label: { zh: '会审时限（工作日）', en: 'Working days for an opinion' },
      standard: 15,
      min: 1,
      max: 60,
    },
  },
})

/** A return names the body, so that its own opinion is not taken for one that is still awaited. */
function returning(fields: Facts['record']['fields']) {
  return { fields: { returnedBy: fields['body'] ?? null }, note: String(fields['opinion'] ?? '') }
}

function fieldsOf(answer: Answer | undefined): Readonly<{ [field: string]: unknown }> {
  return typeof answer === 'object' ? (answer?.fields ?? {}) : {}
}
