import type { Facts } from '../../kernel/spec.ts'
import { fen, yuan } from '../words.ts'
import { allStand, cardQuestions, decidedFor, noneUnderWay, topicOf, underWay } from './words.ts'

/** Nothing leaves the house that is not its own, that nobody examined, or that was decided lower than its worth asks. */
export const disposalRules = {
  'disposed-assets-stand': {
    label: { zh: '资产在账在库', en: 'Assets stand in the books' },
    says: {
      zh: '所选资产有的不在账、已出借或已处置：请核对后重选。',
      en: 'Some of these assets are lent, gone or not on the books; choose again.',
    },
    on: ['apply', 'dispose'],
    severity: 'refuse',
    at: 'cards',
    needs: cardQuestions,
    holds: allStand,
    covers: ['ZC04'],
  },
  'disposed-once': {
    label: { zh: '不重复处置', en: 'Disposed of once' },
    says: {
      zh: '所选资产已有正在办理的处置或上交，请先办结那一件。',
      en: 'One of these assets is being disposed of or handed over already; finish that first.',
    },
    on: ['apply'],
    severity: 'refuse',
    at: 'cards',
    needs: underWay,
    holds: noneUnderWay,
    covers: ['ZC04'],
  },
  'approved-at-its-level': {
    label: { zh: '按金额逐级审批', en: 'Approved at its level' },
    says: {
      zh: '处置金额超过分管领导批准限额，须由主要负责人批准。',
      en: 'It is more than the deputy director may approve; the director does.',
    },
    on: ['approve'],
    severity: 'refuse',
    holds: ({ record: { fields }, settings }: Facts) => fen(fields['value']) <= yuan(settings['leaderYuan']),
    covers: ['ZC04'],
  },
  'disposal-was-decided': {
    label: { zh: '处置经集体决定', en: 'Disposal was decided together' },
    says: {
      zh: '处置金额达到集体决定标准：须有已决定、类别为资产处置的会议决定，且决定金额够本次和已按它处置的合计。',
      en: 'So much is decided together: name a decided topic on a disposal whose amount covers this and what was given away on it before.',
    },
    on: ['approve-higher'],
    severity: 'refuse',
    at: 'decision',
    needs: topicOf,
    holds: (facts: Facts) =>
      fen(facts.record.fields['value']) <= yuan(facts.settings['decisionYuan']) || decidedFor(facts),
    covers: ['ZC04'],
  },
  'sale-names-receiver': {
    label: { zh: '出售写明去向和收入', en: 'A sale names its buyer and proceeds' },
    says: {
      zh: '出售要写明接收单位和处置收入；收入按规定上缴财政。',
      en: 'A sale names the receiver and the proceeds, which go to the treasury.',
    },
    on: ['dispose'],
    severity: 'refuse',
    at: 'receiver',
    holds: ({ record: { fields } }: Facts) =>
      fields['kind'] !== 'sale' || (typeof fields['receiver'] === 'string' && typeof fields['proceeds'] === 'number'),
    covers: ['ZC04'],
  },
  'sold-not-below-appraisal': {
    label: { zh: '收入不低于评估', en: 'Not below the appraisal' },
    says: { zh: '处置收入低于评估残值，请说明原因。', en: 'The proceeds are below the appraisal; say why.' },
    on: ['dispose'],
    severity: 'warn',
    at: 'proceeds',
    holds: ({ record: { fields } }: Facts) => fen(fields['proceeds']) >= fen(fields['residual']),
    covers: ['ZC04'],
  },
} as const
