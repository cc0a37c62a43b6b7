import type { Expectation } from './scenario.ts'

/** One clause after `expect`, or what is wrong with it. The forms are listed in casebook/README.md. */
export function parseExpectation(words: readonly string[]): Expectation | string {
  const [one = '', two = '', three = '', four = ''] = words
  const assigned = /^([^.=]+)\.([^=]+)=([\s\S]*)$/.exec(one)
  if (assigned && words.length === 1) {
    return { kind: 'field', alias: assigned[1] ?? '', field: assigned[2] ?? '', value: assigned[3] ?? '' }
  }
  if (one === 'refused' && words.length > 1) return { kind: one, codes: words.slice(1) }
  if (one === 'warned' && words.length > 1) return { kind: one, codes: words.slice(1) }
  if (one === 'state' && words.length === 2) return { kind: 'state', alias: null, state: two }
  if (two === 'is' && words.length === 3) return { kind: 'state', alias: one, state: three }
  if ((one === 'overdue' || one === 'in-time' || one === 'late' || one === 'never-late') && words.length === 2) {
    return { kind: one, alias: two }
  }
  if (one === 'raised' && words.length === 3) return { kind: 'raised', alias: two, to: three }
  if (one === 'inbox' && (three === 'has' || three === 'lacks') && words.length === 4) {
    return { kind: 'inbox', name: two, has: three === 'has', alias: four }
  }
  if ((two === 'may' || two === 'may-not') && words.length === 4) {
    return { kind: 'may', name: one, may: two === 'may', verb: three, alias: four }
  }
  if ((two === 'reads' || two === 'reads-not') && words.length === 3) {
    return { kind: 'reads', name: one, reads: two === 'reads', alias: three }
  }
  if (one === 'created' && words.length === 4) return { kind: 'created', register: two, alias: three, period: four }
  return parseFigure(words) ?? `'${words.join(' ')}' cannot be expected`
}

/** `indicator [REGISTER.]NAME = VALUE[/BASE] [outside|inside]` and `count REGISTER [STATE] = N` */
function parseFigure(words: readonly string[]): Expectation | null {
  const [kind, left, right] = /^(indicator|count) ([^=]+?) ?= ?(.+)$/.exec(words.join(' '))?.slice(1) ?? []
  if (!kind || !left || !right) return null
  if (kind === 'count') {
    const [register = '', state = null, ...more] = left.split(' ')
    return /^\d+$/.test(right) && more.length === 0 ? { kind: 'count', register, state, count: Number(right) } : null
  }
  const [, value, base, side] = /^(-?\d+)(?:\/(\d+))?(?: (outside|inside))?$/.exec(right) ?? []
  if (value === undefined) return null
  const [register, name] = left.includes('.') ? left.split('.') : [null, left]
  return {
    kind: 'indicator',
    register: register ?? null,
    name: name ?? '',
    value: Number(value),
    base: base === undefined ? null : Number(base),
    outside: side === undefined ? null : side === 'outside',
  }
}
