import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import test from 'node:test'
import { refusalsPage } from '../../tools/generate-refusals.ts'
import { kindOf, listed, refusal, ruleRefusal } from './refusal.ts'
import { refusalCodes } from './refusal-codes.ts'
import type { RefusalCodeSpec } from './refusal-spec.ts'

const codes = Object.entries<RefusalCodeSpec>(refusalCodes)
const root = new URL('../../', import.meta.url)

test('every code is kebab-case and worded in both languages with the same placeholders', () => {
  const placeholders = (text: string) => [...new Set(text.match(/\{[a-z]+\}/g))].sort()
  for (const [code, { zh, en }] of codes) {
    assert.match(code, /^[a-z]+(-[a-z]+)*$/)
    assert.match(zh, /\p{Script=Han}|^\{says\}$/u, code)
    assert.doesNotMatch(en, /\p{Script=Han}/u, code)
    assert.deepEqual(placeholders(zh), placeholders(en), code)
  }
})

test('a refusal speaks both languages and keeps figures as details', () => {
  const made = refusal('version-conflict', { seen: 3, current: 5 }, { verb: 'close' })
  assert.match(made.words.zh, /第 3 版.*第 5 版/)
  assert.deepEqual(made.details, { seen: 3, current: 5 })
  assert.deepEqual(made.at, { verb: 'close' })
  assert.equal(kindOf(made), 'conflict')
  const missing = refusal('field-missing', { field: { zh: '责任人', en: 'Owner' } }, { field: 'owner' })
  assert.deepEqual(missing.words, { zh: '请填写“责任人”。', en: 'Fill in "Owner".' })
  assert.equal(missing.details, undefined)
  assert.equal(kindOf(ruleRefusal('some-rule', { zh: '不行', en: 'no' }, {})), 'invalid')
  assert.deepEqual(listed([missing.words, missing.words]).zh, '请填写“责任人”。、请填写“责任人”。')
})

test('docs/refusals.md lists the registry as it is', () => {
  assert.equal(readFileSync(new URL('docs/refusals.md', root), 'utf8'), refusalsPage())
})

test('every code that source mentions in a refusal is of the registry', () => {
  const known = new Set(codes.map(([code]) => code))
  for (const name of readdirSync(new URL('src/', root), { recursive: true, encoding: 'utf8' })) {
    if (!name.endsWith('.ts') || name.endsWith('.test.ts')) continue
    const source = readFileSync(new URL(`src/${name}`, root), 'utf8')
    for (const [, code] of source.matchAll(/\brefusal\('([^']+)'/g))
      assert.ok(known.has(code ?? ''), `${name}: ${code}`)
  }
})
