import assert from 'node:assert/strict'
import { after, before, suite, test } from 'node:test'
import { parseScenario } from '../../casebook/parse.ts'
import { playScenario } from '../../casebook/run.ts'
import { readCaseFiles } from '../casebook-files.ts'
import { type CaseHouse, caseRegisters, openCaseHouse } from './http-world.ts'

/** Plays cases on a real server, each in a unit of its own; at the end the whole world is checked. @param takes which of the casebook's folders */
export function playOverHttp(name: string, takes: (folder: string) => boolean): void {
  suite(name, () => {
    let house: CaseHouse
    /** Which case a unit belongs to, for what the check of the whole world finds. */
    const played = new Map<string, string>()
    before(async () => {
      house = await openCaseHouse()
    })
    after(() => house.close())

    for (const { file, text } of readCaseFiles().filter((one) => takes(one.file.split('/')[1] ?? ''))) {
      const { scenario, defects } = parseScenario(file, text)
      const seated = scenario?.cast.some(({ seat }) => seat !== null) ?? false
      const skip = seated
        ? 'an outsider sees a record on a server only when it is shared, and a case shares nothing'
        : false
      test(`${file} goes on a server as it goes in the kernel`, { skip }, async () => {
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
}
