import { defineRegister } from '../../kernel/register.ts'
import { overseers } from './words.ts'

/**
 * Papers that were put in to be read (导入来件): kept as they came, whether or not anything could be made of them. What was taken over from one is in the records that
 * name it; what was not is here as a figure.
 */
export const importedPaper = defineRegister({
  name: 'imported-paper',
  label: { zh: '导入来件', en: 'Imported paper' },
  version: '2026-01-01',
  domain: 'rectification',
  fields: {
    title: { kind: 'text', label: { zh: '文件名', en: 'File name' }, required: true, inList: true, max: 255 },
    paper: { kind: 'files', label: { zh: '来件', en: 'The paper' } },
    kind: {
      kind: 'choice',
      label: { zh: '来件类型', en: 'Kind' },
      inList: true,
      choices: {
        notice: { zh: '整改通报', en: 'Notice' },
        feedback: { zh: '反馈意见', en: 'Feedback' },
        ledger: { zh: '整改台账', en: 'Ledger' },
        other: { zh: '其他', en: 'Other' },
        unreadable: { zh: '无法读取', en: 'Unreadable' },
      },
    },
    why: { kind: 'text', label: { zh: '无法读取的原因', en: 'Why it could not be read' }, max: 500 },
    round: { kind: 'ref', register: 'inspection-round', label: { zh: '巡察轮次', en: 'Round' } },
    feedback: { kind: 'ref', register: 'inspection-feedback', label: { zh: '巡察反馈', en: 'Feedback' } },
    insisted: {
      kind: 'longtext',
      label: { zh: '认定机器误判的理由', en: 'Why the machine was wrong' },
      max: 2000,
      help: {
        zh: '系统认为来件带有密级标志或者属于不应录入的材料，导入人认定不是的，写明理由。',
        en: 'Where the machine saw a mark that forbids keeping it, and the person says that it is none.',
      },
    },
    columns: {
      kind: 'longtext',
      label: { zh: '栏目对应', en: 'Columns' },
      max: 10_000,
      help: {
        zh: '表格各栏对应到台账的哪一栏，下次导入同样的表格时沿用。',
        en: 'Where the columns of a workbook go; the next one with the same headings begins with it.',
      },
    },
    words: {
      kind: 'longtext',
      label: { zh: '改动前的文字', en: 'Words before editing' },
      max: 200_000,
      help: {
        zh: '采用时改过的条目在来件里原来怎么写，再次导入同一来件时据此不再提出。',
        en: 'What the paper says where an item was edited before it was accepted; the same paper again proposes nothing.',
      },
    },
    accepted: { kind: 'integer', label: { zh: '采用条数', en: 'Accepted' }, inList: true, min: 0 },
    skipped: { kind: 'integer', label: { zh: '未采用条数', en: 'Skipped' }, min: 0 },
  },
  columns: { title: 'title' },
  parties: { ...overseers },
  readers: ['director', 'deputy', 'leadingGroup', 'office'],
  states: {
    kept: { label: { zh: '待确认', en: 'Kept' }, awaits: ['confirm'] },
    confirmed: { label: { zh: '已确认', en: 'Confirmed' }, final: true },
    unread: { label: { zh: '未能读取', en: 'Unread' }, final: true },
    'set-aside': { label: { zh: '不采用', en: 'Set aside' }, final: true },
  },
  verbs: {
    keep: {
      label: { zh: '存入来件', en: 'Keep' },
      by: ['office'],
      from: 'nothing',
      to: 'kept',
      takes: ['title', 'paper', 'kind', 'round', 'feedback', 'insisted'],
      needs: ['paper'],
      implied: true,
      elsewhere: { zh: '来件已经存入。', en: 'The paper is kept already.' },
      covers: ['ZG02'],
    },
    'keep-unread': {
      label: { zh: '存入无法读取的来件', en: 'Keep unread' },
      by: ['office'],
      from: 'nothing',
      to: 'unread',
      takes: ['title', 'paper', 'kind', 'why', 'round', 'feedback', 'insisted'],
      needs: ['paper', 'why'],
      implied: true,
      elsewhere: { zh: '来件已经存入。', en: 'The paper is kept already.' },
    },
    map: {
      label: { zh: '对应栏目', en: 'Map columns' },
      by: ['office'],
      from: ['kept'],
      takes: ['columns'],
      implied: true,
      elsewhere: { zh: '来件已经确认，或者没有可对应的栏目。', en: 'It is confirmed, or has no columns.' },
    },
    'remember-words': {
      label: { zh: '记下改动前的文字', en: 'Remember words' },
      by: ['office'],
      from: ['kept'],
      takes: ['words'],
      implied: true,
      elsewhere: { zh: '来件已经确认，或者没有可采用的内容。', en: 'It is confirmed, or has nothing to take over.' },
    },
    confirm: {
      label: { zh: '确认采用', en: 'Confirm' },
      by: ['office'],
      from: ['kept'],
      to: 'confirmed',
      takes: ['accepted', 'skipped', 'kind', 'round', 'feedback'],
      needs: ['accepted'],
      implied: true,
      already: ['confirmed'],
      elsewhere: {
        zh: '无法读取或不采用的来件没有可确认的内容。',
        en: 'Nothing in it can be confirmed.',
      },
    },
    'set-aside': {
      label: { zh: '不采用', en: 'Set aside' },
      by: ['office'],
      from: ['kept'],
      to: 'set-aside',
      reason: true,
      already: ['set-aside'],
      elsewhere: { zh: '来件已经确认或无法读取。', en: 'It is confirmed, or could not be read.' },
    },
  },
})
