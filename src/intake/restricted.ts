import type { Intake } from './intake.ts'

/** A text that must not be here: who asks decides what to do with it, and keeps nothing of it but this answer. */
export interface Restricted {
  readonly kind: 'classified' | 'case-lead'
  readonly quote: string
  /** In UTF-16 code units of `text`; absent where the mark stands in a page header or footer. */
  readonly span?: readonly [start: number, end: number]
}

/** A mark stands among the first lines, before the body begins. */
const HEAD_LINES = 12
const HEAD_LENGTH = 1200

/**
 * Two kinds of text are recognised, by how they are made and never by what they speak about: one that bears a mark of secrecy at its
 * head or in its margins, and one that *is* a case lead or the record of an interview. A notice that says 问题线索已移交 or 加强保密管理
 * is neither.
 */
export function restricted(intake: Pick<Intake, 'text'> & Partial<Pick<Intake, 'margins'>>): Restricted | null {
  const lines = headLines(intake.text)
  for (const { text, start } of lines) {
    const quote = mark(text)
    if (quote !== undefined) return { kind: 'classified', quote, span: spanOf(text, start, quote) }
  }
  for (const margin of intake.margins ?? []) {
    const quote = mark(margin)
    if (quote !== undefined) return { kind: 'classified', quote }
  }
  const lead = leadTitle(lines) ?? leadForm(intake.text)
  return lead ?? null
}

interface HeadLine {
  readonly text: string
  readonly start: number
}

/** The first filled lines, read without a copy of the whole text. */
function headLines(text: string): HeadLine[] {
  const lines: HeadLine[] = []
  let start = 0
  while (lines.length < HEAD_LINES && start < text.length && start < HEAD_LENGTH) {
    const feed = text.indexOf('\n', start)
    const end = feed < 0 ? text.length : feed
    const line = text.slice(start, Math.min(end, start + 400))
    if (line.trim() !== '' && line.trim() !== '\ufeff') lines.push({ text: line, start })
    start = end + 1
  }
  return lines
}

function spanOf(line: string, start: number, quote: string): readonly [number, number] {
  const at = Math.max(0, line.indexOf(quote))
  return [start + at, start + at + quote.length]
}

/**
 * 绝密, 机密 and 秘密 are a mark with a star (秘密★1年, 机密★长期), or alone on their line, or behind 密级. Within a sentence they are words.
 */
function mark(line: string): string | undefined {
  const starred =
    /[绝机秘]\s{0,4}密\s{0,3}[★☆✩⭐*]\s{0,3}(?:长期|解密前|[0-9０-９一二三四五六七八九十]{1,3}\s?[年个月]{0,2})?/.exec(
      line,
    )
  if (starred) return starred[0].trimEnd()
  const bare = line.replace(/[\s\u3000\ufeff【】[\]〔〕()（）]/g, '')
  if (/^[绝机秘]密(?:[0-9０-９]{1,2}年|长期)?$/.test(bare)) return line.trim()
  const level = /^(?:密级|秘密等级|保密等级)[:：]?([绝机秘]密)/.exec(bare)
  if (level) return line.trim()
  const inside = /内部(?:资料|文件|材料|刊物)[，,、：:\s]{0,3}(?:请?注意保存|严禁外传|不得外传|请勿外传|妥善保管)/.exec(
    line,
  )
  return inside ? inside[0] : undefined
}

/** Titles of forms and records of discipline inspection. As a title they stand alone in a short line; in prose they have neighbours. */
const leadTitles = [
  '举报材料',
  '举报信',
  '检举信',
  '控告信',
  '检举控告材料',
  '谈话笔录',
  '询问笔录',
  '讯问笔录',
  '谈话记录',
  '问题线索登记表',
  '问题线索处置呈批表',
  '问题线索移交表',
  '问题线索移送函',
  '问题线索清单',
  '问题线索台账',
  '问题线索处置方案',
  '信访举报登记表',
  '信访举报件',
  '初步核实方案',
  '初步核实情况报告',
  '立案审查呈批表',
  '个别谈话情况记录表',
]

/** Words that turn such a title into something about it: a rule, a template of a system, the result of a rectification. */
const aboutIt = /制度|办法|规定|规范|整改|通报|通知|管理|培训|系统|流程|要求|公告|说明|样式|模板|目录/

function leadTitle(lines: readonly HeadLine[]): Restricted | undefined {
  for (const { text, start } of lines.slice(0, 5)) {
    const bare = text.replace(/[\s\u3000\ufeff《》]/g, '')
    if (bare.length > 40 || /[。；，]/.test(bare) || aboutIt.test(bare)) continue
    const title = leadTitles.find(
      (name) => bare.endsWith(name) || bare.startsWith(`${name}（`) || bare.startsWith(`${name}(`),
    )
    if (title !== undefined) return { kind: 'case-lead', quote: text.trim(), span: spanOf(text, start, text.trim()) }
  }
  return undefined
}

/** Fields that only the record of an interview, or the form of a lead, has at the start of its lines. Three different ones make one. */
const interviewFields = [
  '被谈话人',
  '谈话人',
  '被询问人',
  '询问人',
  '被举报人',
  '被反映人',
  '举报人',
  '反映人',
  '线索来源',
  '线索编号',
  '记录人',
  '谈话地点',
  '谈话时间',
  '主要问题线索',
  '处置方式',
]
const decisive = ['被谈话人', '被询问人', '被举报人', '被反映人', '线索编号']

function leadForm(text: string): Restricted | undefined {
  const seen = new Map<string, HeadLine>()
  let start = 0
  for (let line = 0; line < 60 && start < text.length && start < 6000; line++) {
    const feed = text.indexOf('\n', start)
    const end = feed < 0 ? text.length : feed
    for (const piece of text.slice(start, Math.min(end, start + 400)).split('\t')) {
      const bare = piece.replace(/[\s\u3000]/g, '')
      const field = interviewFields.find(
        (name) => bare.startsWith(name) && /^(?:[:：（(]|$)/.test(bare.slice(name.length)),
      )
      if (field !== undefined && !seen.has(field))
        seen.set(field, { text: piece.trim(), start: text.indexOf(piece.trim(), start) })
    }
    start = end + 1
  }
  const key = decisive.map((name) => seen.get(name)).find((found) => found !== undefined)
  if (!key || seen.size < 3) return undefined
  return { kind: 'case-lead', quote: key.text, span: [key.start, key.start + key.text.length] }
}
