import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readNotice } from './reading.ts'

/** One line for each problem: label, first words of the title, status, number of measures. */
const shape = (text: string): string[] =>
  readNotice(text).items.map((i) => `${i.label ?? '-'} ${i.title.slice(0, 6)} ${i.status} ${i.measures.length}`)

const OPENING =
  '根据县委统一部署，2025年3月3日至5月9日，县委第二巡察组对县园林管理所党支部开展了巡察，6月17日反馈了意见。现将整改情况通报如下。\n'
const TITLE = '中共云岫县园林管理所支部委员会关于县委巡察反馈意见整改情况的通报\n'
const body = (text: string): string => TITLE + OPENING + text

const cases: readonly (readonly [name: string, text: string, expected: readonly string[]])[] = [
  [
    'problem, lead-in, marked measures, result line',
    body(
      '一、整改落实情况\n1.学习计划落空。\n整改落实情况：一是重订计划。二是补学两次。\n整改结果：已完成。\n2.台账缺页。\n整改落实情况：补齐台账12册。\n整改结果：正在推进。',
    ),
    ['1. 学习计划落空 done 2', '2. 台账缺页 ongoing 1'],
  ],
  [
    'sections of aspects, numbers counted on, lead-in on the line of the problem',
    body(
      '一、整改情况\n（一）党的领导方面\n1.议事规则不细。整改措施：修订规则，列明清单。\n2.学习不深入。整改措施：（1）补课。（2）测试。\n（二）廉洁方面\n3.询价走过场。整改措施：重新询价3次。',
    ),
    ['1. 议事规则不细 unstated 1', '2. 学习不深入 unstated 2', '3. 询价走过场 unstated 1'],
  ],
  [
    'problems on the second level, measures as numbered lines',
    body(
      '一、具体问题整改情况\n（一）关于“苗木采购无台账”的问题\n整改措施：\n1.建立台账。\n2.按月核对。\n整改成效：账物相符。\n（二）关于“车辆管理松”的问题\n整改措施：\n1.加装定位。\n2.公示里程。\n3.通报一次。\n整改成效：里程下降。',
    ),
    ['（一） 关于“苗木采 unstated 2', '（二） 关于“车辆管 unstated 3'],
  ],
  [
    'measures numbered like the problems',
    body(
      '二、整改情况\n1.档案不齐。\n整改情况：\n1.补齐档案。\n2.专人保管。\n2.值守脱岗。\n整改情况：\n1.双人值守。\n2.夜间抽查。',
    ),
    ['1. 档案不齐 unstated 2', '2. 值守脱岗 unstated 2'],
  ],
  [
    'problem N with colon',
    body(
      '问题一：支部活动少。\n整改措施：每月一次活动。\n完成情况：已完成。\n问题二：宣传栏陈旧。\n整改措施：更新宣传栏6块。\n完成情况：基本完成。',
    ),
    ['问题一： 支部活动少 done 1', '问题二： 宣传栏陈旧 basic 1'],
  ],
  [
    'top-level headings are the problems',
    body(
      '一、关于绿地养护责任不清的问题\n（一）整改措施\n1.划定责任区。\n2.签订责任书。\n（二）整改成效\n投诉下降。\n二、关于零工管理混乱的问题\n（一）整改措施\n1.实名登记。\n2.按日考勤。\n（二）整改成效\n无错发。',
    ),
    ['一、 关于绿地养护 unstated 2', '二、 关于零工管理 unstated 2'],
  ],
  [
    'parts of the problem numbered before the lead-in, measures numbered anew behind it',
    body(
      '一、整改情况\n（一）内部管理方面\n1.采购不规范。\n（1）询价单缺签字。\n（2）合同未编号。\n整改情况：\n（1）补签询价单。\n（2）合同编号归档。\n2.考勤不严。\n（1）补签代签。\n（2）外出不报。\n整改情况：\n（1）启用打卡。\n（2）外出登记。',
    ),
    ['1. 采购不规范 unstated 2', '2. 考勤不严 unstated 2'],
  ],
  [
    'status by section, no lead-ins, measures behind the heading',
    body(
      '一、已完成整改的问题\n1.关于“花坛无人浇灌”的问题。一是划片包干。二是加装喷灌18处。\n2.关于“工具丢失”的问题。一是编号。二是领用登记。\n二、需长期坚持整改的问题\n1.关于“队伍老化”的问题。招聘3人，另有2人待审批。',
    ),
    ['1. 关于“花坛无 done 2', '2. 关于“工具丢 done 2', '1. 关于“队伍老 ongoing 1'],
  ],
  [
    'achievement headings instead of problems',
    body(
      '一、强化组织领导\n召开支委会3次。\n二、整改工作成效\n（一）聚焦政治建设，理论武装更加扎实\n1.强化理论学习。支部集中学习6次，撰写心得22篇。\n2.规范阵地管理。清理展板9块，更换6块。\n（二）聚焦作风建设，服务更加主动\n3.提升接访质效。接访31件，办结31件。',
    ),
    ['1. 强化理论学习 unstated 1', '2. 规范阵地管理 unstated 1', '3. 提升接访质效 unstated 1'],
  ],
  [
    'headings without labels, told by the lead-in below',
    body('议事规则执行不严\n整改情况：一是重订规则。二是公开决议。\n\n经费报销审核不细\n整改情况：复核凭证86份。'),
    ['- 议事规则执行 unstated 2', '- 经费报销审核 unstated 1'],
  ],
  [
    'paragraphs that begin with the problem',
    body(
      '针对“工地围挡破损”的问题，更换围挡120米，落实专人巡查。\n针对“苗木死亡率高”的问题，改用本地苗木，补植300株。',
    ),
    ['- 针对“工地围 unstated 1', '- 针对“苗木死 unstated 1'],
  ],
  [
    'fields in lines, printed as a letter',
    body(
      '一、反馈问题：公章使用不登记。\n整改措施：启用登记簿；专人保管。\n责任领导：陈某　责任科室：办公室\n整改时限：2025年8月31日\n完成情况：已完成\n二、反馈问题：印刷费超标。\n整改措施：退回超标费用860元。\n责任领导：陈某　责任科室：财务科\n整改时限：2025年8月31日\n完成情况：正在整改',
    ),
    ['一、 反馈问题：公 done 1', '二、 反馈问题：印 ongoing 1'],
  ],
  [
    'several bodies in one notice',
    body(
      '一、城东养护队党小组\n1.例会流于形式。\n整改情况：例会定题定人。已完成。\n2.工具账实不符。\n整改情况：盘点一次，补登6件。已完成。\n二、城西养护队党小组\n1.巡查记录补填。\n整改情况：改用手机定位打卡。正在推进。',
    ),
    ['1. 例会流于形式 done 1', '2. 工具账实不符 done 1', '1. 巡查记录补填 ongoing 1'],
  ],
  [
    'a heading that is itself the problem beside headings with parts',
    body(
      '二、整改情况\n（一）落实责任不力\n1.分工不明。\n整改情况：一是明确分工。二是上墙公示。\n2.调度不勤。\n整改情况：一是每周调度。二是每月通报。\n（二）上轮巡察整改不彻底\n整改情况：一是逐项复核。二是补办手续4件。',
    ),
    ['1. 分工不明 unstated 2', '2. 调度不勤 unstated 2', '（二） 上轮巡察整改 unstated 2'],
  ],
  [
    'status in brackets behind the heading',
    body(
      '一、问题整改情况\n1.考核办法不细（已完成）\n修订考核办法，细化指标26项。\n2.夜间照明不足（持续推进）\n新装路灯40盏，年内再装20盏。',
    ),
    ['1. 考核办法不细 done 1', '2. 夜间照明不足 ongoing 1'],
  ],
  [
    'bracketed lead-ins',
    body(
      '1.会议记录不全。\n【整改措施】补记会议记录9次。\n【整改结果】已完成\n2.公示不及时。\n【整改措施】设公示栏2处。\n【整改结果】已完成',
    ),
    ['1. 会议记录不全 done 1', '2. 公示不及时 done 1'],
  ],
  [
    'circled measures run on in one paragraph',
    body(
      '（一）设备维护不到位\n主要做法：①检修水泵5台；②建立保养卡；③培训2次。\n（二）外包监管不力\n主要做法：①重签合同；②按月考核。',
    ),
    ['（一） 设备维护不到 unstated 3', '（二） 外包监管不力 unstated 2'],
  ],
  [
    'first, second, last',
    body(
      '1.制度缺失。\n整改情况：首先，梳理制度清单；其次，新订制度3项；最后，汇编成册。\n2.督办不力。\n整改情况：一方面，建立督办单；另一方面，每月销号通报。',
    ),
    ['1. 制度缺失 unstated 3', '2. 督办不力 unstated 2'],
  ],
  [
    'the lead-in has no colon',
    body(
      '1.值班脱岗\n整改进展情况\n一是排班公示。\n二是夜查4次。\n2.车辆乱停\n整改进展情况\n一是划线30处。\n二是劝导200人次。',
    ),
    ['1. 值班脱岗 unstated 2', '2. 车辆乱停 unstated 2'],
  ],
  [
    'numerals for sections in capitals and full-width points',
    body(
      '壹、总体情况\n支部高度重视。\n贰、逐项整改情况\n（一）收费公示不全\n整改情况：补全公示牌7块。\n（二）票据管理混乱\n整改情况：票据统一编号。',
    ),
    ['（一） 收费公示不全 unstated 1', '（二） 票据管理混乱 unstated 1'],
  ],
  [
    'parts of the problem as 一是 before the lead-in',
    body(
      '1.服务意识不强。一是窗口无人值守。二是电话无人接听。\n整改情况：一是设首问责任制。二是电话转接。三是月度测评。\n整改结果：已完成。\n2.创新不足。一是办法不多。\n整改情况：开展金点子征集。\n整改结果：已完成。',
    ),
    ['1. 服务意识不强 done 3', '2. 创新不足。一 done 1'],
  ],
  [
    'all line breaks lost',
    `${TITLE}${OPENING.trim()}一、组织领导情况。支部召开会议3次，研究整改方案，明确责任人。二、整改落实情况。（一）巡查不到位。整改情况：一是加密巡查。二是建立台账。整改结果：已完成。（二）验收不严格。整改情况：一是双人验收。二是拍照存档。整改结果：已完成。三、下一步打算。继续巩固整改成果。联系电话：0780-6120000。${'支部将认真听取意见，接受监督。'.repeat(16)}`,
    ['（一） 巡查不到位 done 2', '（二） 验收不严格 done 2'],
  ],
  [
    'measures as labelled paragraphs that hold 一是 … inside',
    body(
      '（一）关于“园区保洁不到位”的问题\n整改情况：\n1.建章立制。一是修订办法。二是上墙公示。\n2.加强检查。每周一次。\n（二）关于“设施维修慢”的问题\n整改情况：\n1.设立热线。\n2.限时办结。',
    ),
    ['（一） 关于“园区保 unstated 2', '（二） 关于“设施维 unstated 2'],
  ],
  [
    'question, measure and result as labelled parts under each problem',
    body(
      '一、问题1：巡园记录补填\n（一）问题表现\n巡园记录由一人代填。\n（二）整改措施\n1.更换表格。\n2.专人核对。\n（三）整改结果\n已完成\n二、问题2：农药无台账\n（一）问题表现\n进出库没有登记。\n（二）整改措施\n1.建立台账。\n（三）整改结果\n正在推进',
    ),
    ['一、 问题1：巡园 done 2', '二、 问题2：农药 ongoing 1'],
  ],
  [
    'a section of led results, then one of what is not done yet, unnumbered headings of status',
    body(
      '已完成整改的问题\n1.园区厕所不洁。\n整改情况：日保洁4次。\n2.标牌破损。\n整改情况：更换标牌31块。\n正在整改的问题\n3.游步道积水。\n整改情况：已勘测，计划2026年4月施工，责任人为工程股股长。',
    ),
    ['1. 园区厕所不洁 done 1', '2. 标牌破损 done 1', '3. 游步道积水 ongoing 1'],
  ],
  [
    'numbers with two parts',
    body(
      '1 整改组织情况\n支部开会研究。\n2 具体问题整改情况\n2.1 关于“采光井堵塞”的问题\n整改情况：清淤12处。\n2.2 关于“浇灌不均”的问题\n整改情况：调试喷头60个。',
    ),
    ['2.1 关于“采光井 unstated 1', '2.2 关于“浇灌不 unstated 1'],
  ],
  [
    'measures behind a colon after the problem, no lead-in words',
    body(
      '二、整改落实情况\n1.关于“苗圃租金未收齐”问题的整改情况：一是核对合同7份。二是收回租金3.2万元。\n2.关于“工人工资拖欠”问题的整改情况：一是核清欠薪名单。二是足额发放。',
    ),
    ['1. 关于“苗圃租 unstated 2', '2. 关于“工人工 unstated 2'],
  ],
  [
    'a doubled and a skipped marker, one of them without a pause before it',
    body(
      '1.宣传不足。\n整改情况：一是设展板二是入户宣传三是办讲座三是发传单五是短视频。\n整改结果：已完成。\n2.人手不足。\n整改情况：增聘2人。\n整改结果：已完成。',
    ),
    ['1. 宣传不足 done 5', '2. 人手不足 done 1'],
  ],
  [
    'problem and measure under 存在问题 and 整改落实 without numbers',
    body(
      '存在问题：绿化带垃圾清运不及时。\n整改落实：增加清运车次，每日两次。\n存在问题：修剪枝条堆放占道。\n整改落实：当日清运，设临时堆放点3处。',
    ),
    ['- 存在问题：绿 unstated 1', '- 存在问题：修 unstated 1'],
  ],
  [
    'a later notice of what was done in the first person of a university',
    '中共云岫学院委员会关于落实省委巡视反馈意见整改进展情况的通报\n根据省委统一部署，2025年3月3日至5月9日，省委第五巡视组对云岫学院党委开展了常规巡视。2025年7月1日，省委巡视组反馈了巡视意见。现将巡视整改进展情况予以公布。\n一、党委书记履行第一责任人责任情况\n党委书记主持召开党委常委会9次。\n二、巡视反馈问题整改落实情况\n（一）关于“立德树人有差距”方面\n1.针对“思政课教师配备不足”问题\n（1）新引进思政课教师21人。\n（2）设立专项编制。\n2.针对“师德考核泛化”问题\n（1）修订考核办法。\n（2）复核4名教师考核结果。\n三、下一步工作安排\n持续抓好后续整改。',
    ['1. 针对“思政课 unstated 2', '2. 针对“师德考 unstated 2'],
  ],
  [
    'a table copied one cell to a line, its row numbers alone',
    body(
      '序号\n反馈问题\n整改措施\n责任领导\n整改时限\n完成情况\n1\n苗木登记不全\n1.补登苗木86株。\n2.专人保管。\n陈某\n2025年8月\n已完成\n2\n水费核算粗放\n安装分表12只。\n李某\n2025年12月\n正在整改',
    ),
    ['1 苗木登记不全 done 2', '2 水费核算粗放 ongoing 1'],
  ],
  [
    'who answers for a measure is said in the middle of the list',
    body(
      '一、需长期坚持整改的问题\n1.灌溉设施老化问题。\n（1）更换管道2公里，责任人：副所长陈某，2026年8月底前完成。\n（2）建立维修台账。\n2.人员年龄偏大问题。\n（1）招聘2人，责任人：副所长李某，2026年底前到岗。\n（2）聘请顾问3人。',
    ),
    ['1. 灌溉设施老化 ongoing 2', '2. 人员年龄偏大 ongoing 2'],
  ],
  [
    'the status stands on its own line before the deeds',
    body(
      '一、整改情况\n1.花坛无人看管\n整改完成情况：已完成\n划片包干，设看护员6名。\n2.喷灌损坏\n整改完成情况：基本完成\n更换喷头60个，余下4个待货。',
    ),
    ['1. 花坛无人看管 done 1', '2. 喷灌损坏 basic 1'],
  ],
  [
    'a line of status is the only lead-in',
    body(
      '一、压紧责任\n召开推进会2次。\n二、整改落实情况\n（一）管护方面\n1.关于“补植滞后”问题\n整改状态：已完成\n（1）补植300株。\n（2）逐株验收。\n2.关于“修剪粗放”问题\n整改状态：基本完成\n（1）培训2次。\n（2）外聘技师1名。',
    ),
    ['1. 关于“补植滞 done 2', '2. 关于“修剪粗 basic 2'],
  ],
  [
    'the status closes the numbered measures of a problem and is the only lead-in',
    body(
      '一、具体问题整改情况\n（一）在“管护”方面\n1.关于“补植滞后”问题的整改\n（1）补植300株。（2）逐株验收。（3）公示结果。\n整改状态：已完成。\n2.关于“修剪粗放”问题的整改\n(1)培训2次。(2)外聘技师1名。\n整改状态：正在整改。',
    ),
    ['1. 关于“补植滞 done 3', '2. 关于“修剪粗 ongoing 2'],
  ],
  [
    'a problem that lost its number stands as a heading above its own lead-in',
    body(
      '一、已完成整改的问题\n（一）城东养护队\n1、巡查记录补填\n整改情况：改用手机定位打卡。\n苗圃常年锁门\n整改情况：苗圃搬到队部，专人看管。\n3、喷灌损坏\n整改情况：更换喷头60个。',
    ),
    ['1、 巡查记录补填 done 1', '- 苗圃常年锁门 done 1', '3、 喷灌损坏 done 1'],
  ],
  [
    'problems run together in one paragraph, whatever the style of their numbers',
    body(
      `一、新发现的问题\n（1）苗木采购“重买轻养”，整改情况如下：一是建立苗木台账${'，逐株登记'.repeat(30)}。二是专人养护。目前状态：已销号。2、灌溉设备闲置。整改情况：启用设备12台${'，逐台调试'.repeat(30)}。目前状态：已销号。③值守脱岗。整改措施：双人值守。目前状态：未销号。5）台账缺页。整改情况：补齐台账12册。目前状态：已销号。`,
    ),
    ['（1） 苗木采购“重 done 2', '2、 灌溉设备闲置 done 1', '③ 值守脱岗 ongoing 1', '5） 台账缺页 done 1'],
  ],
  [
    'the section behind the problems counts from one again',
    body(
      '二、问题整改情况\n（一）管护方面\n1.补植滞后\n整改落实：①补植300株。②逐株验收。目前，该问题已整改完成。\n2.修剪粗放\n整改落实：外聘技师1名。目前，该问题正在持续整改。\n一、下一步工作安排\n（一）坚决把剩余问题改到位\n围绕修剪一个问题，一月一查。\n（二）坚持不懈防反弹\n每季度抽查。',
    ),
    ['1. 补植滞后 done 2', '2. 修剪粗放 ongoing 1'],
  ],
  [
    'a second paragraph of measures between 整改情况 and 整改成效 heads nothing',
    body(
      '一、整改情况\n（一）管护方面\n关于“补植滞后”的问题（已完成）\n整改情况：补植300株。\n园林所还把巡查中反复出现的违规占绿、私自砍伐两类问题单独立项，会同城管开展联合整治两次，处罚23件。\n整改成效：成活率明显提高，共成活291株。\n关于“修剪粗放”的问题（已完成）\n整改情况：外聘技师1名。\n整改成效：返工减少6次。',
    ),
    ['- 关于“补植滞 done 1', '- 关于“修剪粗 done 1'],
  ],
  [
    'rows of a table of which two bear the same number and one is printed on one line',
    body(
      '二、整改情况一览表\n序号\t反馈问题\t整改情况\t责任领导\t状态\n1\n补植滞后\n补植300株。\n陈某\n已完成\n2\n修剪粗放\n1.外聘技师1名。\n2.培训2次。\n李某\n已完成\n2\t灌溉设施老化\t更换管道2公里。\t李某\t正在推进\n3\n值班脱岗\n排班公示。\n陈某\n已完成',
    ),
    ['1 补植滞后 done 1', '2 修剪粗放 done 2', '2 灌溉设施老化 ongoing 1', '3 值班脱岗 done 1'],
  ],
  [
    'a lead-in behind a space on the line of the problem, and a problem without one',
    body(
      '一、整改情况\n1.关于管护方面\n（1）补植滞后 整改情况：一是补植300株。二是逐株验收。（已完成整改）\n（2）账户开立过多\n对全所14个账户逐个甄别，注销长期不用的9个。（已完成整改）\n2.关于廉政方面\n（1）报销审核不细\n整改情况：复核凭证86份。（阶段性完成，长期坚持）',
    ),
    ['（1） 补植滞后 done 2', '（2） 账户开立过多 done 1', '（1） 报销审核不细 basic 1'],
  ],
  [
    'what is done beside what goes on: 整改任务完成情况 and 长期整改任务',
    body(
      '二、整改任务完成情况\n1.落实巡园制度不到位问题。\n（1）加密巡园。\n（2）公示排班。\n三、长期整改任务\n2.绿地率偏低问题。\n（1）新增绿地2公顷。\n（2）责任人为副所长陈某，2027年底前再增1公顷。',
    ),
    ['1. 落实巡园制度 done 2', '2. 绿地率偏低问 ongoing 2'],
  ],
  [
    'cause, measure and result as numbered parts under each problem',
    body(
      '二、整改情况\n（一）关于台账缺失的问题\n1、原因分析：制度空转。\n2、整改措施：补记台账9本。\n3、整改结果：已完成整改。\n（二）关于农药超期的问题\n1、原因分析：盘点不勤。\n2、整改措施：（1）销毁超期农药6箱。（2）按月盘点。\n3、整改结果：正在整改。',
    ),
    ['（一） 关于台账缺失 done 1', '（二） 关于农药超期 ongoing 2'],
  ],
  [
    'sections that are themselves the problems, one of them told by its like only',
    body(
      '一、园区围挡破损\n1、更换围挡；2、专人巡查。\n二、苗木死亡率高且补植不及时\n1、补植300株；2、改用本地苗。\n三、施工队伍老班底\n1、公开招标；2、更换队伍1支。\n四、票据审核不严\n1、复核票据86张；2、退回860元。',
    ),
    [
      '一、 园区围挡破损 unstated 2',
      '二、 苗木死亡率高 unstated 2',
      '三、 施工队伍老班 unstated 2',
      '四、 票据审核不严 unstated 2',
    ],
  ],
  [
    'a status behind the deadline',
    body(
      '1.巡查走过场\n整改措施：两人同查，逐日签字。\n整改时限：2025年9月，已完成。\n2.堆肥场缺围栏\n整改措施：加装围栏40米。\n整改时限：2026年6月，长期坚持。',
    ),
    ['1. 巡查走过场 done 1', '2. 堆肥场缺围栏 ongoing 1'],
  ],
  [
    'the status is the first sentence of the words below the problem',
    body(
      '（1）关于“学习不经常。全年仅学一次。”问题的整改。已完成整改。集中学习6次。\n（2）关于“会议记录缺失。三次无记录。”问题的整改。正在整改。专人补记，责任人为陈某，2026年3月底前补齐。',
    ),
    ['（1） 关于“学习不 done 1', '（2） 关于“会议记 ongoing 1'],
  ],
  [
    'references of a web page and headings over a single problem',
    body(
      '&nbsp;&nbsp;一、聚焦业务职责\n&nbsp;&nbsp;1.浇灌不均\n&nbsp;&nbsp;整改情况：调试喷头60个。\n&nbsp;&nbsp;2.工具丢失\n&nbsp;&nbsp;整改情况：编号登记。\n&nbsp;&nbsp;二、聚焦主体责任\n&nbsp;&nbsp;3.例会流于形式\n&nbsp;&nbsp;整改情况：例会定题。',
    ),
    ['1. 浇灌不均 unstated 1', '2. 工具丢失 unstated 1', '3. 例会流于形式 unstated 1'],
  ],
  [
    'line breaks turned to spaces, title and opening included',
    `${TITLE.trim()} ${OPENING.trim()} 一、组织情况 支部召开会议3次，研究整改方案，明确责任人和完成时间。 二、整改落实情况 （一）管护方面 1.巡查不到位。整改情况：一是加密巡查。二是建立台账。整改结果：已完成。 2.验收不严格。整改情况：双人验收，拍照存档。整改结果：已完成。 （二）作风方面 3.公车停放随意。整改情况：集中停放，登记钥匙。整改结果：已完成。 三、下一步打算 ${'支部将认真听取意见，接受监督。'.repeat(16)} 联系电话：0780-6120000。`,
    ['1. 巡查不到位 done 2', '2. 验收不严格 done 1', '3. 公车停放随意 done 1'],
  ],
  [
    'no line break and no space at all',
    `${TITLE.trim()}${OPENING.trim()}一、基本情况支部召开会议3次，研究整改方案。${'支部将认真听取意见，接受监督。'.repeat(24)}二、问题整改情况（一）管护方面1.巡查不到位。整改情况：一是加密巡查。二是建立台账12册。2.验收不严格。整改情况：一是双人验收。二是拍照存档。（二）作风方面3.公车停放随意。整改情况：集中停放，登记钥匙。三、下一步打算支部将巩固成果。`,
    ['1. 巡查不到位 unstated 2', '2. 验收不严格 unstated 2', '3. 公车停放随意 unstated 1'],
  ],
  [
    'problems counted 一是 in paragraphs of their own below sections about the Party organisation',
    body(
      '一、关于履职方面的问题整改情况\n一是关于“苗木验收不严”的问题。实行双人验收，退回苗木36株。\n二是关于“补植不及时”的问题。补植行道树120株。\n二、关于基层党组织建设方面的问题整改情况\n一是关于“支部活动少”的问题。开展活动6次。\n二是关于“党费缴纳迟”的问题。补缴党费860元。',
    ),
    [
      '一是 关于“苗木验 unstated 1',
      '二是 关于“补植不 unstated 1',
      '一是 关于“支部活 unstated 1',
      '二是 关于“党费缴 unstated 1',
    ],
  ],
  [
    'paragraphs that begin with the problem below headings of aspects',
    body(
      '（一）业务方面\n针对“苗木验收不严”的问题，一是双人验收。二是退回苗木36株。\n针对“补植不及时”的问题，补植行道树120株。\n（二）党建方面\n针对“支部活动少”的问题，一是订立计划。二是开展活动6次。',
    ),
    ['- 针对“苗木验 unstated 2', '- 针对“补植不 unstated 1', '- 针对“支部活 unstated 2'],
  ],
  [
    'the last clause of a running sentence says how it stands',
    body(
      '针对“苗木验收不严”的问题，支部实行双人验收，退回苗木36株，该问题已整改到位。\n针对“围栏破损”的问题，已修补围栏260米，其余路段等待施工，该问题正在持续整改。',
    ),
    ['- 针对“苗木验 done 1', '- 针对“围栏破 ongoing 1'],
  ],
  [
    'a table written with bars',
    body(
      '| 序号 | 反馈问题 | 整改措施 | 整改结果 | 责任人 |\n| --- | --- | --- | --- | --- |\n| 1 | 苗木验收不严 | 一是双人验收；二是退回苗木36株。 | 已完成 | 甘若水 |\n| 2 | 围栏破损 | 修补围栏260米。 | 正在整改 | 甘若水 |\n监督电话：0780-6120000',
    ),
    ['1 苗木验收不严 done 2', '2 围栏破损 ongoing 1'],
  ],
  [
    'an aspect with one problem below it, and others with several',
    body(
      '一、整改完成情况\n（一）理论武装方面\n反馈问题：学习制度落实不到位。\n整改情况：集中学习10次。该问题已整改完成。\n（二）业务方面\n反馈问题：苗木验收不严。\n整改情况：1.双人验收。2.退回苗木36株。该问题已整改完成。\n反馈问题：围栏维护缺位。\n整改情况：修补围栏260米。该问题正在整改。',
    ),
    ['- 反馈问题：学 done 1', '- 反馈问题：苗 done 2', '- 反馈问题：围 ongoing 1'],
  ],
  [
    'a status that opens the words about the effect',
    body(
      '1.围栏维护缺位。\n整改举措：修补围栏260米。\n整改成效：已完成整改，7月以来没有投诉。\n2.苗木验收不严。\n整改举措：双人验收。\n整改成效：长期坚持。',
    ),
    ['1. 围栏维护缺位 done 1', '2. 苗木验收不严 ongoing 1'],
  ],
  [
    'owners in brackets behind the heading, circled measures of something unlawful',
    body(
      '一、管理方面\n1.合作协议不清。（责任领导：甘若水；责任部门：办公室）\n①终止与2家违规单位的合作。②重签协议4份。\n2.停车收费混乱。（责任领导：甘若水；责任部门：财务室）\n停车收入2.8万元已上缴。',
    ),
    ['1. 合作协议不清 unstated 2', '2. 停车收费混乱 unstated 1'],
  ],
  [
    'headings of problems on lines of their own, paragraphs below that speak of something old or lost',
    body(
      '关于“喷灌设备管护缺位”的问题\n更换老化水泵3台，修复漏水管道420米。\n关于“合同挂账”的问题\n与供货单位完成对账，支付挂账费用4.2万元。',
    ),
    ['- 关于“喷灌设 unstated 1', '- 关于“合同挂 unstated 1'],
  ],
  [
    'a status on its own before the measures, the first of which ends like one',
    body(
      '1.关于“议事规则混同”的问题。\n已完成整改。一是修订规则，6个班组全部修订完成。二是列席会议9次。\n2.关于“台账缺页”的问题。\n正在整改。一是补齐台账。二是专人保管。',
    ),
    ['1. 关于“议事规 done 2', '2. 关于“台账缺 ongoing 2'],
  ],
]

for (const [name, text, expected] of cases) test(name, () => assert.deepEqual(shape(text), expected))

const report = (text: string) =>
  readNotice(`县委第二巡察组向县园林管理所党支部反馈巡察情况\n发布时间：2025-06-18\n${text}`)

test('findings printed as paragraphs below a colon are told from the requirements behind them', () => {
  const reading = report(
    '6月17日，县委第二巡察组向县园林管理所党支部反馈巡察情况。\n巡察发现的主要问题有：\n管护责任落实不力；\n苗木采购台账不全；\n支部学习不深入。\n巡察组提出如下整改意见：\n（一）压实管护责任。\n（二）规范采购。',
  )
  assert.equal(reading.kind, 'feedback')
  assert.deepEqual(
    reading.items.map((i) => i.title),
    ['管护责任落实不力', '苗木采购台账不全', '支部学习不深入'],
  )
  assert.equal(reading.requirements?.length, 2)
  assert.equal(reading.feedbackOn, '2025-06-17', 'the year comes from the day of publication')
})

test('findings joined by semicolons are all taken when most tell of a lack, and 有的 begins one', () => {
  const joined = report('巡察发现的主要问题：管护责任落实不力；大树“移而难活”；学习不深入。')
  assert.equal(joined.items.length, 3)
  const some = report('巡察也发现了一些问题，有的管护责任落实不力；有的采购不规范；有的学习不深入。')
  assert.deepEqual(
    some.items.map((i) => i.title),
    ['管护责任落实不力', '采购不规范', '学习不深入'],
  )
})

test('findings are taken from the sentence that tells them, whatever joins them, and not from what is demanded behind it', () => {
  const titles = (sentence: string) => {
    const reading = readNotice(
      `根据县委部署，2025年6月17日，县委第二巡察组向县园林管理所党支部反馈巡察情况。\n根据县委统一部署，2025年3月3日至5月9日，县委第二巡察组对县园林管理所党支部开展了巡察。组长甘若水指出，县园林管理所党支部做了大量工作。${sentence}`,
    )
    assert.equal(reading.kind, 'feedback', sentence)
    return reading.items.map((i) => i.title)
  }
  const three = ['管护责任落实不力', '苗木采购监管不严', '支部学习不深入']
  const demand = '甘若水提出三点意见：一是压实责任；二是规范采购；三是加强学习。'
  assert.deepEqual(titles(`但巡察也发现了一些问题，主要是${three.join('；')}等问题。${demand}`), three)
  assert.deepEqual(titles(`巡察发现了一些问题，主要是：${three.join('、')}等。同时，收到一些问题线索。`), three)
  assert.deepEqual(titles(`但还存在${three.join('、')}等问题。${demand}`), three)
  assert.deepEqual(
    titles(`巡察发现了一些问题，主要是：${three.map((t, k) => `${'一二三'[k] ?? ''}是${t}`).join('；')}。${demand}`),
    three,
  )
})

test('aspects are the findings where nothing else is told; promises and demands are none', () => {
  const press = (sentence: string) =>
    readNotice(
      `县委第二巡察组向县园林管理所党支部反馈巡察情况\n6月17日，县委第二巡察组向县园林管理所党支部反馈巡察情况。\n${sentence}\n所长甘若水表示，对巡察组反馈的意见照单全收，逐条整改问题：一是立即研究；二是建立清单。`,
    ).items.map((i) => i.title)
  assert.deepEqual(press('巡察组指出，在学习贯彻党的创新理论、落实管护责任、加强支部建设等方面还存在9个问题。'), [
    '学习贯彻党的创新理论',
    '落实管护责任',
    '加强支部建设',
  ])
  assert.deepEqual(press('但巡察中也发现县园林管理所管护责任落实不力，采购监管不严，支部学习不深入等问题。'), [
    '县园林管理所管护责任落实不力',
    '采购监管不严',
    '支部学习不深入',
  ])
  assert.deepEqual(
    press(
      '巡察发现了一些问题，主要是：一是资产管理粗放。12台设备没有入账；二是管护责任长期落实不到位。3处绿地无人管。',
    ),
    ['资产管理粗放。12台设备没有入账', '管护责任长期落实不到位'],
    'a title of a few characters says too little alone',
  )
})

test('what another paper says of totals is not its own', () => {
  const speech = readNotice(
    '在全县巡察整改推进会上的讲话\n同志们：\n第七轮巡察共反馈问题286个，截至8月底，已完成整改163个，正在整改123个。下面我讲三点意见。',
  )
  assert.equal(speech.kind, 'other')
  assert.equal(speech.announced.problems, null)
})

test('sections that name a body hold its findings', () => {
  const reading = readNotice(
    '近日，县委第四轮巡察完成反馈。2个县委巡察组向2个被巡察单位党组织反馈了巡察情况。现将反馈的主要问题公布如下：\n一、县园林管理所党支部\n管护责任落实不力；苗木采购监管不严；支部学习不深入。\n二、县苗圃党支部\n台账不全；验收走过场。',
  )
  assert.equal(reading.kind, 'feedback')
  assert.deepEqual(
    reading.items.map((i) => i.title),
    ['管护责任落实不力', '苗木采购监管不严', '支部学习不深入', '台账不全', '验收走过场'],
  )
})

test('bodies named in a paragraph, or by 主要问题 below their heading, hold their findings', () => {
  const round = '近日，2个县委巡察组向2个被巡察单位党组织反馈了巡察情况。现将反馈的主要问题公布如下：\n'
  const told = (text: string) => readNotice(round + text).items.map((i) => `${i.path[0] ?? ''} ${i.title}`)
  const two = [
    '县苗圃党支部 台账不全',
    '县苗圃党支部 验收走过场',
    '城北园林队党总支 学习不深入',
    '城北园林队党总支 值守脱岗',
  ]
  assert.deepEqual(
    told('县苗圃党支部：台账不全；验收走过场。\n城北园林队党总支：一是学习不深入；二是值守脱岗。').map((t) =>
      t.slice(0, 14),
    ),
    two.map((t) => t.slice(0, 14)),
  )
  assert.deepEqual(
    told('一、县苗圃党支部\n主要问题：台账不全；验收走过场。\n二、城北园林队党总支\n学习不深入；值守脱岗。').map((t) =>
      t.slice(2),
    ),
    two,
  )
})

test('the problems of several bodies stand below the name of their own, none of which signs', () => {
  const reading = readNotice(
    '云岫县村（社区）党组织整改情况公示\n2025年3月3日至5月9日，县委第二巡察组对东河村、西河村等2个村党组织开展了巡察，6月17日反馈了意见。现将整改情况公示如下。\n东河村党支部\n1.账目公开不及时。\n整改措施：每月公开。\n整改结果：已完成。\n西河村党支部\n1.资产台账不全。\n整改措施：登记资产38项。\n整改结果：已完成。',
  )
  assert.deepEqual(
    reading.items.map((i) => i.path[0]),
    ['东河村党支部', '西河村党支部'],
  )
  assert.equal(reading.unit, null)
  assert.ok(!reading.checks.some((c) => c.code === 'numbering-double'))
})

test('a finding keeps all of its heading', () => {
  const reading = report(
    '巡察发现以下问题：\n一、存在的主要问题\n1.台账不全。2024年6批苗木没有登记。\n2.验收走过场。3处未到现场。',
  )
  assert.deepEqual(
    reading.items.map((i) => i.title),
    ['台账不全。2024年6批苗木没有登记', '验收走过场。3处未到现场'],
  )
})

test('the day of signature is no day of publication', () => {
  const reading = readNotice(
    body(
      '1.值班脱岗。\n整改情况：排班公示。\n整改结果：已完成。\n中共云岫县园林管理所支部委员会\n二〇二五年十二月五日',
    ),
  )
  assert.equal(reading.signedOn, '2025-12-05')
  assert.equal(reading.publishedOn, null)
})

test('totals are read whatever stands around them', () => {
  const announced = (sentence: string) =>
    readNotice(body(`一、整改情况\n${sentence}\n1.值班脱岗。\n整改情况：排班公示。`)).announced
  assert.equal(announced('目前，6个问题中，5个已整改完成，1个正在推进。').done, 5)
  assert.equal(announced('反馈的5个问题全部整改完成。').problems, 5)
  assert.equal(announced('反馈的8个问题，已整改完成6个，需长期坚持整改2个。').ongoing, 2)
  assert.equal(announced('反馈的6个问题，已整改完成5个，未整改完成1个。').ongoing, 1)
  assert.equal(announced('省委反馈意见涉及我所问题5个。').problems, 5)
  assert.equal(announced('问题总数：9个').problems, 9)
})

test('a damaged day of feedback is read when inspection and signature leave one reading', () => {
  const reading = readNotice(
    `${TITLE}根据县委统一部署,2023109日至1130日,县委第二巡察组对县园林管理所党支部开展了巡察。2024111日县委巡察组反馈意见,现将整改情况通报如下\n1.值班脱岗。\n整改情况：排班公示。\n中共云岫县园林管理所支部委员会\n2024710日`,
  )
  assert.deepEqual(reading.inspection, { start: '2023-10-09', end: '2023-11-30' })
  assert.equal(reading.feedbackOn, '2024-01-11')
})

test('a last section that only keeps up what was reached holds no problems', () => {
  const cured =
    '（一）针对“苗木无台账”的问题。补齐台账12册。该问题已完成整改。\n（二）针对“车辆管理松”的问题。加装定位6台。该问题已完成整改。\n'
  const kept =
    '二、持续用力，不断巩固拓展巡察整改成果\n（一）在责任上再压实。坚持常抓不懈。\n（二）在长效上再加强。适时回头看。'
  assert.equal(shape(body(`一、具体问题整改情况\n${cured}${kept}`)).length, 2)
})
