import type { Command } from 'commander'
import type { Tongue } from '../tongue.ts'

export function describe(command: Command, tongue: Tongue): void {
  command.argument('<login>', tongue.say({ zh: '登录名', en: 'login' })).action(async (login: string) => {
    const { invite } = await import('../invite.ts')
    await invite(login, tongue)
  })
}
