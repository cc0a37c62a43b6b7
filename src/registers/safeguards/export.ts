import { defineRegister } from '../../kernel/register.ts'

/**
 * Lists that were taken out of the system as files: who, when, which list with which filter, how many records left. It stands on record before the first byte
 * leaves, and nobody writes it by hand. The audit power sees in the journal that it happened; what was asked for may tell of people, so that it is read by
 * whoever took the list, the security administrator and the director.
 */
export const dataExport = defineRegister({
  name: 'export',
  label: { zh: '数据导出登记', en: 'Export' },
  basis: 'GB/T 22239-2019, 8.1.4.3',
  version: '2026-01-01',
  domain: 'safeguards',
  fields: {
    what: { kind: 'text', label: { zh: '导出台账', en: 'List' }, required: true, inList: true },
    register: { kind: 'text', label: { zh: '台账代码', en: 'Register' }, required: true, max: 60 },
    by: { kind: 'text', label: { zh: '导出人', en: 'Taken by' }, required: true, inList: true },
    format: {
      kind: 'choice',
      label: { zh: '文件格式', en: 'Format' },
      required: true,
      inList: true,
      choices: {
        xlsx: { zh: 'Excel 表格', en: 'Excel sheet' },
        csv: { zh: 'CSV 文本', en: 'CSV text' },
        print: { zh: '打印', en: 'Print' },
        labels: { zh: '二维码标签', en: 'QR labels' },
        docx: { zh: 'Word 文档', en: 'Word document' },
        pdf: { zh: 'PDF 文件', en: 'PDF' },
        zip: { zh: '压缩包', en: 'Zip' },
      },
    },
    filter: {
      kind: 'longtext',
      label: { zh: '筛选条件', en: 'Filter' },
      help: { zh: '未填写表示导出了本人可查看的全部记录。', en: 'Empty: every record this person may read.' },
    },
    rows: {
      kind: 'integer',
      label: { zh: '应导出条数', en: 'Records asked for' },
      required: true,
      inList: true,
      min: 0,
    },
    sent: {
      kind: 'integer',
      label: { zh: '实际送出条数', en: 'Records sent' },
      inList: true,
      min: 0,
      help: {
        zh: '中断时为已交给网络发送的条数，对方实际收到的可能更少。',
        en: 'When broken off: what was handed to the network; what arrived may be less.',
      },
    },
    target: {
      kind: 'text',
      label: { zh: '所涉记录', en: 'Record' },
      max: 60,
      help: { zh: '由一条记录生成的文书，填该记录的代码。', en: 'Of a paper written about one record: which.' },
    },
    code: {
      kind: 'text',
      label: { zh: '表单编号', en: 'Code of the form' },
      max: 20,
      help: { zh: '印在表单二维码下，扫描件按此归档。', en: 'Printed below its QR code; the scan is filed by it.' },
    },
    verb: { kind: 'text', label: { zh: '签署事项代码', en: 'Step it is signed for' }, max: 60 },
    revision: { kind: 'integer', label: { zh: '打印时的版次', en: 'Revision printed' }, min: 0 },
  },
  columns: { title: 'what' },
  parties: {
    taker: { did: 'export', label: { zh: '导出人', en: 'who took it' } },
    everyone: { everyone: true, label: { zh: '全体人员', en: 'everyone' } },
    reviewer: { seat: 'reviewer', label: { zh: '会审单位', en: 'reviewing body' } },
    inspection: { seat: 'inspection-office', label: { zh: '巡察办', en: 'inspection office' } },
    group: { seat: 'inspection-group', label: { zh: '巡察组', en: 'inspection group' } },
    discipline: { seat: 'discipline-body', label: { zh: '纪委监委', en: 'discipline body' } },
    organisation: { seat: 'organisation-department', label: { zh: '组织部', en: 'organisation department' } },
    publicity: { seat: 'publicity-department', label: { zh: '宣传部', en: 'publicity department' } },
    security: { post: 'security-admin', label: { zh: '安全管理员', en: 'security administrator' } },
    director: { post: 'director', label: { zh: '主要负责人', en: 'director' } },
  },
  readers: ['taker', 'security', 'director'],
  states: {
    exporting: { label: { zh: '导出中', en: 'Exporting' }, awaits: ['complete', 'break'] },
    completed: { label: { zh: '已导出', en: 'Completed' }, final: true },
    broken: { label: { zh: '已中断', en: 'Broken off' }, final: true },
  },
  verbs: {
    export: {
      label: { zh: '导出', en: 'Export' },
      by: ['everyone', 'reviewer', 'inspection', 'group', 'discipline', 'organisation', 'publicity'],
      from: 'nothing',
      to: 'exporting',
      takes: ['what', 'register', 'by', 'format', 'filter', 'rows', 'target', 'code', 'verb', 'revision'],
      implied: true,
      elsewhere: { zh: '这次导出已经登记。', en: 'This export is on record already.' },
    },
    complete: {
      label: { zh: '导出完成', en: 'Complete' },
      by: ['house'],
      from: ['exporting'],
      to: 'completed',
      takes: ['sent'],
      needs: ['sent'],
      already: ['completed'],
      elsewhere: { zh: '这次导出已经中断。', en: 'It was broken off.' },
    },
    break: {
      label: { zh: '登记中断', en: 'Break off' },
      by: ['security', 'house'],
      from: ['exporting'],
      to: 'broken',
      takes: ['sent'],
      reason: true,
      already: ['broken'],
      elsewhere: { zh: '这次导出已经完成。', en: 'It is complete.' },
    },
  },
  rules: {
    'sent-within-rows': {
      label: { zh: '送出条数核对', en: 'Sent within what was asked for' },
      says: { zh: '实际送出条数多于应导出条数，请核对。', en: 'More records sent than were asked for; please check.' },
      on: ['complete', 'break'],
      severity: 'refuse',
      at: 'sent',
      holds: ({ record: { fields } }) => Number(fields['sent'] ?? 0) <= Number(fields['rows'] ?? 0),
    },
  },
  claims: {
    'form-code': {
      label: { zh: '表单编号', en: 'Code of the form' },
      fields: ['code'],
      says: { zh: '这个表单编号已经用过，请重新打印。', en: 'The code is used already; print again.' },
    },
  },
  deadlines: {
    'export-ends': {
      label: { zh: '导出应当结束', en: 'The export should have ended' },
      verb: 'break',
      starts: { on: 'export' },
      within: { minutes: 120 },
      escalate: [{ after: 1, to: 'security' }],
    },
  },
})
