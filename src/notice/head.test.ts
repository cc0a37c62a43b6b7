import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readNotice } from './reading.ts'

const TITLE = '中共云岫县园林管理所支部委员会关于县委巡察反馈意见整改情况的通报'
const OPENING =
  '根据县委统一部署，2025年3月3日至5月9日，县委第二巡察组对县园林管理所党支部开展了巡察，并于6月17日反馈了巡察意见。按照党务公开原则，现将巡察整改进展情况予以公布。'
const ITEMS = '二、整改落实情况\n1.值班脱岗。\n整改情况：排班公示。\n2.台账缺页。\n整改情况：补齐台账12册。'
const paper = (...parts: string[]) => readNotice([...parts, ITEMS].join('\n'))

test('a page without a title: the opening sentence names body, Party organisation and days', () => {
  const reading = paper(OPENING)
  assert.equal(reading.kind, 'notice')
  assert.equal(reading.unit, '县园林管理所')
  assert.equal(reading.partyOrg, '县园林管理所党支部')
  assert.equal(reading.feedbackOn, '2025-06-17')
  assert.equal(readNotice(OPENING).kind, 'notice', 'a notice whose problems are not understood is still one')
})

test('where a web page stands in its site is no title and no paper of its own', () => {
  const reading = paper(`首页 > 政务公开 > ${TITLE}`, TITLE, '发布时间：2025-11-03', OPENING)
  assert.equal(reading.more, undefined)
  assert.equal(reading.partyOrg, '中共云岫县园林管理所支部委员会')
  assert.equal(reading.inspector, '县委第二巡察组')
  assert.equal(reading.publishedOn, '2025-11-03')
})

test('a numbered heading that reads like a title neither begins a paper nor heads one', () => {
  const reading = readNotice(
    `${OPENING}\n一、关于履职方面问题的整改情况\n1.值班脱岗。\n整改情况：排班公示。\n二、关于作风方面问题的整改情况\n2025年7月起逐月通报，现已通报5次，涉及班组3个、职工9人，均已谈话。\n2.台账缺页。\n整改情况：补齐台账12册。`,
  )
  assert.equal(reading.more, undefined)
  assert.equal(reading.items.length, 2)
  assert.equal(reading.inspection.start, '2025-03-03')
})

test('the issuing body may stand on the line above a title without 关于', () => {
  assert.equal(
    paper('关于县委第二巡察组巡察反馈意见', '整改进展情况的通报', '中共云岫县园林管理所支部委员会', OPENING).partyOrg,
    '中共云岫县园林管理所支部委员会',
    'and below a title of two lines',
  )
  assert.equal(paper('云岫县园林建设有限公司党总支', '巡察整改落实情况公示', OPENING).unit, '云岫县园林建设有限公司')
})

test('who inspected: the term of the committee, an audit office, never the prose before the name', () => {
  const by = (sentence: string) => paper(sentence).inspector
  assert.equal(
    by('2025年3月3日至5月9日，十二届临澜市委第八轮巡察二组对县园林管理所进行了巡察，现将整改情况公布如下。'),
    '十二届临澜市委第八轮巡察二组',
  )
  assert.equal(by(`${OPENING}\n（一）及时召开会议，在会上传达学习县委第二巡察组反馈会精神。`), '县委第二巡察组')
  const audit = paper(
    '云岫县园林管理所关于审计发现问题整改情况的公告\n县审计局于2025年3月3日至5月9日对我所预算执行情况进行了审计。现将整改情况公告如下：',
  )
  assert.equal(audit.inspector, '县审计局')
  assert.equal(audit.inspection.end, '2025-05-09')
  assert.ok(!audit.checks.some((c) => c.code === 'feedback-day-missing'))
})

test('who was inspected: what a bracket or 和 adds is no part of the name, nor is who inspected', () => {
  const named = (body: string) => paper(OPENING.replace('县园林管理所党支部', body)).unit
  assert.equal(named('县园林管理所（含县苗圃、县花木站）'), '县园林管理所')
  assert.equal(named('县园林管理所和8个下属单位'), '县园林管理所')
  assert.equal(named('县社会工作部'), '县社会工作部')
  const report = readNotice(
    '中共云岫县委第二巡察组关于对县园林管理所党支部巡察情况的反馈意见\n县园林管理所党支部：\n现将巡察情况反馈如下：\n一、主要问题\n1.台账不全。6批苗木没有登记。\n2.验收走过场。3处未到现场。',
  )
  assert.equal(report.unit, '县园林管理所')
  const press = readNotice(
    '省检察院党组第一巡视组向云岫县检察院党组反馈巡视情况\n2025-06-18 09:27:48\n来源：云岫日报\n6月17日，省检察院党组第一巡视组向云岫县检察院党组反馈巡视情况，指出了执行制度不严等问题。',
  )
  assert.equal(press.unit, '云岫县检察院')
  assert.equal(press.kind, 'feedback')
})

test('totals are of the problems fed back, not of tasks, of what a leader took on or of what a check found', () => {
  const announced = (sentence: string) => paper(OPENING, '一、组织情况', sentence).announced
  assert.deepEqual(announced('支部书记主动领办13项反馈问题，现场督查3次，发现问题3个。'), {
    categories: null,
    aspects: null,
    problems: null,
    done: null,
    ongoing: null,
  })
  const tasks = announced('反馈的4个方面11条问题细化为63项任务，63项整改任务已完成57项，其余6项按序时推进。')
  assert.equal(tasks.problems, 11)
  assert.equal(tasks.done, null)
  assert.equal(announced('反馈的26个问题已整改完成22个，取得阶段性成效4个。').ongoing, 4)
  assert.equal(announced('反馈了9个问题。截至6月30日，已完成8个，正在推进1个。').done, 8)
  assert.equal(announced('共涉及6类25个具体问题，均已积极采取措施整改。').done, null)
  assert.equal(announced('全体认领、照单全收，对反馈的12个问题逐条整改。').problems, 12)
  assert.equal(announced('在服务群众等方面还存在25个问题。').problems, 25)
  const counted = announced('上轮没有整改到位的5个问题，新发现的9个问题，共计14个问题，分属3个大类，尚在整改3个。')
  assert.deepEqual([counted.problems, counted.categories, counted.ongoing], [14, 3, 3])
  assert.equal(announced('巡察组共反馈3个大类、11个方面、15个具体问题。').categories, 3)
  assert.equal(announced('反馈后，把占绿、脱岗、滥伐三类问题推及其他苗圃。').categories, null)
  assert.equal(announced('反馈的7个问题逐条落实。\n截至目前，已全部完成整改。').done, 7)
})

test('a day whose 月 was lost is read in a damaged text when it is no number of days', () => {
  const reading = paper(
    '根据县委统一部署，202448日至620日，县委第二巡察组对县园林管理所党支部开展了巡察。89日，巡察组反馈了巡察意见。现将整改情况公布如下。',
  )
  assert.deepEqual(reading.inspection, { start: '2024-04-08', end: '2024-06-20' })
  assert.equal(reading.feedbackOn, '2024-08-09')
})

test('a name in full wins over a short one when it acts in a sentence; a group may stand below a group', () => {
  const by = (...sentences: string[]) => paper(...sentences).inspector
  const short = '一、组织情况\n支部认真对照市委第二巡察组反馈意见，逐条认领市委第二巡察组指出的问题。'
  assert.equal(
    by('2025年3月3日至5月9日，十二届市委第二巡察组对县园林管理所开展了巡察，现将整改情况公布如下。', short),
    '十二届市委第二巡察组',
  )
  assert.equal(
    by('2025年3月3日至5月9日，第一巡察组第三巡察小组对园林学院党委开展巡察。现将整改情况公布如下。'),
    '第一巡察组第三巡察小组',
  )
  assert.equal(
    by('2025年3月3日至5月9日，市县联动巡察组对县园林管理所开展了巡察。现将整改情况公布如下。'),
    '市县联动巡察组',
  )
  assert.equal(by(OPENING, '一、组织情况\n支持县委第二巡察组工作。'), '县委第二巡察组', 'a verb is no place')
})

test('a bracket before the Party organisation, or printed with the name again and again, is part of the name', () => {
  const named = (body: string, ...more: string[]) => paper(OPENING.replace('县园林管理所党支部', body), ...more)
  assert.equal(named('县园林管理所（县苗圃）党支部').unit, '县园林管理所（县苗圃）')
  assert.equal(named('县园林管理所（县苗圃）党支部').partyOrg, '县园林管理所（县苗圃）党支部')
  const full = '县园林管理所（含县苗圃、县花木站）'
  assert.equal(named(full, `${full}逐条认领问题。${full}负责人带头整改。`).unit, full)
})

test('a round over several bodies is of none of them, and the days of feeding back are no inspection', () => {
  const press = (opening: string) =>
    readNotice(`${opening}\n巡察发现了一些问题，有的台账管理混乱；有的验收流于形式。\n会议要求，抓好整改。`)
  for (const opening of [
    '6月3日至6日，县委3个巡察组分别向县苗圃党支部、县花木站党支部、城北园林队党总支等7家单位反馈了巡察情况。',
    '6月3日至6日，县委3个巡察组分别向本轮巡察的7家党组织反馈了巡察情况。',
    '6月3日至6日，党委3个巡察组分别向园林学院党委、农学院党委、继续教育学院党总支反馈了巡察情况。',
  ]) {
    const reading = press(opening)
    assert.equal(reading.kind, 'feedback')
    assert.equal(reading.unit, null, opening)
    assert.deepEqual(
      reading.items.map((i) => i.title),
      ['台账管理混乱', '验收流于形式'],
    )
  }
  const ranged = press('2025年6月3日至6日，县委第二巡察组向县苗圃党支部反馈巡察情况。')
  assert.equal(ranged.inspection.start, null)
  assert.equal(ranged.unit, '县苗圃')
})

test('a period whose 至 was lost, a record above the title, and who says 我所', () => {
  const lost = paper(
    '根据县委统一部署，2025年3月3日5月9日，县委第二巡察组对县园林管理所开展了巡察。现将整改情况公布如下。',
  )
  assert.deepEqual(lost.inspection, { start: '2025-03-03', end: '2025-05-09' })
  const dotted = paper('根据县委统一部署，2025.3.3—5.9，县委第二巡察组对县园林管理所开展了巡察。现将整改情况公布如下。')
  assert.deepEqual(dotted.inspection, { start: '2025-03-03', end: '2025-05-09' })
  const record = paper(`- 标 题：${TITLE}`, '- 发文时间：2025年11月3日', TITLE, OPENING)
  assert.equal(record.more, undefined)
  assert.equal(record.unit, '云岫县园林管理所')
  assert.equal(record.publishedOn, '2025-11-03')
  const ours = paper(
    '2025年3月3日至5月9日，县委第二巡察组对我所党支部开展了巡察。现将我单位整改情况公布如下。',
    '一、组织情况\n县园林所党支部召开专题会。\n县园林所党支部成立专班。',
  )
  assert.equal(ours.partyOrg, '县园林所党支部')
})

test('a list of findings below 巡察发现的问题 is a feedback report without any title', () => {
  const reading = readNotice(
    '2025年3月3日至5月9日，县委第二巡察组对县园林管理所党支部开展了巡察。\n一、巡察发现的问题\n（一）管护责任落实不力\n1.补植滞后。18处没有补植。\n2.巡查记录补填。\n二、整改要求\n（一）压实责任。',
  )
  assert.equal(reading.kind, 'feedback')
  assert.equal(reading.items.length, 2)
})

test('what the inspected body does about feedback, a speech, and demands are no findings', () => {
  assert.equal(
    readNotice(
      '3月18日，县委第二巡察组召开巡察反馈会。县园林管理所随即召开会议，学习巡察反馈意见，研究整改措施。\n会议要求，逐条剖析问题产生的原因，列出问题清单。',
    ).kind,
    'other',
  )
  assert.equal(
    readNotice('在巡察情况反馈会上的讲话\n县委第二巡察组向县园林管理所党支部反馈了巡察情况，指出台账管理混乱等问题。')
      .kind,
    'other',
  )
  const press = readNotice(
    '县委第二巡察组向县园林管理所反馈巡察情况\n6月17日，县委第二巡察组向县园林管理所反馈巡察情况，指出在履行职责等方面存在的问题，并提出意见建议：一是切实加强领导；二是切实抓好队伍。',
  )
  assert.equal(press.kind, 'feedback')
  assert.deepEqual(press.items, [])
  const told = readNotice(
    '县委第二巡察组向县园林管理所党支部\n反馈巡察“回头看”情况\n2025年6月17日下午，县委第二巡察组向县园林管理所党支部反馈巡察情况。\n问题：台账管理混乱，账实不符；验收流于形式；绿地养护责任不清。\n建议：强化管理。',
  )
  assert.deepEqual(
    told.items.map((i) => i.title.slice(0, 4)),
    ['台账管理', '验收流于', '绿地养护'],
  )
})
