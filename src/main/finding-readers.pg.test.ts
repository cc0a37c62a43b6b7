import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { computeIndicators } from '../casework/ask/compute-indicators.ts'
import { countBy } from '../casework/ask/count-by.ts'
import { exportRows } from '../casework/ask/export-rows.ts'
import { exportUnder } from '../casework/ask/export-under.ts'
import { listOptions } from '../casework/ask/list-options.ts'
import { listRecords } from '../casework/ask/list-records.ts'
import { readInbox } from '../casework/ask/read-inbox.ts'
import { readPowers } from '../casework/ask/read-powers.ts'
import { readReaders } from '../casework/ask/read-readers.ts'
import { readRecord } from '../casework/ask/read-record.ts'
import { readStream } from '../casework/ask/read-stream.ts'
import { readTimeline } from '../casework/ask/read-timeline.ts'
import { searchRecords } from '../casework/ask/search-records.ts'
import { readFile } from '../casework/files.ts'
import { lookAt } from '../casework/import/look.ts'
import { takeIn } from '../casework/import/take-in.ts'
import { perform } from '../casework/perform.ts'
import type { PersonWho } from '../casework/who.ts'
import type { FileRef } from '../kernel/fields.ts'
import { posts, seats } from '../registers/words.ts'
import { type County, openCounty } from './testing/county.ts'

/** Words that stand nowhere else, in every text that belongs to the finding. */
const secret = '鹦鹉螺号采访车'
const registers = ['inspection-finding', 'rectification-measure', 'rectification-evidence', 'finding-remark'] as const
const nowhere = '019cac0f-0000-7000-8000-000000000000'

/** Posts that lead or run a rectification read everything of it. */
const overseeing = new Set<string>(['director', 'deputy-director', 'leading-group', 'rectification-office'])

interface Role {
  readonly name: string
  readonly who: PersonWho
  /** Reads the finding: as overseer, as one of those responsible, or through a seat it is shared with. */
  readonly reads: boolean
}

let county: County
let roles: readonly Role[]
const records: { [register: string]: string } = {}
let paper: string
let evidence: FileRef

describe('who is not responsible finds nothing of a finding', () => {
  before(async () => {
    county = await openCounty()
    const office = await appointed('整改办', 'rectification-office')
    const named = {
      leader: await enrolled('责任领导'),
      owner: await enrolled('责任人'),
      helper: await enrolled('协办人'),
    }
    await about(office, named)
    roles = [...(await byPost()), ...(await byName(named)), ...(await fromElsewhere())]
  })
  after(() => county.close())

  test('every post, everybody named, both kinds of seat and the other unit are among those asked', () => {
    assert.ok(roles.length >= Object.keys(posts).length + Object.keys(seats).length + 5)
    assert.ok(roles.filter(({ reads }) => reads).length >= 8 && roles.filter(({ reads }) => !reads).length >= 12)
  })

  test('lists, counts, search, pickers, inbox, export and indicators', async () => {
    for (const { name, who, reads } of roles) {
      for (const register of registers) {
        const listed = await listRecords(county.house, who, { register, total: true })
        const told = JSON.stringify([
          listed,
          await searchRecords(county.house, who, secret),
          await readInbox(county.house, who),
          await listOptions(county.house, who, register, { text: secret }),
        ])
        assert.equal(told.includes(secret), reads, `${name}, ${register}`)
        if (reads) continue
        assert.ok(!listed.ok || (listed.rows.length === 0 && listed.total === 0), `${name}: ${told}`)
        assert.ok(!told.includes(String(records[register])), `${name}, ${register}`)
        const exported = await exportRows(county.house, who, { register })
        assert.ok(!exported.ok || exported.total === 0, `${name}, ${register}`)
        const counted = await countBy(county.house, who, { register }, 'state')
        assert.ok(!counted.ok || Object.keys(counted.counts).length === 0, `${name}, ${register}`)
        const figures = await computeIndicators(county.house, who, register)
        assert.ok(!figures.ok || figures.indicators.every(({ value, base }) => value + (base ?? 0) === 0), name)
      }
      const under = { register: 'rectification-measure', field: 'finding' }
      const ledger = await exportUnder(county.house, who, { register: 'inspection-finding' }, under)
      assert.equal(ledger.ok && ledger.total > 0, reads, `${name}: the ledger`)
    }
  })

  test('guessing ids, verbs and files gives what an id that never was gives', async () => {
    for (const { name, who, reads } of roles) {
      for (const register of registers) {
        const asked = await Promise.all([asks(who, register, String(records[register])), asks(who, register, nowhere)])
        if (reads) assert.notDeepEqual(asked[0], asked[1], `${name}, ${register}`)
        else assert.deepEqual(asked[0], asked[1], `${name}, ${register}`)
      }
    }
  })

  test('naming it: a remark, a task, a paper of one’s own', async () => {
    for (const { name, who, reads } of roles) {
      if (reads) continue
      for (const [register, verb, fields] of naming(who)) {
        const tries = [records['inspection-finding'], nowhere].map((finding) =>
          perform(county.house, {
            ...{ who, register, verb, key: `naming ${register} ${name} ${finding}` },
            input: { fields: { ...fields, finding: finding ?? '' } },
          }),
        )
        const [real, none] = await Promise.all(tries)
        assert.deepEqual(codes(real), codes(none), `${name}, ${register}`)
        assert.ok(real && !real.ok, `${name} named it by ${register}`)
      }
    }
  })

  test('the words of the feedback are for those who lead, run and answer for it; the paper for those who lead and run it', async () => {
    for (const { name, who, reads } of roles) {
      const read = await readRecord(county.house, who, 'inspection-finding', String(records['inspection-finding']))
      const original = read.ok && 'original' in read.record.fields
      const mayHave = reads && !name.startsWith('post director') && !name.includes('deputy') && !name.startsWith('seat')
      assert.equal(original, mayHave, name)
      const looked = await lookAt(county.house, who, paper)
      assert.equal(looked.ok, [...overseeing].includes(name.replace('post ', '')), `${name}: the paper`)
    }
  })
})

const codes = (answer: { ok: boolean; refusals?: readonly { code: string }[] } | undefined) =>
  answer?.ok ? 'done' : answer?.refusals?.map(({ code }) => code).join()

/** Every question and verb that takes the id of a record, with what is told of the id itself left out. */
async function asks(who: PersonWho, register: string, id: string): Promise<string> {
  const { house } = county
  const verbs = Object.values(house.registers.get(register)?.verbs ?? {}).filter(({ creates }) => !creates)
  const answers = await Promise.all([
    readRecord(house, who, register, id),
    readTimeline(house, who, register, id),
    readStream(house, who, register, id),
    readPowers(house, who, register, [id]),
    readReaders(house, who, register, id),
    readFile(house, who, evidence.sha256, { register, record: id }),
    ...verbs.map(({ name: verb }) =>
      // A revision nobody has seen: also who may do it changes nothing here.
      perform(house, {
        who,
        register,
        verb,
        record: id,
        input: { revision: 999 },
        key: `try ${register} ${verb} ${who.person} ${id}`,
      }),
    ),
  ])
  return JSON.stringify(answers).replaceAll(id, 'ID')
}

/** Ways in which somebody could hang something of his or her own on a finding. */
function naming(who: PersonWho): readonly [string, string, { [field: string]: string | FileRef[] | string[] }][] {
  return [
    ['finding-remark', 'say', { content: '请关注', mentioned: [who.person] }],
    ['finding-task', 'give', { title: '取凭证', to: who.person, dueOn: '2026-03-20' }],
    ['rectification-evidence', 'attach', { title: '会议记录', files: [evidence] }],
    ['rectification-measure', 'add', { text: '补充一项措施' }],
  ]
}

async function enrolled(name: string, unit = county.first.unit): Promise<PersonWho> {
  const who = { kind: 'house', unit } as const
  const { record } = await county.does({ who, register: 'person', verb: 'enrol', input: { fields: { name } } })
  return { kind: 'person', person: record.id, home: unit, unit }
}

async function appointed(name: string, post: string, department?: string): Promise<PersonWho> {
  const person = await enrolled(name)
  const fields = { person: person.person, post, from: '2026-01-01', ...(department ? { department } : {}) }
  const who = { kind: 'house', unit: county.first.unit } as const
  await county.does({ who, register: 'appointment', verb: 'appoint', input: { fields } })
  return person
}

/** One finding with a measure, evidence, a remark, and the paper it came from. */
async function about(office: PersonWho, named: { [role: string]: PersonWho }): Promise<void> {
  const { does, file, first, house } = county
  async function* bytes() {
    yield Buffer.from(`关于反馈意见\n${secret}闲置。\n`, 'utf8')
  }
  const taken = await takeIn(house, office, bytes(), { name: '反馈意见.txt', key: 'take-the-paper-in' }, () => {})
  paper = taken.ok ? taken.record : assert.fail(JSON.stringify(taken.refusals))
  const create = async (register: string, verb: string, fields: object, who = office) => {
    const { record } = await does({ who, register, verb, input: { fields: { ...fields } } })
    records[register] = record.id
    return record.id
  }
  const finding = await create('inspection-finding', 'open', {
    ...{ title: `${secret}长期闲置`, original: `${secret}购置后没有使用`, paper, department: first.department },
    ...{ leader: named['leader']?.person, owner: named['owner']?.person, helpers: [named['helper']?.person] },
  })
  await create('rectification-measure', 'add', { finding, text: `${secret}调拨到采编部使用` })
  evidence = await file(office, `${secret}调拨单`, `${secret}调拨单.txt`)
  await create('rectification-evidence', 'attach', { finding, title: `${secret}调拨单`, files: [evidence] })
  await create('finding-remark', 'say', { finding, content: `${secret}的调拨单已归入` })
}

/** Somebody with each post there is; posts of a department once in the finding's own and once in another. */
async function byPost(): Promise<Role[]> {
  const { does, first } = county
  const house = { kind: 'house', unit: first.unit } as const
  const other = await does({
    who: house,
    register: 'department',
    verb: 'found',
    input: { fields: { name: '甲技术部' } },
  })
  const found: Role[] = []
  for (const post of Object.keys(posts)) {
    if (post === 'department-head' || post === 'staff') {
      const own = await appointed(`${post}本部门`, post, first.department)
      found.push({ name: `post ${post} of the department`, who: own, reads: post === 'department-head' })
      found.push({
        name: `post ${post} elsewhere`,
        who: await appointed(`${post}外部门`, post, other.record.id),
        reads: false,
      })
    } else found.push({ name: `post ${post}`, who: await appointed(post, post), reads: overseeing.has(post) })
  }
  return found
}

async function byName(named: { [role: string]: PersonWho }): Promise<Role[]> {
  const all = Object.entries(named).map(([name, who]) => ({ name: `named ${name}`, who, reads: true }))
  return [...all, { name: 'nobody in particular', who: await enrolled('普通职工'), reads: false }]
}

/** The other unit's people, as they are and through seats with and without a share. */
async function fromElsewhere(): Promise<Role[]> {
  const { second, first, does } = county
  const found: Role[] = [{ name: 'director of the other unit', who: second.director, reads: false }]
  for (const kind of Object.keys(seats)) {
    for (const shared of [true, false]) {
      const outsider = await enrolled(`${kind}${shared}`, second.unit)
      const fields = {
        ...{ holder: kind, outsider: outsider.person, home: second.unit, kind },
        ...{ from: '2026-03-01', until: '2026-03-31' },
      }
      const seat = await does({ who: first.security, register: 'seat', verb: 'grant', input: { fields } })
      for (const register of shared ? registers : []) {
        const share = { seat: seat.record.id, about: '会审', register, target: records[register] ?? '' }
        await does({ who: first.director, register: 'share', verb: 'share', input: { fields: share } })
      }
      const who = { ...outsider, unit: first.unit, seat: seat.record.id }
      found.push({ name: `seat ${kind} ${shared ? 'shared' : 'without a share'}`, who, reads: shared })
    }
  }
  return found
}
