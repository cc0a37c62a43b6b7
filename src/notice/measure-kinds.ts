import { createLexicon } from '../text/lexicon.ts'

/** What a measure does, told by its words. A measure may be of several kinds; `other` stands alone. */
export type MeasureKind =
  | 'study'
  | 'meeting'
  | 'document'
  | 'discipline'
  | 'money'
  | 'person'
  | 'equipment'
  | 'process'
  | 'explanation'
  | 'plan'
  | 'other'

const WORDS: readonly (readonly [MeasureKind, readonly string[]])[] = [
  ['study', list('学习 培训 研学 宣讲 读书班 党课 警示教育 集中教育 教育引导 理论武装 研讨 专题辅导 观看 测试')],
  [
    'meeting',
    list(
      '会议 召开 党组会 党委会 座谈会 推进会 例会 专题会 民主生活会 组织生活会 专题研究 传达 调度会 部署会 专题听取',
    ),
  ],
  [
    'document',
    list('制定 修订 印发 出台 下发 完善制度 制度 办法 细则 规定 方案 清单 台账 台帐 预案 规程 责任书 承诺书 责任状'),
  ],
  ['discipline', list('约谈 谈话 批评 通报 诫勉 处分 问责 处理 责令 检讨 检查材料 追责 立案 组织处理 提醒')],
  ['money', list('万元 元 退缴 追缴 清退 收缴 补缴 追回 收回 拨付 支付 退还 上缴 清缴 扣款 资金')],
  [
    'person',
    list(
      '配备 招聘 选派 调整岗位 交流轮岗 轮岗 任命 选拔 专人 引进 抽调 调入 转任 充实 聘用 增设岗位 人员到位 入职 选配 人选',
    ),
  ],
  ['equipment', list('购置 采购 安装 更换 检修 维修 改造 升级 设备 系统 平台 建成 建设完成 上线 设施')],
  [
    'process',
    list(
      '审核 审批 流程 检查 巡查 督查 监督 考核 核查 排查 抽查 清理 盘点 值班 巡检 公示 公开 招标 询价 登记 整治 评审 回访 走访 落实 执行 规范 管理 开展 加强 严格 审查 机制 明确 统筹 优化 建立',
    ),
  ],
  ['explanation', list('说明 解释 情况说明 汇报 报告 请示 递交 上报 反思 检视 剖析')],
  ['plan', list('拟 将于 计划 下一步 待 力争 争取 准备 拟定 筹备 逐步 适时 预计 后续')],
]

function list(words: string): string[] {
  return words.split(' ')
}

const LEXICON = createLexicon(WORDS.flatMap(([, words], k) => words.map((w) => [w, 1 << k] as const)))
const PLAN = 1 << WORDS.findIndex(([kind]) => kind === 'plan')
const ORDER = WORDS.map(([kind]) => kind)

/** The lists that bits stand for, each made when first met: there are at most 1,024. */
const COMBINATIONS: (readonly MeasureKind[])[] = [Object.freeze(['other'] as const)]

/** Kinds of a measure, in a fixed order. 拟定了, 计划单列 and the like are told apart by what stands beside the word. */
export function kindsOf(text: string, start = 0, end = text.length): readonly MeasureKind[] {
  let found = 0
  LEXICON.scan(text, start, Math.min(end, start + 2000), (kind, word, at) => {
    if (kind !== PLAN || plans(text, word, at)) found |= kind
  })
  return (COMBINATIONS[found] ??= Object.freeze(ORDER.filter((_, k) => (found & (1 << k)) !== 0)))
}

/** 待遇, 学习计划, 已拟 do not plan; 拟于, 将于, 待…后 do. */
function plans(words: string, word: string, at: number): boolean {
  const before = words[at - 1] ?? '，'
  const after = words[at + word.length] ?? ''
  if (word === '待') return !'遇招接看等期对'.includes(after) && !'等招期对看优亏接'.includes(before)
  if (word === '拟') return !'模虚'.includes(before) && after !== '人'
  if (word === '计划') return !'习作训度划发采建展'.includes(before) && after !== '》'
  return true
}
