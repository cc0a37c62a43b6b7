import type { Label } from '../../src/contract/wording.ts'

/** Words of the top bar: what is found by a few letters, and what concerns me. */
export const words = {
  ledger: { zh: '整改台账', en: 'Rectification ledger' },
  quickFind: { zh: '查找', en: 'Find' },
  quickOpen: { zh: '查找 Ctrl K', en: 'Find, Ctrl K' },
  quickPlaceholder: { zh: '输入页面、台账名称或者记录中的文字', en: 'A page, a register, or words of a record' },
  quickFinds: { zh: '找到的', en: 'Found' },
  quickKeys: { zh: '上下键选择，回车打开，Esc 关闭', en: 'Arrows choose, Enter goes there, Esc closes' },
  quickNone: { zh: '没有找到您可以查看的内容', en: 'Nothing you may see holds these words' },
  page: { zh: '页面', en: 'Page' },
  bell: { zh: '与我有关', en: 'What concerns me' },
  bellN: { zh: '与我有关，{n} 项未看', en: 'What concerns me, {n} not looked at' },
  bellEmpty: { zh: '没有与您有关的新事项', en: 'Nothing new concerns you' },
  waiting: { zh: '待办 {n} 项', en: '{n} waiting' },
  overdueN: { zh: '逾期 {n}', en: '{n} overdue' },
  soonN: { zh: '三日内到期 {n}', en: '{n} due within three days' },
  raised: { zh: '催办到您', en: 'Raised to you' },
  tasks: { zh: '交办给您', en: 'Given to you' },
  mentions: { zh: '提请您关注', en: 'Brought before you' },
  calendar: { zh: '日历', en: 'Calendar' },
  health: { zh: '机制健康', en: 'Health of mechanisms' },
  settings: { zh: '参数设置', en: 'Settings' },
  gallery: { zh: '台账总览', en: 'All registers' },
  fresh: { zh: '新', en: 'new' },
} as const satisfies Readonly<Record<string, Label>>
