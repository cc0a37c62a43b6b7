import { type Wording, Wordings } from '../src/ledger/alike/wordings.ts'

/**
 * What finding near-duplicate wordings costs at the size of a district: 100,000 measures of which a fifth are copies with something changed, against the limits
 * of the office (30 s for all, 50 ms for one more) and against comparing one with everything in the same run. Run: npm run bench -- alike.
 * Exits 1 when a limit is missed.
 */

const count = 100_000

/** mulberry32 (public domain): the same measures in every run. */
function chance(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}

const next = chance(20_250_630)
const whole = (below: number): number => Math.floor(next() * below)
const one = (list: readonly string[]): string => list[whole(list.length)] ?? ''

const actors = [
  '财务部',
  '办公室',
  '总编室',
  '技术部',
  '人事股',
  '广告部',
  '新闻部',
  '专题部',
  '分管副主任',
  '审稿组',
  '值班室',
  '档案室',
]
const acts = [
  '逐笔核对',
  '清查',
  '登记',
  '公示',
  '复核',
  '盘点',
  '抽查',
  '补签',
  '归档',
  '追回',
  '停用',
  '比价',
  '验收',
  '排班',
  '回访',
  '更换',
  '封存',
  '移交',
]
const things = [
  ...[
    '稿费发放表',
    '场租合同',
    '广播发射机',
    '客户端栏目',
    '会计凭证',
    '采购验收单',
    '值班日志',
    '热线工单',
    '公务用车派单',
    '培训签到册',
    '审稿单',
    '摄像器材',
  ],
  ...[
    '应急广播终端',
    '广告承揽协议',
    '固定资产卡片',
    '加油卡流水',
    '门禁记录',
    '临聘人员合同',
    '公众号账号',
    '演播室钥匙',
    '服务器口令',
    '通讯员名册',
    '差旅审批单',
    '食堂账目',
  ],
]
const hows = [
  '每月月底报主任会议',
  '一个月内办结',
  '由两人签字',
  '逾期扣发绩效',
  '张贴在一楼公示栏',
  '录入台账备查',
  '交派驻组核对',
  '随机抽取十分之一',
  '附照片存档',
  '半年轮换一次',
  '形成书面说明',
  '向职工大会通报',
]
const formulas = [
  '切实提高思想认识',
  '加强政治理论学习',
  '建立健全长效机制',
  '强化监督检查',
  '压实主体责任',
  '坚持举一反三',
]

const clause = (): string =>
  `${one(actors)}${one(acts)}${whole(300)}份${one(things)}，${one(acts)}${one(things)}，${one(hows)}`
const measure = (): string => `${one(formulas)}，${Array.from({ length: 2 + whole(3) }, clause).join('；')}。`

/** Another office's copy: another figure, a clause left out, a word put in. */
function copyOf(text: string): string {
  const clauses = text.replace(/\d+/g, () => String(whole(300))).split('；')
  if (clauses.length > 2 && whole(2) === 0) clauses.splice(whole(clauses.length), 1)
  const at = whole(text.length)
  const joined = clauses.join('；')
  return `${joined.slice(0, at)}${one(things)}${joined.slice(at)}`
}

const texts: Wording[] = []
while (texts.length < count) {
  const at = texts.length
  const text = at > 100 && whole(5) === 0 ? copyOf(texts[whole(at)]?.text ?? '') : measure()
  texts.push({ id: `m${at}`, finding: `f${at >> 2}`, unit: `u${whole(60)}`, year: 2016 + whole(10), text })
}

let missed = false

function told(what: string, spent: number, limit: number, unit: string): void {
  missed ||= spent > limit
  console.log(
    `${what.padEnd(58)} ${spent.toFixed(2)} ${unit}   limit ${limit} ${unit}   ratio ${(limit / spent).toFixed(1)}`,
  )
}

/** Seconds of one processor, so that a busy machine changes nothing. */
function seconds(work: () => unknown): number {
  const start = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(start)
  return (user + system) / 1e6
}

const before = process.memoryUsage().heapUsed + process.memoryUsage().arrayBuffers
let index = new Wordings()
const built = seconds(() => {
  index = Wordings.of(texts)
})
let groups: ReturnType<Wordings['groups']> = []
const grouped = seconds(() => {
  groups = index.groups()
})
const after = process.memoryUsage().heapUsed + process.memoryUsage().arrayBuffers
told('100,000 measures entered and grouped', built + grouped, 30, 's')
console.log(
  `  of these: entering ${built.toFixed(1)} s, grouping ${grouped.toFixed(1)} s; ${groups.length} groups, the largest of ${groups[0]?.ids.length ?? 0}`,
)

const more = Array.from({ length: 200 }, (_, at) => ({
  ...(texts[at] ?? { finding: '', unit: '', year: 0 }),
  id: `n${at}`,
  text: at % 2 === 0 ? measure() : copyOf(texts[at]?.text ?? ''),
}))
const slowest = Math.max(
  ...more.map((another) =>
    seconds(() => {
      index.add(another)
      index.likeKnown(another.id)
    }),
  ),
)
told('one more entered and looked up, the slowest of 200', slowest * 1000, 50, 'ms')
told('memory of the index with its texts', (after - before) / 1_048_576, 1024, 'MiB')
console.log(`  of these ${(index.bytes / 1_048_576).toFixed(0)} MiB of tables`)

const setOf = (text: string) => new Set(Array.from({ length: text.length - 2 }, (_, at) => text.slice(at, at + 3)))
const rival = seconds(() => {
  const mine = setOf(texts[7]?.text ?? '')
  for (const { text } of texts.slice(0, 10_000)) for (const shingle of setOf(text)) mine.has(shingle)
})
console.log(`  rival: one against all, without an index, ${(rival * 10_000).toFixed(0)} ms`)
if (missed) process.exitCode = 1
