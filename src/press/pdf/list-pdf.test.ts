import assert from 'node:assert/strict'
import { test } from 'node:test'
import { cleanLedger, toyDay, toyFinding } from '../testing.ts'
import { archivePaper } from '../papers/archive.ts'
import { listPdf } from './list-pdf.ts'

const bound = Array.from({ length: 60 }, (_, k) => ({
  ...{ title: `第${k + 1}份会议纪要`, number: null, on: toyDay('2026-03-02'), shared: null, remark: null },
  pages: 2,
}))
const bytes = listPdf(archivePaper(toyFinding(), cleanLedger(), bound), '导出登记号：1')
const file = Buffer.from(bytes).toString('latin1')
const hex = (text: string) => Buffer.from(text, 'utf16le').swap16().toString('hex')

test('every object lies where the table of the file says', () => {
  const start = Number(/startxref\n(\d+)\n%%EOF\n$/u.exec(file)?.[1])
  const lines = file.slice(start).split('\n')
  assert.equal(lines[0], 'xref')
  const count = Number(lines[1]?.split(' ')[1])
  assert.ok(count > 8)
  for (let k = 1; k < count; k++) {
    const place = Number(lines[2 + k]?.slice(0, 10))
    assert.ok(file.startsWith(`${k} 0 obj\n`, place), String(k))
  }
  assert.match(file, /^[\n -~]+$/u)
})

test('a long list goes on over pages, each with the head of its table; words stand once', () => {
  const pages = file.split('/Type /Page /Parent').length - 1
  assert.ok(pages > 1)
  assert.equal(file.split(hex('题名')).length - 1, pages)
  for (const { title } of bound) assert.equal(file.split(`<${hex(title)}>`).length - 1, 1, title)
  assert.equal(file.split(hex('导出登记号')).length - 1, 1)
})
