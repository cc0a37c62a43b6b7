import type { Limits } from './limits.ts'
import { attribute, childOf, childrenOf, type Element, tree } from './xml.ts'

/** One level of a list as Word keeps it: the number is nowhere in the text, it is computed from the paragraphs before. */
interface Level {
  readonly start: number
  readonly format: string
  /** `（%1）`, `%1.%2`: %k stands for the number of level k, counted from 1. */
  readonly template: string
  readonly suffix: string
  readonly legal: boolean
  /** 0 = never restarts; k = restarts after a paragraph of level k−1 or above; absent = after any higher level. */
  readonly restart?: number
  readonly style?: string
}

interface List {
  readonly abstract: string
  readonly levels: ReadonlyMap<number, Level>
  /** Levels where this list begins anew although it shares its definition with another. */
  readonly overrides: ReadonlyMap<number, number>
}

export interface Numbered {
  readonly list: string
  readonly level: number
}

/** Prints the labels of auto-numbered paragraphs, in the order in which they stand in the document. */
export class Numbering {
  readonly #lists: ReadonlyMap<string, List>
  readonly #styles: ReadonlyMap<string, Numbered>
  readonly #counters = new Map<string, (number | undefined)[]>()
  readonly #begun = new Set<string>()

  constructor(numbering: Uint8Array | undefined, styles: Uint8Array | undefined, limits: Limits) {
    this.#lists = numbering ? listsOf(tree(numbering, limits)) : new Map()
    this.#styles = styles ? stylesOf(tree(styles, limits), this.#lists) : new Map()
  }

  /** The list a paragraph belongs to: its own, else its style's. `list` "0" takes a paragraph out of its style's list. */
  of(own: Partial<Numbered>, style: string | undefined): Numbered | undefined {
    const inherited = style === undefined ? undefined : this.#styles.get(style)
    const list = own.list ?? inherited?.list
    if (list === undefined || list === '0' || !this.#lists.has(list)) return undefined
    return { list, level: own.level ?? inherited?.level ?? 0 }
  }

  /** The printed label of the next paragraph of that list and level, with its space where a space is seen; empty for bullets without a sign. */
  next({ list, level }: Numbered): string {
    const found = this.#lists.get(list)
    const shape = found?.levels.get(level)
    if (!found || !shape) return ''
    const counters = this.#counters.get(found.abstract) ?? []
    this.#counters.set(found.abstract, counters)
    if (!this.#begun.has(list)) {
      this.#begun.add(list)
      for (const [at, start] of found.overrides) counters[at] = start - 1
    }
    for (let k = 0; k < level; k++) counters[k] ??= found.levels.get(k)?.start ?? 1
    counters[level] = (counters[level] ?? shape.start - 1) + 1
    for (let k = level + 1; k < counters.length; k++)
      if (restarts(found.levels.get(k), k, level)) counters[k] = undefined
    return printed(shape, found.levels, counters)
  }
}

function restarts(deeper: Level | undefined, at: number, level: number): boolean {
  const restart = deeper?.restart ?? at
  return restart !== 0 && level < restart
}

function printed(shape: Level, levels: ReadonlyMap<number, Level>, counters: readonly (number | undefined)[]): string {
  if (shape.format === 'bullet') return /[\u4e00-\u9fff●○■□◆◇★▲•·–—-]/.test(shape.template) ? `${shape.template} ` : ''
  if (shape.format === 'none' && !shape.template.replace(/%\d/g, '')) return ''
  const label = shape.template.replace(/%([1-9])/g, (_, digit: string) => {
    const at = Number(digit) - 1
    const format = shape.legal ? 'decimal' : (levels.get(at)?.format ?? 'decimal')
    return formatted(counters[at] ?? 1, format)
  })
  const open = /[A-Za-z0-9.]$/.test(label) && shape.suffix !== 'nothing'
  return open ? `${label} ` : label
}

function listsOf(root: Element): Map<string, List> {
  const abstracts = new Map<string, Map<number, Level>>()
  for (const element of childrenOf(root, 'abstractNum')) {
    const levels = new Map(
      childrenOf(element, 'lvl').map((lvl) => [Number(attribute(lvl.attributes, 'ilvl') ?? 0), levelOf(lvl)]),
    )
    abstracts.set(attribute(element.attributes, 'abstractNumId') ?? '', levels)
  }
  const lists = new Map<string, List>()
  for (const num of childrenOf(root, 'num')) {
    const abstract = value(childOf(num, 'abstractNumId')) ?? ''
    const levels = new Map(abstracts.get(abstract) ?? [])
    const overrides = new Map<number, number>()
    for (const override of childrenOf(num, 'lvlOverride')) {
      const at = Number(attribute(override.attributes, 'ilvl') ?? 0)
      const start = value(childOf(override, 'startOverride'))
      const lvl = childOf(override, 'lvl')
      if (lvl) levels.set(at, levelOf(lvl))
      if (start !== undefined) overrides.set(at, Number(start))
    }
    lists.set(attribute(num.attributes, 'numId') ?? '', { abstract, levels, overrides })
  }
  return lists
}

function levelOf(lvl: Element): Level {
  const restart = value(childOf(lvl, 'lvlRestart'))
  const style = value(childOf(lvl, 'pStyle'))
  const legal = childOf(lvl, 'isLgl')
  return {
    start: Number(value(childOf(lvl, 'start')) ?? 1),
    format: formatOf(lvl),
    template: value(childOf(lvl, 'lvlText')) ?? '',
    suffix: value(childOf(lvl, 'suff')) ?? 'tab',
    legal: legal !== undefined && value(legal) !== '0' && value(legal) !== 'false',
    ...(restart === undefined ? {} : { restart: Number(restart) }),
    ...(style === undefined ? {} : { style }),
  }
}

/** numFmt, or the one inside AlternateContent that Word writes for formats younger than 2007. */
function formatOf(lvl: Element): string {
  const direct = value(childOf(lvl, 'numFmt'))
  if (direct !== undefined) return direct
  const choice =
    childOf(childOf(lvl, 'AlternateContent'), 'Fallback') ?? childOf(childOf(lvl, 'AlternateContent'), 'Choice')
  return value(childOf(choice, 'numFmt')) ?? 'decimal'
}

/** Style → list and level, through `basedOn`; where the style names only the list, the level is the one that names the style. */
function stylesOf(root: Element, lists: ReadonlyMap<string, List>): Map<string, Numbered> {
  const styles = new Map(
    childrenOf(root, 'style').map((style) => [attribute(style.attributes, 'styleId') ?? '', style]),
  )
  const found = new Map<string, Numbered>()
  for (const id of styles.keys()) {
    let at: string | undefined = id
    for (let steps = 0; at !== undefined && steps < 20; steps++) {
      const style: Element | undefined = styles.get(at)
      const numPr = childOf(childOf(style, 'pPr'), 'numPr')
      const list = value(childOf(numPr, 'numId'))
      if (list !== undefined) {
        const own = [...(lists.get(list)?.levels ?? [])].find(([, level]) => level.style === at)?.[0]
        found.set(id, { list, level: own ?? Number(value(childOf(numPr, 'ilvl')) ?? 0) })
        break
      }
      at = value(childOf(style, 'basedOn'))
    }
  }
  return found
}

const value = (element: Element | undefined): string | undefined => attribute(element?.attributes, 'val')

const circled = (n: number): string =>
  n < 1 || n > 50 ? String(n) : String.fromCodePoint(n <= 20 ? 0x245f + n : n <= 35 ? 0x323c + n : 0x328d + n)

type Print = (n: number) => string

const counted: Print = (n) => chinese(n, '一二三四五六七八九', '十百千')
const legal: Print = (n) => chinese(n, '壹贰叁肆伍陆柒捌玖', '拾佰仟')
const digits: Print = (n) => [...String(n)].map((digit) => '〇一二三四五六七八九'[Number(digit)] ?? digit).join('')
const wide: Print = (n) => String(n).replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0))
const oneOf =
  (signs: string): Print =>
  (n) =>
    signs[n - 1] ?? String(n)
/** Signs that stand in a row in Unicode, as far as they reach; beyond, `otherwise`. */
const signs =
  (first: number, last: number, otherwise: Print): Print =>
  (n) =>
    n >= 1 && n <= last ? String.fromCodePoint(first + n - 1) : otherwise(n)

const prints: ReadonlyMap<string, Print> = new Map<string, Print>([
  ['chineseCounting', counted],
  ['chineseCountingThousand', counted],
  ['taiwaneseCounting', counted],
  ['taiwaneseCountingThousand', counted],
  ['japaneseCounting', counted],
  ['koreanCounting', counted],
  ['chineseLegalSimplified', legal],
  ['ideographLegalTraditional', legal],
  ['ideographDigital', digits],
  ['taiwaneseDigital', digits],
  ['japaneseDigitalTenThousand', digits],
  ['ideographTraditional', oneOf('甲乙丙丁戊己庚辛壬癸')],
  ['ideographZodiac', oneOf('子丑寅卯辰巳午未申酉戌亥')],
  ['decimalEnclosedCircle', circled],
  ['decimalEnclosedCircleChinese', circled],
  ['decimalEnclosedParen', signs(0x2474, 20, (n) => `（${n}）`)],
  ['decimalEnclosedFullstop', signs(0x2488, 20, (n) => `${n}.`)],
  ['ideographEnclosedCircle', signs(0x3280, 10, (n) => `(${n})`)],
  ['decimalFullWidth', wide],
  ['decimalFullWidth2', wide],
  ['decimalZero', (n) => (n < 10 ? `0${n}` : String(n))],
  ['upperLetter', (n) => letters(n).toUpperCase()],
  ['lowerLetter', (n) => letters(n)],
  ['upperRoman', (n) => roman(n).toUpperCase()],
  ['lowerRoman', (n) => roman(n)],
  ['none', () => ''],
])

/** A number in one of the formats Chinese offices use. Anything else is printed in digits. */
export function formatted(n: number, format: string): string {
  return (prints.get(format) ?? String)(n)
}

/** 1…9999 as 一千零二十; 10…19 as 十, 十一. */
function chinese(n: number, figuresOf: string, units: string): string {
  if (!Number.isInteger(n) || n < 1 || n > 9999) return String(n)
  let out = ''
  let gap = false
  const figures = [...String(n)].map(Number)
  figures.forEach((figure, i) => {
    const place = figures.length - 1 - i
    if (figure === 0) gap = out !== ''
    else {
      if (gap) out += '零'
      gap = false
      out += (figuresOf[figure - 1] ?? '') + (place > 0 ? (units[place - 1] ?? '') : '')
    }
  })
  return n >= 10 && n < 20 && units.startsWith('十') ? out.slice(1) : out
}

/** a…z, aa…zz, as Word counts. */
const letters = (n: number): string => String.fromCharCode(97 + ((n - 1) % 26)).repeat(Math.min(20, Math.ceil(n / 26)))

function roman(n: number): string {
  const steps: readonly [number, string][] = [
    [1000, 'm'],
    [900, 'cm'],
    [500, 'd'],
    [400, 'cd'],
    [100, 'c'],
    [90, 'xc'],
    [50, 'l'],
    [40, 'xl'],
    [10, 'x'],
    [9, 'ix'],
    [5, 'v'],
    [4, 'iv'],
    [1, 'i'],
  ]
  if (n < 1 || n > 3999) return String(n)
  let rest = n
  let out = ''
  for (const [size, sign] of steps) {
    while (rest >= size) {
      out += sign
      rest -= size
    }
  }
  return out
}
