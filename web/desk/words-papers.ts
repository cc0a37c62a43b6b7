import type { Label } from '../../src/contract/wording.ts'

/** Words of the menu of papers. What each paper is called comes with the record. */
export const words = {
  papers: { zh: '文书', en: 'Papers' },
  papersHelp: {
    zh: '按今天的台账生成，每次取出都登记在“数据导出登记”。',
    en: 'Written from the ledger as of today; each one taken is on record as an export.',
  },
  docx: { zh: '文档', en: 'Word' },
  xlsx: { zh: '表格', en: 'Excel' },
  html: { zh: '打印', en: 'Print' },
  zip: { zh: '压缩包', en: 'Zip' },
  pdf: { zh: 'pdf', en: 'PDF' },
  takeAs: { zh: '{paper} {format}', en: '{paper} {format}' },
  nonePapers: { zh: '目前没有可以生成的文书。', en: 'No paper can be written of it now.' },
  complete: { zh: '填写{what}', en: 'Fill in {what}' },
  number: { zh: '文号', en: 'number' },
  numberLike: { zh: '如 云融〔2026〕5号', en: 'such as 云融〔2026〕5号' },
  addressee: { zh: '主送单位', en: 'addressee' },
  addresseeLike: { zh: '不填按台账', en: 'as the ledger has it' },
  signedOn: { zh: '签署日期', en: 'day of signing' },
  goesInto: { zh: '写入：{papers}', en: 'goes into: {papers}' },
  ofRound: { zh: '巡察轮次', en: 'Round' },
  noRound: {
    zh: '还没有登记巡察轮次：登记以后可以生成方案、台账和报告。',
    en: 'No round yet: with one there are plan, ledger and reports.',
  },
} as const satisfies Readonly<Record<string, Label>>
