import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Command } from 'commander'
import { CommandFailed, type Tongue } from '../tongue.ts'

export function describe(command: Command, tongue: Tongue): void {
  const { say } = tongue
  command
    .argument('<file>', say({ zh: '备份写到哪个文件', en: 'file to write' }))
    .option('--demo', say({ zh: '备份演示数据', en: 'back up the demo’s data' }))
    .action(async (file: string, given: { readonly demo?: boolean }) => {
      const path = resolve(file)
      if (existsSync(path))
        throw new CommandFailed({
          zh: `${path} 已存在，不会覆盖。`,
          en: `${path} exists already and is not overwritten.`,
        })
      const { openForMaintenance } = await import('../maintenance.ts')
      const { backup, FileGone } = await import('../backup.ts')
      const { realNow } = await import('../identity.ts')
      const opened = await openForMaintenance(given.demo ? 'demo' : 'serve', tongue)
      try {
        const { root, purpose } = opened.installation
        const made = await backup({ ...opened.house, store: opened.store }, { root, purpose, madeAt: realNow() }, path)
        tongue.print({
          zh: `已备份 ${made.units} 个单位、${made.rows} 行、${made.files} 个文件到 ${path}。备份含密钥，请妥善保管；此后若清除了内容，旧备份须由保管人销毁。密钥文件 installation.key 不在其中，请另外抄存，否则恢复到别的机器后动态验证码用不了。`,
          en: `Backed up ${made.units} units, ${made.rows} rows and ${made.files} files to ${path}. It holds keys: guard it. When content is erased later, whoever keeps older backups must destroy them. The key file installation.key is not in it: keep a copy apart, or one-time codes do not work on another machine.`,
        })
      } catch (error) {
        if (!(error instanceof FileGone)) throw error
        throw new CommandFailed({
          zh: '备份时有文件不在文件库中（可能正被清除）。请重新备份；若仍如此，请运行 fsck。',
          en: 'A file was not in the file store (it may just have been erased). Back up again; if that does not help, run fsck.',
        })
      } finally {
        await opened.close()
      }
    })
}
