import assert from 'node:assert/strict'
import test from 'node:test'
import { interleave, withThoseBeside } from './interleave.ts'
import { parseScenario } from './parse.ts'
import type { Scenario } from './scenario.ts'

function scenarioOf(name: string, ...rows: readonly string[]): Scenario {
  const { scenario, defects } = parseScenario(name, [`# ${name}: ${name}`, ...rows].join('\n'))
  assert.deepEqual(defects, [])
  assert.ok(scenario)
  return scenario
}

const one = scenarioOf(
  'one',
  'cast 陈 office',
  '2026-03-02 09:00  陈 opens toy-measure a1 title=一',
  '2026-03-04 09:00  陈 opens toy-measure a2 title=二',
  'balance open 2',
)
const other = scenarioOf(
  'other',
  'cast 陈 office',
  'cast 李',
  '2026-03-02 09:00  李 opens toy-measure b1 title=三',
  '2026-03-03 09:00  (time)',
  'balance toy-measure: all 3',
)

test('lines go in the order of time, of one minute in the order of the stories, balances last', () => {
  const { scenario, defects } = interleave('both', [one, other])
  assert.deepEqual(defects, [])
  const told = scenario.lines.map((line) => (line.kind === 'act' ? line.alias : line.kind))
  assert.deepEqual(told, ['a1', 'b1', 'wait', 'a2', 'balance', 'balance'])
  assert.deepEqual(
    scenario.cast.map(({ name }) => name),
    ['陈', '李'],
  )
})

test('a balance that names no register counts what its own story began with', () => {
  const { scenario } = interleave('both', [one, other])
  const registers = scenario.lines.flatMap((line) => (line.kind === 'balance' ? [line.register] : []))
  assert.deepEqual(registers, ['toy-measure', 'toy-measure'])
})

test('one alias for two records is a defect', () => {
  assert.deepEqual(interleave('twice', [one, { ...one, name: 'again' }]).defects, [
    "'a1' is a record of one and of again",
    "'a2' is a record of one and of again",
  ])
})

test('stories that go on from each other share their records, and only the last one’s balance is left', () => {
  const second = { ...one, name: 'second', follows: 'one' }
  const { scenario, defects } = interleave('both', [one, second, other])
  assert.deepEqual(defects, [])
  assert.equal(scenario.lines.filter(({ kind }) => kind === 'balance').length, 2)
})

test('a story told beside others speaks of their records; its own balance is the one that holds', () => {
  const third = scenarioOf(
    'third',
    'beside one',
    'cast 陈 leader',
    '2026-03-03 09:00  陈 start a1',
    'balance underway 1',
  )
  const whole = withThoseBeside(third, [one, other, third])
  assert.ok(typeof whole !== 'string', String(whole))
  const told = whole.lines.map((line) => (line.kind === 'act' ? `${line.verb} ${line.alias}` : line.file))
  assert.deepEqual(told, ['opens a1', 'start a1', 'opens a2', 'third'])
  assert.deepEqual(
    whole.cast.flatMap(({ posts }) => posts.map(({ post }) => post)),
    ['office', 'leader'],
  )
  const lost = withThoseBeside({ ...third, beside: ['nothing'] }, [one, third])
  assert.equal(lost, "there is no story 'nothing' to be told beside")
})
