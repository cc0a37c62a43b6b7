import assert from 'node:assert/strict'
import fc from 'fast-check'
import { type Day, dayFromNumber } from '../src/calendar/days.ts'
import { isRefusal, readBytes } from '../src/intake/read.ts'
import { readNotice } from '../src/notice/reading.ts'
import { docxOf } from '../src/press/docx/docx.ts'
import { pasteHtml, printHtml } from '../src/press/html/html.ts'
import type { Degree, MoneyKind, PressFinding, PressLedger, PressMeasure } from '../src/press/ledger.ts'
import { composeNotice } from '../src/press/notice/compose.ts'
import { readBack } from '../src/press/notice/read-back.ts'

const utf8 = new TextEncoder()

/** Invented ledgers for the twin property: words as offices write them, among them those that a careless writer would let run into its own structure. */

const deeds = [
  '修订《稿件计酬办法》，改为系统按刊播记录自动算分',
  '对2023年至2025年稿费发放表逐笔复核，查出重复计酬14笔、共计18640元，已全部退回',
  '“云岫通”客户端关停3个没有办理量的栏目',
  '一是调整值班表；二是公布电话0780-6128811；三是每月抽查1次',
  '签订维护协议，约定三点：故障4小时内到场，每日巡查两次，按月结账',
  '3月5日召开会议专题研究，纪若川牵头，财务部、技术部配合',
  '查清2.6万元应收款的去向（其中2024年1.4万元、2025年1.2万元）',
  '12名记者轮流跟班采访，形成跟班日志26份',
  '（1）更换电源21个；（2）修复网络11处',
  '①建卡；②核账；③贴标签',
  '按“谁分管、谁负责”的要求，逐人签字',
  '抽查率达95%，目前该问题已整改到位',
  '完成率由71.5%提高到98.2%',
  '责任人：方知远，时间要求：6月底前',
  '第一，核定编制5个；第二，列入招聘计划',
  '将应急广播终端在线情况接入值班大屏，\n在线终端保持在210个以上',
  '2026年3月起，３辆采访用车加装定位终端',
  '发放App操作手册(第2版)100本,培训2场',
  '整改措施：补登台账。整改结果：已完成',
  '下一步：继续核对。整改时限：2026年9月底',
  '一、补登台账。二、公布结果',
  '（一）落实主体责任。（二）落实监督责任',
  '1.建卡\n2.核账\n3.贴标签',
  '1、建卡2、核账',
  '存在问题：台账缺页；原因分析：交接不清；整改情况：已补齐12页',
  '截至2026年5月31日，反馈的3个问题已完成2个',
  '对关于值班记录的问题逐条核对。关于车辆的问题另行登记',
  '开设“奋进“十四五”新征程”专栏',
  '补齐“三会一课记录12篇',
  '甲\t乙\t丙',
  '|12|34|56|',
  '联系电话：0780-6128812，邮箱：ab@yunxiu.example',
  '首先核对账目，其次追回款项，最后公布结果',
  '一方面补人，另一方面减项',
  '经批准不公开的事项按规定办理',
  '已完成',
  '2026',
  '- 12 -',
  '（已完成）',
  '&lt;编号&gt; A&B',
  `${'逐月公布用车里程、加油数量和出车事由，由使用人、驾驶人、审批人分别签字；'.repeat(12)}二、每季度汇总一次`,
]
const lacks = [
  '稿费发放审核不严',
  '关于“中心组学习与业务结合不紧”的问题',
  '2023年以来公务用车登记不全，油料台账缺失',
  '“三会一课”记录补写、代写',
  '应急广播终端掉线率高。',
  '重业务轻党建，党建与业务“两张皮”',
  '采编人员老化、后备不足（35岁以下仅4人）',
  '设备采购验收走过场',
  '户外大屏闲置',
  '3个栏目长期不更新',
  '整改责任落实不到位，个别措施停留在纸面',
  '上一轮巡察反馈问题整改不彻底',
  '对新媒体账号管理不规范',
  '聘用人员考核流于形式；奖惩不挂钩',
  '专题片《云岫山水》 制作费超预算12.5%',
  '值班记录缺失（已完成）',
  '问题：台账不全',
  '一是台账不全，二是账实不符',
  '（1）台账不全；（2）账实不符',
  '台账不全。账实不符，3笔支出没有凭证',
  '整改措施：台账不全',
  '落实“三重一大”制度有差距：集体研究记录不完整',
  '党组书记第一责任人责任落实有差距，责任领导：未明确',
  '下一步工作打算不具体',
  '联系群众不紧密，监督电话无人接听',
  '附件缺失',
  '2026年3月5日前的合同没有编号',
  '组织领导情况不好',
]
const categories = [
  '落实上级决策部署方面',
  '全面从严治党方面',
  '组织建设方面',
  '巡察、审计等监督发现问题整改落实和成果运用方面',
  '聚焦群众身边不正之风和腐败问题',
  '党的领导作用发挥',
  '意识形态工作责任制落实',
]
const aspects = ['学习贯彻不够深入', '财务管理', '选人用人', '阵地管理', '廉洁风险防控', '基层组织']
const names = ['沈砚舟', '方知远', '纪若川', '温亦棠', '贺兰因']
const departments = ['财务部', '技术部', '总编室', '人事部', '产业部', '办公室']

const orNull = <T>(of: fc.Arbitrary<T>) => fc.option(of, { nil: null })
const day = (from: string, span: number): fc.Arbitrary<Day> =>
  fc.integer({ min: 0, max: span }).map((n) => dayFromNumber(Date.parse(from) / 86_400_000 + n))

const sentences = fc
  .uniqueArray(fc.constantFrom(...deeds), { minLength: 1, maxLength: 3 })
  .chain((parts) =>
    fc.constantFrom('。', '；', '，', '').map((end) => `${parts.join(parts.length > 2 ? '；' : '。')}${end}`),
  )

const measure: fc.Arbitrary<PressMeasure> = fc.record({
  id: fc.uuid(),
  marker: fc.constantFrom(null, '（1）', '一是'),
  text: sentences,
  kinds: fc.subarray(['study', 'meeting', 'document', 'money', 'process']),
  owner: orNull(fc.constantFrom(...names)),
  dueOn: orNull(day('2026-03-01', 200)),
  doneOn: fc.constant(null),
  result: orNull(sentences),
  state: fc.constantFrom('planned', 'underway', 'done'),
})

const path = fc.oneof(
  { weight: 3, arbitrary: fc.tuple(fc.constantFrom(...categories)) },
  { weight: 2, arbitrary: fc.tuple(fc.constantFrom(...categories), fc.constantFrom(...aspects)) },
  { weight: 1, arbitrary: fc.constant<string[]>([]) },
)

const finding: fc.Arbitrary<PressFinding> = fc.record({
  id: fc.uuid(),
  code: fc.constant(null),
  number: orNull(fc.constantFrom('1', '（二）', '3')),
  path,
  title: fc.tuple(fc.constantFrom(...lacks), fc.constantFrom('', '', '，', ' ')).map((parts) => parts.join('')),
  original: orNull(fc.constantFrom(...lacks)),
  state: fc.constantFrom('closed', 'closed', 'underway', 'declared', 'returned', 'open', 'reopened'),
  degree: fc.constantFrom<Degree | null>(null, 'done', 'basic', 'lasting', 'undone'),
  speed: fc.constant(null),
  standard: fc.constant(null),
  leader: orNull(fc.constantFrom(...names)),
  department: orNull(fc.constantFrom(...departments)),
  owner: orNull(fc.constantFrom(...names)),
  dueOn: orNull(day('2026-03-01', 400)),
  closedOn: fc.constant(null),
  closingNumber: fc.constant(null),
  progress: orNull(sentences),
  result: orNull(sentences),
  rootCause: orNull(fc.constantFrom('制度空白', '责任没有到人')),
  withheld: fc.oneof(
    { weight: 6, arbitrary: fc.constant(null) },
    { weight: 1, arbitrary: fc.record({ number: fc.constant('云巡办〔2026〕5号'), on: day('2026-02-01', 90) }) },
  ),
  measures: fc.oneof(
    { weight: 9, arbitrary: fc.array(measure, { maxLength: 6 }) },
    { weight: 1, arbitrary: fc.array(measure, { minLength: 15, maxLength: 26 }) },
  ),
})

const sum = fc.record({
  id: fc.uuid(),
  finding: fc.constant(null),
  kind: fc.constantFrom<MoneyKind>('recovered', 'refunded', 'surrendered'),
  fen: fc.oneof(
    fc.integer({ min: 1, max: 99_999_999 }),
    fc.integer({ min: 1, max: 900_000 }).map((y) => y * 100),
  ),
  voucher: fc.constant(null),
  on: fc.constant(null),
})

const round = fc
  .record({
    starts: day('2025-03-01', 200),
    long: fc.integer({ min: 20, max: 120 }),
    lag: fc.integer({ min: 1, max: 60 }),
  })
  .chain(({ starts, long, lag }) => {
    const at = (n: number) => dayFromNumber(Date.parse(starts) / 86_400_000 + n)
    return fc.record({
      name: orNull(fc.constantFrom('十四届县委第七轮巡察', '县委2025年第二轮巡察', '落实县委巡察反馈意见')),
      inspector: fc.constantFrom('县委第二巡察组', '市委第五巡察组', '区委第一巡察组'),
      startsOn: fc.constant(starts),
      endsOn: fc.constant(at(long)),
      feedbackOn: orNull(fc.constant(at(long + lag))),
      feedbackNumber: orNull(fc.constant('云巡发〔2026〕3号')),
    })
  })

const unit = fc.constantFrom(
  { name: '云岫县融媒体中心', partyOrg: '中共云岫县融媒体中心党组' },
  { name: '云岫县广播电视台', partyOrg: '中共云岫县广播电视台党总支' },
  { name: '云岫县融媒体中心', partyOrg: '中共云岫县融媒体中心委员会' },
)

const contacts = fc.record({
  phone: fc.constant('0780-6128810'),
  email: orNull(fc.constant('ryx-zgb@yunxiu.example')),
  address: orNull(fc.constant('云岫县文澜路18号广电大楼6楼608室')),
  postcode: orNull(fc.constant('318800')),
  person: orNull(fc.constantFrom(...names)),
})

/** Ledgers at a day after the feedback. */
const ledgersWith = (findings: fc.Arbitrary<PressFinding[]>): fc.Arbitrary<PressLedger> =>
  fc.record({
    unit,
    round,
    asOf: day('2026-03-20', 100),
    findings,
    money: fc.array(sum, { maxLength: 5 }),
    talks: fc.uniqueArray(
      fc.record({
        id: fc.uuid(),
        kind: fc.constantFrom('约谈', '提醒谈话', '批评教育'),
        count: fc.integer({ min: 1, max: 30 }),
        finding: fc.constant(null),
      }),
      { selector: (t) => t.kind },
    ),
    regulations: fc.array(
      fc.record({
        id: fc.uuid(),
        title: fc.constantFrom('稿件计酬办法', '公务用车管理办法'),
        action: fc.constantFrom<'new' | 'revised' | 'abolished'>('new', 'revised', 'abolished'),
        on: fc.constant(null),
        finding: fc.constant(null),
      }),
      { maxLength: 4 },
    ),
    meetings: fc.array(
      fc.record({
        id: fc.uuid(),
        kind: fc.constantFrom('党组会', '整改推进会', '专题民主生活会'),
        on: orNull(day('2026-01-10', 60)),
        title: fc.constant('研究整改'),
      }),
      { maxLength: 6 },
    ),
    contacts,
  })

const few = fc.array(finding, { minLength: 1, maxLength: 14 })
const many = fc.array(finding, { minLength: 30, maxLength: 60 })

/** Up to 14 findings: quick. */
export const ledgers = ledgersWith(few)
/** One in ten of a size that real rounds seldom have. */
export const largerLedgers = ledgersWith(fc.oneof({ weight: 9, arbitrary: few }, { weight: 1, arbitrary: many }))

/**
 * Writes the notice of a ledger for both readers and reads it back: as its own text, through html to print and html pasted into a page, and through docx. Throws what differs
 * from `wanted`, which is the same ledger but in tests of this comparison.
 */
export async function checkTwins(ledger: PressLedger, wanted: PressLedger = ledger): Promise<void> {
  for (const readers of ['party', 'public'] as const) {
    const { paper, text, defects } = composeNotice(ledger, { readers, signedOn: dayFromNumber(20_700) })
    assert.deepEqual(defects, [])
    const pasted = `<!doctype html><html><body>${pasteHtml(paper)}</body></html>`
    const ways = { docx: docxOf(paper), print: utf8.encode(printHtml(paper)), pasted: utf8.encode(pasted) }
    assert.deepEqual(readBack(readNotice(text), wanted, readers), [], text)
    for (const [way, bytes] of Object.entries(ways)) {
      const intake = await readBytes(bytes)
      if (isRefusal(intake)) assert.fail(`${way}: ${intake.code}`)
      assert.deepEqual(readBack(readNotice(intake.text), wanted, readers), [], `${way}: ${intake.text}`)
    }
  }
}
