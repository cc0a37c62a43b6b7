import assert from 'node:assert/strict'
import test from 'node:test'
import { dayInMonth, instantOf } from '../../calendar/days.ts'
import type { Facts } from '../../kernel/spec.ts'
import { findingRules } from './inspection-finding-rules.ts'

/** The facts of a declaration with this result, as far as rules on its words look at them. */
function declared(result: string): Facts {
  const now = instantOf(0)
  const record = {
    ...{ id: 'q1', unit: 'u', register: 'inspection-finding', version: '2026-01-01', revision: 1, state: 'declared' },
    ...{ fields: { result }, openedAt: now, changedAt: now, closedAt: null, doers: {}, agreed: [], due: [] },
    ...{ overdue: [], late: [], raised: [], warned: [], duty: null, erased: false },
  }
  const when = { now, today: dayInMonth(2026, 3, 2), known: {}, settings: {} }
  return { record, before: null, verb: 'declare', given: {}, actor: { kind: 'house' }, ...when }
}

const isConcrete = (result: string) => findingRules['result-is-concrete'].holds(declared(result))
const isDone = (result: string) => findingRules['result-not-outstanding'].holds(declared(result))

test('a result with a figure, a document, a place, a body or a person can be checked', () => {
  for (const result of [
    '退回6笔2180元。',
    '退回３笔。',
    '补签劳动合同四份。',
    '党组专题研究两次。',
    '修订《公务接待管理办法》并执行。',
    '东岭村终端已经修复。',
    '白水镇的线路改造完成。',
    '与云岫县特殊教育小学建立合作。',
    '欠款已由青禾合作社全部归还。',
    '材料已经县财政局审核同意。',
    '对许文静同志进行提醒谈话。',
  ])
    assert.equal(isConcrete(result), true, result)
})

test('a result of which nothing can be checked is sent back to be written', () => {
  for (const result of [
    '提高了思想认识，加强了组织领导，取得明显成效。',
    '进一步完善制度，堵塞漏洞。',
    '已整改到位。',
    '农村和乡镇的工作得到加强。',
    '全体干部职工纪律意识明显增强。',
  ])
    assert.equal(isConcrete(result), false, result)
})

test('words by which a result is still to come are told', () => {
  for (const result of [
    '剩余4件正在核对。',
    '拟于4月召开会议研究。',
    '将进一步完善制度。',
    '将于6月底前完成。',
    '其余1笔待财政部门批复。',
    '尚未收回的3.5万元已发函。',
    '有待进一步核实。',
    '力争年底前办结。',
    '即将签订合同。',
  ])
    assert.equal(isDone(result), false, result)
})

test('what only looks like such a word is left alone', () => {
  for (const result of [
    '补齐公务接待公函6份。',
    '改善群众等待时间，办理时间缩短到3天。',
    '将超标准部分2180元全部退回。',
    '职工待遇按规定发放，补发12人。',
    '建设虚拟演播室1间。',
    '拟定并印发《采购办法》。',
    '招待费比上年下降21%。',
    '认真对待群众留言31条，全部答复。',
    '期待已久的3处路灯修复。',
  ])
    assert.equal(isDone(result), true, result)
})
