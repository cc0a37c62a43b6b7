import assert from 'node:assert/strict'
import { before, suite, test } from 'node:test'
import type { CasebookReport } from '../casebook/casebook.ts'
import { untripped } from '../casebook/trace.ts'
import { registers } from '../registers/index.ts'
import { countySeed } from './demo-county.ts'
import { playHouseCases, readCaseFiles } from './casebook-files.ts'

/** Refusals of the loop that the round cannot meet on its way, each with the case that meets it. */
const elsewhere: { readonly [line: string]: string } = {
  // A county has changed the points of its scheme, and they are no hundred any more.
  'evaluation: rules.points-are-a-hundred': 'evaluation-scheme-of-a-hundred',
  // A unit has made the bound mechanism a condition of every closing.
  'inspection-finding: rules.closing-needs-mechanism': 'closing-needs-mechanism',
  // Nothing in the round is left out of the public text.
  'inspection-finding: rules.withheld-once-asked': 'finding-withheld-by-approval',
  'inspection-finding: rules.withheld-by-today': 'finding-withheld-by-approval',
  'inspection-finding: rules.asked-while-public': 'finding-withheld-by-approval',
  'inspection-finding: rules.told-again-once-withheld': 'finding-withheld-by-approval',
  // The round's evidence is put in by hand.
  'rectification-evidence: rules.records-name-their-mechanism': 'relapse-explained',
}

const loop = registers.filter(({ domain }) => ['rectification', 'rectification-work', 'disclosure'].includes(domain))

suite('the round of thirty-three findings', () => {
  const files = readCaseFiles()
  const round = files.filter(({ file }) => file.startsWith('casebook/round/'))
  let played: CasebookReport
  before(async () => {
    played = await playHouseCases(round)
  })

  test('goes from the feedback to the next round without a defect', () => {
    assert.equal(round.length, 5)
    assert.deepEqual(
      played.cases.flatMap(({ defects }) => defects.map(({ file, line, says }) => `${file}:${line} ${says}`)),
      [],
    )
  })

  test('has thirty-three findings, no two alike, each with its words in the feedback', () => {
    const opened = round.flatMap(({ text }) => [...text.matchAll(/ open inspection-finding q\d+ .*? original=(\S+) /g)])
    const words = opened.map(([, original = '']) => original)
    assert.equal(words.length, 33)
    assert.equal(new Set(words).size, 33)
  })

  test('trips every refusal and every warning of the loop', () => {
    assert.deepEqual(untripped(loop, played.fired), Object.keys(elsewhere).sort(byRegister))
  })

  test('what it cannot trip is tripped where the list says', async () => {
    for (const [line, name] of Object.entries(elsewhere)) {
      const { fired } = await playHouseCases(files.filter(({ text }) => text.startsWith(`# ${name}:`)))
      assert.ok(fired.has(line), `${name} does not trip ${line}`)
    }
  })

  test('is what the demo tells, as far as its calendar has come', () => {
    const told = countySeed.stories.map((story) => story.case).filter((name) => name.startsWith('round-'))
    assert.deepEqual(told, ['round-1-feedback', 'round-2-plan', 'round-3-work'])
  })
})

/** In the order of the registers, as they are listed. */
function byRegister(a: string, b: string): number {
  const at = (line: string) => loop.findIndex(({ name }) => line.startsWith(`${name}:`))
  return at(a) - at(b)
}
