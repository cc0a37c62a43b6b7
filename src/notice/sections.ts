import { lacks } from './polarity.ts'

/**
 * What a section is about, told by its heading: `results` holds the problems and their cure, `organising` tells how the work was
 * led, `next` what is still to come, `general` any other.
 */
export type Topic = 'results' | 'organising' | 'next' | 'general'

const NEXT = [
  '下一步',
  '下步',
  '下一阶段',
  '下阶段',
  '今后',
  '努力方向',
  '工作打算',
  '工作计划',
  '持续巩固',
  '成果巩固',
  '巩固整改成',
  '巩固巡察成',
  '巩固巡视成',
  '巩固提升',
  '巩固深化',
  '长效常治',
  '意见建议',
  '整改建议',
  '工作建议',
]
/** 巩固拓展巡察整改成果: what was reached is to be kept. What was inspected may be called so too (巩固脱贫攻坚成果), but not with these words between. */
const KEEPING = /(?:巩固|拓展|深化|扩大)[^，。、]{0,8}(?:整改|巡察|巡视)[^，。、]{0,6}成[果效]/u
const RESULTS = [
  '反馈问题',
  '反馈意见',
  '反馈的问题',
  '反馈的意见',
  '具体问题',
  '整改事项',
  '问题整改',
  '问题的整改',
  '问题清单',
  '整改落实情况',
  '整改进展',
  '整改完成',
  '整改推进',
  '已完成',
  '已经完成',
  '完成整改',
  '正在整改',
  '正在推进',
  '整改情况',
  '推进整改',
  '未完成',
  '基本完成',
  '整改任务',
  '整改成效',
  '整改结果',
  '长期坚持',
  '重点任务',
  '落实情况',
  '主要问题',
  '存在的问题',
  '存在问题',
  '发现的问题',
]
const ORGANISING = [
  '组织',
  '领导',
  '主体责任',
  '压实责任',
  '责任落实',
  '总体情况',
  '基本情况',
  '工作开展',
  '开展情况',
  '第一责任',
  '高度重视',
  '政治站位',
  '提升站位',
  '提高站位',
  '思想认识',
  '统一思想',
  '安排部署',
  '工作部署',
  '主要做法',
  '工作概况',
  '认真研究',
  '巡察基本',
  '动员部署',
  '履职',
  '政治责任',
  '政治担当',
  '扛起',
  '扛牢',
  '抓紧抓实',
  '抓实抓好',
]
const UNFINISHED = ['未完成', '正在', '尚未', '长期', '推进中', '持续整改', '需要持续', '基本完成', '未整改']

/** 党组织建设, 党的领导, 领导班子 name what was inspected; they do not say that the section tells how the work was organised and led. */
const PARTY_TERMS =
  /(?:基层)?党(?:的)?组织(?!整改|落实整改|开展|推进|承担|履行|及)(?:建设|生活|路线)?|(?:党的|基层)?组织(?:建设|生活|路线|力|功能|体系)|党的(?:全面)?领导|全面领导|领导(?:班子|核心|作用|干部|机关)/gu

const has = (title: string, words: readonly string[]): boolean => words.some((w) => title.includes(w))

/** The topic of a heading; words for what is led or still to come win over words for results unless problems are named. */
export function topicOf(title: string): Topic {
  const head = title.slice(0, 60).replace(PARTY_TERMS, '')
  if (has(head, NEXT) || KEEPING.test(head)) return has(head, UNFINISHED) && head.includes('问题') ? 'results' : 'next'
  const organising = has(head, ORGANISING)
  const results = has(head, RESULTS)
  if (
    organising &&
    !(results && /反馈.{0,4}(?:问题|意见)|具体问题|整改事项|存在.?问题|问题清单|方面.{0,4}问题/u.test(head))
  ) {
    return lacks(head, 0, head.length) > 0 ? 'general' : 'organising'
  }
  return results ? 'results' : 'general'
}
