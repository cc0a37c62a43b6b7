import assert from 'node:assert/strict'
import { test } from 'node:test'
import { dotPath, dotsOf } from '../code-picture.ts'
import { labelSheet } from './labels.ts'

test('a label shows its code in letters and as the picture of its address, and no name gets out of its place', () => {
  const opens = 'https://centre.example/desk/q/ZC-0001'
  const label = { code: 'ZC-0001', opens, name: '<b>摄像机</b>', lines: ['存放地点："器材室"'] }
  const sheet = labelSheet({ title: '固定资产', owner: '云岫县融媒体中心', labels: [label], mark: '', nonce: 'n"1' })
  assert.ok(sheet.includes(dotPath(dotsOf(opens))))
  assert.ok(sheet.includes('<p class="code">ZC-0001</p>') && sheet.includes('<p>云岫县融媒体中心</p>'))
  assert.ok(sheet.includes('&lt;b&gt;摄像机&lt;/b&gt;') && sheet.includes('<style nonce="n&quot;1">'))
  assert.ok(!sheet.includes('<b>') && !sheet.includes('<script'))
})
