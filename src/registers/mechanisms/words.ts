import type { PartySpec } from '../../kernel/spec.ts'

/** Who leads a rectification, who runs it, and who answers for the finding: they read what keeps it cured, and what says that it came back. */
export const concerned = {
  director: { post: 'director', label: { zh: '主要负责人', en: 'director' } },
  deputy: { post: 'deputy-director', label: { zh: '分管领导', en: 'deputy director' } },
  leadingGroup: { post: 'leading-group', label: { zh: '整改工作领导小组', en: 'leading group' } },
  office: { post: 'rectification-office', label: { zh: '整改办', en: 'rectification office' } },
  responsible: {
    through: 'finding',
    parties: ['leader', 'head', 'owner', 'helper'],
    label: { zh: '该问题的责任人员', en: 'those responsible for the finding' },
  },
  answers: { field: 'answers', label: { zh: '说明责任人', en: 'whoever must answer' } },
  inspection: { seat: 'inspection-office', label: { zh: '巡察办', en: 'inspection office' } },
} as const satisfies Readonly<{ [party: string]: PartySpec }>

export const readers = ['director', 'deputy', 'leadingGroup', 'office', 'responsible', 'answers', 'inspection'] as const
