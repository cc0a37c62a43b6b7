import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { accepted, applied, counted, nothing, type Paper, proposals, read } from './testing.ts'

const folder = fileURLToPath(new URL('../../fixtures/notices/', import.meta.url))
const paper = (name: string): Paper => read(readFileSync(`${folder}${name}.txt`, 'utf8'), name)
const papers = readdirSync(folder)
  .filter((name) => name.endsWith('.txt'))
  .map((name) => paper(name.slice(0, -'.txt'.length)))

const all = ({ reading }: Paper) => [reading, ...(reading.more ?? [])]

for (const one of papers) {
  const { name, text } = one
  test(`${name}: a first reading opens each item and each measure, with its place`, () => {
    const list = proposals(one)
    const items = all(one).flatMap(({ items }) => items)
    const feedbacks = all(one).filter(({ kind }) => kind === 'feedback').length
    assert.equal(list.filter(({ kind }) => kind !== 'open').length, 0)
    assert.equal(list.filter(({ about }) => about === 'finding').length, items.length)
    assert.equal(list.filter(({ about }) => about === 'feedback').length, feedbacks)
    assert.equal(list.filter(({ about }) => about === 'measure').length, items.flatMap((x) => x.measures).length)
    assert.equal(new Set(list.map(({ id }) => id)).size, list.length)
    for (const { id, span, places, of, about, why } of list) {
      assert.match(id, /^[A-Za-z0-9-]+$/)
      for (const [start, end] of [span, ...Object.values(places)])
        assert.ok(start >= 0 && start <= end && end <= text.length)
      assert.ok(why.zh !== '' && why.en !== '')
      assert.equal(of !== null, about === 'measure')
      if (of !== null) assert.ok(list.some((owner) => owner.id === of && owner.about === 'finding'))
    }
  })

  test(`${name}: read again after all was accepted, it proposes nothing`, () => {
    const known = accepted(one)
    const again = proposals(one, known)
    assert.deepEqual(
      again.filter(({ kind }) => kind !== 'known'),
      [],
    )
    assert.deepEqual(proposals(one, known), again)
    assert.deepEqual(applied(known, again), known)
  })
}

test('a title is found at its own words, a degree in the heading above, full-width digits or not', () => {
  const one = paper('clean-status-by-section')
  const [first] = proposals(one)
  assert.equal(one.text.slice(...(first?.places['title'] ?? [0, 0])), '关于“中心组学习与业务结合不紧”的问题')
  assert.equal(one.text.slice(...(first?.places['reportedDegree'] ?? [0, 0])), '二、已经完成整改的问题')
  assert.deepEqual(
    [first?.fields['number'], first?.fields['aspect'], first?.fields['reportedDegree']],
    ['1', '落实上级决策部署方面', 'done'],
  )
})

test('a feedback brings itself, its announced figures and the original wording', () => {
  const one = paper('feedback-full-formal')
  const [feedback, first] = proposals(one)
  assert.deepEqual(
    [feedback?.about, feedback?.verb, feedback?.fields['feedbackOn'], feedback?.fields['announcedProblems']],
    ['feedback', 'receive', '2025-03-18', 11],
  )
  assert.equal(one.text.slice(...(feedback?.places['announcedProblems'] ?? [0, 0])), '11个问题')
  assert.match(String(first?.fields['original']), /^中心组学习与业务结合不紧。2023年以来/)
})

test('a notice about a known feedback proposes measures and degrees, and leaves wordings alone', () => {
  const known = accepted(paper('feedback-full-formal'))
  const list = proposals(paper('clean-status-by-section'), known)
  assert.deepEqual(counted(list), { 'amend finding': 11, 'open measure': 25 })
  for (const { about, fields } of list)
    if (about === 'finding') assert.deepEqual(Object.keys(fields), ['reportedDegree'])
  const after = applied(known, list)
  assert.deepEqual(counted(proposals(paper('clean-status-by-section'), after)), {
    'known finding': 11,
    'known measure': 25,
  })
  assert.deepEqual(counted(proposals(paper('feedback-full-formal'), after)), {
    'known feedback': 1,
    'known finding': 11,
  })
})

/** The differences of a corrected version, without what is known. */
function corrections(name: string, correct: (text: string) => string) {
  const before = paper(name)
  const text = correct(before.text)
  assert.notEqual(text, before.text)
  return proposals(read(text), accepted(before))
    .filter(({ kind }) => kind !== 'known')
    .map(({ kind, about, verb, fields, was, why }) => ({ kind, about, verb, fields, was, why: why.zh }))
}

test('corrected: the words of one measure', () => {
  const [only, ...rest] = corrections('clean-status-by-section', (t) =>
    t.replace('与县电信公司签订维护协议', '与县广电网络公司签订维护协议'),
  )
  assert.deepEqual(rest, [])
  assert.deepEqual([only?.kind, only?.about, Object.keys(only?.fields ?? {})], ['amend', 'measure', ['text']])
  assert.match(String(only?.fields['text']), /^与县广电网络公司/)
  assert.match(String(only?.was['text']), /^与县电信公司/)
})

test('corrected: a sum in a measure, even by its decimal point alone', () => {
  const [only, ...rest] = corrections('sum-off-by-one', (t) => t.replace(/(\d)\.(\d+)万元/, '$1$2万元'))
  assert.deepEqual(rest, [])
  assert.deepEqual([only?.kind, only?.about], ['amend', 'measure'])
})

test('corrected: the announced number of problems', () => {
  const list = corrections('feedback-full-formal', (t) => t.replace('3个方面11个问题', '3个方面12个问题'))
  assert.deepEqual(
    list.map(({ kind, about, fields, was }) => ({ kind, about, fields, was })),
    [{ kind: 'amend', about: 'feedback', fields: { announcedProblems: 12 }, was: { announcedProblems: 11 } }],
  )
})

test('corrected: the title of a feedback, which is known by the problems it lists', () => {
  const list = corrections('feedback-full-formal', (t) =>
    t.replace('关于巡察县融媒体中心党组的反馈意见', '关于县融媒体中心党组的巡察反馈'),
  )
  assert.deepEqual(
    list.map(({ kind, about, fields }) => [kind, about, Object.keys(fields)]),
    [['amend', 'feedback', ['title']]],
  )
})

test('two items on one place have two ids, and their measures their own owner', () => {
  const one = paper('clean-subproblems-under-problem')
  const [first] = one.reading.items
  assert.ok(first)
  const list = proposals({ ...one, reading: { ...one.reading, items: [first, { ...first, title: '另一个问题' }] } })
  assert.equal(new Set(list.map(({ id }) => id)).size, list.length)
  const owners = list.filter(({ about }) => about === 'measure').map(({ of }) => of)
  assert.deepEqual(
    [...new Set(owners)],
    list.filter(({ about }) => about === 'finding').map(({ id }) => id),
  )
})

test('corrected: the wording of a problem in the feedback', () => {
  const [only, ...rest] = corrections('feedback-full-formal', (t) => t.replace('42次出车没有登记', '44次出车没有登记'))
  assert.deepEqual(rest, [])
  assert.deepEqual(
    [only?.kind, only?.verb, Object.keys(only?.fields ?? {})],
    ['amend', 'correct', ['title', 'original']],
  )
})

const item = /9\.党支部设置不合理[\s\S]*?(?=\n10\.)/
const inserted =
  '1.群众来信登记不及时。（1）来信不登记。（2）答复没有期限。\n\n整改落实情况：一是设立来信登记簿，当日登记。二是十个工作日内答复。\n\n整改完成情况：已完成。\n\n'
const renumber = (t: string) =>
  t
    .replace(/^(\d+)\.(?=[^\n]{2,60}$)/gm, (_, n: string) => `${Number(n) + 1}.`)
    .replace(/^2\.策采编发/m, `${inserted}2.策采编发`)

test('corrected: an item inserted at the head shifts every number, and is all that is proposed', () => {
  const before = paper('clean-subproblems-under-problem')
  const list = proposals(read(renumber(before.text)), accepted(before))
  assert.deepEqual(counted(list), { 'open finding': 1, 'open measure': 2, 'known finding': 12, 'known measure': 33 })
  const moved = list.find(({ kind, about }) => kind === 'known' && about === 'finding')
  assert.equal(moved?.why.zh, '文字与台账中的相同。原编号“1”，来件为“2”。')
})

test('corrected: an item that vanished is told and nothing is deleted', () => {
  const list = corrections('clean-subproblems-under-problem', (t) => t.replace(item, ''))
  assert.deepEqual(
    list.map(({ kind, about, verb, fields }) => [kind, about, verb, Object.keys(fields)]),
    [['contradicts', 'finding', null, []]],
  )
  assert.match(String(list[0]?.was['title']), /^党支部设置不合理/)
})

test('corrected: a measure that vanished is told', () => {
  const list = corrections('clean-subproblems-under-problem', (t) => t.replace(/二是修复失效链接[^。]*。/, ''))
  assert.deepEqual(
    list.map(({ kind, about }) => [kind, about]),
    [['contradicts', 'measure']],
  )
})

test('corrected: several things at once give several corrections and no more', () => {
  const list = corrections('clean-subproblems-under-problem', (t) =>
    renumber(t)
      .replace(/10\.党支部设置不合理[\s\S]*?(?=\n11\.)/, '')
      .replace('核查合同156份', '核查合同165份'),
  )
  assert.deepEqual(
    list.map(({ kind, about }) => `${kind} ${about}`),
    ['open finding', 'open measure', 'open measure', 'amend measure', 'contradicts finding'],
  )
})

test('a degree that rises is amended, one that falls contradicts, whatever else is known', () => {
  const before = paper('clean-subproblems-under-problem')
  const falls = read(before.text.replace(/(10\.发展党员[\s\S]*?整改完成情况：)已完成/, '$1正在推进'))
  const down = proposals(falls, accepted(before)).filter(({ kind }) => kind !== 'known')
  assert.deepEqual(
    down.map(({ kind, fields, was, verb }) => ({ kind, fields, was, verb })),
    [
      {
        kind: 'contradicts',
        fields: { reportedDegree: 'undone' },
        was: { reportedDegree: 'done', state: 'open' },
        verb: null,
      },
    ],
  )
  assert.match(down[0]?.why.zh ?? '', /台账为“已完成”，来件为“未完成”/)
  const up = proposals(before, accepted(falls)).filter(({ kind }) => kind !== 'known')
  assert.deepEqual(
    up.map(({ kind, fields, was, verb }) => ({ kind, fields, was, verb })),
    [{ kind: 'amend', fields: { reportedDegree: 'done' }, was: { reportedDegree: 'undone' }, verb: 'amend' }],
  )
})

test('work that goes on contradicts a closed finding; done says no more than closed', () => {
  const one = paper('clean-subproblems-under-problem')
  const { feedbacks, findings } = accepted(one)
  const known = { feedbacks, findings: findings.map((f) => ({ ...f, state: 'closed', status: null })) }
  const list = proposals(one, known)
  const ongoing = one.reading.items.filter(({ status }) => status === 'ongoing').length
  assert.deepEqual([ongoing, counted(list)['contradicts finding'], counted(list)['amend finding']], [2, 2, undefined])
  assert.match(list.find(({ kind }) => kind === 'contradicts')?.why.zh ?? '', /台账为“已销号”/)
})

test('a notice about another feedback says nothing about what it does not tell of', () => {
  const known = applied(
    accepted(paper('feedback-full-formal')),
    proposals(paper('feedback-sub-problems-special')),
    'other',
  )
  const list = proposals(paper('clean-flat-list-of-twenty'), known)
  assert.deepEqual(Object.keys(counted(list)).sort(), ['open finding', 'open measure'])
})

test('a notice of a few of many problems says nothing about the others, nor one of other work about planned measures', () => {
  const whole = accepted(paper('clean-subproblems-under-problem'))
  const some = paper('clean-subproblems-under-problem').text.replace(/4\.人才结构[\s\S]*?(?=\n12\.)/, '')
  assert.deepEqual(Object.keys(counted(proposals(read(some), whole))).sort(), ['known finding', 'known measure'])
  const planned = ['甲乙丙丁戊己', '子丑寅卯辰巳', '春夏秋冬早晚', '东南西北上下'].map((text, at) => ({
    ...{ id: `plan-${at}`, revision: 1, state: 'planned', text: `计划：${text}`, marker: null, fields: {} },
  }))
  const findings = whole.findings.map((one) => ({ ...one, measures: [...one.measures.slice(0, 1), ...planned] }))
  const list = proposals(paper('clean-subproblems-under-problem'), { ...whole, findings })
  assert.deepEqual(Object.keys(counted(list)).sort(), ['known finding', 'known measure', 'open measure'])
})

test('a problem worded anew under another number is found by its measures', () => {
  const [only, ...rest] = corrections('clean-subproblems-under-problem', (t) =>
    t.replace('7.采购询价走过场，供应商长期固定', '17.招采环节竞争不充分'),
  )
  assert.deepEqual(rest, [])
  assert.deepEqual([only?.verb, only?.fields], ['correct', { title: '招采环节竞争不充分' }])
  assert.match(only?.why ?? '', /措施与台账中这个问题的相同/)
})

test('what a notice calls the result is proposed as the result, at its words', () => {
  const one = paper('clean-flat-list-of-twenty')
  const list = proposals(one).filter(({ fields }) => 'result' in fields)
  assert.ok(list.length > 10, String(list.length))
  const [first] = list
  assert.equal(first?.fields['result'], '9月至12月党组会研究事项31项，办结31项')
  for (const { fields, places } of list) {
    assert.equal(
      one.text.slice(...(places['result'] ?? [0, 0])).normalize('NFKC'),
      String(fields['result']).normalize('NFKC'),
    )
  }
})

test('the same problems in a later feedback are new problems, and that they were found before is told', () => {
  const one = paper('feedback-full-formal')
  const known = accepted(one)
  const later = read(one.text.replaceAll('2025', '2027').replaceAll('第二巡察组', '第四巡察组'))
  const list = proposals(later, known)
  assert.deepEqual(counted(list), { 'open feedback': 1, 'open finding': 11 })
  assert.match(list[1]?.why.zh ?? '', /另一份反馈意见/)
  assert.equal(list[1]?.feedback, list[0]?.id)
  const both = applied(known, list, 'later')
  for (const again of [one, later]) assert.ok(proposals(again, both).every(({ kind }) => kind === 'known'))
})

test('what was not accepted is proposed again, and nothing else', () => {
  const one = paper('clean-subproblems-under-problem')
  const list = proposals(one)
  const skipped = list.filter(({ about }, at) => about === 'measure' && at % 3 === 0)
  const again = proposals(
    one,
    applied(
      nothing,
      list.filter((x) => !skipped.includes(x)),
    ),
  )
  assert.deepEqual(
    again.filter(({ kind }) => kind !== 'known').map(({ id, kind }) => [id, kind]),
    skipped.map(({ id }) => [id, 'open']),
  )
})

test('announced figures of a notice that differ from the feedback of that day are told', () => {
  const known = accepted(paper('feedback-full-formal'))
  const one = paper('clean-status-by-section')
  const [first] = proposals(read(one.text.replaceAll('11个问题', '10个问题')), known)
  assert.deepEqual(
    [first?.kind, first?.about, first?.fields, first?.was],
    ['contradicts', 'feedback', { announcedProblems: 10 }, { announcedProblems: 11 }],
  )
})

test('nothing known, nothing read: nothing proposed', () => {
  assert.deepEqual(proposals(read(''), nothing), [])
  assert.deepEqual(proposals(read('今天天气很好。'), accepted(paper('feedback-full-formal'))), [])
})
