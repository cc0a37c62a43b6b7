import { readNotice } from '../src/notice/reading.ts'

/**
 * How fast notices are read with checks, whether time grows with length, and what hostile texts cost.
 * Run: node bench/reading.ts. Prints one line per measurement; exits 1 when a floor is missed by half.
 */

const PROBLEMS = [
  '值班记录补填',
  '采购询价走过场',
  '台账与实物不符',
  '热线答复不及时',
  '审稿环节缺签字',
  '设备闲置无人管',
]

/** An invented notice of about `bytes` bytes of UTF-8. */
export function inventedNotice(bytes: number): string {
  const parts = [
    '中共云岫县融媒体中心党组关于县委巡察反馈意见整改进展情况的通报\n\n根据县委统一部署，2025年3月3日至5月9日，县委第二巡察组对县融媒体中心党组开展了常规巡察，6月17日反馈了意见。现将整改进展情况通报如下。\n\n一、履行主体责任情况\n\n党组会专题研究4次，印发整改方案，明确牵头领导和完成日期。\n\n二、具体问题整改情况\n\n',
  ]
  let size = 500
  for (let n = 1; size < bytes; n++) {
    const problem = PROBLEMS[n % PROBLEMS.length]
    const text = `${n}.关于“${problem}”的问题。\n整改措施：一是逐项核对2024年以来的登记${n}份，补正${n % 17}份，退回${n * 3}.5元。二是修订管理办法，明确第${n}号岗位由专人负责，每月抽查${n % 9}次。三是7月${(n % 28) + 1}日起把结果在公示栏公布，收到意见${n % 31}条，采纳${n % 13}条。\n整改结果：已完成。\n\n`
    parts.push(text)
    size += text.length * 3 - 30
  }
  parts.push(
    '欢迎监督。联系电话：0780-6128810；电子邮箱：zg@yunxiu.example。\n\n中共云岫县融媒体中心党组\n2025年12月1日\n',
  )
  return parts.join('')
}

const OPENING =
  '中共云岫县融媒体中心党组关于县委巡察反馈意见整改进展情况的通报\n根据县委统一部署，2025年3月3日至5月9日，县委第二巡察组开展了巡察。现将整改进展情况通报如下。\n一、具体问题整改情况\n'

export const hostileTexts: Readonly<Record<string, string>> = {
  'one character': '整'.repeat(350_000),
  'nested brackets': `${'（'.repeat(175_000)}${'）'.repeat(175_000)}`,
  'open brackets after a lead-in': '整改（'.repeat(120_000),
  'list markers': '一是'.repeat(175_000),
  digits: '1'.repeat(1_000_000),
  'digits and points': '1.'.repeat(500_000),
  'spaced digits': '1 '.repeat(500_000),
  'opening quotes': '“'.repeat(350_000),
  'book marks': '《'.repeat(350_000),
  colons: '整改措施：'.repeat(70_000),
  'labels on lines': '1.问题\n'.repeat(80_000),
  'titles on lines': '关于整改情况的通报\n根据县委部署，现将整改情况通报如下。\n'.repeat(12_000),
  inspectors: '县委第三巡察组'.repeat(50_000),
  years: '2024年'.repeat(90_000),
  'lead-ins in one problem': `${OPENING}1.关于甲的问题。\n${'整改措施：一是甲。'.repeat(40_000)}`,
  'open ends in one problem': `${OPENING}1.关于甲不够的问题。\n整改措施：${'一是拟于召开会议，尚未完成。'.repeat(25_000)}\n整改结果：已完成。`,
}

/** Processor time of this thread: on a shared machine wall time measures the neighbours. */
const milliseconds = (work: () => void): number => {
  const from = process.threadCpuUsage()
  work()
  const { user, system } = process.threadCpuUsage(from)
  return (user + system) / 1000
}

/** The floor: one look at every unit of a text, which no reader can do without. */
function floorSpeed(text: string): number {
  let sum = 0
  const took = milliseconds(() => {
    for (let k = 0; k < 20; k++) for (let i = 0; i < text.length; i++) sum += text.charCodeAt(i) & 1
  })
  return sum < 0 ? 0 : (Buffer.byteLength(text) * 20) / 1e6 / (took / 1000)
}

/** What a fresh process pays for its first reading, before the machine code of the reader is made. */
function firstReading(): void {
  const text = inventedNotice(10_000)
  const took = milliseconds(() => readNotice(text))
  console.log(`first reading of ${Buffer.byteLength(text)} bytes in a fresh process ${took.toFixed(0)} ms`)
}

/** Reads as often as needed for machine code to be made and memory to be got for texts of this size. */
function warmUp(text: string, bytes: number): void {
  for (let k = 0; k < Math.max(1, 4_000_000 / bytes); k++) readNotice(text)
}

function run(): void {
  firstReading()
  let failed = false
  console.log(`floor (one look at every unit) ${floorSpeed(inventedNotice(1_000_000)).toFixed(0)} MB/s`)
  for (const size of [10_000, 100_000, 1_000_000, 10_000_000]) {
    const text = inventedNotice(size)
    const bytes = Buffer.byteLength(text)
    const rounds = Math.max(1, Math.round(5_000_000 / bytes))
    warmUp(text, bytes)
    const from = performance.now()
    const took = milliseconds(() => {
      for (let k = 0; k < rounds; k++) readNotice(text)
    })
    const [speed, seen] = [took, performance.now() - from].map((ms) => (bytes * rounds) / 1000 / ms)
    failed ||= (speed ?? 0) < 2.5
    console.log(
      `${String(bytes).padStart(9)} bytes  ${speed?.toFixed(1).padStart(6)} MB/s of processor time, ${seen?.toFixed(1)} by the clock`,
    )
  }
  for (const [name, text] of Object.entries(hostileTexts)) {
    const took = milliseconds(() => readNotice(text))
    failed ||= took > 2000
    console.log(`${name.padEnd(30)} ${took.toFixed(0).padStart(6)} ms`)
  }
  if (failed) process.exitCode = 1
}

if (import.meta.main) run()
