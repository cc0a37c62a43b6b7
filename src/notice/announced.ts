import { digitSplits } from '../text/repair.ts'
import { chineseNumeral } from '../text/numerals.ts'
import { isDigit } from '../text/chars.ts'

/** Totals a notice states about itself, with where each stands. */
export type Announced = {
  categories: number | null
  aspects: number | null
  problems: number | null
  done: number | null
  ongoing: number | null
  /** Nearly done; not part of the machine format, needed to add up. */
  basic: number | null
  /** 取得阶段性成效: under way, when the text counts no others as under way. */
  partly: number | null
}
export type Statement = {
  readonly key: keyof Announced
  readonly value: number
  readonly start: number
  readonly end: number
  readonly sentence: readonly [number, number]
}
export type AnnouncedReading = {
  readonly totals: Announced
  readonly statements: Statement[]
  /** 413个方面: digits of two numbers run together because a unit between them was lost. */
  readonly fused: { readonly start: number; readonly end: number; readonly readings: number[][] }[]
  /** The sentence that says all problems are done. */
  readonly allDone: readonly [number, number] | null
}

type Found = { at: number; end: number; digitsEnd: number; value: number; unit: string; run: string }

/** Reads totals from spans of the text that lie outside the problems themselves. The sentence that states most totals at once is believed first. */
export function readAnnounced(text: string, spans: readonly (readonly [number, number])[]): AnnouncedReading {
  const reading: AnnouncedReading & { allDone: readonly [number, number] | null } = {
    totals: { categories: null, aspects: null, problems: null, done: null, ongoing: null, basic: null, partly: null },
    statements: [],
    fused: [],
    allDone: null,
  }
  for (const [from, to] of spans) {
    for (const [s, e] of wholeSentences(text, from, to)) {
      const words = text.slice(s, Math.min(e, s + 300))
      if (/问题|整改|方面|事项|任务|^(?:截[至止]|目前)[^。]{0,30}完成\d/u.test(words))
        readSentence(text, s, e, words, reading)
    }
  }
  settle(reading)
  return reading
}

/** Sentences up to 。 or a line end: totals are listed with semicolons. */
function wholeSentences(text: string, from: number, to: number): [number, number][] {
  const found: [number, number][] = []
  let s = from
  for (let i = from; i <= to; i++) {
    if (i < to && text[i] !== '。' && text[i] !== '\n') continue
    if (i > s) found.push([s, Math.min(to, i + 1)])
    s = i + 1
  }
  return found
}

/** Statements to totals. More done than there are problems was counted in other things (63项任务已完成57项): then nothing is said of the problems. */
function settle(reading: AnnouncedReading): void {
  const bySentence = new Map<number, Statement[]>()
  for (const st of reading.statements) bySentence.set(st.sentence[0], [...(bySentence.get(st.sentence[0]) ?? []), st])
  const rank = (list: readonly Statement[]) => new Set(list.map((st) => st.key)).size
  const states = (list: readonly Statement[]) =>
    list.some((st) => st.key === 'problems' || st.key === 'aspects') && list.some((st) => st.key === 'done')
  const order = [...bySentence.values()].sort((a, b) => (states(b) ? 10 : 0) + rank(b) - (states(a) ? 10 : 0) - rank(a))
  for (const list of order) {
    for (const st of list) if (reading.totals[st.key] === null) reading.totals[st.key] = st.value
    if (states(list) && reading.totals.done !== null && reading.totals.done === reading.totals.problems) break
  }
  for (const st of reading.statements)
    if (reading.totals[st.key] === null && !['ongoing', 'basic', 'partly'].includes(st.key))
      reading.totals[st.key] = st.value
  const { totals } = reading
  totals.ongoing ??= totals.partly
  if (totals.problems !== null && totals.done !== null && totals.done > totals.problems) {
    totals.done = null
    totals.ongoing = null
  }
}

type Growing = AnnouncedReading & { allDone: readonly [number, number] | null }

function readSentence(text: string, s: number, e: number, words: string, reading: Growing): void {
  const numbers = numbersIn(text, s, Math.min(e, s + 300))
  const state: State = (key, value, f) => {
    reading.statements.push({ key, value, start: f.at, end: f.end, sentence: [s, e] })
  }
  const aspects = numbers.filter((f) => f.unit === '方面')
  for (const f of numbers) {
    const before = text.slice(Math.max(s, f.at - 24), f.at)
    const after = text.slice(f.end, Math.min(e, f.end + 16))
    if (f.unit === '方面' && countsAspects(before, after, words)) {
      if (fused(text, f, numbers, reading, state)) continue
      state(aspects.length > 1 && f === aspects[0] ? 'categories' : 'aspects', f.value, f)
    } else if (f.unit === '类' || f.unit === '大类') {
      const told =
        f.run !== ''
          ? /反馈|巡[察视]|指出|发现|截至/u.test(words)
          : /(?:反馈|指出|发现|梳理|共|涉及)[^，。]{0,12}$/u.test(before)
      if (told && /^(?:[，、\d个项]|\S{0,4}问题)/u.test(after)) state('categories', f.value, f)
    } else countOfProblems(f, before, after, words, state)
  }
  grandTotal(text, s, reading)
  allDone(s, e, words, numbers, reading, state)
}

/** 5个没有整改到位，新发现9个，共计14个问题: of several numbers of problems in a sentence the one called the total is meant. */
function grandTotal(text: string, s: number, reading: Growing): void {
  const own = reading.statements.filter((st) => st.key === 'problems' && st.sentence[0] === s)
  const total = own.find((st) => /(?:共计|合计|总计|一共)$/u.test(text.slice(Math.max(s, st.start - 4), st.start)))
  if (!total || own.some((st) => st.value > total.value)) return
  for (const st of own) if (st !== total) reading.statements.splice(reading.statements.indexOf(st), 1)
}

/** 4个方面 of what was found; not 从三个方面查找原因. */
const countsAspects = (before: string, after: string, words: string): boolean =>
  /反馈|巡[察视]|指出|发现|问题|整改/u.test(words) &&
  !/^(?:查找|查摆|入手|着手|下功夫|发力|着力|持续|加强)/u.test(after) &&
  !/(?:从|在).{2,20}$/u.test(before)

/** A sentence that says of all problems, without counting them again, that they are done. */
const ALL_DONE =
  /^(?:截至目前|目前)，?(?:所有|上述|以上|反馈|各项){0,2}(?:的)?(?:问题|整改任务|整改事项)?(?:已|均已|都已)(?:经)?全部(?:完成整改|整改完成|整改到位|销号)/u

/** 33个问题已全部整改完成; 确保全部完成 says nothing yet. */
function allDone(s: number, e: number, words: string, numbers: readonly Found[], reading: Growing, state: State): void {
  if (
    !/(?:全部|均已|都已|已全部|已全面)(?!.{0,4}(?:采取|制定|研究|部署|启动|着手)).{0,6}(?:整改|完成|到位|销号)/u.test(
      words,
    )
  )
    return
  if (!(/问题|整改任务|整改事项/u.test(words) || ALL_DONE.test(words)) || /确保|力争|争取|推动|直至|做到/u.test(words))
    return
  const done = reading.statements.find((st) => st.key === 'done')?.value ?? null
  const told = reading.statements.find((st) => st.key === 'problems')
  const problems = told?.value ?? null
  const counted = numbers.find((f) => f.unit === '问题' || f.unit === '个' || f.unit === '项')
  const total = counted ?? (ALL_DONE.test(words) && told ? { value: told.value, at: s, end: e } : null)
  if (!total || (problems !== null && total.value !== problems) || (done !== null && done !== problems)) return
  if (done === null) state('done', total.value, total)
  reading.allDone ??= [s, e]
}

type State = (key: keyof Announced, value: number, f: { at: number; end: number }) => void

const DONE_BEFORE =
  /(?:已完成整改|完成整改|整改到位|整改完成|已完成|已整改|完成了?|办结|销号|已整改到位)(?:的)?(?:问题)?(?:共|有|共计)?$/u
const ONGOING_BEFORE =
  /(?:正在(?:整改|推进|进行|抓紧整改)|未完成|持续(?:整改|推进)|继续(?:整改|推进|抓好)|推进中|尚未完成|按计划推进|继续|(?:需要?)?长期(?:坚持)?(?:整改|坚持|推进|落实)?|未整改到位|未整改完成|未整改|未完成整改|尚未整改到位|尚未完成整改|未办结|未销号|[尚仍还]在(?:整改|推进|办理)|限期整改)(?:的)?(?:问题)?(?:共|有|共计)?$/u
const DONE_AFTER =
  /^(?:具体)?(?:的)?(?:问题)?(?:，|均|都|全部|现|中)?(?:已)?(?:经)?(?:全部)?(?:整改|完成|办结|销号|得到整改)(?![^，；。]{0,8}\d)(?!任务|事项|措施|内容|问题|情况|方案|清单)/u
const ONGOING_AFTER =
  /^(?:具体)?(?:的)?(?:问题)?(?:均|都|仍|按计划|需要?)?(?:正在|在(?:持续|整改|推进)|长期|持续|推进|继续|未|尚未|仍在|还在)/u
const PROBLEM_BEFORE =
  /(?:反馈|指出|发现|涉及|共|列出|梳理|查找|整改)(?:的|了|有|出|共){0,3}(?:[我本][^，。；问]{1,3})?(?:具体|主要|突出)?(?:问题|意见|事项)(?:共|有|共计|总数|总计|为|：){0,3}$|问题总数(?:为|：)?$/u

/** 主动领办13项反馈问题, 现场督查3次，发现问题3个: what a leader took on or a check of one's own found, not what was fed back. */
function aside(before: string): boolean {
  const clause = before.slice(Math.max(before.lastIndexOf('。'), before.lastIndexOf('；')) + 1)
  return (
    /(?:领办|认领|包案|上一?轮|往年)[^，；]{0,14}$/u.test(clause) ||
    /(?:督[查导]|检查|抽查|自查|排查)[^；]{0,14}(?:发现|查出|指出|梳理)[^，；]{0,8}$/u.test(clause) ||
    /(?:抽取?|随机|其余|余下|每[村个人名户站所]|没有通过的?有?)$/u.test(clause)
  )
}

/** 33个问题; 反馈问题12个; 已完成整改30个; 3个正在整改. */
function countOfProblems(f: Found, before: string, after: string, words: string, state: State): void {
  if (!['个', '项', '问题', '条'].includes(f.unit) || (f.run === '' && f.value < 2) || aside(before)) return
  if (/^(?:阶段|环节|层面|维度|月|年|工作日|季度|重点)/u.test(after)) return
  if (/阶段性(?:成效|成果|进展|完成|整改)(?:的)?(?:问题)?(?:共|有)?$/u.test(before)) return state('partly', f.value, f)
  if (/基本(?:完成|整改|到位)(?:整改)?(?:的)?(?:问题)?(?:共|有)?$/u.test(before)) return state('basic', f.value, f)
  if (ONGOING_BEFORE.test(before)) return state('ongoing', f.value, f)
  if (DONE_BEFORE.test(before) && !/基本(?:完成|整改)(?:的)?(?:问题)?$/u.test(before)) return state('done', f.value, f)
  if (PROBLEM_BEFORE.test(before)) return state('problems', f.value, f)
  if (f.unit === '条' || /^(?:整改)?(?:措施|制度|任务清单)/u.test(after)) return
  if (ONGOING_AFTER.test(after)) return state('ongoing', f.value, f)
  if (DONE_AFTER.test(after)) {
    if (f.unit === '问题' && /^(?:已|现|目前)?(?:均|都|全部)/u.test(after) && /反馈|指出|共/u.test(before))
      state('problems', f.value, f)
    return state('done', f.value, f)
  }
  const problem = f.unit === '问题' || /^(?:具体|主要|突出)?(?:的)?(?:具体|反馈|整改)?问题/u.test(after)
  if (problem && f.run !== '' && /(?:存在|发现|指出|反馈)了?(?:的|出)?$/u.test(before))
    return state('problems', f.value, f)
  if (!problem || /解决|实际|民生|群众|信访|认领|回答|各|负责/u.test(before.slice(-10) + after.slice(0, 4))) return
  if (/反馈|指出|发现|巡[察视]|整改|个方面|共/u.test(before) || /完成|整改|反馈/u.test(words))
    state('problems', f.value, f)
}

/** 413个方面33个问题: keeps the cut whose first number is smaller than the second and that than the problems. */
function fused(text: string, f: Found, numbers: readonly Found[], reading: AnnouncedReading, state: State): boolean {
  const problems = numbers.find(
    (n) => n.at > f.at && (n.unit === '问题' || text.startsWith('问题', n.end) || text.startsWith('具体问题', n.end)),
  )
  if (f.run.length < 2 || !problems || f.value <= problems.value) return false
  const fit = digitSplits(f.run, 2).filter(([a = 0, b = 0]) => a > 0 && a <= 12 && a < b && b <= problems.value)
  reading.fused.push({ start: f.at, end: f.end, readings: fit.length > 0 ? fit : digitSplits(f.run, 2) })
  const [only, ...more] = fit
  if (only && more.length === 0) {
    state('categories', only[0] ?? 0, f)
    state('aspects', only[1] ?? 0, f)
  }
  return true
}

/** Numbers with 个方面, 类, 个问题, 个, 项 behind them. */
function numbersIn(text: string, start: number, end: number): Found[] {
  const found: Found[] = []
  for (let i = start; i < end; i++) {
    let stop = i
    while (isDigit(text.charCodeAt(stop))) stop++
    const word = stop === i && '一二三四五六七八九十两'.includes(text[i] ?? '-') ? chineseNumeral(text, i) : null
    if (stop === i && !word) continue
    const digitsEnd = word ? word.end : stop
    const value = word ? word.value : Number(text.slice(i, stop))
    const unit = unitBehind(text, digitsEnd)
    if (unit && value <= 999_999)
      found.push({
        at: i,
        end: digitsEnd + unit.width,
        digitsEnd,
        value,
        unit: unit.name,
        run: word ? '' : text.slice(i, stop),
      })
    i = Math.max(i, digitsEnd - 1)
  }
  return found
}

const UNITS: readonly [string, string][] = [
  ['个大方面', '方面'],
  ['个方面', '方面'],
  ['大方面', '方面'],
  ['方面', '方面'],
  ['个大类', '大类'],
  ['个类别', '大类'],
  ['大类', '大类'],
  ['类', '类'],
  ['个问题', '问题'],
  ['项问题', '问题'],
  ['条问题', '问题'],
  ['问题', '问题'],
  ['个', '个'],
  ['项', '项'],
  ['条', '条'],
]

function unitBehind(text: string, at: number): { name: string; width: number } | null {
  const unit = UNITS.find(([printed]) => text.startsWith(printed, at))
  return unit ? { name: unit[1], width: unit[0].length } : null
}
