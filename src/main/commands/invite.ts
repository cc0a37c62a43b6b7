import type { Command } from 'commander'
import type { Tongue } from '../tongue.ts'

export function describe(command: Command, tongue: Tongue): void {
  const { say } = tongue
  const also = say({
    zh: '同时重置两步验证（手机和恢复码都不在了）',
    en: 'also take away the second factor (phone and recovery codes are lost)',
  })
  command
    .argument('<login>', say({ zh: '登录名', en: 'login' }))
    .option('--reset-second-factor', also)
    .action(async (login: string, { resetSecondFactor = false }: { resetSecondFactor?: boolean }) => {
      const { invite } = await import('../invite.ts')
      await invite(login, resetSecondFactor, tongue)
    })
}
