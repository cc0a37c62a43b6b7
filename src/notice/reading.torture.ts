import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { readNotice } from './reading.ts'
import { mutated, notice, numbers, spansOf } from './testing.ts'

// A million mutated texts: no crash, no span outside the text, the same result twice. TORTURE_TEXTS makes it shorter, TORTURE_SEED
// makes other texts. A failure is told with its seed and number: TORTURE_FROM begins at that very text.
const wanted = Number(process.env['TORTURE_TEXTS'] ?? 1_000_000)
const seed = Number(process.env['TORTURE_SEED'] ?? 1)
const first = Number(process.env['TORTURE_FROM'] ?? 0)
const PROGRESS_MS = 10_000

const small = [
  notice(),
  notice({
    items: [
      '1.关于“账实不符”的问题。\n（1）7月2日盘点86件。\n（2）补登12件。',
      '2.“询价走过场”问题。整改情况：已建立台账；追缴1.2万元，其中：甲5000元、乙7000元。',
    ],
  }),
  `${notice()}\n\n${notice({ title: '中共云岫县青石镇委员会关于巡察整改情况的通报' })}`,
  '关于巡察县图书馆党支部的反馈意见\n根据县委部署，2025512日至620日，县委第三巡察组开展了巡察。现反馈如下。\n一、存在的主要问题\n1.学习不深入。2.档案不齐。\n二、意见建议\n（一）加强学习。\n（二）补齐档案。',
]
const folder = fileURLToPath(new URL('../../fixtures/notices/', import.meta.url))
const large = readdirSync(folder)
  .filter((name) => name.endsWith('.txt'))
  .map((name) => readFileSync(folder + name, 'utf8'))

type Next = (below: number) => number

const oneOf = (texts: readonly string[], next: Next): string => texts[next(texts.length)] ?? ''

/** The head of a text, some of its paragraphs from any place, and its end: still read as what it is, at a fraction of the time. */
function excerpt(text: string, next: Next): string {
  const lines = text.split('\n')
  const from = next(lines.length)
  return [...lines.slice(0, 6), ...lines.slice(from, from + 2 + next(10)), ...lines.slice(-4)].join('\n')
}

/** Text number `k` depends on the seed and `k` only, so that it can be made again without those before it. */
function textOf(k: number): string {
  const next = numbers(Math.imul(seed, 0x9e3779b1) + Math.imul(k, 0x85ebca6b))
  if (k % 16 === 0) return mutated(oneOf(large, next), next)
  return mutated(k % 2 === 0 ? excerpt(oneOf(large, next), next) : oneOf(small, next), next)
}

function examine(k: number, text: string): void {
  const reading = readNotice(text)
  for (const [s, e] of spansOf(reading)) assert.ok(s >= 0 && s <= e && e <= text.length, `span ${s},${e}`)
  if (k % 20 === 0) assert.deepEqual(readNotice(text), reading)
}

console.log(`${wanted} texts from number ${first} on, seed ${seed}`)
const began = performance.now()
let told = began
let units = 0
for (let k = first; k < first + wanted; k++) {
  const text = textOf(k)
  units += text.length
  try {
    examine(k, text)
  } catch (cause) {
    throw new Error(`seed ${seed}, text ${k}: ${JSON.stringify(text)}`, { cause })
  }
  const now = performance.now()
  if (now - told < PROGRESS_MS) continue
  told = now
  const rate = (k + 1 - first) / ((now - began) / 1000)
  console.log(
    `${k + 1 - first} texts, ${rate.toFixed(0)} a second, ${((first + wanted - k) / rate).toFixed(0)} s to go`,
  )
}
const seconds = (performance.now() - began) / 1000
console.log(`${wanted} texts of ${(units / wanted).toFixed(0)} units read in ${seconds.toFixed(0)} s, seed ${seed}`)
