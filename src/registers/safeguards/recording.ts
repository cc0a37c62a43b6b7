import { defineRegister } from '../../kernel/register.ts'

/**
 * Papers signed by hand and typed in by somebody else (代录): who signed, on which day, who typed it in, and the scan. Each stands for one verb done in the signer's
 * name, in the same transaction: neither is there without the other. Separation of duties applies to the signer.
 */
export const recording = defineRegister({
  name: 'recording',
  label: { zh: '代录登记', en: 'Recording' },
  version: '2026-01-01',
  domain: 'safeguards',
  fields: {
    about: { kind: 'text', label: { zh: '代录事项', en: 'About' }, required: true, inList: true },
    signer: { kind: 'person', label: { zh: '签署人', en: 'Signer' }, required: true, inList: true },
    signedOn: { kind: 'day', label: { zh: '签署日期', en: 'Signed on' }, required: true, inList: true },
    scan: { kind: 'files', label: { zh: '签署件扫描件', en: 'Scan of the paper' }, required: true },
    register: { kind: 'text', label: { zh: '台账代码', en: 'Register' }, required: true, max: 60 },
    verb: { kind: 'text', label: { zh: '办理动作代码', en: 'Verb' }, required: true, max: 60 },
    target: { kind: 'text', label: { zh: '记录编号', en: 'Record id' }, max: 60 },
    entry: { kind: 'text', label: { zh: '日志条目编号', en: 'Entry id' }, max: 60 },
    began: {
      kind: 'day',
      label: { zh: '该记录登记日期', en: 'Day the record began' },
      help: { zh: '由签署件新立的记录不填。', en: 'Empty where the paper itself begins the record.' },
    },
  },
  columns: { title: 'about', owner: 'signer' },
  parties: {
    recorder: { post: 'recorder', label: { zh: '代录员', en: 'recorder' } },
    signer: { field: 'signer', label: { zh: '签署人', en: 'signer' } },
    director: { post: 'director', label: { zh: '主要负责人', en: 'director' } },
    security: { post: 'security-admin', label: { zh: '安全管理员', en: 'security administrator' } },
  },
  readers: ['recorder', 'signer', 'director', 'security'],
  states: {
    filed: { label: { zh: '已存件', en: 'Filed' }, final: true },
  },
  verbs: {
    file: {
      label: { zh: '代录存件', en: 'File' },
      by: ['recorder'],
      from: 'nothing',
      to: 'filed',
      takes: ['about', 'signer', 'signedOn', 'scan', 'register', 'verb', 'target', 'entry', 'began'],
      implied: true,
      elsewhere: { zh: '签署件已经存件。', en: 'The paper is on file already.' },
    },
  },
  rules: {
    'signer-is-another': {
      label: { zh: '签署人为他人', en: 'Signer is another' },
      says: { zh: '本人签署的事项请本人直接办理，不必代录。', en: 'What you signed yourself you do yourself.' },
      on: ['file'],
      severity: 'refuse',
      at: 'signer',
      holds: ({ actor, record: { fields } }) => actor.kind !== 'person' || actor.id !== fields['signer'],
    },
    'signed-by-today': {
      label: { zh: '签署日期不晚于今天', en: 'Signed by today' },
      says: { zh: '签署日期晚于今天，请核对。', en: 'The day of signature is in the future; please check.' },
      on: ['file'],
      severity: 'refuse',
      at: 'signedOn',
      holds: ({ today, record: { fields } }) => !fields['signedOn'] || fields['signedOn'] <= today,
    },
    'signed-since-begun': {
      label: { zh: '签署日期不早于登记日期', en: 'Signed since the record began' },
      says: {
        zh: '签署日期早于这条记录的登记日期，请核对是否选错了记录。',
        en: 'The day of signature lies before the record began; see whether it is the right record.',
      },
      on: ['file'],
      severity: 'refuse',
      at: 'signedOn',
      holds: ({ record: { fields } }) =>
        !fields['signedOn'] || !fields['began'] || fields['signedOn'] >= fields['began'],
    },
  },
})
