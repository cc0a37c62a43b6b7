import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { v7 } from 'uuid'
import { type Instant, instantOf, millisecondsOf } from '../../calendar/days.ts'
import { putFile } from '../../casework/files.ts'
import type { House } from '../../casework/house.ts'
import { nowhere } from '../../casework/outside.ts'
import { type Order, perform, type Performed } from '../../casework/perform.ts'
import type { PersonWho } from '../../casework/who.ts'
import { cipher } from '../../drivers/cipher.ts'
import { openFolder } from '../../drivers/files/folder.ts'
import { parseInChild } from '../../drivers/parse/parse-in-child.ts'
import { openParts } from '../../drivers/files/parts.ts'
import type { PostgresConnection } from '../../drivers/postgres/connection.ts'
import { openSegmenter } from '../../drivers/segment.ts'
import { type OpenStore, openStore } from '../../drivers/store/store.ts'
import { assemble } from '../../kernel/assemble.ts'
import type { FileRef, Fields } from '../../kernel/fields.ts'
import type { RegisterSpec } from '../../kernel/spec.ts'
import { toyHouse, toySpec } from '../../kernel/toy.ts'
import { registers } from '../../registers/index.ts'
import { inPersonPosts, posts, seats } from '../../registers/words.ts'
import { mechanismMap } from '../mechanism-map.ts'
import { overviewMap } from '../overview-map.ts'
import { ledgerMap, peopleMap, traceMap } from '../people-map.ts'
import { bindInChild } from '../../drivers/bind/bind-in-child.ts'
import { pressMap } from '../press-map.ts'

export const toyRegister = 'toy-measure'

/** A clock that stands still until it is moved. */
export interface StillClock {
  now(): Instant
  set(to: string): void
}

/** One unit of the county with people for every part of the toy procedure. */
export interface Centre {
  readonly unit: string
  readonly department: string
  readonly office: PersonWho
  readonly head: PersonWho
  readonly leader: PersonWho
  readonly owner: PersonWho
  readonly reviewers: readonly [PersonWho, PersonWho]
  readonly auditor: PersonWho
  readonly security: PersonWho
  readonly director: PersonWho
}

export type EmptyHouse = Pick<County, 'house' | 'store' | 'clock' | 'connection' | 'filesFolder' | 'close'>

/** A root unit and two centres on a database of their own: every test has two units, so that whatever crosses the wall shows. */
export interface County {
  readonly house: House
  readonly store: OpenStore
  readonly clock: StillClock
  readonly connection: PostgresConnection
  readonly filesFolder: string
  readonly root: string
  readonly first: Centre
  readonly second: Centre
  /** Does an order and fails the test when it is refused. A fresh key unless one is given. */
  does(order: Omit<Order, 'key'> & { readonly key?: string }): Promise<Performed>
  opens(who: PersonWho, fields?: Fields): Promise<Performed>
  /** A file put in by somebody, as a field names it. */
  file(who: PersonWho, content: string, name?: string): Promise<FileRef>
  close(): Promise<void>
}

const segmenter = openSegmenter()
/** The house's own registers of people, with the toy's posts to be appointed to. */
const people = registers.map((spec): RegisterSpec => {
  const post = spec.fields['post']
  if (spec.name !== 'appointment' || post?.kind !== 'choice') return spec
  return { ...spec, fields: { ...spec.fields, post: { ...post, choices: { ...post.choices, ...toyHouse.posts } } } }
})

const toyRegisters = assemble([...people, toySpec], {
  posts: { ...posts, ...toyHouse.posts },
  seats: { ...seats, ...toyHouse.seats },
  inPerson: inPersonPosts,
})

/** A bare house on a migrated database. `drop` ends whatever the database came from. */
export async function openHouseOn(connection: PostgresConnection, drop: () => Promise<void>): Promise<EmptyHouse> {
  const filesFolder = mkdtempSync(join(tmpdir(), 'bihuan-files-'))
  const store = openStore({ connection, role: 'bihuan_app', connections: 10 }, peopleMap)
  let now = instantOf(Date.UTC(2026, 2, 2, 1))
  const clock = { now: () => now, set: (to: string) => void (now = instantOf(Date.parse(to))) }
  const ids = {
    uuid7: (at: Instant) => v7({ msecs: millisecondsOf(at) }),
    random: (bytes: number) => randomBytes(bytes),
  }
  const house: House = {
    registers: toyRegisters,
    people: peopleMap,
    traces: traceMap,
    ledger: ledgerMap,
    press: pressMap,
    mechanisms: mechanismMap,
    binder: { bind: (parts, numbered) => bindInChild(parts, numbered, {}) },
    overview: overviewMap,
    papers: { open: (bytes, signal) => parseInChild(bytes, {}, {}, signal) },
    store,
    files: await openFolder(filesFolder),
    parts: await openParts(join(filesFolder, 'parts')),
    outside: nowhere,
    clock,
    ids,
    cipher,
    words: segmenter,
  }
  const close = async () => {
    await store.close()
    await drop()
    rmSync(filesFolder, { recursive: true, force: true })
  }
  return { house, store, clock, connection, filesFolder, close }
}

/** Founds the county in an empty house. */
export async function settleCounty(empty: EmptyHouse): Promise<County> {
  const { house } = empty
  let orders = 0
  const does: County['does'] = async (order) => {
    const done = await perform(house, { key: `key-${++orders}`, ...order })
    if (!done.ok) throw new Error(`${order.register} ${order.verb}: ${JSON.stringify(done.refusals)}`)
    return done
  }
  const uuid = () => house.ids.uuid7(house.clock.now())
  const root = uuid()
  const found = (unit: string, name: string, kind: string, parent: string | null) =>
    does({
      who: { kind: 'house', unit: root },
      register: 'unit',
      verb: 'found',
      id: unit,
      input: { fields: { name, kind, parent, zone: 'Asia/Shanghai' } },
    })
  await found(root, '云岫县', 'district', null)
  const [one, two] = [uuid(), uuid()]
  await found(one, '云岫县融媒体中心', 'unit', root)
  await found(two, '云岫县文化馆', 'unit', root)
  return {
    ...empty,
    root,
    does,
    first: await settle(does, one, '甲'),
    second: await settle(does, two, '乙'),
    opens: (who, fields = {}) =>
      does({ who, register: toyRegister, verb: 'open', input: { fields: { title: '完善采编发流程', ...fields } } }),
    file: async (who, content, name = '会议纪要.txt') => {
      const put = await putFile(house, who, bytesOf(content), { name })
      if (!put.ok) throw new Error(JSON.stringify(put.refusals))
      return { sha256: put.sha256, name: put.name }
    },
  }
}

async function* bytesOf(content: string): AsyncIterable<Uint8Array> {
  yield Buffer.from(content, 'utf8')
}

async function settle(does: County['does'], unit: string, mark: string): Promise<Centre> {
  const who = { kind: 'house', unit } as const
  const { record } = await does({
    who,
    register: 'department',
    verb: 'found',
    input: { fields: { name: `${mark}总编室` } },
  })
  const enrol = async (name: string): Promise<PersonWho> => {
    const fields = { name: `${mark}${name}`, department: record.id }
    const person = (await does({ who, register: 'person', verb: 'enrol', input: { fields } })).record.id
    return { kind: 'person', person, home: unit, unit }
  }
  const appoint = async (name: string, post: string, department?: string): Promise<PersonWho> => {
    const person = await enrol(name)
    const fields = { person: person.person, post, from: '2026-01-01', ...(department ? { department } : {}) }
    await does({ who, register: 'appointment', verb: 'appoint', input: { fields } })
    return person
  }
  return {
    unit,
    department: record.id,
    office: await appoint('陈', 'office'),
    head: await appoint('周', 'head', record.id),
    leader: await appoint('吴', 'leader'),
    owner: await enrol('李'),
    reviewers: [await enrol('王'), await enrol('赵')],
    auditor: await appoint('孙', 'audit-admin'),
    security: await appoint('钱', 'security-admin'),
    director: await appoint('郑', 'director'),
  }
}
