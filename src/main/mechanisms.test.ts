import assert from 'node:assert/strict'
import test from 'node:test'
import { addDays, type Day, dayInMonth, instantOf } from '../calendar/days.ts'
import { startOfDay } from '../calendar/zones.ts'
import type { Fields } from '../kernel/fields.ts'
import { mechanismMap } from './mechanism-map.ts'
import { stepOf, type Verdict } from '../kernel/mechanisms.ts'
import type { RegisterRecord } from '../kernel/record.ts'

const zone = 'Asia/Shanghai'
const settings = { recoverDays: 10, againDays: 30 }
const now = instantOf(0)
const first = dayInMonth(2026, 3, 2)

function recordWith(fields: Fields): RegisterRecord {
  return {
    ...{ id: 'x1', unit: 'u', register: 'mechanism', version: '2026-01-01', revision: 1, state: 'living', fields },
    ...{ openedAt: now, changedAt: now, closedAt: null, doers: {}, agreed: [], due: [], overdue: [], late: [] },
    ...{ raised: [], warned: [], duty: null, erased: false },
  }
}

/** Days on which a mechanism warns, from what is seen on each: every warning is explained the same day. */
function warnedOn(seen: readonly boolean[], happened = false, curing = false): readonly number[] {
  let fields: Fields = {}
  return seen.flatMap((failing, at) => {
    const today: Day = addDays(first, at)
    const moment = { now: startOfDay(today, zone), zone, settings }
    const verdict: Verdict = { failing, happened, value: 1, base: null, from: today, until: today, where: {} }
    const { standing, warns } = stepOf(mechanismMap, recordWith(fields), verdict, { curing }, moment)
    fields = { ...fields, ...standing }
    if (!warns) return []
    const marked = { standing: 'failing', standingSince: today, warnedAt: moment.now }
    fields = { ...fields, ...marked, outcome: curing ? 'confirmed' : 'explained', outcomeOn: today }
    return [at]
  })
}

const days = (count: number, failing: (day: number) => boolean) => Array.from({ length: count }, (_, at) => failing(at))

test('a figure that swings about its threshold warns once, and again only after the days of recovery', () => {
  assert.deepEqual(warnedOn(days(30, (day) => day % 2 === 0)), [0])
  assert.deepEqual(warnedOn(days(30, (day) => day < 3 || day > 12)), [0])
  assert.deepEqual(warnedOn(days(30, (day) => day < 3 || day > 14)), [0, 15])
  assert.deepEqual(warnedOn(days(30, () => false)), [])
})

test('two warnings of a figure never lie closer together than recovery or repetition, whatever is seen', () => {
  let state = 7
  const chance = () => (state = (state * 1103515245 + 12345) % 2 ** 31) / 2 ** 31
  for (let round = 0; round < 200; round++) {
    const share = chance()
    const found = warnedOn(days(120, () => chance() < share))
    for (const [at, day] of found.entries()) assert.ok(at === 0 || day - (found[at - 1] ?? 0) >= 10, found.join(' '))
  }
})

test('what goes on failing is told again after the days of the setting', () => {
  assert.deepEqual(warnedOn(days(70, () => true)), [0, 30, 60])
})

test('what happens warns each time it is new; while the finding is being cured again it is only noted', () => {
  assert.deepEqual(warnedOn([true, false, true, false], true), [0, 2])
  assert.deepEqual(warnedOn([true, false, true, false], true, true), [0])
})
