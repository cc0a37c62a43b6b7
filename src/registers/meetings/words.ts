import type { PartySpec } from '../../kernel/spec.ts'

/** Bodies that meet, in the order of their weight. */
export const bodies = {
  'party-group': { zh: '党组会', en: 'Party group' },
  'party-group-extended': { zh: '党组（扩大）会', en: 'Extended Party group' },
  'directors-office': { zh: '主任办公会', en: 'Director’s office meeting' },
  'business-committee': { zh: '经委会（扩大会）', en: 'Business committee' },
  'editorial-board': { zh: '编委会', en: 'Editorial board' },
  'staff-meeting': { zh: '职工大会', en: 'Staff meeting' },
  'monday-briefing': { zh: '周一朝会', en: 'Monday briefing' },
  branch: { zh: '支部会议', en: 'Branch meeting' },
} as const

/** Kinds of matter a body may decide. All but the last are the three majors and the one large (三重一大), with what is given away. */
export const matters = {
  decision: { zh: '重大决策', en: 'Major decision' },
  appointment: { zh: '重要干部任免', en: 'Appointment' },
  project: { zh: '重大项目安排', en: 'Major project' },
  'large-fund': { zh: '大额资金使用', en: 'Large fund' },
  disposal: { zh: '资产处置', en: 'Disposal of assets' },
  routine: { zh: '一般事项', en: 'Routine matter' },
} as const

/** Matters that are discussed with the resident discipline group and consulted about before. */
export const majorMatters = ['decision', 'appointment', 'project', 'large-fund', 'disposal'] as const

/** What a meeting is held for, beyond deciding topics: the special studies of the matrix (专题研究频次) and what is taught. */
export const studies = {
  ideology: { zh: '意识形态', en: 'Ideology' },
  integrity: { zh: '党风廉政', en: 'Integrity' },
  'party-building': { zh: '党建', en: 'Party building' },
  secrecy: { zh: '保密', en: 'Secrecy' },
  'strict-governance': { zh: '全面从严治党', en: 'Strict governance' },
  safety: { zh: '安全生产', en: 'Safety' },
  vehicles: { zh: '公务用车制度', en: 'Vehicle rules' },
  finance: { zh: '财经制度', en: 'Finance rules' },
  other: { zh: '其他', en: 'Other' },
} as const

export const leaders = {
  director: { post: 'director', label: { zh: '主要负责人', en: 'director' } },
  deputy: { post: 'deputy-director', label: { zh: '分管领导', en: 'deputy director' } },
  office: { post: 'office', label: { zh: '办公室', en: 'office' } },
  discipline: { post: 'discipline-group', label: { zh: '派驻纪检监察组', en: 'resident discipline group' } },
} as const satisfies Readonly<{ [party: string]: PartySpec }>
