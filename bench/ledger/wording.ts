/** Words that problems and measures of a ledger of any size are made of. */
export const parts = [
  '稿费',
  '场租',
  '广播',
  '客户端',
  '档案',
  '采购',
  '值班',
  '热线',
  '公务用车',
  '合同',
  '培训',
  '审稿',
  '设备',
]
export const wants = [
  '审核不严',
  '登记不全',
  '长期闲置',
  '底数不清',
  '流于形式',
  '无人负责',
  '超出标准',
  '没有验收',
  '更新迟缓',
]
export const word = (list: readonly string[], n: number): string => list[n % list.length] ?? ''
export const title = (n: number): string => `${word(parts, n)}${word(wants, Math.floor(n / 13))}，涉及第${n}号事项`
