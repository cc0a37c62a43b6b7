import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Command } from 'commander'
import type { Label } from '../../kernel/words.ts'
import type { BackupHead } from '../backup.ts'
import { CommandFailed, exitCodes, type Tongue } from '../tongue.ts'
import { tell } from './fsck.ts'

export function describe(command: Command, tongue: Tongue): void {
  const { say } = tongue
  command.argument('<file>', say({ zh: '备份文件', en: 'backup file' })).action(async (file: string) => {
    const path = resolve(file)
    if (!existsSync(path)) throw new CommandFailed({ zh: `没有文件 ${path}。`, en: `There is no file ${path}.` })
    const head = await headOf(path)
    await intoEmptyHouse(head, path, tongue)
  })
}

async function headOf(path: string): Promise<BackupHead> {
  const { readBackupHead } = await import('../restore.ts')
  const { UnusableBackup } = await import('../archive.ts')
  try {
    return await readBackupHead(path)
  } catch (error) {
    if (!(error instanceof UnusableBackup)) throw error
    const words: Readonly<{ [why in typeof error.why]: Label }> = {
      'not-a-backup': { zh: '这不是闭环的备份文件。', en: 'This is not a backup of Bihuan.' },
      'cut-short': {
        zh: '备份文件不完整（末尾缺失），没有恢复任何内容。',
        en: 'The backup is cut short; nothing has been restored.',
      },
      damaged: {
        zh: '备份文件已损坏（校验不符），没有恢复任何内容。',
        en: 'The backup is damaged (hashes differ); nothing has been restored.',
      },
      newer: {
        zh: '备份由更新的版本制作，请用新版本恢复。',
        en: 'A newer release made this backup; restore it with that release.',
      },
    }
    const { zh, en } = words[error.why]
    throw new CommandFailed({ zh: `${zh}\n${error.message}`, en: `${en}\n${error.message}` })
  }
}

async function intoEmptyHouse(head: BackupHead, path: string, tongue: Tongue): Promise<void> {
  const { openForMaintenance } = await import('../maintenance.ts')
  const { restore } = await import('../restore.ts')
  const { checkWorld } = await import('../fsck.ts')
  const opened = await openForMaintenance(head.purpose === 'demo' ? 'demo' : 'serve', tongue, { root: head.root })
  try {
    if (opened.installation.root !== head.root || (await opened.store.units()).length > 0) {
      throw new CommandFailed({
        zh: '这里已有数据，只能恢复到空的数据库。请指定另一个 BIHUAN_DATA 或 DATABASE_URL。',
        en: 'There is data here already; a backup is restored into an empty database only. Name another BIHUAN_DATA or DATABASE_URL.',
      })
    }
    const house = { ...opened.house, store: opened.store }
    const records = await restore(house, head, path)
    tongue.print({ zh: `已恢复 ${records} 条记录，正在核对……`, en: `${records} records restored, checking…` })
    tongue.note({
      zh: '动态验证码要用原来的密钥文件 installation.key：请把它放进数据文件夹。没有它，只能用恢复码登录。',
      en: 'One-time codes need the key file installation.key of before: put it into the data folder. Without it only recovery codes open.',
    })
    const report = await checkWorld(house)
    tell(report, tongue)
    process.exitCode = report.broken.length > 0 ? exitCodes.found : exitCodes.done
  } finally {
    await opened.close()
  }
}
