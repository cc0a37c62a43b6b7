import { defineRegister } from '../../kernel/register.ts'
import { stateIn, theOne } from '../../kernel/answers.ts'
import { leads } from './words.ts'

/**
 * Hands an opinion over on paper to whoever is in charge and destroys its content here (意见移交). Everything that belongs to somebody else goes this way, whatever it
 * is, so that nothing tells which of them was a tip-off: no reason, no recipient, no number is kept. Only the receiver sees it.
 */
export const opinionTransfer = defineRegister({
  name: 'opinion-transfer',
  label: { zh: '意见移交', en: 'Transfer of an opinion' },
  covers: ['GK03'],
  cures: ['线索移交', '意见移交', '转办'],
  version: '2026-01-01',
  domain: 'disclosure',
  starts: 'off',
  fields: {
    opinion: { kind: 'ref', register: 'public-opinion', label: { zh: '群众意见', en: 'Opinion' }, required: true },
    handedOn: { kind: 'day', label: { zh: '移交日期', en: 'Handed over on' }, required: true, inList: true },
    onPaper: { kind: 'yesno', label: { zh: '原文已打印并当面移交', en: 'Printed and handed over' }, required: true },
  },
  columns: { title: 'handedOn' },
  parties: { receiver: { post: 'opinion-receiver', label: { zh: '受理人', en: 'receiver' } } },
  readers: ['receiver'],
  states: { transferred: { label: { zh: '已移交', en: 'Transferred' }, final: true } },
  verbs: {
    transfer: {
      label: { zh: '移交并清除', en: 'Transfer and erase' },
      by: ['receiver'],
      from: 'nothing',
      to: 'transferred',
      takes: ['opinion', 'handedOn', 'onPaper'],
      erases: 'opinion',
      elsewhere: { zh: '已经移交。', en: 'It is handed over already.' },
      covers: ['GK03'],
    },
  },
  rules: {
    'handed-over-on-paper': {
      label: { zh: '先移交纸质件', en: 'On paper first' },
      says: {
        zh: '移交以后内容即被清除，不能恢复：请先打印原文、当面移交，再勾选“是”；移交日期不晚于今天。',
        en: 'The content is destroyed for good: print it and hand it over first, then say so; on a day no later than today.',
      },
      on: ['transfer'],
      severity: 'refuse',
      at: 'onPaper',
      holds: ({ record: { fields }, today }) =>
        fields['onPaper'] === true && String(fields['handedOn'] ?? '9') <= today,
      covers: ['GK03'],
    },
    'transferred-before-anybody-read': {
      label: { zh: '受理前移交', en: 'Before anybody else read it' },
      says: {
        zh: '这条意见已经交办，别人已经看到：不能再按移交处理，请按办理程序答复，或者申请内容清除。',
        en: 'It is assigned and others have read it: answer it, or ask for its content to be erased.',
      },
      on: ['transfer'],
      severity: 'refuse',
      at: 'opinion',
      needs: ({ record: { fields } }) => theOne('public-opinion', fields['opinion']),
      holds: ({ known }) => [undefined, 'received'].includes(stateIn(known['one'])),
    },
    'transferred-by-the-receiver': {
      label: { zh: '受理人不在班子', en: 'The receiver does not lead' },
      says: {
        zh: '班子成员和正在代理他们的人不能移交群众意见，请由其他受理人办理。',
        en: 'Whoever leads, or stands in for somebody who does, hands over no opinion; let another receiver do it.',
      },
      on: ['transfer'],
      severity: 'refuse',
      holds: ({ actor }) => !leads(actor),
    },
  },
})
