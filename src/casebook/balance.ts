import type { Play } from './expect.ts'
import type { Balance } from './scenario.ts'

/** What the author says all records of a register come to: by state, and `late`, `overdue`, `all`. Silent when a record went wrong before. */
export async function checkBalance(balance: Balance, play: Play): Promise<readonly string[]> {
  if (play.spoilt.size > 0) return []
  const name = balance.register ?? play.first
  const register = name === null ? undefined : play.registers.get(name)
  if (!register) return [name === null ? 'there is no record to count' : `there is no register '${name}'`]
  const records = await play.world.list(register.name)
  return balance.counts.flatMap(({ word, count }) => {
    const sums: { [word: string]: number } = {
      all: records.length,
      late: records.filter(({ late }) => late.length > 0).length,
      overdue: records.filter(({ overdue }) => overdue.length > 0).length,
    }
    const known = Object.hasOwn(sums, word) || Object.hasOwn(register.states, word)
    if (!known) return [`'${word}' is neither a state of ${register.name} nor all, late or overdue`]
    const found = sums[word] ?? records.filter(({ state }) => state === word).length
    return found === count ? [] : [`the balance says ${word} ${count}, there are ${found}`]
  })
}
