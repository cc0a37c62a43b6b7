import type { Label } from '../../src/contract/wording.ts'

/** Words of finding a thing by the code on its label, and of counting it there and then. */
export const words = {
  title: { zh: '扫码查找', en: 'Find by code' },
  help: {
    zh: '用手机相机扫标签上的二维码，会直接打开这里；扫不出来的，输入标签上的编号。',
    en: 'Scan the label with the phone’s camera, or type the number that is printed on it.',
  },
  code: { zh: '编号', en: 'Code' },
  find: { zh: '查找', en: 'Find' },
  none: { zh: '没有编号为“{code}”的记录', en: 'Nothing bears the code “{code}”' },
  noneHelp: {
    zh: '请核对编号；如果资产在手里而账上没有，请在盘点中登记为盘盈。',
    en: 'Check the code. A thing that is here and not on the books is a surplus of the count.',
  },
  counting: { zh: '正在盘点：{title}', en: 'Being counted: {title}' },
  found: { zh: '账实相符', en: 'Found as booked' },
  differs: { zh: '有差异', en: 'It differs' },
  counted: { zh: '已盘：{title}', en: 'Counted: {title}' },
} as const satisfies Readonly<Record<string, Label>>
