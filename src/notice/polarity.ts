import { createLexicon } from '../text/lexicon.ts'

/**
 * Whether words tell of something lacking or of something done. Lists of words of the trade, no grammar: they decide only where
 * structure is silent (which heading is a problem, where a problem ends and the cure begins).
 */

const LACKS =
  '不够 不足 不到位 不力 不严 不实 不深 不高 不强 不大 不多 不广 不全 不细 不准 不明 不清 不牢 不符 不当 不畅 不佳 不规范 不完善 不健全 不及时 不扎实 不平衡 不彻底 不紧密 不主动 不经常 不充分 不理想 不坚决 不严肃 不重视 不认真 不合理 不作为 不担当 不落实 不执行 不履行 不按 不公开 不透明 不科学 不精准 不一致 欠缺 欠佳 欠账 有所欠 还欠 尚欠 欠主动 欠规范 缺乏 缺失 缺位 缺少 短缺 薄弱 弱化 虚化 淡化 泛化 边缘化 滞后 缓慢 拖延 拖欠 差距 偏差 短板 弱项 漏洞 失管 失察 失守 失之于 流于形式 宽松软 违规 违反 违纪 超标 超范围 超标准 超编 挤占 挪用 截留 套取 侵占 空转 没有 混乱 随意 简单化 走过场 形式主义 官僚主义 隐患 单一 下滑 减弱 脱节 敷衍 应付 有待 还需 仍需 存在问题 重形式 重业务轻 一刀切 懈怠 断层 老化 闲置 浪费 流失 弄虚 失衡 滥发 多发 频发 时有发生 仍有发生 依然 长期不 迟缓 松懈 松散 脱岗 形同虚设 有名无实 名存实亡 打折扣 乏力 粗放 过高 过低 偏高 偏低 偏少 过多 陈旧 单薄 盲区 盲点 走样 推诿 扯皮 杂乱 超期 逾期 虚报 冒领 违法 违建 造假 雷同 千篇一律 缺额 缺编 倒置 低下 落后 停滞 迟迟 两张皮 大锅饭 照搬照抄 照抄照搬 一般化 表面化 形式化 碎片化 同质化 重建轻管 重使用轻 轻养护 轻管理 轻监管 以包代管 以罚代 优亲厚友 近亲繁殖 论资排辈 破损 失真 失实 断档 青黄不接 老龄化 亟待 亟需 尚需 堪忧 不尽 不在状态 不在位 不清楚 不动真'.split(
    ' ',
  )
const UNDONE_FOLLOWS = '按严及能有建形落履召开制定完真经将对明签纳实充在执审报公设配结成专人'
const ACTS =
  '强化 加强 提升 提高 完善 健全 建立 压实 严格 推动 推进 深化 坚持 坚决 抓好 抓实 规范 夯实 筑牢 优化 扎实 切实 制定 修订 出台 印发 召开 组织 开展 成立 举办 落实 聚焦 突出 紧盯 持续 聚力 着力 全面 细化 明确 拓宽 丰富 创新 加大 加快 整治 整合 统筹 严明 严肃 严守 严把 增强 树牢 树立 净化 弘扬 注重 对标 立足 守牢 构建 打造 发挥 做好 做实 做优 完成 清退 收缴 追缴 补缴 约谈 责令 已 针对 邀请 安排 设立 配备 购置 投入 更新 公示 新增 通过 结合 认真 及时 高度重视 深入 选派 签订 排查 清理 收回 退还 督促 指定 调整 重新 定期 每月 每季度 每周 对照 将 由 关停 停用 封存 拆除 补齐 补办 退回 退还 追回 收回 核减 撤下 聘请 委托 会同 启用 核清 取消 改为 查清 增设 补发 竞聘 公开 终止 解除 撤销 扣减 引进 培养 选送 编制 组建 创建 催收 盘点 清点 查实 注销 保留 逐个 逐一 逐项 逐笔 逐户 逐人'.split(
    ' ',
  )

const LEXICON = createLexicon(LACKS.map((w) => [w, true] as const))
const DEEDS = createLexicon(ACTS.map((w) => [w, true] as const))
const UNDONE = ['未', '无'].map((w) => w.charCodeAt(0))
const BOOK = '《'.charCodeAt(0)
const BOOK_END = '》'.charCodeAt(0)

/** How many words of lack stand between `start` and `end`. Quoted titles 《…》 are passed over. */
export function lacks(text: string, start: number, end: number): number {
  let n = 0
  let book = 0
  for (let i = start; i < end; i++) {
    const c = text.charCodeAt(i)
    if (c === BOOK) book++
    else if (c === BOOK_END) book = Math.max(0, book - 1)
    if (book > 0) continue
    const entry = LEXICON.at(text, i)
    if (entry && i + entry.word.length <= end && !negated(text, i)) {
      n++
      i += entry.word.length - 1
    } else if (UNDONE.includes(c) && i + 1 < end && UNDONE_FOLLOWS.includes(text[i + 1] ?? '-')) n++
  }
  return n
}

const CURES = ['解决', '防止', '杜绝', '避免', '消除', '破解', '纠正', '遏制', '克服', '化解', '整治']

/** 坚决防止…, 着力解决…, 杜绝… speak of a lack that is being cured. */
function negated(text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - 8), at)
  return CURES.some((cure) => before.includes(cure))
}

/** Whether the words at `start` begin with a deed: 强化…, 已制定…, 召开…. */
function beginsWithDeed(text: string, start: number, end: number): boolean {
  const entry = DEEDS.at(text, start)
  return entry !== null && start + entry.word.length <= end
}

/** Whether a sentence tells of something done: a clause of it begins with a deed, or 已, 予以, 给予 stand in it. */
export function tellsDeed(text: string, start: number, end: number): boolean {
  if (beginsWithDeed(text, start, end)) return true
  for (let i = start; i < end; i++) {
    const ch = text[i] ?? ''
    if ('，；：'.includes(ch) && beginsWithDeed(text, i + 1, end)) return true
    if (ch === '已' || ((ch === '予' || ch === '给') && (text[i + 1] === '以' || text[i + 1] === '予'))) return true
  }
  return false
}

/** A heading over several problems, not one: 存在的主要问题, 已经完成整改的问题, 反馈问题整改情况. */
export function isContainer(heading: string): boolean {
  if (/^(?:关于|针对|对)/u.test(heading) || heading.length > 40 || lacks(heading, 0, heading.length) > 0) return false
  return /(?:完成|整改|反馈|发现|存在|指出|主要|具体|突出|推进|坚持|巡察|巡视).{0,8}(?:问题|事项)|^(?:主要|具体)?问题$/u.test(
    heading,
  )
}

/** Whether a heading names a problem: 关于…的问题, or words of lack in its first hundred units. */
export function namesProblem(text: string, start: number, end: number): boolean {
  const stop = Math.min(end, start + 100)
  const head = text.slice(start, stop)
  if ((head.startsWith('关于') || head.startsWith('针对') || head.startsWith('对')) && head.includes('问题'))
    return true
  if (head.includes('”问题') || head.includes('”的问题') || head.endsWith('问题') || head.includes('问题的整改'))
    return true
  return lacks(text, start, stop) > 0
}
