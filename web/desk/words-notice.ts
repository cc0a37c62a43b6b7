import type { Label } from '../../src/contract/wording.ts'

/** Words of the page on which a notice is composed. */
export const words = {
  composed: { zh: '通报文稿', en: 'The notice' },
  asOf: {
    zh: '数字截至 {day}，由台账逐项计算，不能手工改。',
    en: 'Figures as of {day}, computed from the ledger; nobody types them.',
  },
  preview: { zh: '预览', en: 'Preview' },
  rewrite: { zh: '改写', en: 'Rewrite' },
  figures: { zh: '数字来源', en: 'Figures' },
  doubts: { zh: '检查结果', en: 'Checks' },
  clean: { zh: '检查没有发现问题。', en: 'The checks found nothing.' },
  errors: { zh: '错误 {n} 处，处理以后才能定稿', en: '{n} errors: they must go before it is frozen' },
  error: { zh: '错误', en: 'Error' },
  warning: { zh: '提醒', en: 'Warning' },
  note: { zh: '提示', en: 'Note' },
  record: { zh: '查看记录', en: 'Look at the record' },
  rewriteHelp: {
    zh: '留空就用系统写的文字。双花括号里的是数字，请保留：{{figure:closed}} 会自动换成截至当日的数。',
    en: 'Left empty, our own words stand. What stands in double braces is a figure: keep it, it is filled in.',
  },
  keep: { zh: '保存改写', en: 'Keep these words' },
  back: { zh: '用系统写的文字', en: 'Use the composed words' },
  kept: { zh: '改写已保存。', en: 'Kept.' },
  freeze: { zh: '定稿', en: 'Freeze' },
  freezeHelp: {
    zh: '定稿后文字、数字和校验值不再改变；需要修改的只能撤稿重拟。',
    en: 'Once frozen, text, figures and hash stay; to change it, withdraw it and draft anew.',
  },
  frozen: { zh: '通报已定稿。', en: 'Frozen.' },
  frozenNote: {
    zh: '这份通报已经定稿，以下是按现在的台账重新生成的文字，仅供对照。',
    en: 'This notice is frozen; below are the words the ledger would give now, to compare with.',
  },
  value: { zh: '数值', en: 'Value' },
  computed: { zh: '计算方法', en: 'How' },
  recordsOf: { zh: '“{label}”涉及记录 {n}', en: '“{label}”: Records {n}' },
  backToNotice: { zh: '回到通报', en: 'Back to the notice' },
  hidden: { zh: '另有 {n} 条记录您不能查看。', en: '{n} more records you may not read.' },
  counts: { zh: '涉及记录', en: 'Records' },
  opening: { zh: '开头', en: 'Opening' },
  organisation: { zh: '组织情况', en: 'Organisation' },
  totals: { zh: '总体进展', en: 'Totals' },
  next: { zh: '下一步工作', en: 'Next steps' },
  contact: { zh: '联系方式', en: 'Contact' },
} as const satisfies Readonly<Record<string, Label>>
