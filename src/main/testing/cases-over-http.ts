import assert from 'node:assert/strict'
import { after, before, suite, test } from 'node:test'
import { daysBetween } from '../../calendar/days.ts'
import { parseScenario } from '../../casebook/parse.ts'
import { playScenario } from '../../casebook/run.ts'
import type { Scenario } from '../../casebook/scenario.ts'
import { readCaseFiles } from '../casebook-files.ts'
import { type CaseHouse, caseRegisters, openCaseHouse } from './http-world.ts'

/** Cases that go on for longer are a matter of many nights and few acts. */
const longDays = 60

/** The stories of the demo and of the round are played on a real house wherever the demo is seeded. */
const stories = ['demo', 'round']

/**
 * Plays cases on a real server, each in a unit of its own; at the end the whole world is checked.
 * @param takes which of the casebook's folders, and whether its cases of more than two months
 */
export function playOverHttp(name: string, takes: (folder: string, long: boolean) => boolean): void {
  suite(name, () => {
    let house: CaseHouse
    /** Which case a unit belongs to, for what the check of the whole world finds. */
    const played = new Map<string, string>()
    before(async () => {
      house = await openCaseHouse()
    })
    after(() => house.close())

    for (const { file, text } of readCaseFiles()) {
      const folder = file.split('/')[1] ?? ''
      const { scenario, defects } = parseScenario(file, text)
      if (stories.includes(folder) || !takes(folder, scenario !== null && daysOf(scenario) > longDays)) continue
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

function daysOf({ lines }: Scenario): number {
  const days = lines.flatMap((line) => (line.kind === 'balance' ? [] : [line.day])).toSorted()
  const [first, last] = [days.at(0), days.at(-1)]
  return first && last ? daysBetween(first, last) : 0
}
