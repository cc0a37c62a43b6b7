import type { Label } from '../../src/contract/wording.ts'

/** Words of the page on which signed forms come back. */
export const words = {
  title: { zh: '扫描件归档', en: 'File a signed form' },
  about: {
    zh: '审批表、销号审批表、会审意见表签署盖章以后，把扫描件放到这里：按表上的二维码找到记录和办理事项，填写签署人、签署日期后提交。',
    en: 'A form that was signed and sealed by hand: drop its scan here. Its QR code finds the record and the step; then say who signed, and when.',
  },
  drop: {
    zh: '把扫描件拖到这里（图片或者 pdf，二维码在第一页）',
    en: 'Drop the scan here (a picture, or a PDF with the code on its first page)',
  },
  choose: { zh: '选择扫描件', en: 'Choose a scan' },
  reading: { zh: '正在读取二维码…', en: 'Reading the code…' },
  scanIs: { zh: '扫描件：{name}', en: 'Scan: {name}' },
  unread: {
    zh: '没有读出二维码：请照表上二维码旁的编号输入，扫描件会一并归档。',
    en: 'The code could not be read: type what is printed beside it. The scan is filed all the same.',
  },
  code: { zh: '表单编号', en: 'Code of the form' },
  codeHelp: { zh: '12 位，大小写和短横不限。', en: '12 signs; capitals and hyphens do not matter.' },
  find: { zh: '查找', en: 'Find' },
  found: { zh: '这张表单用于', en: 'This form is for' },
  formOf: { zh: '{form}：{record}', en: '{form}: {record}' },
  whichStep: { zh: '按表上签署的意见选择：', en: 'Choose as it was signed:' },
  recorded: { zh: '代录：{verb}', en: 'Type in: {verb}' },
  own: { zh: '登记：{verb}', en: 'Enter: {verb}' },
  notRecorder: {
    zh: '本单位人员签署的表单由代录员登记，您没有代录岗位，请交给代录员办理。',
    en: 'What a colleague signed is typed in by a recorder, which you are not: hand it to one.',
  },
  sendingScan: { zh: '正在上传扫描件…', en: 'Sending the scan…' },
  noScan: {
    zh: '还没有扫描件：可以先查找，办理时再附上。',
    en: 'No scan yet: go on, and attach it in the form.',
  },
} as const satisfies Readonly<Record<string, Label>>
