import type { Command } from 'commander'
import type { FindingGroup } from '../../journal/compare.ts'
import type { WorldReport } from '../fsck.ts'
import { exitCodes, type Tongue } from '../tongue.ts'

export function describe(command: Command, tongue: Tongue): void {
  const { say } = tongue
  command
    .option('--demo', say({ zh: '检查演示数据', en: 'check the demo’s data' }))
    .option('--json', say({ zh: '以 JSON 输出', en: 'print JSON' }))
    .action(async (given: { readonly demo?: boolean; readonly json?: boolean }) => {
      const { openForMaintenance } = await import('../maintenance.ts')
      const { checkWorld } = await import('../fsck.ts')
      const opened = await openForMaintenance(given.demo ? 'demo' : 'serve', tongue)
      try {
        const report = await checkWorld({ ...opened.house, store: opened.store })
        if (given.json) tongue.print(JSON.stringify(report))
        else tell(report, tongue)
        process.exitCode = report.broken.length > 0 ? exitCodes.found : exitCodes.done
      } finally {
        await opened.close()
      }
    })
}

/** Counts, what has been erased, and what is broken, by cause. */
export function tell(report: WorldReport, tongue: Tongue): void {
  const { units, records, entries, files, erased, unlisted, broken } = report
  tongue.print({
    zh: `单位 ${units}，记录 ${records}，日志 ${entries} 条，文件 ${files}；内容已依规清除的记录 ${erased}。`,
    en: `${units} units, ${records} records, ${entries} entries, ${files} files; ${erased} records erased as decided.`,
  })
  if (unlisted > 0) {
    tongue.print({
      zh: `文件库中有 ${unlisted} 个未登记的文件（中断的上传留下的），不影响数据。`,
      en: `${unlisted} files in the store are not on record (left by uploads that broke off); no harm to the data.`,
    })
  }
  for (const group of broken) tellGroup(group, tongue)
  tongue.print(
    broken.length === 0
      ? { zh: '全部核对一致。', en: 'Everything agrees.' }
      : {
          zh: '数据有损坏，请保留现场并从备份恢复。',
          en: 'Something is broken: keep everything as it is, and restore from a backup.',
        },
  )
}

function tellGroup({ cause, count, examples }: FindingGroup, tongue: Tongue): void {
  tongue.print({ zh: `✗ ${cause}：${count} 处`, en: `✗ ${cause}: ${count}` })
  for (const { unit, record, detail } of examples) tongue.print(`    ${unit} ${record ?? ''} ${detail.slice(0, 200)}`)
}
