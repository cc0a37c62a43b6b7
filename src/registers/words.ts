import type { Facts } from '../kernel/spec.ts'
import type { Answer, Question } from '../kernel/where.ts'
import type { Label } from '../kernel/words.ts'

/** Posts a person can be appointed to. The last three are the administrators' powers: nobody holds two of them. */
export const posts = {
  director: { zh: '主要负责人', en: 'Director' },
  'deputy-director': { zh: '分管领导', en: 'Deputy director' },
  'department-head': { zh: '部门负责人', en: 'Head of department' },
  office: { zh: '办公室', en: 'Office' },
  'minute-taker': { zh: '会议记录人', en: 'Minute taker' },
  'asset-manager': { zh: '资产管理员', en: 'Asset manager' },
  'discipline-group': { zh: '派驻纪检监察组', en: 'Resident discipline group' },
  'leading-group': { zh: '整改工作领导小组', en: 'Leading group' },
  'rectification-office': { zh: '整改办', en: 'Rectification office' },
  personnel: { zh: '人事', en: 'Personnel' },
  'message-duty': { zh: '留言值班', en: 'Message duty' },
  'opinion-receiver': { zh: '受理人', en: 'Receiver of opinions' },
  recorder: { zh: '代录员', en: 'Recorder' },
  accountant: { zh: '会计', en: 'Accountant' },
  cashier: { zh: '出纳', en: 'Cashier' },
  'legal-adviser': { zh: '法务', en: 'Legal adviser' },
  staff: { zh: '工作人员', en: 'Staff' },
  'system-admin': { zh: '系统管理员', en: 'System administrator' },
  'security-admin': { zh: '安全管理员', en: 'Security administrator' },
  'audit-admin': { zh: '审计管理员', en: 'Audit administrator' },
} as const satisfies Readonly<{ [post: string]: Label }>

/** Kinds of seat through which an outsider acts in a unit. */
export const seats = {
  reviewer: { zh: '会审单位', en: 'Reviewing body' },
  'inspection-office': { zh: '巡察办', en: 'Inspection office' },
  'inspection-group': { zh: '巡察组', en: 'Inspection group' },
  'discipline-body': { zh: '纪委监委', en: 'Discipline body' },
  'organisation-department': { zh: '组织部', en: 'Organisation department' },
  'publicity-department': { zh: '宣传部', en: 'Publicity department' },
} as const satisfies Readonly<{ [seat: string]: Label }>

/** Domains under which registers are listed, in the order of the navigation. */
export const domains = {
  rectification: { zh: '巡察整改', en: 'Rectification' },
  'rectification-work': { zh: '整改落实', en: 'Carrying it out' },
  disclosure: { zh: '公开监督', en: 'Disclosure' },
  mechanisms: { zh: '长效机制', en: 'Mechanisms' },
  messages: { zh: '民生留言', en: 'Messages' },
  finance: { zh: '财务与采购', en: 'Finance and purchasing' },
  meetings: { zh: '会议决策', en: 'Meetings' },
  assets: { zh: '资产车辆', en: 'Assets and vehicles' },
  people: { zh: '机构与人员', en: 'Units and people' },
  safeguards: { zh: '权限与安全', en: 'Powers and safety' },
} as const satisfies Readonly<{ [domain: string]: Label }>

/** The administrators' powers (系统、安全、审计三员分立, GB/T 22239). */
export const adminPosts = ['system-admin', 'security-admin', 'audit-admin'] as const

/** Posts exercised by their holders only (不得代理): a deputy of the receiver would read opinions that may be about him or her. */
export const inPersonPosts = [...adminPosts, 'opinion-receiver'] as const

/** Posts of those who lead a unit or its rectification. An opinion may be about them, so that none of them is its receiver. */
export const leadingPosts = ['director', 'deputy-director', 'leading-group'] as const

/** What a rule may be asked before anything is known. */
export type Asked = Omit<Facts, 'known'>
export type Questions = Readonly<{ [question: string]: Question }>

/** A sum of money as it stands in a field or an answer: fen, nothing is 0. */
export function fen(value: unknown): number {
  return typeof value === 'number' ? value : 0
}

/** A setting's whole yuan as fen. */
export function yuan(figure: number | undefined): number {
  return (figure ?? 0) * 100
}

/** What the record that a question found says in a field. */
export function told(answer: Answer | undefined, field: string): unknown {
  return typeof answer === 'object' ? answer?.fields[field] : undefined
}

export function stateOf(answer: Answer | undefined): string | null {
  return typeof answer === 'object' ? (answer?.state ?? null) : null
}

/** Who does it: an applicant is whoever applies, and is not typed in. */
export function doerOf({ actor }: Pick<Facts, 'actor'>): string | null {
  return actor.kind === 'person' ? actor.id : null
}

/** How many a list field holds. */
export function sizeOf(value: unknown): number {
  return Array.isArray(value) ? value.length : 0
}

/** What a field of references or people names. */
export function names(list: unknown, one: unknown): boolean {
  return Array.isArray(list) && list.includes(one)
}

/** The record a reference names, with its row held until the verb is done. */
export function held(register: string, id: unknown): Questions {
  return typeof id === 'string' ? { [register]: { register, ask: 'first', where: { id }, lock: id } } : {}
}
