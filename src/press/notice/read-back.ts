import type { Reading } from '../../notice/reading.ts'
import { tidy } from '../../text/tidy.ts'
import type { Defect } from '../defect.ts'
import { type Figures, figuresOf } from '../figures.ts'
import type { PressFinding, PressLedger } from '../ledger.ts'
import { yuan } from '../written.ts'
import { deedsOf, titleOf } from './findings.ts'
import { isBlank, type Readers, viewFor, withheldTitle } from './public-view.ts'

/**
 * Where a reading of a written notice says anything else than its ledger: items, their states and measures, the counts announced, sums and days. Empty when the two
 * are twins. Words are compared without blanks, closing marks and the width of their digits.
 */
export function readBack(reading: Reading, ledger: PressLedger, readers: Readers): Defect[] {
  const view = viewFor(ledger, readers)
  return [...headDiffers(reading, ledger), ...itemsDiffer(reading, view), ...totalsDiffer(reading, figuresOf(ledger))]
}

const bare = (text: string): string =>
  tidy(text)
    .face.replace(/\s/gu, '')
    .replace(/[。；：，、.．;:,]+$/u, '')

type Told = string | number | null

function differs(at: string, what: { zh: string; en: string }, wanted: Told, read: Told): Defect[] {
  if (wanted === read) return []
  return [
    {
      code: 'reads-otherwise',
      at,
      says: {
        zh: `通报中${what.zh}读作“${read ?? '（无）'}”，台账为“${wanted ?? '（无）'}”，请修改表述。`,
        en: `${what.en} reads “${read ?? 'nothing'}” in the notice, the ledger has “${wanted ?? 'nothing'}”: change the words.`,
      },
    },
  ]
}

function headDiffers(reading: Reading, { unit, round, asOf }: PressLedger): Defect[] {
  const period = round.startsOn && round.endsOn
  return [
    ...differs('kind', { zh: '文种', en: 'The kind' }, 'notice', reading.kind),
    ...differs('unit', { zh: '党组织', en: 'The Party organisation' }, unit.partyOrg, reading.partyOrg),
    ...(round.inspector === null
      ? []
      : differs('round', { zh: '巡察组', en: 'The inspecting body' }, round.inspector, reading.inspector)),
    ...differs(
      'round',
      { zh: '巡察开始日期', en: 'The first day' },
      period ? round.startsOn : null,
      reading.inspection.start,
    ),
    ...differs(
      'round',
      { zh: '巡察结束日期', en: 'The last day' },
      period ? round.endsOn : null,
      reading.inspection.end,
    ),
    ...differs('round', { zh: '反馈日期', en: 'The day of feedback' }, round.feedbackOn, reading.feedbackOn),
    ...differs('as-of', { zh: '统计日期', en: 'The day of the figures' }, asOf, reading.asOf),
  ]
}

function itemsDiffer(reading: Reading, { findings }: PressLedger): Defect[] {
  const number = differs(
    'problems',
    { zh: '问题数', en: 'The number of findings' },
    findings.length,
    reading.items.length,
  )
  if (number.length > 0) return number
  return findings.flatMap((f, k) => {
    const item = reading.items[k]
    return item ? itemDiffers(f, item) : []
  })
}

const statusOf = (f: PressFinding): string =>
  f.state === 'closed' ? 'done' : f.degree === 'basic' ? 'basic' : 'ongoing'

function itemDiffers(f: PressFinding, item: Reading['items'][number]): Defect[] {
  if (isBlank(f))
    return differs(
      f.id,
      { zh: '不公开的问题', en: 'A withheld finding' },
      withheldTitle,
      item.title.slice(0, withheldTitle.length),
    )
  const wanted = deedsOf(f)
  const read = item.measures.map((m) => bare(m.text))
  return [
    ...differs(f.id, { zh: '问题', en: 'The finding' }, bare(titleOf(f)), bare(item.title)),
    ...differs(f.id, { zh: '整改结果', en: 'The state' }, statusOf(f), item.status),
    ...differs(f.id, { zh: '措施条数', en: 'The number of measures' }, wanted.length, read.length),
    ...wanted.flatMap(({ record, text }, k) =>
      differs(record, { zh: '措施', en: 'The measure' }, bare(text), read[k] ?? null),
    ),
  ]
}

function totalsDiffer(reading: Reading, figures: Figures): Defect[] {
  const { announced, facts } = reading
  const value = (id: string) => figures.get(id)?.value ?? 0
  const said = (id: string) => (value(id) === 0 ? null : value(id))
  const levels = value('aspects') > 0 ? ['categories', 'aspects'] : [null, 'categories']
  const [categories, aspects] = levels.map((id) => (id === null ? null : said(id)))
  const counts = [
    ...differs('problems', { zh: '问题总数', en: 'The total' }, value('problems'), announced.problems),
    ...differs('closed', { zh: '已完成数', en: 'The number done' }, value('closed'), announced.done),
    ...differs('ongoing', { zh: '正在整改数', en: 'The number ongoing' }, said('ongoing'), announced.ongoing),
    ...differs('categories', { zh: '类数', en: 'The categories' }, categories ?? null, announced.categories),
    ...differs('aspects', { zh: '方面数', en: 'The aspects' }, aspects ?? null, announced.aspects),
  ]
  return [...counts, ...sumsDiffer(facts.money, figures), ...rateDiffers(reading, figures)]
}

/** Every sum that the ledger has is read somewhere in the text, to the fen, in the order of the three kinds. */
function sumsDiffer(money: Reading['facts']['money'], figures: Figures): Defect[] {
  let from = 0
  return (['money-recovered', 'money-refunded', 'money-surrendered'] as const).flatMap((id) => {
    const fen = figures.get(id)?.value ?? 0
    if (fen === 0) return []
    const at = money.findIndex((m, k) => k >= from && Math.round(m.cny * 100) === fen)
    if (at >= 0) from = at + 1
    return differs(id, { zh: '金额', en: 'The sum' }, yuan(fen), at >= 0 ? yuan(fen) : (money[from]?.quote ?? null))
  })
}

/** A rate may be left out; one that is printed is that of the ledger, and has its base. */
function rateDiffers(reading: Reading, figures: Figures): Defect[] {
  const rate = figures.get('closing-rate')
  if (!rate || rate.printed === null || rate.base === null || rate.base < 2) return []
  const read = reading.facts.rates.find((r) => r.quote.includes('销号率') || r.quote === rate.printed)
  if (!read) return []
  const words = { zh: '销号率', en: 'The closing rate' }
  return [
    ...differs('closing-rate', words, rate.printed, `${Number((read.value * 100).toFixed(1))}%`),
    ...differs('closing-rate', { zh: '销号率的基数', en: 'The base of the rate' }, rate.base, read.base),
  ]
}
