import type { Command } from 'commander'
import type { Tongue } from '../tongue.ts'

export function describe(command: Command, tongue: Tongue): void {
  command.action(async () => {
    const { work } = await import('../worker.ts')
    await work(tongue)
  })
}
