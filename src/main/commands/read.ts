import type { Command } from 'commander'
import type { Tongue } from '../tongue.ts'

export function describe(command: Command, tongue: Tongue): void {
  const { say } = tongue
  command
    .argument(
      '<file>',
      say({
        zh: '通报或反馈意见（txt、docx、pdf、html 等）',
        en: 'a notice or feedback report (txt, docx, pdf, html …)',
      }),
    )
    .option('--json', say({ zh: '以 JSON 输出', en: 'print JSON' }))
    .action(async (file: string, given: { readonly json?: boolean }) => {
      const { openPaper } = await import('../reading/paper.ts')
      const { readNotice } = await import('../../notice/reading.ts')
      const paper = await openPaper(file)
      for (const warning of paper.warnings) tongue.note(warning)
      const reading = readNotice(paper.text)
      if (given.json) {
        tongue.print(JSON.stringify(paper.plain ? reading : { ...reading, text: paper.text }))
        return
      }
      const { showReading } = await import('../reading/show-reading.ts')
      const { inkFor } = await import('../reading/ink.ts')
      showReading(reading, tongue, inkFor(process.stdout, process.env))
    })
}
