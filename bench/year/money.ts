import { addDays, type Day } from '../../src/calendar/days.ts'
import { atHour, type Story, workday } from './diary.ts'
import type { Year } from './year.ts'

const reasons = ['下乡采访', '设备维修配件', '稿件资料', '线路租用', '活动布置', '节目素材', '印刷', '耗材']

/** A line of the budget, proposed and approved; its id is put down for the others. */
export function* budget(year: Year, day: Day, number: number): Story {
  const { centre, chance } = year
  const fields = {
    ...{ number: `2026-${number}`, name: `${chance.one(reasons)}经费（第${number}项）`, year: 2026 },
    ...{ amount: 5_000_000_000, source: 'fiscal', department: chance.one(centre.departments) },
  }
  const at = atHour(day, 8)
  const line = yield {
    at,
    who: centre.of('accountant'),
    register: 'budget-line',
    record: null,
    verb: 'propose',
    fields,
  }
  yield { at: at + 60_000, who: centre.of('director'), register: 'budget-line', record: line, verb: 'approve' }
  year.lines.push(line)
}

/** Somebody who paid for the house is paid back; one in twelve is returned first, one in ten waits to the end of the year's days. */
export function* reimbursed(year: Year, day: Day): Story {
  const { centre, chance } = year
  const who = chance.one(centre.staff)
  const record = { register: 'reimbursement' as const }
  const invoice = year.number('R')
  const fields = {
    ...{ subject: `${chance.one(reasons)}（${day}）`, department: centre.departmentOf(who), budgetLine: year.line() },
    ...{ category: 'other', spentOn: addDays(day, -chance.between(0, 70)), people: 1, days: 1 },
    ...{ amount: chance.between(2_000, 90_000), invoiceNumber: invoice, invoices: [chance.one(centre.files)] },
  }
  const id = yield { at: atHour(day, chance.between(8, 17)), who, ...record, record: null, verb: 'apply', fields }
  const goes = (later: number, by: string, verb: string, more: object = {}) => ({
    ...{ at: atHour(workday(day, later), chance.between(9, 17)), who: centre.of(by), ...record, record: id, verb },
    ...more,
  })
  const wait = chance.draw() < 0.05 ? 6 : 1
  if (chance.draw() < 0.08) {
    yield goes(wait, 'accountant', 'return', { note: '发票抬头有误' })
    yield { at: atHour(workday(day, wait + 2), 10), who, ...record, record: id, verb: 'resubmit', fields: {} }
    yield goes(wait + 3, 'accountant', 'check')
  } else yield goes(wait, 'accountant', 'check')
  yield goes(wait + 4, 'deputy-director', 'approve')
  yield goes(wait + 6, 'cashier', 'pay', { fields: { voucher: year.number('记') } })
}

/** A request on a line, and what is paid on it in one or several parts. */
export function* spent(year: Year, day: Day): Story {
  const { centre, chance } = year
  const who = chance.one(centre.staff)
  const amount = chance.between(10_000, 900_000)
  const paper = [chance.one(centre.files)]
  const asked = {
    ...{ subject: `${chance.one(reasons)}支出`, department: centre.departmentOf(who), budgetLine: year.line() },
    ...{ amount, grounds: '业务需要。', report: paper },
  }
  const request = { register: 'expense-request' }
  const id = yield {
    at: atHour(day, chance.between(8, 16)),
    who,
    ...request,
    record: null,
    verb: 'apply',
    fields: asked,
  }
  const late = chance.draw() < 0.04 ? 4 : 0
  const on = (later: number) => atHour(workday(day, later + late), chance.between(9, 16))
  yield { at: on(1), who: centre.of('deputy-director'), ...request, record: id, verb: 'agree' }
  yield { at: on(3), who: centre.of('director'), ...request, record: id, verb: 'approve' }
  const parts = chance.between(1, 3)
  for (let part = 0; part < parts; part += 1) {
    year.diary.tell(
      paid(year, workday(day, 4 + late + part * 9), { who, request: id, amount: Math.floor(amount / parts) }),
    )
  }
}

interface Payment {
  readonly who: Year['centre']['all'][number]
  readonly request: string
  readonly amount: number
}

function* paid(year: Year, day: Day, { who, request, amount }: Payment): Story {
  const { centre, chance } = year
  const payment = { register: 'payment' }
  const fields = {
    ...{ subject: `${chance.one(reasons)}付款`, request, amount, payee: `云岫第${chance.between(1, 90)}商行` },
    ...{ payeeKind: 'unit', method: 'transfer', invoiceNumber: year.number('F'), papers: [chance.one(centre.files)] },
  }
  const id = yield { at: atHour(day, chance.between(8, 17)), who, ...payment, record: null, verb: 'apply', fields }
  const goes = (later: number, by: string, verb: string, more: object = {}) => ({
    ...{ at: atHour(workday(day, later), chance.between(9, 17)), who: centre.of(by), ...payment, record: id, verb },
    ...more,
  })
  yield goes(1, 'accountant', 'check')
  yield goes(2, 'deputy-director', 'approve')
  yield goes(chance.draw() < 0.05 ? 9 : 4, 'cashier', 'pay', { fields: { voucher: year.number('记') } })
}

/** What was taken in, verified by another. */
export function* earned(year: Year, day: Day): Story {
  const { centre, chance } = year
  const fields = {
    ...{ payer: `云岫第${chance.between(1, 60)}单位`, line: 'publicity', amount: chance.between(100_000, 3_000_000) },
    ...{ receivedOn: day, account: 'unit', use: '宣传业务', voucher: year.number('收') },
  }
  const at = atHour(day, chance.between(9, 16))
  const id = yield { at, who: centre.of('cashier'), register: 'income', record: null, verb: 'enter', fields }
  yield { at: atHour(workday(day, 2), 9), who: centre.of('accountant'), register: 'income', record: id, verb: 'verify' }
}

/** A voucher looked through by somebody who did not make it. */
export function* looked(year: Year, day: Day): Story {
  const { centre, chance } = year
  const [maker, checker] = [chance.one(centre.staff), centre.of('accountant')]
  const fields = {
    ...{ topic: `${day}凭证抽查`, vouchers: year.number('记'), voucherOn: day, maker: maker.id, checker: checker.id },
    dueOn: workday(day, 5),
  }
  const at = atHour(day, 9)
  const check = { register: 'voucher-check' }
  const id = yield { at, who: centre.of('deputy-director'), ...check, record: null, verb: 'plan', fields }
  const on = atHour(workday(day, chance.draw() < 0.06 ? 8 : 2), 15)
  yield { at: on, who: checker, ...check, record: id, verb: 'look-clear', fields: { findings: '未发现差错。' } }
}
