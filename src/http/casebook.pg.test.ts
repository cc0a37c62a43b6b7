import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { parseScenario } from '../casebook/parse.ts'
import { playScenario } from '../casebook/run.ts'
import { readCaseFiles } from '../main/casebook-files.ts'
import { caseRegisters, openHttpWorld } from '../main/testing/http-world.ts'

suite('the casebook over HTTP', () => {
  for (const { file, text } of readCaseFiles()) {
    test(`${file} goes on a server as it goes in the kernel`, async () => {
      const { scenario, defects } = parseScenario(file, text)
      assert.deepEqual(defects, [])
      assert.ok(scenario)
      const world = await openHttpWorld()
      try {
        const played = await playScenario(scenario, world, caseRegisters)
        assert.deepEqual(played.defects, [])
        assert.deepEqual(await world.broken(), [])
      } finally {
        await world.close()
      }
    })
  }
})
