import assert from 'node:assert/strict'
import { chmodSync, cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, before, describe, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import type { Day } from '../src/calendar/days.ts'
import { addDays, instantOf } from '../src/calendar/days.ts'
import { dayIn } from '../src/calendar/zones.ts'
import type { PostgresConnection } from '../src/drivers/postgres/connection.ts'
import { freshDatabase } from '../src/drivers/postgres/testing.ts'
import { externalDatabase } from '../src/main/database.ts'
import { placesFor } from '../src/main/places.ts'
import { seedZone } from '../src/main/seed.ts'
import { structure } from '../tools/checks/structure.ts'
import { words } from '../tools/checks/words.ts'
import { everybodysPassword, foundCounty, smallCounty } from './served-county.ts'
import { type Caller, freePort, type ServerProcess, signIn, startServer } from './server-process.ts'

// The promise: a register is one file and one line. A copy of the sources gets both, and the server that runs on it has form, list, inbox, API, export
// and indicator of the new register, without anything else being touched.

const house = fileURLToPath(new URL('..', import.meta.url))
const name = 'meeting-notice'
const subject = '媒体融合工作推进会'
const meetingOn = addDays(dayIn(instantOf(Date.now()), seedZone), 3) as Day

let copy: string
let server: ServerProcess
let office: Caller
let attendee: Caller
let attendeeId: string
let end = async () => {}

/** One file; in the list one line, and the import that the line needs. */
function addRegister(): void {
  cpSync(
    path.join(house, 'test/adding-a-register/meeting-notice.txt'),
    path.join(copy, `src/registers/meetings/${name}.ts`),
  )
  const index = path.join(copy, 'src/registers/index.ts')
  const before = readFileSync(index, 'utf8')
  const text = before
    .replace('\n\n/**', `\nimport { meetingNotice } from './meetings/${name}.ts'\n\n/**`)
    .replace(/\n\]\n$/, '\n  meetingNotice,\n]\n')
  writeFileSync(index, text)
  assert.equal(text.split('\n').length - before.split('\n').length, 2, 'one line in the list and its import')
}

interface Row {
  readonly id: string
  readonly title: string
  readonly state: string
  readonly fields: { readonly [field: string]: unknown }
}

interface OpenApi {
  readonly openapi: string
  readonly paths: { readonly [path: string]: { readonly [method: string]: { readonly responses?: object } } }
}

describe('a register is one file and one line', () => {
  before(async () => {
    copy = mkdtempSync(path.join(tmpdir(), 'bihuan-register-'))
    chmodSync(copy, 0o755)
    for (const part of ['src', 'docs', 'tools', 'package.json'])
      cpSync(path.join(house, part), path.join(copy, part), { recursive: true })
    symlinkSync(path.join(house, 'node_modules'), path.join(copy, 'node_modules'))
    addRegister()
    const data = path.join(copy, 'data')
    const database = await freshDatabase()
    const url = urlOf(database.connection)
    const { id } = await foundCounty(await externalDatabase(url, () => {}), placesFor('serve', data), smallCounty())
    server = await startServer({ data, port: await freePort(), database: url, root: copy })
    end = async () => {
      await server.stop()
      await database.drop()
    }
    office = await signIn(server.url, 'hezhiping', everybodysPassword)
    attendee = await signIn(server.url, 'tangqiu', everybodysPassword)
    attendeeId = id('tangqiu')
  })

  after(async () => {
    await end()
    rmSync(copy, { recursive: true, force: true })
  })

  let record: string

  test('the walls stand with the new register, and the glossary asks for exactly its words', async () => {
    const { findings: walls } = await structure.look(copy)
    assert.deepEqual(
      walls.filter(({ file }) => file.includes('registers')),
      [],
    )
    const missing = async () =>
      (await words.look(copy)).findings.map(({ message }) => /^“([^”]+)” \(/.exec(message)?.[1] ?? message)
    const wanted = await missing()
    assert.ok(wanted.includes(name), 'the name of the register is asked for')
    const own = [name, 'called', 'confirmed', 'call', 'confirm']
    assert.deepEqual(
      wanted.filter((word) => !own.includes(word)),
      [],
    )
    const glossary = path.join(copy, 'docs/words.md')
    const lines = wanted.map((word) => `| \`${word}\` | 会议 | A word of the notice of a meeting. |`)
    writeFileSync(
      glossary,
      `${readFileSync(glossary, 'utf8')}\n## Added\n\n| word | 中文 | it is |\n|---|---|---|\n${lines.join('\n')}\n`,
    )
    // A module is read once per process: the register is the same, only the glossary has changed.
    assert.deepEqual(await missing(), [])
  })

  test('the menu offers it and its view has everything a form needs', async () => {
    const me = await office.get<{ registers: { name: string; mayCreate: string[] }[] }>('/api/me')
    assert.deepEqual(me.body.registers.find((one) => one.name === name)?.mayCreate, ['call'])
    const { status, body } = await office.get<{
      fields: { name: string; kind: string; required: boolean; label: { zh: string } }[]
      verbs: { name: string; takes: string[] }[]
      states: { name: string }[]
    }>(`/api/registers/${name}/view`)
    assert.equal(status, 200)
    assert.deepEqual(
      body.fields.map((field) => [field.name, field.kind, field.required]),
      [
        ['subject', 'text', true],
        ['meetingOn', 'day', true],
        ['venue', 'text', false],
        ['attendee', 'person', true],
        ['form', 'choice', false],
        ['remarks', 'longtext', false],
      ],
    )
    assert.equal(body.fields[0]?.label.zh, '会议名称')
    assert.deepEqual(body.verbs.find((verb) => verb.name === 'call')?.takes, [
      'subject',
      'meetingOn',
      'venue',
      'attendee',
    ])
    assert.deepEqual(
      body.states.map((state) => state.name),
      ['called', 'confirmed'],
    )
  })

  test('the form creates a record, and says what is missing', async () => {
    const fields = { subject, meetingOn, venue: '三楼会议室', attendee: attendeeId }
    const { subject: _left, ...incomplete } = fields
    const refused = await office.post<{ refusals: { code: string; at?: { field?: string } }[] }>(
      `/api/registers/${name}/verbs/call`,
      { fields: incomplete },
      'call-without-subject',
    )
    assert.equal(refused.status, 400)
    assert.deepEqual(
      refused.body.refusals.map(({ code, at }) => [code, at?.field]),
      [['field-missing', 'subject']],
    )
    const done = await office.post<{ record: Row }>(`/api/registers/${name}/verbs/call`, { fields }, 'call-the-meeting')
    assert.equal(done.status, 200, JSON.stringify(done.body))
    assert.equal(done.body.record.title, subject)
    record = done.body.record.id
  })

  test('the list filters by its fields and names the people on it', async () => {
    const list = async (query: string) =>
      (
        await office.get<{ rows: Row[]; total: number; names: { [id: string]: string } }>(
          `/api/registers/${name}/records?total=1&${query}`,
        )
      ).body
    const hit = await list(`state=called&f.attendee=${attendeeId}&f.meetingOn.from=${meetingOn}&sort=meetingOn`)
    assert.deepEqual(
      hit.rows.map((row) => row.id),
      [record],
    )
    assert.equal(hit.total, 1)
    assert.equal(hit.names[attendeeId], '唐秋')
    assert.equal((await list(`f.meetingOn.before=${meetingOn}`)).total, 0)
    assert.equal((await list('state=confirmed')).total, 0)
    const { body } = await office.get<{ rows: { id: string }[] }>(`/api/search?text=${encodeURIComponent('媒体融合')}`)
    assert.deepEqual(
      body.rows.map((row) => row.id),
      [record],
    )
  })

  test('whoever is awaited finds it in the inbox, does it, and it is gone from there', async () => {
    const inbox = async () =>
      (
        await attendee.get<{ rows: { register: string; verb: string; due: string | null; record: Row }[] }>(
          '/api/inbox',
        )
      ).body.rows.filter((row) => row.register === name)
    const [awaited, ...others] = await inbox()
    assert.deepEqual([awaited?.verb, awaited?.record.id, others.length], ['confirm', record, 0])
    assert.ok(awaited?.due, 'it has its due time')
    const confirm = (caller: Caller, key: string) =>
      caller.post<{ record: Row }>(
        `/api/registers/${name}/records/${record}/verbs/confirm`,
        { fields: { form: 'present' } },
        key,
      )
    assert.equal((await confirm(office, 'confirm-for-another')).status, 403)
    assert.equal((await confirm(attendee, 'confirm-it-myself')).body.record.state, 'confirmed')
    assert.deepEqual(await inbox(), [])
  })

  test('the record’s history tells both steps', async () => {
    const { body } = await office.get<{ entries: { verb: string; changed: object }[] }>(
      `/api/registers/${name}/records/${record}/timeline`,
    )
    assert.deepEqual(body.entries.map((entry) => entry.verb).sort(), ['call', 'confirm'])
  })

  test('the description of the API is still sound', async () => {
    const { status, body } = await office.get<OpenApi>('/openapi.json')
    assert.equal(status, 200)
    assert.match(body.openapi, /^3\.1/)
    assert.ok(body.paths['/api/registers/{register}/records']?.['get'], 'one path serves every register')
    for (const [at, operations] of Object.entries(body.paths))
      for (const [method, { responses }] of Object.entries(operations))
        assert.ok(Object.keys(responses ?? {}).length > 0, `${method} ${at} says what it answers`)
    for (const [, pointer = ''] of JSON.stringify(body).matchAll(/"\$ref":"#\/([^"]+)"/g)) {
      const found = pointer
        .split('/')
        .reduce<unknown>((inner, step) => (inner as { [name: string]: unknown })?.[step], body)
      assert.ok(found, `${pointer} is there`)
    }
  })

  test('the export has a column for every field', async () => {
    const answer = await office.fetch(`/api/registers/${name}/export?format=csv`)
    assert.equal(answer.status, 200)
    const lines = (await answer.text()).split('\r\n')
    assert.match(lines[1] ?? '', /^状态,会议名称,会议日期,会议地点,参会人,参会方式,反馈意见,/)
    assert.match(lines[2] ?? '', new RegExp(`^已反馈,${subject},${meetingOn},三楼会议室,唐秋,到会,`))
    assert.match(lines[1] ?? '', /,时限,登记时间,更新时间,办结时间$/)
    assert.match(
      lines[2] ?? '',
      /,(?:,\d{4}-\d\d-\d\d \d\d:\d\d){3}$/,
      'opened, changed and closed; nothing is due any more',
    )
  })

  test('its indicator has a value, a base and a verdict', async () => {
    const { body } = await office.get<{
      indicators: { name: string; value: number; base: number; rate: number; healthy: boolean }[]
    }>(`/api/registers/${name}/indicators`)
    const [share] = body.indicators
    assert.deepEqual(
      [share?.name, share?.value, share?.base, share?.rate, share?.healthy],
      ['confirmed-share', 1, 1, 1, true],
    )
  })

  test('another unit knows nothing of it', async () => {
    const stranger = await signIn(server.url, 'wenzhu', everybodysPassword)
    const { body } = await stranger.get<{ rows: Row[] }>(`/api/registers/${name}/records`)
    assert.deepEqual(body.rows, [])
    assert.equal((await stranger.get(`/api/registers/${name}/records/${record}`)).status, 404)
  })
})

/** As DATABASE_URL says it. */
function urlOf({ user, password, database, host, port }: PostgresConnection): string {
  return `postgres://${user}:${encodeURIComponent(password)}@/${database}?host=${encodeURIComponent(host)}&port=${port}`
}
