import assert from 'node:assert/strict'
import { readNotice } from './reading.ts'
import { mutated, notice, numbers, spansOf } from './testing.ts'

// A million mutated texts: no crash, no span outside the text, the same result twice. TORTURE_TEXTS makes it shorter.
const wanted = Number(process.env['TORTURE_TEXTS'] ?? 1_000_000)
const seed = Number(process.env['TORTURE_SEED'] ?? 1)
const next = numbers(seed)
const bases = [
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
for (let done = 0; done < wanted; done++) {
  const text = mutated(bases[done % bases.length] ?? '', next)
  const reading = readNotice(text)
  for (const [s, e] of spansOf(reading))
    assert.ok(s >= 0 && s <= e && e <= text.length, JSON.stringify({ done, seed, text }))
  if (done % 50 === 0) assert.deepEqual(readNotice(text), reading)
  if (done % 100_000 === 0 && done > 0) console.log(`${done} texts`)
}
console.log(`${wanted} texts read, seed ${seed}`)
