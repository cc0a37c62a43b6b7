import type { Facts, RuleSpec } from '../../kernel/spec.ts'
import { figure, figureIn } from '../../kernel/answers.ts'

const contactBlock = ['phone', 'mail', 'address', 'postcode'] as const

/** What must hold of a notice before it leaves the house. */
export const noticeRules = {
  'contact-block-complete': {
    label: { zh: '监督联系方式齐全', en: 'Contact block complete' },
    says: {
      zh: '联系电话、电子邮箱、通信地址、邮政编码没有填全，或者格式不对（邮编六位，邮箱含@）：请补齐本单位的联系方式。',
      en: 'Telephone, e-mail, address and postcode of the unit must all be there and well formed (six digits, an @).',
    },
    on: ['submit'],
    severity: 'refuse',
    at: 'phone',
    holds: ({ record: { fields } }: Facts) =>
      contactBlock.every((field) => Boolean(fields[field])) &&
      /^\d{6}$/.test(String(fields['postcode'])) &&
      /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(String(fields['mail'])),
    covers: ['GK02'],
  },
  'contact-is-no-personal-mobile': {
    label: { zh: '不用个人手机号', en: 'No personal mobile' },
    says: {
      zh: '联系电话像是手机号码：请改用单位的办公电话，避免公开个人号码。',
      en: 'The telephone looks like a personal mobile; give the office’s number instead.',
    },
    on: ['draft', 'edit', 'submit'],
    severity: 'warn',
    at: 'phone',
    holds: ({ record: { fields } }: Facts) =>
      !/(?<!\d)1[3-9]\d{9}(?!\d)/.test(String(fields['phone'] ?? '').replace(/[\s-]/g, '')),
    covers: ['GK02', 'GK07'],
  },
  'withheld-by-approval-only': {
    label: { zh: '不公开须经批准', en: 'Withheld by approval only' },
    says: {
      zh: '有经批准不公开的事项：请填写批准文号和批准日期（系统不记录理由）。没有的，项数填 0 或不填。',
      en: 'Items are withheld: give the number and the day of the approval, nothing else. Where none is, leave it 0.',
    },
    on: ['submit'],
    severity: 'refuse',
    at: 'withheldNumber',
    holds: ({ record: { fields } }: Facts) =>
      figure(fields['withheld']) > 0 === Boolean(fields['withheldNumber'] && fields['withheldOn']),
    covers: ['GK07'],
  },
  'as-of-day-is-past': {
    label: { zh: '截止日不晚于今天', en: 'As of today at the latest' },
    says: { zh: '统计截止日晚于今天，请核对。', en: 'The as-of day is in the future; please check.' },
    on: ['draft', 'edit'],
    severity: 'refuse',
    at: 'asOf',
    holds: ({ record: { fields }, today }: Facts) => typeof fields['asOf'] !== 'string' || fields['asOf'] <= today,
    covers: ['GK01'],
  },
  'above-has-reviewed': {
    label: { zh: '上级已审核', en: 'Reviewed above' },
    says: {
      zh: '社会公开的文本还没有登记上级审核：请先登记上级审核的日期和文号。',
      en: 'The public text is not reviewed above yet: enter the day and the number of the review first.',
    },
    on: ['freeze'],
    severity: 'refuse',
    at: 'reviewNumber',
    holds: ({ record: { fields }, settings }: Facts) =>
      fields['kind'] !== 'public' || settings['reviewAbove'] !== 1 || Boolean(fields['reviewNumber']),
    covers: ['GK01'],
  },
  'party-first-then-public': {
    label: { zh: '党内通报在先', en: 'In the Party first' },
    says: {
      zh: '本轮还没有党内通报：请在社会公开以前或同时作党内通报。',
      en: 'Nothing has been told in the Party for this round; do so before or together with the public.',
    },
    on: ['publish'],
    severity: 'warn',
    needs: ({ record: { fields } }: Omit<Facts, 'known'>) => ({
      told: {
        register: 'public-notice',
        ask: 'count' as const,
        where: {
          state: ['published'],
          fields: { kind: { is: 'party' }, round: { is: String(fields['round'] ?? '') } },
        },
      },
    }),
    holds: ({ record: { fields }, known }: Facts) => fields['kind'] !== 'public' || figureIn(known['told']) > 0,
    covers: ['GK07'],
  },
  'published-in-its-time': {
    label: { zh: '公布日期核对', en: 'Published in its time' },
    says: {
      zh: '公布日期不能早于审定日期，也不能晚于今天，请核对。',
      en: 'It is published after it was approved and by today; please check.',
    },
    on: ['publish'],
    severity: 'refuse',
    at: 'publishedOn',
    holds: ({ record: { fields }, today }: Facts) =>
      typeof fields['publishedOn'] !== 'string' ||
      (fields['publishedOn'] <= today && fields['publishedOn'] >= String(fields['approvedOn'] ?? '')),
    covers: ['GK01'],
  },
} as const satisfies Readonly<{ [rule: string]: RuleSpec }>
