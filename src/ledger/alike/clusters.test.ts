import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { Clusters } from './clusters.ts'

const words = '对二〇二三年以来的稿费发放逐笔核对，共核对六百二十笔，多发的十二笔已于三月底前全部退回财务账户。'
let count = 0
const wording = (finding: string, unit: string, text: string) => ({
  id: `w${++count}`,
  finding,
  unit,
  year: 2026,
  text,
})

suite('clusters of wordings', () => {
  test('copies over units are one cluster, with the difference marked; a finding that repeats itself is none', () => {
    const clusters = new Clusters(['云岫县文化馆', '云岫县图书馆'])
    const copied = words.replace('十二笔', '三笔')
    for (const one of [
      wording('f1', '云岫县文化馆', words),
      wording('f1', '云岫县文化馆', words),
      wording('f2', '云岫县图书馆', copied),
      wording('f3', '云岫县图书馆', '开展直播设备清查，登记造册四十件，报废六件并按程序核销。'),
    ])
      clusters.add(one)
    const [cluster, ...rest] = clusters.told(10, 10)
    assert.deepEqual([rest.length, cluster?.units, cluster?.findings, cluster?.others.length], [0, 2, 2, 1])
    const runs = cluster?.others[0]?.runs ?? []
    assert.equal(
      runs
        .filter(({ is }) => is !== 'only-b')
        .map(({ text }) => text)
        .join(''),
      words,
    )
    assert.equal(
      runs
        .filter(({ is }) => is !== 'only-a')
        .map(({ text }) => text)
        .join(''),
      copied,
    )
    assert.ok((cluster?.others[0]?.likeness ?? 0) >= 0.6)
  })

  test('standard formulas are counted and make no cluster; what is beyond the limit is counted', () => {
    const clusters = new Clusters([])
    for (const finding of ['f1', 'f2'])
      clusters.add(wording(finding, 'u', '进一步加强学习教育，压实工作责任，建立健全长效机制。'))
    assert.deepEqual([clusters.told(10, 10), clusters.formulas], [[], 2])
    for (let n = 0; n < 6; n++) clusters.add(wording(`g${n}`, `u${n}`, words))
    const [cluster] = clusters.told(10, 2)
    assert.deepEqual([cluster?.others.length, cluster?.more, cluster?.units], [2, 3, 6])
  })
})
