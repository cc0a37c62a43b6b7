import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { parseScenario } from '../casebook/parse.ts'
import { playScenario } from '../casebook/run.ts'
import { readCaseFiles } from '../main/casebook-files.ts'
import { caseRegisters, openHttpWorld } from '../main/testing/http-world.ts'

suite('the casebook over HTTP', () => {
  for (const { file, text } of readCaseFiles()) {
    const { scenario, defects } = parseScenario(file, text)
    const seated = scenario?.cast.some(({ seat }) => seat !== null) ?? false
    const skip = seated
      ? 'an outsider sees a record on a server only when it is shared, and a case shares nothing'
      : false
    test(`${file} goes on a server as it goes in the kernel`, { skip }, async () => {
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
