import type { PartySpec } from '../../kernel/spec.ts'

/** Who leads a rectification and who runs it: they read every record of it. */
export const overseers = {
  director: { post: 'director', label: { zh: '主要负责人', en: 'director' } },
  deputy: { post: 'deputy-director', label: { zh: '分管领导', en: 'deputy director' } },
  leadingGroup: { post: 'leading-group', label: { zh: '整改工作领导小组', en: 'leading group' } },
  office: { post: 'rectification-office', label: { zh: '整改办', en: 'rectification office' } },
} as const satisfies Readonly<{ [party: string]: PartySpec }>

/** Outsiders: they see what is shared with their seat, and nothing else. */
export const outsiders = {
  inspection: { seat: 'inspection-office', label: { zh: '巡察办', en: 'inspection office' } },
  reviewer: { seat: 'reviewer', label: { zh: '会审单位', en: 'reviewing body' } },
} as const satisfies Readonly<{ [party: string]: PartySpec }>

/** Whoever answers for the finding that a record belongs to, by its reference `finding`. */
export const responsible = {
  responsible: {
    through: 'finding',
    parties: ['leader', 'head', 'owner', 'helper'],
    label: { zh: '该问题的责任人员', en: 'those responsible for the finding' },
  },
} as const satisfies Readonly<{ [party: string]: PartySpec }>

/** Whom a finding or a measure names as answerable for it. */
export const answerable = {
  leader: { field: 'leader', label: { zh: '责任领导', en: 'leader responsible' } },
  head: { post: 'department-head', of: 'department', label: { zh: '责任部门负责人', en: 'head of the department' } },
  owner: { field: 'owner', label: { zh: '责任人', en: 'person responsible' } },
} as const satisfies Readonly<{ [party: string]: PartySpec }>

/** Who reads what a rectification brings with it and names nobody: those who lead and run it, and outsiders with whom it is shared. */
export const leadReaders = ['director', 'deputy', 'leadingGroup', 'office', 'inspection', 'reviewer'] as const

/** Parts of the scheme by which a rectification is evaluated; how many points each has is a setting. */
export const evaluationParts = {
  organised: { zh: '组织领导', en: 'Organisation' },
  responsible: { zh: '责任落实', en: 'Responsibility' },
  tasks: { zh: '整改任务完成', en: 'Tasks done' },
  satisfaction: { zh: '满意度测评', en: 'Satisfaction' },
} as const
