import { defineRegister } from '../../kernel/register.ts'
import { figureIn } from '../../kernel/answers.ts'
import { leadReaders, outsiders, overseers, responsible } from './words.ts'

/** Written explanations (书面说明): why something could not be done otherwise. Accepted, it becomes evidence beside other evidence; alone it closes nothing. */
export const writtenExplanation = defineRegister({
  name: 'written-explanation',
  label: { zh: '书面说明', en: 'Written explanation' },
  covers: ['ZG26'],
  version: '2026-01-01',
  domain: 'rectification-work',
  fields: {
    subject: { kind: 'text', label: { zh: '说明事项', en: 'Subject' }, required: true, inList: true, covers: ['ZG26'] },
    finding: {
      kind: 'ref',
      register: 'inspection-finding',
      label: { zh: '问题', en: 'Finding' },
      required: true,
      inList: true,
    },
    author: { kind: 'person', label: { zh: '说明人', en: 'Author' }, required: true, inList: true, covers: ['ZG26'] },
    datedOn: { kind: 'day', label: { zh: '说明日期', en: 'Dated' }, required: true, inList: true, covers: ['ZG26'] },
    recipient: { kind: 'text', label: { zh: '报送对象', en: 'To whom' }, required: true, covers: ['ZG26'] },
    files: { kind: 'files', label: { zh: '说明', en: 'Paper' }, required: true },
  },
  columns: { title: 'subject', owner: 'author' },
  parties: {
    ...overseers,
    ...outsiders,
    ...responsible,
    author: { field: 'author', label: { zh: '说明人', en: 'author' } },
  },
  readers: [...leadReaders, 'responsible', 'author'],
  states: {
    written: { label: { zh: '待采信', en: 'Written' }, awaits: ['accept'] },
    accepted: { label: { zh: '已采信', en: 'Accepted' }, final: true },
    returned: { label: { zh: '未采信', en: 'Not accepted' }, final: true },
  },
  verbs: {
    write: {
      label: { zh: '提交说明', en: 'Hand in' },
      by: ['office', 'responsible'],
      from: 'nothing',
      to: 'written',
      takes: ['subject', 'finding', 'author', 'datedOn', 'recipient', 'files'],
      elsewhere: { zh: '说明已经提交。', en: 'It is handed in already.' },
      covers: ['ZG26'],
    },
    accept: {
      label: { zh: '采信', en: 'Accept' },
      by: ['office'],
      from: ['written'],
      to: 'accepted',
      apart: ['write'],
      causes: [
        {
          register: 'rectification-evidence',
          verb: 'attach',
          each: ({ record: { fields } }) => [
            {
              fields: {
                title: fields['subject'] ?? null,
                finding: fields['finding'] ?? null,
                kind: 'explanation',
                files: fields['files'] ?? null,
                datedOn: fields['datedOn'] ?? null,
              },
            },
          ],
        },
      ],
      already: ['accepted'],
      elsewhere: { zh: '未采信的说明请修改后重新提交。', en: 'What was not accepted is handed in anew.' },
      covers: ['ZG26'],
    },
    return: {
      label: { zh: '不予采信', en: 'Do not accept' },
      by: ['office'],
      from: ['written'],
      to: 'returned',
      reason: true,
      already: ['returned'],
      elsewhere: { zh: '说明已经采信。', en: 'It is accepted already.' },
    },
  },
  rules: {
    'explanation-not-alone': {
      label: { zh: '书面说明不单独作佐证', en: 'Not alone' },
      says: {
        zh: '该问题还没有其他佐证材料：书面说明不能单独作为佐证，请先归入其他材料。',
        en: 'The finding has no other evidence yet: an explanation alone proves nothing; attach something else first.',
      },
      on: ['accept'],
      severity: 'refuse',
      needs: ({ record: { fields } }) => ({
        others: {
          register: 'rectification-evidence',
          ask: 'count',
          where: {
            state: ['kept'],
            fields: {
              finding: { is: String(fields['finding'] ?? '') },
              kind: { in: ['minutes', 'document', 'regulation', 'voucher', 'photo', 'statistics', 'other'] },
            },
          },
        },
      }),
      holds: ({ known }) => figureIn(known['others']) > 0,
      covers: ['ZG26'],
    },
  },
})
