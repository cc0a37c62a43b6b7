import assert from 'node:assert/strict'
import test from 'node:test'
import { toyRegisters, toySpec } from '../kernel/toy.ts'
import { playCasebook } from './casebook.ts'
import { parseScenario } from './parse.ts'
import { clausesOf, tokensOf } from './tokens.ts'
import { coverage, untripped } from './trace.ts'

const stage = `# overdue-then-closed: a measure misses its day, is raised, and is closed late
department 新闻部
cast 陈 office
cast 李
cast 王
cast 赵
cast 孙 head@新闻部 leader
cast 钱 seat:reviewer
cast 周 for:李
cast 吴
`

const story = `${stage}
; the day is missed
2026-03-02        陈 opens toy-measure m1 title="清退 违规津补贴" owner=李 reviewers=王,赵 due=2026-03-10 department=新闻部 number=7 amount=1.24万元
2026-03-02 09:20  李 starts m1                              expect state underway, 李 may declare m1, 王 may-not declare m1
2026-03-02 10:00  陈 opens toy-measure m2 title=另一项 number=7   expect refused claim-taken
2026-03-11        (time)   expect overdue m1, late m1, raised m1 head, inbox 孙 has m1, inbox 陈 lacks m1
2026-03-15        expect raised m1 提醒书
2026-03-16        李 declares m1                            expect refused field-missing
2026-03-16        周 declares m1 evidence=会议记录.pdf#3 result="已经办完"  @recorder=陈   expect warned toy-result-has-figure, in-time m1
2026-03-16        王 reviews m1                             expect m1 is declared
2026-03-17        钱 returns m1 "没有数据支撑"               expect state returned
2026-03-17        李 declares m1 result="退回 3 笔"
2026-03-18        王 reviews m1
2026-03-18        赵 reviews m1                             expect state reviewing
2026-03-18        李 closes m1                              expect refused not-yours
2026-03-19        陈 closes m1                              expect m1.number=7, m1.amount=12400元, 李 reads m1, 王 reads m1
2026-03-19        吴 closes m1                              expect refused not-found
2026-03-19        expect indicator toy-close-rate = 1/2 outside, indicator toy-measure.toy-refunded = 1240000, count toy-measure closed = 1
2026-04-08        expect created toy-measure d1 2026-04, inbox 陈 has d1, d1.due=2026-04-10
balance           closed 1 · underway 2 · late 2 · overdue 1
`

async function play(text: string) {
  const report = await playCasebook([{ file: 'x.case', text }], toyRegisters)
  return { ...report, says: report.cases.flatMap(({ defects }) => defects.map(({ line, says }) => `${line}: ${says}`)) }
}

test('a story is played as it is written', async () => {
  const { says, fired } = await play(story)
  assert.deepEqual(says, [])
  for (const line of [
    'toy-measure',
    'toy-measure: verbs.declare',
    'toy-measure: fields.due',
    'toy-measure: rules.toy-result-has-figure',
    'toy-measure: deadlines.declare-due',
    'toy-measure: duties.monthly-measure',
    'toy-measure: indicators.toy-close-rate',
    'toy-measure: claims.toy-number',
  ]) {
    assert.ok(fired.has(line), line)
  }
  assert.deepEqual(coverage([toySpec], fired), { declared: ['ZG01', 'ZG02'], shown: ['ZG01', 'ZG02'] })
  assert.deepEqual(untripped([toySpec], fired), [
    'toy-measure: rules.toy-due-in-future',
    'toy-measure: rules.toy-few-per-owner',
  ])
})

/** The story with one thing said wrongly, and what is reported of it: the line that is wrong, and nothing that only follows. */
const wrong: readonly [string, string, string][] = [
  ['expect state underway', 'expect state open', '14: m1 should be open, is underway'],
  [
    'expect refused claim-taken',
    'expect refused not-yours',
    '15: expected to be refused with not-yours, was refused with claim-taken',
  ],
  ['raised m1 提醒书', 'raised m1 告诫书', '17: m1 should be raised to 告诫书, is to head leader 提醒书'],
  [
    'expect warned toy-result-has-figure',
    'expect warned holidays-unknown',
    '19: expected warnings holidays-unknown, was warned of toy-result-has-figure',
  ],
  ['1/2 outside', '1/2 inside', '28: indicator toy-close-rate should be inside its threshold, is not'],
  ['toy-close-rate = 1/2', 'toy-close-rate = 1/3', '28: indicator toy-close-rate should be 1/3, is 1/2'],
  ['m1.amount=12400元', 'm1.amount=124元', '26: m1.amount should be 12400, is 1240000'],
  ['李 reads m1', '李 reads-not m1', '26: 李 can read m1'],
  ['inbox 陈 lacks m1', 'inbox 陈 has m1', '16: m1 is not in the inbox of 陈'],
  ['王 may-not declare', '王 may declare', '14: 王 may not declare m1'],
  ['closed 1 ·', 'closed 2 ·', '30: the balance says closed 2, there are 1'],
  ['closed = 1', 'closed = 4', '28: there should be 4 closed records of toy-measure, there are 1'],
  [
    'created toy-measure d1 2026-04',
    'created toy-measure d1 2027-04',
    '29: 0 records of toy-measure were created for 2027-04',
  ],
]

for (const [said, instead, reported] of wrong) {
  test(`a case that says "${instead}" fails with its line`, async () => {
    assert.ok(story.includes(said))
    const { says, fired } = await play(story.replace(said, instead))
    assert.equal(says[0], reported)
    assert.equal(fired.size, 0, 'what a failing case shows does not count')
  })
}

test('what follows from a record that went wrong is not told again', async () => {
  const { says } = await play(story.replace('李 starts m1', '王 starts m1'))
  assert.deepEqual(says.slice(0, 1), ['14: 王 starts m1 was refused: not-yours'])
  assert.equal(says.length, 1, says.join('\n'))
})

test('every line that cannot be read is told, with its number', () => {
  const text = `title
cast time office
cast 李 head@采访部
setting toy.reviewDays
2026-02-30 李 opens toy-measure m1
2026-03-02 李 opens toy-measure m1 two words
2026-03-02 李
2026-03-01 (time) stands still
2026-03-01 expect m1 was here
2026-03-01 李 opens toy-measure m2 "one" "two"
balance closed
2026-03-01
`
  assert.deepEqual(
    parseScenario('x.case', text).defects.map(({ line, says }) => `${line}: ${says}`),
    [
      '1: the first line is not "# name: what it shows"',
      "1: 'title' is neither a day nor cast, department, setting or balance",
      "2: 'time' is no name for a person",
      '3: there is no department 采访部 above',
      '4: a setting is written register.name=figure',
      "5: '2026-02-30' is neither a day nor cast, department, setting or balance",
      "6: 'two words' is not understood",
      '7: 李 does nothing',
      '7: no record is named',
      "8: time does nothing: 'stands still'",
      '8: 2026-03-01 09:00 lies before the line above it',
      "9: 'm1 was here' cannot be expected",
      '10: there are two notes',
      "11: 'closed ' is not a word and a figure",
      '13: a scenario ends in a balance',
    ],
  )
})

test('names that stand for nothing are told, registers and records too', async () => {
  const { says } = await play(`# x: y
cast 陈 office
2026-03-02 陈 opens toy-measure m1 title=一 owner=某人
2026-03-02 陈 opens nothing m2 title=一
2026-03-02 陈 amends m3 title=一
2026-03-02 吴 opens toy-measure m4 title=一
2026-03-02 expect m5 is open, indicator nix = 1, count toy-measure = 0
balance toy-measure: all 0 · sung 1
`)
  assert.deepEqual(says, [
    "3: '某人' is neither a record nor a person of this scenario",
    "4: there is no register 'nothing'",
    "5: there is no record 'm3' yet",
    "6: '吴' is not cast",
    "7: there is no record 'm5' yet",
    '7: indicator nix is declared by no register: write register.name',
    "8: 'sung' is neither a state of toy-measure nor all, late or overdue",
  ])
})

test('words are parted by blanks, kept together by quotes, and remarks are no words', () => {
  assert.deepEqual(tokensOf('a  b="c d" "e \\"f\\" \\n" ; remark'), ['a', 'b=c d', '"e "f" \n'])
  assert.deepEqual(tokensOf('a="unclosed words'), ['a=unclosed words'])
  assert.deepEqual(tokensOf('  '), [])
  assert.deepEqual(clausesOf(['a', 'b,', 'c', ',', 'd，']), [['a', 'b'], ['c'], ['d']])
})

test('a story goes on from another in the same world, each told of its own lines', async () => {
  const cast = 'cast 陈 office\ncast 李\ncast 王\n'
  const first = `# one: begins\n${cast}2026-03-02 陈 opens toy-measure m1 title=一 owner=李 reviewers=王 due=2026-03-10\nbalance open 1\n`
  const second =
    '# two: goes on\nfollows one\n2026-03-03 李 starts m1 expect state underway\nbalance toy-measure: underway 1\n'
  const told = async (...texts: readonly string[]) => {
    const report = await playCasebook(
      texts.map((text, at) => ({ file: `${at}.txt`, text })),
      toyRegisters,
    )
    return report.cases.flatMap(({ defects }) => defects.map(({ file, line, says }) => `${file}:${line} ${says}`))
  }
  assert.deepEqual(await told(second, first), [])
  assert.deepEqual(await told(first, second.replace('underway 1', 'underway 2')), [
    '1.txt:4 the balance says underway 2, there are 1',
  ])
  assert.deepEqual(await told(first.replace('open 1', 'open 3'), second), [
    '0.txt:6 the balance says open 3, there are 1',
  ])
  assert.deepEqual(await told(second), ["0.txt:1 there is no story 'one' to go on from"])
  assert.deepEqual(await told(first.replace('cast 陈', 'follows two\ncast 陈'), second), [
    "0.txt:1 'one' goes on from itself",
    "1.txt:1 'two' goes on from itself",
  ])
})
