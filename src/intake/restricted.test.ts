import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { isRefusal, readBytes } from './read.ts'
import { restricted } from './restricted.ts'
import { fixture, read } from './testing.ts'

const body = '\n云岫县有关单位：\n现将有关事项通知如下。\n'

test('a mark of secrecy at the head is seen, as it is printed', () => {
  const marks = [
    '机密★10年',
    '秘密★1年',
    '绝　密★长期',
    '机 密 ☆ 5年',
    '秘密★',
    '【机密】',
    '密级：秘密',
    '绝密',
    '内部资料　注意保存',
    '内部资料，注意保存',
    '内部资料 请勿外传',
  ]
  for (const mark of marks) {
    const text = `第003号\n${mark}\n关于有关事项的通知${body}`
    const found = restricted({ text })
    assert.equal(found?.kind, 'classified', mark)
    assert.equal(text.slice(...(found?.span ?? [0, 0])), found?.quote, mark)
  }
})

test('a mark in a page header is seen', async () => {
  const found = restricted(await read('files/classified-mark-in-header.docx'))
  assert.deepEqual(found, { kind: 'classified', quote: '机密★10年' })
})

test('a text that speaks of secrecy bears no mark', () => {
  const texts = [
    '关于加强机密级计算机管理的整改情况\n一、落实保密责任。',
    '中共云岫县融媒体中心党组关于巡察整改情况的通报\n（五）关于“涉密文件管理不规范，秘密级文件未登记”的问题。',
    '保守国家秘密工作制度\n第一条 绝密、机密、秘密三级管理。',
    '关于内部管理的问题\n内部资料管理混乱的问题已整改。',
    '问题线索已移交县纪委监委，举报材料按规定转办。',
    `${'一、整改情况\n'.repeat(30)}机密★10年`,
  ]
  for (const text of texts) assert.equal(restricted({ text }), null, text)
})

test('a lead, a record of an interview and their forms are seen', () => {
  const texts = [
    '举报材料\n县纪委监委：\n我要反映……',
    '关于某某同志有关问题的举报材料\n一、',
    '谈话笔录\n时间：2025年3月1日　地点：谈话室',
    '（第 1 次）询问笔录\n',
    '问题线索登记表\n编号\t来源\t内容',
    '云岫县纪委监委问题线索处置呈批表\n',
    '编号：12\n谈话时间：2025年3月1日\n谈话地点：谈话室\n被谈话人：某某\n谈话人：某某\n',
    '表1\n线索编号\t2025-012\n线索来源\t来信\n被反映人\t某某\n',
  ]
  for (const text of texts) {
    const found = restricted({ text })
    assert.equal(found?.kind, 'case-lead', text)
    assert.equal(text.slice(...(found?.span ?? [0, 0])), found?.quote)
  }
})

test('rules, plans and results about leads and interviews are not leads', () => {
  const texts = [
    '问题线索管理办法\n第一条',
    '关于规范谈话笔录制作的通知\n各单位：',
    '关于“问题线索台账不规范”问题的整改情况\n一是',
    '信访举报件办理流程\n',
    '谈心谈话记录表\n谈话人：张三\n谈话时间：3月1日\n谈话地点：会议室\n',
    '采访记录\n记录人：叶采薇\n',
  ]
  for (const text of texts) assert.equal(restricted({ text }), null, text)
})

test('no fixture is restricted but the one that is made to be', async () => {
  const root = new URL('../../fixtures/', import.meta.url)
  for (const folder of ['notices', 'other']) {
    for (const name of readdirSync(new URL(`${folder}/`, root))) {
      if (name.endsWith('.txt'))
        assert.equal(restricted({ text: readFileSync(new URL(`${folder}/${name}`, root), 'utf8') }), null, name)
    }
  }
  for (const name of readdirSync(new URL('files/', root))) {
    const answer = await readBytes(fixture(`files/${name}`))
    if (!isRefusal(answer) && !name.startsWith('classified')) assert.equal(restricted(answer), null, name)
  }
})

test('real notices, where they are at hand, are not restricted', (t) => {
  const folder = new URL('../../../shared/notices/', import.meta.url)
  let names: string[] = []
  try {
    names = readdirSync(folder).filter((name) => name.endsWith('.txt'))
  } catch {
    t.skip('../shared/notices is not here')
  }
  for (const name of names) assert.equal(restricted({ text: readFileSync(new URL(name, folder), 'utf8') }), null, name)
})

test('a hostile head costs no time', () => {
  const started = performance.now()
  for (const unit of ['密', '机密 ', '内部资料，', '举报', '被谈话人', '\n', '★'])
    restricted({ text: unit.repeat(500_000) })
  assert.ok(performance.now() - started < 2000)
})
