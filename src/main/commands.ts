import type { Command } from 'commander'
import type { Label } from '../kernel/words.ts'
import type { Tongue } from './tongue.ts'

/**
 * What a file in `commands/` exports as `describe`: it receives its own command, already named and summarised, and adds
 * arguments, options and the action. An action sets `process.exitCode` (see `exitCodes`) or throws `CommandFailed`; it
 * never calls `process.exit`, which would cut off what is still being written to a pipe.
 */
export interface CommandFile {
  readonly describe: (command: Command, tongue: Tongue) => void
}

export interface CommandLine {
  readonly name: string
  readonly summary: Label
  /** Imported only when the command is called: `--help` and the other commands do not pay for it. */
  readonly load: () => Promise<CommandFile>
}

/** Every command, in the order of the help. A new one is a file in `commands/` and a line here. */
export const commands: readonly CommandLine[] = [
  {
    name: 'demo',
    summary: { zh: '打开虚构县的演示（仅本机）', en: 'open the demo of an invented county, on this machine only' },
    load: () => import('./commands/demo.ts'),
  },
  {
    name: 'serve',
    summary: { zh: '启动服务', en: 'start the server' },
    load: () => import('./commands/serve.ts'),
  },
  {
    name: 'worker',
    summary: { zh: '单独运行后台任务', en: 'do the clock’s work in a process of its own' },
    load: () => import('./commands/worker.ts'),
  },
  {
    name: 'invite',
    summary: {
      zh: '在本机为忘记密码的账号生成一次性链接',
      en: 'make a one-time link for a forgotten password, at the machine',
    },
    load: () => import('./commands/invite.ts'),
  },
  {
    name: 'fsck',
    summary: { zh: '由日志重建并核对全部数据', en: 'rebuild everything from the journal and compare' },
    load: () => import('./commands/fsck.ts'),
  },
  {
    name: 'backup',
    summary: { zh: '备份日志、文件与账号', en: 'back up journal, files and credentials' },
    load: () => import('./commands/backup.ts'),
  },
  {
    name: 'restore',
    summary: { zh: '由备份恢复到空的数据库', en: 'restore a backup into an empty database' },
    load: () => import('./commands/restore.ts'),
  },
  {
    name: 'read',
    summary: { zh: '读一份整改通报或反馈意见', en: 'read a rectification notice or feedback report' },
    load: () => import('./commands/read.ts'),
  },
  {
    name: 'check',
    summary: { zh: '指出通报中的疑点', en: 'point out what is doubtful in notices' },
    load: () => import('./commands/check.ts'),
  },
  {
    name: 'cases',
    summary: { zh: '演练案例簿', en: 'play the casebook' },
    load: () => import('./commands/cases.ts'),
  },
  {
    name: 'coverage',
    summary: { zh: '列出已声明、已演示的制度条目', en: 'list the rows of the catalogue that are declared and shown' },
    load: () => import('./commands/coverage.ts'),
  },
]
