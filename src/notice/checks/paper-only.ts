import { createLexicon } from '../../text/lexicon.ts'
import type { Piece } from '../body.ts'
import type { Document, Problem } from '../document.ts'
import { type CheckFinding, finding } from './registry.ts'

/** A measure with one of these did more than study, meet or explain. */
const HARD =
  '制定 修订 出台 印发 修改 废止 建立 健全 完善 清退 追缴 收缴 退还 退回 补缴 上缴 归还 追回 收回 扣回 处分 问责 诫勉 约谈 批评 谈话 处理 调整 调离 轮岗 配备 招聘 选派 购置 采购 安装 更换 维修 修复 改造 建成 升级 上线 开通 关停 取消 整治 清理 核查 核实 复核 核对 排查 盘点 检查 督查 抽查 巡查 审计 公示 公开 公布 登记 补录 补齐 补办 补签 签订 整改到位 新增 增加 压减 合并 拆除 销毁 移交 起诉 立案 办结 办理 解决 兑现 发放 拨付 支付 挂牌 授牌 帮扶 慰问 走访 发展党员 换届 设立 成立 明确 规定 实行 推行 执行 规范 落实 纳入 优化 严格 开设 推出 开办 刊播 发布 采写 播出'.split(
    ' ',
  )
const SOFT =
  '学习 培训 会议 召开 传达 转发 研讨 专题研究 听取 汇报 说明 反思 认识 观看 党课 表态 承诺 宣讲 座谈 民主生活会 心得 研究 检讨'.split(
    ' ',
  )
/** Problems about study or meetings may well be cured by them, but not by passing a paper on. */
const APT = [
  '学习',
  '会议',
  '理论',
  '认识',
  '培训',
  '意识',
  '研究',
  '三会一课',
  '组织生活',
  '民主生活',
  '党课',
  '教育',
  '谈心',
  '思想',
  '传达',
  '议事',
  '中心组',
  '研判',
  '部署',
  '谈话',
]

const lexiconOf = (words: readonly string[]) => createLexicon(words.map((w) => [w, true] as const))
const HARD_WORDS = lexiconOf(HARD)
const SOFT_WORDS = lexiconOf(SOFT)
const APT_WORDS = lexiconOf(APT)

/** Problems all of whose measures are study, meetings or explanations. One finding for all of them. */
export function paperOnlyChecks(doc: Document): CheckFinding[] {
  if (doc.kind !== 'notice') return []
  const { text } = doc.tidy
  const bare = doc.problems.filter((p) => isPaperOnly(text, p))
  if (bare.length === 0) return []
  const spans = bare.map((p): Piece => [p.body.title[0], Math.min(p.body.title[1], p.body.title[0] + 24)])
  for (const p of bare) for (const m of p.measures) spans.push([m.text[0], Math.min(m.text[1], m.text[0] + 16)])
  return [
    finding(
      doc,
      'paper-only',
      spans.sort((a, b) => a[0] - b[0]),
      { zh: `${bare.length} 个问题`, en: `${bare.length} problems` },
    ),
  ]
}

function isPaperOnly(text: string, p: Problem): boolean {
  if (p.measures.length === 0 || p.status === 'ongoing') return false
  const [s, e] = p.body.title
  const forwards = p.measures.some((m) => /转发|转办/u.test(text.slice(m.text[0], Math.min(m.text[1], m.text[0] + 60))))
  if (APT_WORDS.has(text, s, Math.min(e, s + 40)) && !forwards) return false
  return p.measures.every((m) => {
    const words = withoutTitles(text.slice(m.text[0], Math.min(m.text[1], m.text[0] + 600)))
    const deeds = words.replaceAll('谈心谈话', '').replace(NO_DEEDS, '')
    return SOFT_WORDS.has(words, 0, words.length) && !HARD_WORDS.has(deeds, 0, deeds.length) && mostlySoft(words)
  })
}

/** 学习…有关规定: what was studied; 该问题已整改完成 says how it stands. */
const NO_DEEDS = /(?:有关|相关|各项|八项)规定/gu
const STANDS = /^(?:目前)?(?:该|此)问题已?(?:整改)?(?:完成|到位|解决|销号)/u

const AIMS =
  /^(?:进一步|不断|切实|有效|着力|努力)?(?:提高|提升|增强|强化|筑牢|树立|树牢|杜绝|统一|深化|强调|要求|认真|深刻|切实|坚定|引导|教育|确保|做到)/u

/** At least two clauses in three study, meet, explain or tell the aim of it. */
function mostlySoft(words: string): boolean {
  const clauses = words.split(/[，。；]/u).filter((c) => c.length > 3 && !STANDS.test(c))
  const soft = clauses.filter((c) => SOFT_WORDS.has(c, 0, c.length) || AIMS.test(c)).length
  return soft * 3 >= clauses.length * 2
}

/** The names of papers studied (《…管理规定》) are no deeds. */
const withoutTitles = (words: string): string =>
  !words.includes('《') ? words : words.replace(/《[^《》]{0,60}》/gu, '')
