import { addDays, type Day, isDay } from '../../calendar/days.ts'
import { canonical } from '../../journal/leaf.ts'
import { paragraph, run, type Paper, type Table } from '../../press/paper.ts'
import { periodInWords } from '../../press/written.ts'
import type { RefusalCount } from '../rows.ts'
import type { Counts, Point } from './read-life.ts'

/** Under these names the two files lie in the evidence: one for the machine, one for people. */
export const listName = '机制运行清单.json'
export const paperName = '机制运行情况.docx'

/**
 * A record of the window, under a mark: whoever may read the record finds it again by its id, whoever may not learns nothing but that there is one. The revision pins what it
 * said then, by the journal.
 */
export interface FrozenRecord {
  readonly mark: string
  readonly revision: number
}

/** What the registers held of a mechanism in a window, at one moment. */
export interface FrozenList {
  readonly v: 1
  readonly mechanism: string
  readonly measure: string
  readonly finding: string
  readonly register: string
  readonly part: string | null
  readonly from: Day
  /** The day after the last one. */
  readonly until: Day
  readonly at: string
  readonly counts: Counts
  readonly points: readonly Point[]
  readonly refusals: readonly RefusalCount[]
  readonly records: readonly FrozenRecord[]
}

/** The list as it is kept: canonical JSON, so that the same list has the same hash. */
export function listBytes(list: FrozenList): Uint8Array {
  return canonical(list)
}

/** A list as it was kept; null when the bytes are none. */
export function listFrom(bytes: Uint8Array): FrozenList | null {
  try {
    const found: unknown = JSON.parse(new TextDecoder().decode(bytes))
    return isList(found) ? found : null
  } catch {
    return null
  }
}

function isList(value: unknown): value is FrozenList {
  if (typeof value !== 'object' || value === null) return false
  const texts = ['mechanism', 'measure', 'finding', 'register', 'at']
  const days = ['from', 'until']
  return (
    Reflect.get(value, 'v') === 1 &&
    texts.every((name) => typeof Reflect.get(value, name) === 'string') &&
    days.every((name) => isDay(Reflect.get(value, name))) &&
    ['points', 'refusals', 'records'].every((name) => Array.isArray(Reflect.get(value, name))) &&
    typeof Reflect.get(value, 'counts') === 'object'
  )
}

interface Named {
  readonly title: string
  readonly register: string
  readonly part: string | null
  readonly healthy: string
  /** Words of a rule by its name. */
  readonly rule: (name: string) => string
}

/** The same list for people: what is watched, the counts of the window, its figures month by month, and what the rules refused. No record is named in it. */
export function listPaper(list: FrozenList, named: Named, hash: string): Paper {
  const { counts } = list
  const watched = named.part === null ? named.register : `${named.register}“${named.part}”`
  const period = periodInWords(list.from, addDays(list.until, -1))
  return {
    ...{ title: ['机制运行情况'], number: null, addressee: null, attachments: [], signature: null, imprint: null },
    layout: 'form',
    blocks: [
      paragraph(`机制：${named.title}。`),
      paragraph(`看什么：${watched}。怎样算正常：${named.healthy}。`),
      paragraph(
        `${period}，共有记录${counts.records}条，其中逾期${counts.late}条；规则拒绝${counts.refusals}次，提醒以后仍然办理${counts.overridden}条。`,
      ),
      tableOf(
        ['起', '止', '数值', '基数', '是否越界'],
        list.points.map(({ from, until, value, base, outside }) => [
          ...[from, addDays(until, -1), String(value), base === null ? '—' : String(base), outside ? '越界' : ''],
        ]),
      ),
      ...(list.refusals.length === 0
        ? []
        : [
            tableOf(
              ['日期', '规则', '拒绝次数'],
              list.refusals.map(({ day, rule, times }) => [day, named.rule(rule), String(times)]),
            ),
          ]),
      paragraph(`由系统于${list.at}按台账自动生成，清单校验值（SHA-256）：${hash}。`),
    ],
  }
}

function tableOf(head: readonly string[], rows: readonly (readonly string[])[]): Table {
  return {
    ...{ kind: 'table', widths: head.map(() => 1), headRows: 1, wide: false },
    rows: [
      head.map((text) => ({ runs: [run(text)], head: true })),
      ...rows.map((cells) => cells.map((text) => ({ runs: [run(text)] }))),
    ],
  }
}
