import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { difference, type Run } from './difference.ts'
import { sameResult, type ResultOf } from './same-result.ts'
import { withoutFormulas } from './formulas.ts'
import { Named, plainOf } from './plain.ts'
import { usual, type Wording, Wordings } from './wordings.ts'

const of = (id: string, text: string, unit = 'u1', year = 2025): Wording => ({
  id,
  finding: `f-${id}`,
  unit,
  year,
  text,
})
const fees = '由财务部逐笔核对2024年稿费发放表，对重复发放的12笔共3.6万元逐人追回，并由分管领导每月抽查一次'
const feesElsewhere =
  '由财务部逐笔核对2023年稿费发放表，对重复发放的７笔共８，０００元逐人追回；并由分管领导每月抽查两次。'
const cars = '公务用车一律由办公室派单，出车前登记里程，月底与加油卡流水核对后公示'

test('figures, days, money, width and punctuation make no difference', () => {
  const index = Wordings.of([of('a', fees), of('b', feesElsewhere, 'u2'), of('c', cars)])
  const [found, ...rest] = index.likeKnown('a')
  assert.deepEqual(rest, [])
  assert.equal(found?.id, 'b')
  assert.ok((found?.likeness ?? 0) > 0.8)
  assert.deepEqual(index.likeKnown('c'), [])
  assert.deepEqual(
    index.like(feesElsewhere, { exceptFinding: 'f-b' }).map(({ id }) => id),
    ['a'],
  )
})

test('names of units are taken out, the longest first', () => {
  const names = new Named(['云岫县', '云岫县青岚镇', '青岚镇'])
  assert.equal(plainOf('云岫县青岚镇会同青岚镇核对', names), 'U会同U核对')
  assert.equal(plainOf('2025年3月12日前，追回 1,200元；共12笔', new Named([])), 'D前追回M共N笔')
})

test('a text that is nothing but formulas is marked, and is like none, itself included', () => {
  const nothing = '进一步加强政治理论学习，切实提高思想认识，建立健全长效机制，强化监督检查，确保取得实效。'
  const index = Wordings.of([of('a', nothing), of('b', nothing), of('c', fees)])
  const { only, kinds } = index.formulasIn(nothing)
  assert.ok(only)
  assert.deepEqual(kinds, ['study', 'awareness', 'system', 'supervision', 'filler'])
  assert.deepEqual(index.likeKnown('a'), [])
  assert.equal(index.formulasIn(fees).only, false)
})

test('formulas that two texts share do not make them alike', () => {
  const around = (own: string) =>
    `进一步加强政治理论学习，切实提高思想认识，${own}，建立健全长效机制，强化监督检查，确保取得实效`
  const index = Wordings.of([of('a', around(fees)), of('b', around(cars)), of('c', cars)])
  assert.deepEqual(index.likeKnown('a'), [])
  assert.deepEqual(
    index.likeKnown('b').map(({ id, likeness }) => [id, likeness]),
    [['c', 1]],
  )
  assert.equal(withoutFormulas(cars).pieces.join(''), cars)
})

test('a measure copied whole into a longer one is found by what it is contained in', () => {
  const long = `${cars}。值班室每天记录钥匙去向，驾驶员轮岗由人事股排定，节假日封存`
  const [found] = Wordings.of([of('a', long)]).like(cars)
  assert.equal(found?.id, 'a')
  assert.ok((found?.likeness ?? 1) < usual.likeness && (found?.contained ?? 0) > usual.contained)
})

test('an id that is entered again stands for its new text', () => {
  const index = Wordings.of([of('a', fees), of('b', cars)])
  index.add(of('a', cars))
  assert.deepEqual(
    index.likeKnown('b').map(({ id }) => id),
    ['a'],
  )
  assert.deepEqual(index.like(fees), [])
  assert.equal(index.size, 2)
})

test('groups tell findings, units and years', () => {
  const index = Wordings.of([of('a', fees), of('b', feesElsewhere, 'u2', 2023), of('c', cars), of('d', fees, 'u3')])
  assert.deepEqual(index.groups(), [{ ids: ['a', 'b', 'd'], findings: 3, units: 3, years: [2023, 2025] }])
})

const words = fc
  .array(fc.constantFrom(...'稿费发放核对追回笔由部每月抽查公示登记车辆派单里程'), { minLength: 6, maxLength: 40 })
  .map((list) => list.join(''))
const corpus = fc.tuple(
  fc.array(words, { minLength: 1, maxLength: 12 }),
  fc.array(fc.tuple(fc.nat(), fc.nat(), words), { maxLength: 12 }),
)

/** Likeness told by sets of strings, every one with every one. */
function plainly(a: string, b: string, least: number = usual.likeness, contained: number = usual.contained): boolean {
  const set = (text: string) =>
    new Set(Array.from({ length: Math.max(0, text.length - 2) }, (_, at) => text.slice(at, at + 3)))
  const [mine, theirs] = [set(a), set(b)]
  const shared = [...mine].filter((one) => theirs.has(one)).length
  const [few, many] = [Math.min(mine.size, theirs.size), Math.max(mine.size, theirs.size)]
  if (few < 3) return false
  return shared / (few + many - shared) >= least || (few >= usual.shortest && shared / few >= contained)
}

test('what is found is true, and what is much alike is found, built or added', () => {
  fc.assert(
    fc.property(corpus, fc.nat(20), ([own, copies], cut) => {
      const texts = [...own]
      for (const [which, at, more] of copies) {
        const text = own[which % own.length] ?? ''
        texts.push(text.slice(0, at % text.length) + more.slice(0, at % 5) + text.slice((at % text.length) + 1))
      }
      const list = texts.map((text, at) => of(String(at), text))
      const index = Wordings.of(list.slice(0, cut))
      for (const one of list.slice(cut)) index.add(one)
      const inside = (few: readonly string[], many: readonly string[]) => few.every((id) => many.includes(id))
      for (const [at, text] of texts.entries()) {
        const wanted = (least: number, share: number) =>
          texts.flatMap((other, place) => (place !== at && plainly(text, other, least, share) ? [String(place)] : []))
        const others = Wordings.of(list.filter((_, place) => place !== at))
        for (const found of [index.likeKnown(String(at)), others.like(text)]) {
          const ids = found.map(({ id }) => id)
          assert.ok(inside(ids, wanted(usual.likeness, usual.contained)))
          assert.ok(inside(wanted(0.85, 2), ids))
        }
      }
    }),
    { numRuns: 60 },
  )
})

test('of what is alike by little more than the threshold, nearly all is found', () => {
  let state = 7
  const below = (n: number): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return Math.floor((state / 4_294_967_296) * n)
  }
  // From 0x5000 on: characters of which no formula, figure or day is made but by rare chance.
  const letter = () => String.fromCharCode(0x5000 + below(900))
  const pairs = Array.from({ length: 1500 }, (_, at) => {
    const own = Array.from({ length: 60 }, letter)
    const copy = own.map((one) => (below(14) === 0 ? letter() : one))
    return { at, own: own.join(''), copy: copy.join('') }
  })
  const close = pairs.filter(({ own, copy }) => plainly(own, copy, 0.6, 2) && !plainly(own, copy, 0.7, 2))
  const index = Wordings.of(close.map(({ at, own }) => of(String(at), own)))
  const found = close.filter(({ at, copy }) => index.like(copy).some(({ id }) => id === String(at)))
  assert.ok(close.length > 200, String(close.length))
  assert.ok(found.length / close.length > 0.96, `${found.length} of ${close.length}`)
})

test('a difference joins to both texts again, and finds what is longest in common', () => {
  const side = (runs: readonly Run[], not: Run['is']) =>
    runs.flatMap(({ is, text }) => (is === not ? [] : [text])).join('')
  fc.assert(
    fc.property(words, words, fc.nat(30), (a, more, at) => {
      const b = a.slice(0, at) + more + a.slice(at)
      const runs = difference(a, b)
      assert.equal(side(runs, 'only-b'), a)
      assert.equal(side(runs, 'only-a'), b)
      assert.ok(runs.every(({ is }, place) => is !== runs[place - 1]?.is && is !== 'only-a'))
    }),
  )
  assert.deepEqual(difference('追回7笔，公示', '追回12笔，公示'), [
    { is: 'same', text: '追回' },
    { is: 'only-a', text: '7' },
    { is: 'only-b', text: '12' },
    { is: 'same', text: '笔，公示' },
  ])
  assert.deepEqual(difference('', ''), [])
  const long = Array.from({ length: 900 }, (_, at) => `第${at}笔已核对，`).join('')
  const runs = difference(long, long.replace('第450笔', '第四百五十笔').replace('第3笔', '第三笔'))
  assert.equal(side(runs, 'only-b'), long)
  assert.equal(runs.filter(({ is }) => is === 'only-b').length, 2)
})

const result = (finding: string, title: string, results: string[], files: ResultOf['files'] = []): ResultOf => ({
  ...{ finding, title, results, files },
})

test('the same result or photograph under unlike findings is noted; minutes are shared evidence', () => {
  const sentence = '已对全部12笔逐人追回并由财务部建立台账。'
  const photo = { hash: 'p', name: '现场.jpg', kind: 'photo' as const }
  const minutes = { hash: 'm', name: '会议纪要.pdf', kind: 'minutes' as const }
  const found = sameResult([
    result('1', '稿费重复发放', [sentence], [photo, minutes]),
    result('2', '公务用车管理混乱', [`切实提高思想认识。${sentence}`], [photo, minutes]),
    result('3', '采购没有验收', ['切实提高思想认识。']),
  ])
  assert.deepEqual(found, [
    { is: 'same-sentence', words: sentence, hash: null, findings: ['1', '2'] },
    { is: 'same-file', words: '现场.jpg', hash: 'p', findings: ['1', '2'] },
    { is: 'shared-evidence', words: '会议纪要.pdf', hash: 'm', findings: ['1', '2'] },
  ])
  const alike = [result('1', '稿费重复发放', [sentence], [photo]), result('2', '稿费重复发放问题', [sentence], [photo])]
  assert.deepEqual(sameResult(alike), [])
})
