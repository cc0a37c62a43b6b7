import { dayInMonth, instantOf } from '../../src/calendar/days.ts'
import type { Holding, PersonActor } from '../../src/kernel/actor.ts'
import type { Registers } from '../../src/kernel/assemble.ts'
import type { FileRef } from '../../src/kernel/fields.ts'
import type { Books } from './books.ts'
import type { Chance } from './chance.ts'
import { atHour } from './diary.ts'

/** Who works there, by post; everybody is in `all`. */
export interface Centre {
  readonly unit: string
  readonly departments: readonly string[]
  readonly all: readonly PersonActor[]
  /** Somebody who holds the post, another each time where several do. */
  readonly of: (post: string) => PersonActor
  readonly files: readonly FileRef[]
  /** Those of a department who hold no office in money matters. */
  readonly staff: readonly PersonActor[]
  readonly departmentOf: (person: PersonActor) => string
}

const departments = ['总编室', '新闻部', '新媒体部', '技术部', '广告部', '外宣部', '财务部', '办公室']
const posts: readonly (readonly [post: string, count: number])[] = [
  ['director', 1],
  ['deputy-director', 3],
  ['office', 2],
  ['minute-taker', 1],
  ['asset-manager', 2],
  ['accountant', 2],
  ['cashier', 1],
  ['legal-adviser', 1],
  ['discipline-group', 1],
  ['rectification-office', 2],
  ['personnel', 1],
  ['system-admin', 1],
  ['security-admin', 1],
  ['audit-admin', 1],
]
const families = '王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧'
const givens = ['明', '芳', '建国', '秀英', '文静', '志强', '海燕', '晓东', '玉兰', '思远']
const people = 60

/** Founds the unit in books that are empty: departments, sixty people, their posts, and every register switched on. */
export function foundCentre(
  books: Books,
  registers: Registers,
  chance: Chance,
  unit: string,
  files: readonly FileRef[],
): Centre {
  const house = { kind: 'house' } as const
  const enter = (register: string, verb: string, fields: { [field: string]: string | number }) =>
    books.does(house, { register, record: null, verb, fields })
  books.now = instantOf(atHour(dayInMonth(2026, 1, 4), 9))
  const rooms = departments.map((name) => enter('department', 'found', { name }))
  const room = (at: number) => rooms[at % rooms.length] ?? ''
  const holders = posts.flatMap(([post, count]) => Array.from({ length: count }, () => post))
  const all = Array.from({ length: people }, (_none, at): PersonActor => {
    const name = `${families[at % families.length]}${givens[(at * 7) % givens.length]}`
    const id = enter('person', 'enrol', { name, department: room(at) })
    const post = holders[at]
    const head = post === undefined && at < holders.length + rooms.length
    const held: Holding = head
      ? { post: 'department-head', department: room(at) }
      : { post: post ?? 'staff', department: null }
    const { department } = held
    enter('appointment', 'appoint', {
      ...{ person: id, post: held.post, from: '2026-01-01' },
      ...(department === null ? {} : { department }),
    })
    return { kind: 'person', id, home: unit, posts: [held], standsInFor: [], seat: null }
  })
  const rooming = new Map(all.map(({ id }, at) => [id, room(at)]))
  const holding = (post: string) => all.filter((one) => one.posts.some((held) => held.post === post))
  const of = (post: string) => chance.one(holding(post))
  for (const { name } of registers.current.filter(({ startsOff }) => startsOff)) switchOn(books, of, name)
  for (const [post] of posts) books.holders.set(post, holding(post)[0]?.id ?? '')
  return {
    ...{ unit, departments: rooms, all, of, files },
    staff: all.filter((one) => one.posts.some(({ post }) => ['staff', 'department-head'].includes(post))),
    departmentOf: ({ id }) => rooming.get(id) ?? room(0),
  }
}

function switchOn(books: Books, of: Centre['of'], register: string): void {
  const fields = { register, setting: 'inUse', value: 1, from: '2026-01-01', ground: '党组会决定' }
  const id = books.does(of('office'), { register: 'setting', record: null, verb: 'propose', fields })
  books.does(of('director'), { register: 'setting', record: id, verb: 'approve' })
  books.set(register, 'inUse', 1)
}
