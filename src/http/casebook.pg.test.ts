import assert from 'node:assert/strict'
import { after, before, suite, test } from 'node:test'
import { parseScenario } from '../casebook/parse.ts'
import { playScenario } from '../casebook/run.ts'
import { readCaseFiles } from '../main/casebook-files.ts'
import { type CaseHouse, caseRegisters, openCaseHouse } from '../main/testing/http-world.ts'

suite('the casebook over HTTP', () => {
  let house: CaseHouse
  /** Which case a unit belongs to, for what the check of the whole world finds. */
  const played = new Map<string, string>()
  before(async () => {
    house = await openCaseHouse()
  })
  after(() => house.close())

  for (const { file, text } of readCaseFiles()) {
    test(`${file} goes on a server as it goes in the kernel`, async () => {
      const { scenario, defects } = parseScenario(file, text)
      assert.deepEqual(defects, [])
      assert.ok(scenario)
      const world = house.world(file)
      played.set(await world.unit(), file)
      assert.deepEqual((await playScenario(scenario, world, caseRegisters)).defects, [])
    })
  }

  test('what all the cases leave behind is whole', async () => {
    const caseOf = (unit: string) => played.get(unit) ?? unit
    const broken = (await house.broken()).map(({ cause, count, examples }) => {
      return { cause, count, examples: examples.map((one) => ({ case: caseOf(one.unit), ...one })) }
    })
    assert.deepEqual(broken, [])
  })
})
