/**
 * Names of Party organisations and of the bodies that inspect them, taken from running text.
 * 中共云岫县融媒体中心委员会 is the Party organisation; the unit is 云岫县融媒体中心.
 */

const PARTY = ['中国共产党', '中共']
const SUFFIXES = [
  '党组',
  '委员会',
  '党委会',
  '机关党委',
  '党委',
  '党支部委员会',
  '党总支委员会',
  '总支部委员会',
  '支部委员会',
  '党总支部',
  '党总支',
  '党支部',
  '支部',
  '总支',
  '总支部',
  '党工委',
  '工作委员会',
  '工委',
  '部务会',
  '临时党委',
  '室务会',
  '校务委员会',
  '校委会',
  '党组织',
  '直属党委',
]

/** Strips what makes a unit's name the name of its Party organisation. */
export function unitOf(partyOrg: string): string {
  let name = partyOrg.replace(/[\s“”"]/gu, '')
  for (const p of PARTY) if (name.startsWith(p)) name = name.slice(p.length)
  for (let turn = 0; turn < 2 && !/[省市县区州旗]委.{2,8}(?:工作委员会|工委)$/u.test(name); turn++) {
    const suffix = [...SUFFIXES]
      .sort((a, b) => b.length - a.length)
      .find((s) => name.endsWith(s) && name.length > s.length + 2)
    if (!suffix) break
    name = name.slice(0, -suffix.length)
  }
  return name
}

/** Whether words end as the name of a Party organisation does. */
export function isPartyOrg(name: string): boolean {
  const bare = name.replace(/[\s“”"]/gu, '')
  if (bare.length < 4 || bare.length > 60 || /[。，；：、？]/u.test(bare)) return false
  return PARTY.some((p) => bare.startsWith(p)) || SUFFIXES.some((s) => bare.endsWith(s))
}

/** Whether words end as the name of a body does that issues notices: 局, 中心, 公司, 学院, 镇 … */
export function isBody(name: string): boolean {
  const bare = name.replace(/[\s“”"]/gu, '')
  if (bare.length < 4 || bare.length > 60 || /[。，；：？]/u.test(bare)) return false
  return (
    isPartyOrg(bare) ||
    /(?:局|中心|公司|学院|学校|大学|医院|镇|乡|街道|办事处|委|办|院|社|厅|处|所|馆|台|集团|会|村|社区)$/u.test(bare)
  )
}

/** `acts`: what follows tells of what it did, so that the words before it are no verb of somebody else's. */
type Named = { readonly full: string; readonly core: string; readonly numbered: boolean; readonly acts: boolean }

type Tally = { n: number; full: string; long: string | null; readonly rank: number }

/**
 * The body that inspected: the one named most often, numbered groups first. Its name in full is the one under which it acts in a sentence
 * (十二届市委第一巡察组对…开展了巡察), also when it is called shorter ever after; else the one printed most often.
 */
export function inspectorOf(text: string): string | null {
  const tally = new Map<string, Tally>()
  const fulls = new Map<string, number>()
  for (let at = text.indexOf('巡'); at >= 0; at = text.indexOf('巡', at + 1)) {
    const named = inspectorAt(text, at)
    if (!named) continue
    fulls.set(named.full, (fulls.get(named.full) ?? 0) + 1)
    const rank = (named.numbered ? 1000 : 0) + (named.core.length > 5 ? 500 : 0)
    const known = tally.get(named.core) ?? { n: 0, full: named.full, long: null, rank }
    tally.set(named.core, known)
    known.n++
    if ((fulls.get(named.full) ?? 0) > (fulls.get(known.full) ?? 0)) known.full = named.full
    if (named.acts && named.full.length > Math.max(named.core.length, known.long?.length ?? 0)) known.long = named.full
  }
  let best: Tally | null = null
  for (const entry of tally.values()) if (!best || entry.n + entry.rank > best.n + best.rank) best = entry
  return best?.long ?? best?.full ?? null
}

/** Where nobody 巡察 anything: the audit office that audited, 区审计局, 自治区审计厅, 审计署. */
export const auditorOf = (text: string): string | null =>
  /(?:[一-龥]{2,3}[省市县区])?(?:自治区|[省市县区州])审计[局厅](?=[^。]{0,60}审计)|审计署/u.exec(text)?.[0] ?? null

const NUMERAL = '一二三四五六七八九十0123456789第'
const KINDS = ['提级', '交叉', '联动', '专项', '常规', '机动', '政治']
const HEADS = [
  '自治区党委',
  '自治州党委',
  '省委',
  '市委',
  '县委',
  '区委',
  '州委',
  '盟委',
  '旗委',
  '党组',
  '党委',
  '工委',
  '中央',
  '师市',
]

/** 县委第三巡察组 around the 巡 at `at`: number before or behind, kind of inspection, committee, and the place before it. */
function inspectorAt(text: string, at: number): Named | null {
  if (text[at + 1] !== '察' && text[at + 1] !== '视') return null
  let end = at + 2
  while (end - at < 6 && NUMERAL.includes(text[end] ?? '-')) end++
  if (text[end] !== '组' && !text.startsWith('小组', end)) return null
  end += text[end] === '组' ? 1 : 2
  const acts = /^(?:对|于|向|进驻|巡[察视]|自|从|\d)/u.test(text.slice(end, end + 2))
  let i = at
  const kindBefore = () => {
    const kind = KINDS.find((k) => text.startsWith(k, i - k.length))
    if (kind) i -= kind.length
  }
  kindBefore()
  while (at - i < 8 && i > 0 && NUMERAL.includes(text[i - 1] ?? '-') && text[i - 1] !== '日') i--
  kindBefore()
  const numbered = /[一二三四五六七八九十\d]/u.test(text.slice(i, end))
  let head = HEADS.find((h) => text.startsWith(h, i - h.length))
  for (let back = 1; !head && back <= 10 && i - back > 0 && DESCRIBES(text, i - back); back++) {
    head = HEADS.find((h) => h !== '党组' && h !== '党委' && text.startsWith(h, i - back - h.length))
    if (head) i -= back
  }
  const above = head ? null : JOINT.exec(text.slice(Math.max(0, i - 12), i))?.[0]
  if (above !== undefined && above !== null)
    return { full: above + text.slice(i, end), core: above + text.slice(i, end), numbered: true, acts }
  if (!head) return numbered ? { full: text.slice(i, end), core: text.slice(i, end), numbered, acts } : null
  const coreAt = i - head.length
  const full = text.slice(placeStart(text, coreAt, head), end)
  return { full, core: text.slice(coreAt, end), numbered, acts }
}

/** What stands in the place of a committee: 第二巡察组 before 第四巡察小组, 市区 before 联动巡察组. */
const JOINT =
  /第?[一二三四五六七八九十]{1,2}巡[察视]组$|巡[察视]第?[一二三四五六七八九十]{1,2}组$|(?:市县|市区|省市|县乡|区镇|上下)$/u

/** Words between committee and 巡察组 that say what is inspected: 县委教育系统专项巡察组, 县委村（社区）巡察组. */
const DESCRIBES = (text: string, at: number): boolean =>
  !'，。；：、“”《》 \n0123456789对向在与和的于由被'.includes(text[at] ?? ' ')

const NOT_PLACE = '，。；：、“”（）《》 \n0123456789日月年由经向受被对和与及的将于据按照后前在了到至自共会'

/** Where the name of the place before 县委 begins: at most eight ideographs, up to a mark or a function word. */
function placeStart(text: string, at: number, head: string): number {
  let i = at
  while (at - i < 9 && i > 0 && !NOT_PLACE.includes(text[i - 1] ?? ' ')) i--
  const place = text.slice(i, at)
  if (i === 0 || !NOT_PLACE.includes(text[i - 1] ?? ' ')) return at
  const needsPlace = head === '党组' || head === '党委' || head === '工委'
  if (/(?:根据|接受|配合|落实|迎接|组织|巡察|整改|反馈|统一|部署|安排|学习|传达|贯彻|召开|听取|对照)/u.test(place))
    return at
  const term = /^[一二三四五六七八九十]{1,3}届/u.exec(place)
  if (term) return place.length - term[0].length <= 6 && place.length - term[0].length !== 1 ? i : at
  if (/十|届/u.test(place)) return at
  return needsPlace ? i : place.length >= 2 && place.length <= 6 ? i : at
}
