import type { Command } from 'commander'
import { rows } from '../../registers/rows.ts'
import { coverageReport } from '../casebook-files.ts'
import type { Tongue } from '../tongue.ts'

interface Given {
  readonly json?: boolean
}

export function describe(command: Command, tongue: Tongue): void {
  command
    .option('--json', tongue.say({ zh: '以 JSON 输出', en: 'as JSON' }))
    .action((given: Given) => printCoverage(given, tongue))
}

async function printCoverage({ json = false }: Given, tongue: Tongue): Promise<void> {
  const report = await coverageReport()
  if (json) return tongue.print(JSON.stringify(report))
  const { declared, shown } = report
  for (const { id, zh, en } of rows.filter((row) => declared.includes(row.id))) {
    tongue.print(`${shown.includes(id) ? '✓' : '·'} ${id}  ${tongue.say({ zh, en })}`)
  }
  tongue.print({
    zh: `目录 ${report.rows} 项，已声明 ${declared.length} 项，案例已演示 ${shown.length} 项`,
    en: `${report.rows} rows, ${declared.length} declared, ${shown.length} shown at work by a case`,
  })
}
