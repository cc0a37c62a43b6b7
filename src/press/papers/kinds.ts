/** A paper as a menu offers it: what it is called, what it is for, and whether its tables make sheets of their own; `bound`: what it lists can be had with it, as one zip or PDF. */
interface KindOfPaper {
  readonly label: { readonly zh: string; readonly en: string }
  readonly says: { readonly zh: string; readonly en: string }
  readonly sheets?: true
  readonly bound?: true
  /** What it is completed with when it is taken, because it stands nowhere in the ledger. */
  readonly takes?: readonly ('number' | 'addressee' | 'signedOn')[]
}

const dated = ['number', 'signedOn'] as const
const sent = ['number', 'addressee', 'signedOn'] as const

const kinds = {
  plan: {
    label: { zh: '整改方案', en: 'Rectification plan' },
    says: {
      zh: '正文附问题、任务、责任、时限、成效五张清单；表格即五张清单',
      en: 'With the five lists; the sheet has the lists alone',
    },
    sheets: true,
    takes: dated,
  },
  ledger: {
    label: { zh: '整改台账', en: 'Rectification ledger' },
    says: { zh: '本轮全部问题和措施', en: 'Every finding and measure of the round' },
    sheets: true,
  },
  progress: {
    label: { zh: '整改进展情况报告', en: 'Report on progress' },
    says: { zh: '报巡察机构，逐条写进展', en: 'To the inspecting side, finding by finding' },
    takes: sent,
  },
  principal: {
    label: { zh: '主要负责人组织落实情况报告', en: 'Report of the principal' },
    says: { zh: '第一责任人本人的报告', en: 'By the person first responsible' },
    takes: sent,
  },
  statistics: {
    label: { zh: '整改情况统计表', en: 'Statistics' },
    says: { zh: '每个数字附口径和基数', en: 'Every figure with its definition and base' },
    sheets: true,
  },
  hearing: {
    label: { zh: '整改进展听取单', en: 'Page for the hearing' },
    says: { zh: '一页纸，供会议听取进展', en: 'One page for a meeting' },
  },
  'plan-approval': {
    label: { zh: '整改方案审批表', en: 'Form: approval of the plan' },
    says: { zh: '带二维码，签署后扫描回传', en: 'With a QR code; comes back signed' },
  },
  closing: {
    label: { zh: '问题整改销号审批表', en: 'Form: closing of the finding' },
    says: { zh: '带二维码，含真实性承诺，签署后扫描回传', en: 'With a QR code and the pledge; comes back signed' },
  },
  review: {
    label: { zh: '问题整改会审意见表', en: 'Form: opinion of a reviewing body' },
    says: { zh: '带二维码，会审单位签署后扫描回传', en: 'With a QR code; comes back signed by the body' },
  },
  letter: {
    label: { zh: '督办文书', en: 'Supervision letter' },
    says: { zh: '正文附送达回执', en: 'With the slip that comes back' },
    takes: ['addressee'],
  },
  archive: {
    label: { zh: '佐证卷', en: 'Bound archive' },
    says: {
      zh: '文档、表格、打印为卷内目录；压缩包、pdf 为目录加全部佐证材料',
      en: 'The contents page by itself, or as zip and PDF with all the evidence',
    },
    sheets: true,
    bound: true,
  },
} as const satisfies Readonly<{ [kind: string]: KindOfPaper }>

export type PaperKind = keyof typeof kinds

export const kindsOfPaper: Readonly<{ [kind in PaperKind]: KindOfPaper }> = kinds

/** The kind of that name, or null: names come from outside. */
export const paperKind = (name: string): PaperKind | null =>
  Object.hasOwn(kinds, name) ? (Object.keys(kinds).find((one): one is PaperKind => one === name) ?? null) : null
