// Registers for the tests of this room: as those of the rectification, without their procedure, since no room may know a particular register.
import type { FieldSpec } from '../kernel/fields.ts'
import { normalise } from '../kernel/normalise.ts'
import { ledgerFields } from './ledger-fields.ts'

type Fields = Readonly<{ [field: string]: FieldSpec }>

const named = (zh: string, ...aliases: string[]) => ({ label: { zh, en: zh }, aliases })
const text = (zh: string, ...aliases: string[]): FieldSpec => ({ kind: 'text', ...named(zh, ...aliases) })
const long = (zh: string, ...aliases: string[]): FieldSpec => ({ kind: 'longtext', ...named(zh, ...aliases) })
const day = (zh: string, ...aliases: string[]): FieldSpec => ({ kind: 'day', ...named(zh, ...aliases) })
const person = (zh: string, ...aliases: string[]): FieldSpec => ({ kind: 'person', ...named(zh, ...aliases) })
const choice = (field: ReturnType<typeof named>, choices: Readonly<{ [value: string]: string }>): FieldSpec => ({
  kind: 'choice',
  ...field,
  choices: Object.fromEntries(Object.entries(choices).map(([value, zh]) => [value, { zh, en: value }])),
})

const finding: Fields = {
  code: text('问题编号', '编号'),
  title: { kind: 'text', ...named('问题', '反馈问题', '具体问题', '问题内容', '存在问题'), max: 500 },
  original: long('反馈原文'),
  number: text('原编号', '序号'),
  category: text('类别', '问题类别'),
  aspect: text('方面', '反馈方面'),
  speed: choice(named('整改类型', '整改时限类型'), {
    'at-once': '立行立改',
    'by-date': '限期整改',
    lasting: '长期坚持',
  }),
  leader: person('责任领导', '牵头领导'),
  department: { kind: 'department', ...named('责任部门', '责任单位') },
  owner: person('责任人', '具体责任人'),
  helpers: { kind: 'people', ...named('协办人') },
  standard: { kind: 'text', ...named('整改标准'), max: 500 },
  dueOn: day('整改时限', '整改期限', '完成时限', '完成时间', '时限'),
  reportedDegree: choice(named('完成程度', '整改结果', '完成情况'), {
    ...{ done: '已完成', basic: '基本完成', lasting: '持续整改', undone: '未完成' },
  }),
  progress: long('整改进展', '进展'),
  result: long('整改成效'),
  closedOn: day('销号日期', '销号时间'),
  money: { kind: 'money', ...named('清退金额', '涉及金额') },
  persons: { kind: 'integer', ...named('涉及人数') },
  shared: { kind: 'yesno', ...named('是否共性问题') },
  backfilled: { kind: 'yesno', ...named('补录') },
}

const measure: Fields = {
  finding: { kind: 'ref', register: 'toy-finding', ...named('对应问题') },
  marker: text('措施序号'),
  text: long('整改措施', '措施', '具体措施', '整改举措'),
  owner: person('责任人', '具体责任人'),
  dueOn: day('完成时限', '整改时限', '完成时间', '时限'),
  progress: long('推进情况'),
}

const register = (name: string, fields: Fields, title: string) =>
  normalise({
    ...{ name, label: { zh: name, en: name }, version: '2026-01-01', domain: 'toy', fields },
    ...{ columns: { title }, parties: {}, readers: [], states: {}, verbs: {} },
  })

export const toyFields = ledgerFields(
  register('toy-finding', finding, 'title'),
  register('toy-measure', measure, 'text'),
)
