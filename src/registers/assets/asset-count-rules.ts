import { daysBetween, isDay } from '../../calendar/days.ts'
import type { Facts } from '../../kernel/spec.ts'
import type { Asked, Questions } from '../words.ts'

/** The result of a count as the machine adds it up: what the books say, what was there, where the two differ, what was not looked at. */
export function tallied(count: string): Questions {
  const line = { register: 'asset-count-line', lock: count } as const
  const ofCount = { count: { is: count } }
  return {
    booked: { ...line, ask: 'sum', field: 'book', where: { fields: ofCount } },
    present: { ...line, ask: 'sum', field: 'actual', where: { fields: ofCount } },
    differing: { ...line, ask: 'count', where: { fields: { ...ofCount, difference: { filled: true } } } },
    uncounted: {
      register: 'asset-card',
      ask: 'count',
      where: { closed: false },
      without: { register: 'asset-count-line', field: 'card', where: { fields: ofCount } },
    },
  }
}

export const countRules = {
  'count-by-two': {
    label: { zh: '两人以上盘点', en: 'Counted by two' },
    says: { zh: '盘点人不足两人：请至少两人共同盘点。', en: 'Fewer than two count; let at least two do it.' },
    on: ['start'],
    severity: 'refuse',
    at: 'counters',
    holds: ({ record: { fields } }: Facts) => Array.isArray(fields['counters']) && fields['counters'].length >= 2,
    covers: ['ZC03'],
  },
  'all-assets-counted': {
    label: { zh: '逐件盘到', en: 'Every asset counted' },
    says: {
      zh: '还有在账资产没有盘到：请逐件盘完，找不到的也要登记为差异。',
      en: 'Some assets on the books were not counted: count each, and note as a difference what is not found.',
    },
    on: ['finish'],
    severity: 'refuse',
    needs: ({ record }: Asked) => tallied(record.id),
    holds: ({ known }: Facts) => known['uncounted'] === 0,
    covers: ['ZC03'],
  },
  'differences-settled': {
    label: { zh: '差异逐条处理', en: 'Every difference settled' },
    says: {
      zh: '还有差异没有说明原因或没有处理：请逐条说明、处理后再办结。',
      en: 'Some differences are not explained or not treated; settle each of them first.',
    },
    on: ['treat'],
    severity: 'refuse',
    needs: ({ record }: Asked): Questions => ({
      open: {
        register: 'asset-count-line',
        ask: 'count',
        where: { closed: false, fields: { count: { is: record.id } } },
        lock: record.id,
      },
    }),
    holds: ({ known }: Facts) => known['open'] === 0,
    covers: ['ZC03'],
  },
  'reported-by-today': {
    label: { zh: '报送日期不晚于今天', en: 'Reported by today' },
    says: { zh: '报送日期晚于今天：报送后再登记。', en: 'It is not sent yet; note it once it is.' },
    on: ['report'],
    severity: 'refuse',
    at: 'reportedOn',
    holds: ({ record: { fields }, today }: Facts) => {
      const { reportedOn } = fields
      return !isDay(reportedOn) || daysBetween(reportedOn, today) >= 0
    },
    covers: ['ZC03'],
  },
} as const
