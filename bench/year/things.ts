import { addDays, type Day } from '../../src/calendar/days.ts'
import { atHour, type Story, workday } from './diary.ts'
import type { Year } from './year.ts'

const goods = ['打印纸', '签字笔', '硒鼓', '文件袋', '电池', '数据线', '读卡器', '笔记本', '胶带', '移动硬盘']

export function* listed(year: Year, day: Day, at: number): Story {
  const { centre } = year
  const fields = { name: `${goods[at % goods.length]}${at}`, spec: '标准', unit: '件', low: 20, perTime: 10 }
  const who = centre.of('asset-manager')
  const begun = atHour(day, 8)
  const item = yield { at: begun, who, register: 'supply-item', record: null, verb: 'list', fields }
  year.items.push(item)
  for (let when = day, bought = 0; bought < 12; when = addDays(when, 30), bought += 1) {
    const stock = {
      ...{ subject: `采购${goods[at % goods.length]}`, item, quantity: 4_000, amount: 120_000, supplier: '云岫文具店' },
      papers: [year.chance.one(centre.files)],
    }
    const movement = { register: 'supply-movement', record: null, verb: 'stock', fields: stock }
    yield { at: atHour(workday(when, 0), 8.5), who, ...movement }
  }
}

/** Asked for, approved, handed out and signed for; one in fifteen signs late, one in thirty is not approved. */
export function* taken(year: Year, day: Day): Story {
  const { centre, chance } = year
  const who = chance.one(centre.staff)
  const movement = { register: 'supply-movement' }
  const fields = {
    ...{ subject: '办公领用', item: year.item(), quantity: chance.between(1, 6), department: centre.departmentOf(who) },
  }
  const id = yield { at: atHour(day, chance.between(9, 16)), who, ...movement, record: null, verb: 'request', fields }
  const on = (later: number) => atHour(workday(day, later), chance.between(9, 17))
  if (chance.draw() < 0.03) {
    yield { at: on(1), who: centre.of('office'), ...movement, record: id, verb: 'reject', note: '刚领过' }
    return
  }
  yield { at: on(1), who: centre.of('office'), ...movement, record: id, verb: 'approve' }
  yield { at: on(2), who: centre.of('asset-manager'), ...movement, record: id, verb: 'hand-out' }
  yield { at: on(chance.draw() < 0.07 ? 5 : 2), who, ...movement, record: id, verb: 'sign-for' }
}

export function* vehicle(year: Year, day: Day, at: number): Story {
  const fields = {
    ...{ plate: `云A${10_000 + at}`, model: '采访车', seats: 5, mileage: 10_000 },
    ...{ insuredUntil: '2027-03-31', inspectedUntil: '2027-03-31' },
  }
  const who = year.centre.of('asset-manager')
  const id = yield { at: atHour(day, 8), who, register: 'vehicle', record: null, verb: 'register', fields }
  const cardFields = { number: `90${at}`, plate: `云A${10_000 + at}`, keeper: year.chance.one(year.centre.staff).id }
  const office = year.centre.of('office')
  const issue = { register: 'fuel-card', record: null, verb: 'issue', fields: cardFields }
  const card = yield { at: atHour(day, 8.1), who: office, ...issue }
  year.cars.push({ id, plate: `云A${10_000 + at}`, card, mileage: 10_000 })
  year.diary.tell(topped(year, day, card))
}

function* topped(year: Year, day: Day, card: string): Story {
  for (let month = 0, when = day; month < 12; month += 1, when = addDays(when, 30)) {
    const on = workday(when, 0)
    const fields = { subject: '充值', card, amount: 9_000_000, on, receipt: [year.chance.one(year.centre.files)] }
    const top = { register: 'fuelling', record: null, verb: 'top-up', fields }
    const id = yield { at: atHour(on, 8.2), who: year.centre.of('cashier'), ...top }
    const who = year.centre.of('accountant')
    yield { at: atHour(workday(on, 2), 9), who, register: 'fuelling', record: id, verb: 'verify' }
  }
}

/** Every car's trips of a day, one after the other, and the fuel of each second one. */
export function* driven(year: Year, day: Day, car: Year['cars'][number], trips: number): Story {
  const { centre, chance } = year
  for (let trip = 0; trip < trips; trip += 1) {
    const [who, driver] = [chance.one(centre.staff), chance.one(centre.staff)]
    const start = atHour(day, 8.5 + (trip * 9) / trips)
    const fields = {
      ...{ purpose: `采访${chance.between(1, 400)}号线索`, vehicle: car.id, department: centre.departmentOf(who) },
      ...{ driver: driver.id, passengers: 2, route: '单位至云溪镇', leaveOn: day, returnBy: day },
    }
    const of = { register: 'vehicle-trip' }
    const id = yield { at: start, who, ...of, record: null, verb: 'apply', fields }
    yield { at: start + 60_000, who: centre.of('office'), ...of, record: id, verb: 'approve' }
    yield { at: start + 120_000, who: centre.of('asset-manager'), ...of, record: id, verb: 'hand-key' }
    car.mileage += chance.between(8, 30)
    const back = { mileageBack: car.mileage, condition: '正常' }
    yield { at: start + 1_800_000, who: driver, ...of, record: id, verb: 'return', fields: back }
    if (trip % 2 === 0) year.diary.tell(fuelled(year, day, car, start + 1_900_000))
  }
}

function* fuelled(year: Year, day: Day, car: Year['cars'][number], at: number): Story {
  const { centre, chance } = year
  const fields = {
    ...{ subject: '采访用油', card: car.card, amount: chance.between(5_000, 40_000), on: day, plate: car.plate },
    ...{ litres: chance.between(8, 50), mileage: car.mileage, receipt: [chance.one(centre.files)] },
  }
  const of = { register: 'fuelling' }
  const id = yield { at, who: chance.one(centre.staff), ...of, record: null, verb: 'fuel', fields }
  const on = atHour(workday(day, chance.between(1, 4)), 16)
  yield { at: on, who: centre.of('accountant'), ...of, record: id, verb: 'verify' }
}

/** The class, a keeper in every department, and then so many cards. */
export function* owned(year: Year, day: Day, cards: number): Story {
  const { centre, chance } = year
  const fields = { name: '专用设备', kind: 'equipment', lead: centre.departments[6] ?? '', months: 60 }
  const department = centre.departments[3] ?? ''
  const assign = { register: 'asset-class', record: null, verb: 'assign', fields: { ...fields, department } }
  const of = yield { at: atHour(day, 7), who: centre.of('accountant'), ...assign }
  for (const [room, name] of centre.departments.entries()) {
    const keeper = centre.staff.find((one) => centre.departmentOf(one) === name) ?? chance.one(centre.staff)
    const keeping = { scope: `第${room + 1}部门全部资产`, department: name, keeper: keeper.id }
    const appoint = { register: 'asset-keeper', record: null, verb: 'appoint', fields: keeping }
    yield { at: atHour(day, 7.5), who: centre.of('asset-manager'), ...appoint }
  }
  for (let at = 0; at < cards; at += 1) year.diary.tell(card(year, day, of, at))
}

function* card(year: Year, day: Day, of: string, at: number): Story {
  const { centre, chance } = year
  const who = chance.one(centre.staff)
  const fields = {
    ...{ number: `ZC-${at}`, name: `${chance.one(['摄像机', '编辑机', '话筒', '监视器', '桌椅'])}${at}号` },
    ...{ class: of, value: chance.between(100_000, 9_000_000), acquiredOn: '2025-03-01', place: '器材室' },
    ...{ department: centre.departmentOf(who), custodian: who.id },
  }
  const enter = { register: 'asset-card', record: null, verb: 'enter', fields }
  year.cards.push(yield { at: atHour(day, 8), who: centre.of('asset-manager'), ...enter })
}

/** A count the calendar asked for: two count every card, and what differs is explained and treated. */
export function* counted(year: Year, day: Day, count: string): Story {
  const { centre, chance } = year
  const [one, other] = [centre.staff[0], centre.staff[1]]
  if (!one || !other) return
  const manager = centre.of('asset-manager')
  const of = { register: 'asset-count', record: count }
  const start = { scheme: '逐件核对。', counters: [one.id, other.id] }
  yield { at: atHour(day, 8), who: manager, ...of, verb: 'start', fields: start }
  const differing: string[] = []
  for (const [at, asset] of year.cards.entries()) {
    const line = {
      at: atHour(day, 8) + at * 20_000,
      who: at % 2 ? one : other,
      register: 'asset-count-line',
      record: null,
    }
    const differs = chance.draw() < 0.01
    const fields = { count, card: asset }
    const more = differs ? { name: '资产', difference: 'moved', found: '在演播室。' } : {}
    const id = yield { ...line, verb: differs ? 'note-difference' : 'find', fields: { ...fields, ...more } }
    if (differs) differing.push(id)
  }
  const next = workday(day, 4)
  yield { at: atHour(next, 9), who: manager, ...of, verb: 'finish' }
  for (const line of differing) {
    const about = { register: 'asset-count-line', record: line }
    yield { at: atHour(next, 10), who: manager, ...about, verb: 'explain', fields: { reason: '借用没有登记。' } }
    const treated = { treated: '已补登记。' }
    yield { at: atHour(next, 11), who: centre.of('deputy-director'), ...about, verb: 'treat', fields: treated }
  }
  yield { at: atHour(next, 16), who: manager, ...of, verb: 'treat', fields: { treatment: '逐条处理完毕。' } }
  const report = { reportedTo: 'discipline-body', reportedOn: workday(next, 1), report: [chance.one(centre.files)] }
  yield { at: atHour(workday(next, 1), 9), who: centre.of('office'), ...of, verb: 'report', fields: report }
}
