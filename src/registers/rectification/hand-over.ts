import type { FieldValue } from '../../kernel/fields.ts'
import { defineRegister } from '../../kernel/register.ts'
import type { Facts } from '../../kernel/spec.ts'
import type { Question } from '../../kernel/where.ts'
import { overseers } from './words.ts'

/** Hand-overs (工作移交): when somebody changes post, all that he or she still answers for goes to somebody else in one act, and nothing is left behind. */
export const handOver = defineRegister({
  name: 'hand-over',
  label: { zh: '整改工作移交', en: 'Hand-over' },
  covers: ['ZG11'],
  version: '2026-01-01',
  domain: 'rectification',
  fields: {
    title: { kind: 'text', label: { zh: '移交事由', en: 'Occasion' }, required: true, inList: true },
    from: { kind: 'person', label: { zh: '移交人', en: 'From' }, required: true, inList: true },
    to: { kind: 'person', label: { zh: '接收人', en: 'To' }, required: true, inList: true },
    findings: { kind: 'refs', register: 'inspection-finding', label: { zh: '移交问题', en: 'Findings' } },
    measures: { kind: 'refs', register: 'rectification-measure', label: { zh: '移交措施', en: 'Measures' } },
    paper: { kind: 'files', label: { zh: '移交清单', en: 'The signed list' } },
  },
  columns: { title: 'title', owner: 'to' },
  parties: {
    ...overseers,
    giver: { field: 'from', label: { zh: '移交人', en: 'whoever hands over' } },
    taker: { field: 'to', label: { zh: '接收人', en: 'whoever takes over' } },
  },
  readers: ['director', 'deputy', 'leadingGroup', 'office', 'giver', 'taker'],
  states: { 'handed-over': { label: { zh: '已移交', en: 'Handed over' }, final: true } },
  verbs: {
    'hand-over': {
      label: { zh: '移交', en: 'Hand over' },
      by: ['office', 'director'],
      from: 'nothing',
      to: 'handed-over',
      takes: ['title', 'from', 'to', 'findings', 'measures', 'paper'],
      causes: [
        { register: 'inspection-finding', verb: 'assign', each: (facts) => given(facts, 'findings') },
        { register: 'rectification-measure', verb: 'assign', each: (facts) => given(facts, 'measures') },
      ],
      elsewhere: {
        zh: '已经移交；再有变动的，请另行移交。',
        en: 'It is handed over; a further change is another hand-over.',
      },
      covers: ['ZG11'],
    },
  },
  rules: {
    'handed-to-another': {
      label: { zh: '移交给他人', en: 'To somebody else' },
      says: { zh: '移交人和接收人是同一人，请核对。', en: 'Both are the same person; please check.' },
      on: ['hand-over'],
      severity: 'refuse',
      at: 'to',
      holds: ({ record: { fields } }) => fields['from'] !== fields['to'],
    },
    'nothing-left-behind': {
      label: { zh: '全部移交', en: 'Nothing left behind' },
      says: {
        zh: '移交清单与移交人名下没有办结的问题、措施不一致：请全部列入，只列其本人负责且没有销号、没有完成的。',
        en: 'The list is not what the person still answers for: name all findings and measures that are open and his or hers, and no other.',
      },
      on: ['hand-over'],
      severity: 'refuse',
      needs: ({ record: { fields } }): Readonly<{ [question: string]: Question }> => ({
        findings: {
          register: 'inspection-finding',
          ask: 'count',
          where: { closed: false, fields: { owner: { is: String(fields['from']) } } },
        },
        measures: {
          register: 'rectification-measure',
          ask: 'count',
          where: { closed: false, fields: { owner: { is: String(fields['from']) } } },
        },
      }),
      holds: ({ record: { fields }, known }) =>
        known['findings'] === idsOf(fields['findings']).length &&
        known['measures'] === idsOf(fields['measures']).length,
      covers: ['ZG11'],
    },
  },
})

function given({ record: { fields } }: Facts, name: string) {
  const owner = fields['to'] ?? null
  return idsOf(fields[name]).map((record) => ({ record, fields: { owner } }))
}

function idsOf(value: FieldValue | undefined): readonly string[] {
  return Array.isArray(value) ? [...new Set(value.filter((one): one is string => typeof one === 'string'))] : []
}
