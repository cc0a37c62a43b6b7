// Mutates fixture files of every format and demands an answer from each: `node src/intake/intake.torture.ts [count] [seed]`.
// Memory is watched: what one file holds on to must not grow with the number of files read.
import assert from 'node:assert/strict'
import { chance, fixture, mutated, survives } from './testing.ts'

const names = [
  'auto-numbered.docx',
  'two-notices-in-one-docx.docx',
  'table-with-merged-cells.docx',
  'tracked-changes-and-hidden-text.docx',
  'merged-header-cells.xlsx',
  'date-as-serial-number.xlsx',
  'text.pdf',
  'text-in-gbk-font.pdf',
  'scanned-only.pdf',
  'saved-from-browser-gbk.html',
  'web-page-called-xls.xls',
  'gbk-from-excel-save-as.csv',
  'unicode-text-from-excel.csv',
  'damaged-bom.txt',
  'zip-bomb-that-lies.docx',
  'password-protected.docx',
]

// As in the child process: the PDF parser leaves promises of broken pages to themselves.
process.on('unhandledRejection', () => {})

const count = Number(process.argv[2] ?? 20_000)
const seed = Number(process.argv[3] ?? 1)
const next = chance(seed)
const seen = { read: 0, refused: 0 }
let slowest = { ms: 0, name: '' }
for (let i = 0; i < count; i++) {
  const name = names[i % names.length] ?? ''
  const bytes = mutated(fixture(`files/${name}`), next)
  const started = performance.now()
  seen[await survives(bytes)]++
  const ms = performance.now() - started
  if (ms > slowest.ms) slowest = { ms, name }
}
const rss = Math.round(process.memoryUsage.rss() / 1048576)
assert.ok(rss < 1500, `${rss} MiB resident`)
process.stdout.write(
  `${count} files, seed ${seed}: ${seen.read} read, ${seen.refused} refused, slowest ${Math.round(slowest.ms)} ms (${slowest.name}), ${rss} MiB\n`,
)
