import { sourceSpan, type Span } from '../../text/tidy.ts'
import type { Piece } from '../body.ts'
import type { Document } from '../document.ts'

export type Severity = 'error' | 'warning' | 'note'
export type Words = { readonly zh: string; readonly en: string }

/**
 * Every check there is. `docs/checks.md` shows for each what trips it and what must not; a test keeps both in step.
 * Words say what stands in the text, never what it says about people.
 */
export const CHECKS = {
  'sum-differs': { severity: 'error', zh: '分项之和与总数不符', en: 'parts do not add up to the total' },
  'difference-differs': {
    severity: 'error',
    zh: '总额减去已处理额与余额不符',
    en: 'total less what was settled is not the remainder',
  },
  'product-differs': { severity: 'warning', zh: '数量乘以单价与总额不符', en: 'count times rate is not the total' },
  'totals-differ': {
    severity: 'error',
    zh: '已完成数与未完成数之和与问题总数不符',
    en: 'done and ongoing do not add up to the problems announced',
  },
  'rate-differs': { severity: 'error', zh: '完成率与完成数不符', en: 'the rate is not the share of what is done' },
  'counts-contradict': {
    severity: 'warning',
    zh: '同一对象的总数与“全部”的数目不一',
    en: 'the whole and the number of which all is said differ',
  },
  'totals-contradict': { severity: 'warning', zh: '同一总数前后不一', en: 'one total is stated with different values' },
  'listed-differs': {
    severity: 'error',
    zh: '公布的数目与逐条列出的数目不符',
    en: 'the number announced is not the number listed',
  },
  'done-but-outstanding': {
    severity: 'error',
    zh: '标为已完成，文中仍有未了事项',
    en: 'stated as done while the text leaves something outstanding',
  },
  'reported-not-settled': {
    severity: 'warning',
    zh: '标为已完成，措施仅为汇报、请示或争取',
    en: 'stated as done on a report or request alone',
  },
  outstanding: { severity: 'warning', zh: '文中有未了事项', en: 'something is still outstanding' },
  'planned-only': { severity: 'warning', zh: '措施尚在打算', en: 'a measure is only planned' },
  'paper-only': {
    severity: 'warning',
    zh: '措施仅有学习、会议、说明类',
    en: 'measures are study, meetings or explanations only',
  },
  'measure-before-feedback': {
    severity: 'warning',
    zh: '措施所载日期早于反馈',
    en: 'a measure is dated before the feedback',
  },
  'window-before-feedback': {
    severity: 'note',
    zh: '统计时段主要在反馈之前',
    en: 'the period counted lies mostly before the feedback',
  },
  'ongoing-without-plan': {
    severity: 'warning',
    zh: '未完成的问题没有责任人或完成时限',
    en: 'an ongoing problem names no owner or deadline',
  },
  'closing-rule-planned': {
    severity: 'note',
    zh: '销号办法尚待建立而已有问题报告完成',
    en: 'the closing procedure is still to be made while problems are reported done',
  },
  'next-contradicts-status': {
    severity: 'warning',
    zh: '各项均已完成，下步打算却提到未完成',
    en: 'all are done, yet the next steps speak of what is not',
  },
  'status-missing': { severity: 'warning', zh: '未写明整改状态', en: 'no status is given' },
  'feedback-day-missing': { severity: 'warning', zh: '未写明反馈日期', en: 'the day of the feedback is not given' },
  'publication-day-missing': {
    severity: 'note',
    zh: '没有公布日期和落款日期',
    en: 'neither day of publication nor of signature is given',
  },
  'contact-missing': { severity: 'note', zh: '没有监督联系方式', en: 'no way to respond is given' },
  'contact-mobile': { severity: 'warning', zh: '联系方式为个人手机号', en: 'the contact is a personal mobile number' },
  'numbering-gap': { severity: 'warning', zh: '编号有缺', en: 'numbering has a gap' },
  'numbering-double': { severity: 'warning', zh: '编号重复', en: 'a number occurs twice' },
  'heading-is-problem': { severity: 'note', zh: '标题之下没有分列问题', en: 'a heading is itself the problem' },
  'problem-not-named': { severity: 'note', zh: '问题没有指明是哪一项', en: 'the problem is not named' },
  'rate-without-base': { severity: 'note', zh: '百分比没有基数', en: 'a rate has no base' },
  'result-without-figure': {
    severity: 'note',
    zh: '成效没有数字或实例',
    en: 'a result is stated without figure or instance',
  },
  'late-publication': { severity: 'warning', zh: '距反馈已久才公布', en: 'published long after the feedback' },
  'days-out-of-order': { severity: 'error', zh: '日期先后不合', en: 'days are out of order' },
  'day-impossible': { severity: 'error', zh: '日期不存在', en: 'the day does not exist' },
  'date-damaged': {
    severity: 'warning',
    zh: '日期有脱字，按唯一读法理解',
    en: 'a date lost characters and has one reading',
  },
  'date-ambiguous': {
    severity: 'warning',
    zh: '日期有脱字，读法不止一种',
    en: 'a date lost characters and has several readings',
  },
  'unit-lost': { severity: 'warning', zh: '数字后疑有脱字', en: 'a unit behind a number seems lost' },
  'quotes-unbalanced': { severity: 'warning', zh: '引号不成对', en: 'quotation marks are not paired' },
  'quotes-nested': { severity: 'note', zh: '引号内又用同样引号', en: 'quotation marks are nested in their like' },
  'sentence-reused': {
    severity: 'warning',
    zh: '不同问题下表述雷同',
    en: 'the same sentence stands under different problems',
  },
  'sentence-shared': {
    severity: 'warning',
    zh: '与其他单位的通报表述雷同',
    en: 'a sentence is shared with another notice',
  },
  'personal-id': { severity: 'error', zh: '含公民身份号码', en: 'an identity number is about to be published' },
  'personal-mobile': {
    severity: 'error',
    zh: '正文含个人手机号',
    en: 'a personal mobile number is about to be published',
  },
  'bank-card': { severity: 'error', zh: '含银行卡号', en: 'a bank card number is about to be published' },
  'vehicle-plate': { severity: 'warning', zh: '含车牌号', en: 'a number plate is about to be published' },
  'minor-described': { severity: 'warning', zh: '提到可以认出的未成年人', en: 'a minor is described' },
} as const satisfies Record<string, { severity: Severity } & Words>

export type CheckCode = keyof typeof CHECKS

/** One check that tripped: `message` in Chinese, `en` the same in English; spans lead to the text as given. */
export type CheckFinding = {
  readonly code: CheckCode
  readonly severity: Severity
  readonly message: string
  readonly en: string
  readonly spans: readonly Span[]
}

/** Makes a finding. `detail` is put behind the words of the registry; `severity` may only be lowered, for weaker evidence. */
export function finding(
  doc: Document,
  code: CheckCode,
  pieces: readonly Piece[],
  detail?: Words,
  severity?: Severity,
): CheckFinding {
  const { zh, en, severity: usual } = CHECKS[code]
  const spans = pieces.map(([s, e]) => sourceSpan(doc.tidy, s, e))
  return {
    code,
    severity: severity ?? usual,
    message: detail ? `${zh}：${detail.zh}` : zh,
    en: detail ? `${en}: ${detail.en}` : en,
    spans,
  }
}
