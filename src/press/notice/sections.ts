import type { Figures } from '../figures.ts'
import type { PressLedger } from '../ledger.ts'
import { dayInWords, periodInWords } from '../written.ts'

/** The sections of a notice whose words a person may replace; the results of the findings come from their records alone. */
export const sectionNames = ['opening', 'organisation', 'totals', 'next', 'contact'] as const
export type SectionName = (typeof sectionNames)[number]

/** The words of each section as the ledger gives them, with placeholders for its figures: what an editor starts from. */
export function templatesFor(ledger: PressLedger, figures: Figures): { readonly [name in SectionName]: string } {
  return {
    opening: opening(ledger, figures),
    organisation: organisation(ledger, figures),
    totals: totals(ledger, figures),
    next: next(figures),
    contact: contact(ledger),
  }
}

const any = (figures: Figures, id: string): boolean => (figures.get(id)?.value ?? 0) > 0
const put = (id: string): string => `{{figure:${id}}}`

/** 按照县委统一部署，2025年10月14日至12月13日，县委第二巡察组对…开展了巡察。 */
function opening({ unit, round }: PressLedger, figures: Figures): string {
  const { startsOn, endsOn, feedbackOn, feedbackNumber } = round
  const inspector = round.inspector ?? '巡察组'
  const period = startsOn && endsOn ? `${periodInWords(startsOn, endsOn)}，` : ''
  const inspected = `按照统一部署，${period}${inspector}对${unit.partyOrg ?? unit.name}开展了巡察。`
  const number = feedbackNumber === null ? '' : `（${feedbackNumber}）`
  const heard = feedbackOn === null ? '巡察组反馈了意见' : `${dayInWords(feedbackOn)}，巡察组反馈了意见`
  return `${inspected}${heard}${number}，指出${found(figures)}。现将整改进展情况通报如下。`
}

/** 3类9个方面27个问题; with one level of headings 3个方面11个问题. */
function found(figures: Figures): string {
  const aspects = any(figures, 'aspects')
  const categories = any(figures, 'categories')
  const above = aspects
    ? `${put('categories')}类${put('aspects')}个方面`
    : categories
      ? `${put('categories')}个方面`
      : ''
  return `${above}${put('problems')}个问题`
}

/** What was done to get it done: meetings by kind, measures, who answers for them. */
function organisation(ledger: PressLedger, figures: Figures): string {
  const meetings = [...new Set(ledger.meetings.map((m) => m.kind))].map((kind) => `${kind}${put(`meetings-${kind}`)}次`)
  const held = meetings.length === 0 ? '' : `召开${meetings.join('、')}。`
  const measures = any(figures, 'measures') ? `逐条制定整改措施，共${put('measures')}条，` : ''
  const led = any(figures, 'leaders') ? `由${put('leaders')}名班子成员牵头，` : ''
  const departments = any(figures, 'departments') ? `落实到${put('departments')}个部门，` : ''
  const lists = `${measures}${led}${departments}写明整改标准和时限，逐条核对。`
  return `${held}${lists}`
}

/** 截至…，反馈的11个问题已完成9个，正在整改2个。 */
function totals(ledger: PressLedger, figures: Figures): string {
  const basic = any(figures, 'basic') ? `，基本完成${put('basic')}个` : ''
  const ongoing = any(figures, 'ongoing') ? `，正在整改${put('ongoing')}个` : ''
  const counts = `截至${dayInWords(ledger.asOf)}，反馈的${put('problems')}个问题已完成${put('closed')}个${basic}${ongoing}。`
  return `${counts}${rates(figures)}${sums(figures)}${rules(figures)}${talks(ledger)}`
}

/** Both rates, with their base in the same sentence (domain R9); of one finding there is nothing to share. */
function rates(figures: Figures): string {
  if ((figures.get('problems')?.value ?? 0) < 2) return ''
  const basic = any(figures, 'basic') ? `，连同基本完成的为${put('done-rate')}` : ''
  return `按${put('problems')}个问题计算，销号率${put('closing-rate')}${basic}。`
}

const moneyWords = { recovered: '追缴资金', refunded: '退还个人', surrendered: '上缴财政' } as const

function sums(figures: Figures): string {
  const told = (['recovered', 'refunded', 'surrendered'] as const)
    .filter((kind) => any(figures, `money-${kind}`))
    .map((kind) => `${moneyWords[kind]}${put(`money-${kind}`)}元`)
  return told.length === 0 ? '' : `${told.join('，')}。`
}

const actionWords = { new: '新制定', revised: '修订', abolished: '废止' } as const

function rules(figures: Figures): string {
  const told = (['new', 'revised', 'abolished'] as const)
    .filter((action) => any(figures, `regulations-${action}`))
    .map((action) => `${actionWords[action]}制度${put(`regulations-${action}`)}项`)
  return told.length === 0 ? '' : `${told.join('，')}。`
}

function talks(ledger: PressLedger): string {
  const kinds = [...new Set(ledger.talks.map((t) => t.kind))]
  return kinds.length === 0 ? '' : `${kinds.map((kind) => `${kind}${put(`talks-${kind}`)}人次`).join('，')}。`
}

function next(figures: Figures): string {
  const open = any(figures, 'open') ? `对尚未销号的问题，按照责任和时限继续整改，完成一个、认定一个；` : ''
  return `${open}对已经销号的问题，定期抽取回访，发现反弹的恢复整改；对已经建立的制度，检查执行情况。`
}

/** Required, and exempt from masking (domain §13.12). */
function contact({ contacts }: PressLedger): string {
  const { phone, email, address, postcode, person } = contacts
  const ways = [
    person === null ? null : `联系人：${person}`,
    phone === null ? null : `联系电话：${phone}`,
    email === null ? null : `电子邮箱：${email}`,
    address === null ? null : `通信地址：${address}`,
    postcode === null ? null : `邮政编码：${postcode}`,
  ].filter((way) => way !== null)
  return `欢迎广大干部群众对整改落实情况进行监督。如有意见建议，请向我们反映。${ways.join('；')}${ways.length > 0 ? '。' : ''}`
}
