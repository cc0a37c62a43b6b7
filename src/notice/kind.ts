import type { Title } from './title.ts'

/** What a document is: a notice of what was done about findings, a report of findings, or anything else. */
export type Kind = 'notice' | 'feedback' | 'other'

export type Signs = {
  readonly title: Title | null
  /** The first 3,000 units. */
  readonly opening: string
  readonly items: number
  readonly measured: number
  readonly led: number
  /** How many findings there are: asked only when nothing cheaper decides. */
  readonly findings: () => number
}

const OTHER_TITLES = [
  '方案',
  '计划',
  '要点',
  '讲话',
  '发言',
  '办法',
  '规定',
  '细则',
  '制度',
  '简报',
  '纪要',
  '总结',
  '通知',
  '清单',
  '决定',
  '倡议',
  '致辞',
  '对照检查',
  '述职',
  '规则',
  '条例',
  '动员',
  '工作要求',
  '责任书',
  '承诺书',
  '综述',
]
const NEWS = ['本报讯', '本网讯', '本台讯', '记者', '通讯员', '讯（', '报道）', '同志们', '第一条', '第二条']
const OPENINGS = ['现将', '特将', '现根据', '现按']

/** Decides by title first, then by the sentence that introduces what follows, then by structure. */
export function kindOf(signs: Signs): Kind {
  const words = signs.title?.words ?? ''
  const opening = signs.opening
  if (titleFeedsBack(words) && signs.led < 2 && signs.findings() > 0) return 'feedback'
  const reports = OPENINGS.some((o) => introduced(opening, o))
  if (!reports && !/整改|(?:讲话|发言|致辞)$/u.test(words) && signs.led < 2 && pressTellsFeedback(opening))
    return 'feedback'
  if (isOther(words, opening, signs)) return 'other'
  const rectifies =
    /整改/u.test(words) &&
    /(?:通报|报告|公告|公示|情况|汇报|公开|进展|结果|说明|公布|信息)(?:（.{1,14}）)?$/u.test(words)
  if (rectifies && signs.items > 0 && (signs.measured > 0 || reports)) return 'notice'
  if (signs.led < 2 && feeds(words, opening) && signs.findings() > 0) return 'feedback'
  if (reports && (signs.measured > 0 || /巡[察视].{0,6}组/u.test(opening))) return 'notice'
  if (signs.led >= 2 && signs.measured >= 2 && /巡[察视]|审计|督察|督查|反馈|检查/u.test(opening)) return 'notice'
  return 'other'
}

/** 现将…整改…（通报|公布|报告）如下. */
function introduced(opening: string, word: string): boolean {
  for (let at = opening.indexOf(word); at >= 0; at = opening.indexOf(word, at + 2)) {
    const clause = opening.slice(at, at + 60)
    const stop = clause.search(/[。：\n]/u)
    const words = stop < 0 ? clause : clause.slice(0, stop)
    if (/整改|整治/u.test(words) && /如下|公布|公开|公示|通报|公告|报告/u.test(words) && !/方案|计划|讲话/u.test(words))
      return true
  }
  return false
}

function isOther(words: string, opening: string, signs: Signs): boolean {
  const plain = words.replace(/（.{1,14}）$/u, '')
  if (
    OTHER_TITLES.some(
      (t) => plain.endsWith(t) || (['动员', '讲话', '对照检查', '述职'].includes(t) && plain.includes(t)),
    )
  )
    return true
  if (/制定(?:如下|本|了?以下).{0,6}(?:方案|计划|办法|细则)|特制定/u.test(opening) && signs.led < 2) return true
  if (/^第一[章条]|\n第一[章条]/u.test(opening)) return true
  const news = NEWS.filter((n) => opening.slice(0, 600).includes(n)).length
  return news > 0 && signs.led < 2 && !/通报|报告|公示|公告|反馈意见/u.test(words)
}

/** 关于巡察…的反馈意见, 向…反馈巡察情况, 巡察反馈问题清单: the title of a report of findings, not of what was done about them. */
function titleFeedsBack(words: string): boolean {
  if (!words.includes('反馈') || !/巡[察视]|督[察查]|审计/u.test(words)) return false
  if (/讲话|方案|发言|动员|会议纪要|部署/u.test(words)) return false
  return !words.includes('整改') || /反馈意见(?:书)?$/u.test(words)
}

/**
 * 县委第一巡察组向县林业局党组反馈巡察情况, 巡察…情况反馈会召开: a press report of one feedback. It says so in its first two sentences and tells of
 * problems; a story that only quotes findings does not.
 */
function pressTellsFeedback(opening: string): boolean {
  const top = opening.slice(0, 400)
  const feedsBack =
    /巡[察视].{0,6}组.{0,40}向[^。；\n]{2,50}反馈|巡[察视].{2,40}反馈.{0,2}会|召开[^。；\n]{0,16}巡[察视].{0,10}反馈.{0,2}会/u.test(
      top,
    )
  if (!feedsBack || /(?:将|拟|准备)[^。]{0,20}反馈/u.test(top)) return false
  return TELLS.test(opening)
}

/** Words that tell of findings: not 查找问题原因, 问题清单, which tell of what the inspected body does about them. */
const TELLS =
  /(?:发现|指出|存在|反馈)[^。]{0,160}?(?:不足|差距|短板|不够|不到位|问题(?!清单|导向|为导向|产生|的?原因|整改|线索|逐))/u

/** Whether title or opening say that findings are fed back. */
function feeds(words: string, opening: string): boolean {
  if (/整改/u.test(words) && !/反馈意见$|反馈意见书$/u.test(words)) return false
  if (/反馈(?:意见|情况|报告|的意见)?(?:书|材料|稿)?(?:（.{1,14}）)?$|巡[察视].{0,12}(?:报告|意见|情况)$/u.test(words))
    return true
  if (
    /(?:^|\n)[一二]、(?:巡[察视])?(?:发现|反馈|存在)的(?:主要|突出)?问题(?=\n)/u.test(opening) &&
    /巡[察视].{0,6}组/u.test(opening)
  )
    return true
  return (
    /现?将.{0,24}(?:巡[察视]|有关|主要).{0,24}反馈如下|反馈如下意见|巡[察视]情况(?:反馈|通报)如下|反馈的主要问题.{0,4}(?:公布|通报|公开)如下|提出如下反馈意见|反馈意见如下|反馈如下|指出.{0,12}问题.{0,6}：|发现的主要问题|存在的主要问题/u.test(
      opening,
    ) && /巡[察视]|督[察查]|审计/u.test(opening)
  )
}
