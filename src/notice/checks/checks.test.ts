import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { readNotice, sentencesOf } from '../reading.ts'
import { notice } from '../testing.ts'
import { CHECKS } from './registry.ts'

const page = readFileSync(new URL('../../../docs/checks.md', import.meta.url), 'utf8')

type Example = { readonly code: string; readonly trips: boolean; readonly slot: string; readonly text: string }

function examples(): Example[] {
  const found: Example[] = []
  let code = ''
  for (const line of page.split('\n')) {
    const heading = /^## (\S+)$/u.exec(line)
    if (heading) code = heading[1] ?? ''
    const example = /^- (trips|silent) · (\w+) · `(.+)`$/u.exec(line)
    if (example)
      found.push({
        code,
        trips: example[1] === 'trips',
        slot: example[2] ?? '',
        text: (example[3] ?? '').replaceAll('⏎', '\n'),
      })
  }
  return found
}

function codesOf({ slot, text }: Example): string[] {
  const corpus = slot === 'corpus' ? { corpus: new Set(sentencesOf(notice({ items: [text] }))) } : {}
  const whole =
    slot === 'whole'
      ? text
      : slot === 'item' || slot === 'corpus'
        ? notice({ items: [text] })
        : slot === 'items'
          ? notice({ items: [text] })
          : notice({ [slot]: text })
  return readNotice(whole, corpus).checks.map((c) => c.code)
}

test('every check of the registry has a text that trips it and one that must not, and no page speaks of another', () => {
  const all = examples()
  for (const code of Object.keys(CHECKS)) {
    assert.ok(
      all.some((e) => e.code === code && e.trips),
      `${code}: nothing trips it`,
    )
    assert.ok(
      all.some((e) => e.code === code && !e.trips),
      `${code}: nothing must not`,
    )
  }
  for (const { code } of all) assert.ok(code in CHECKS, `${code} is no check`)
})

for (const e of examples()) {
  test(`${e.code} ${e.trips ? 'points at' : 'is silent about'}: ${e.text.slice(0, 40).replaceAll('\n', ' ')}`, () => {
    assert.equal(codesOf(e).includes(e.code), e.trips, codesOf(e).join(', '))
  })
}

test('words of the checks say nothing of guilt', () => {
  for (const { zh } of Object.values(CHECKS)) assert.doesNotMatch(zh, /虚假|造假|嫌疑|违纪|违法|弄虚|欺骗/u)
})

test('what is pointed at ends with the text, also when a number stands at its very end', () => {
  const item = '1.热线答复不及时。\n整改措施：一是值班表上墙，每日两人接听。二是8月1日起逐件登记。'
  const whole = notice({ items: [item] })
  const cut = `${whole.slice(0, whole.indexOf('逐件登记。') + 5)}二是好`
  const { checks } = readNotice(cut)
  assert.ok(checks.some(({ code }) => code === 'numbering-double'))
  for (const [s, e] of checks.flatMap(({ spans }) => spans)) assert.ok(s <= e && e <= cut.length, `${s}, ${e}`)
})

test('the notice of the examples is itself clean', () => {
  assert.deepEqual(readNotice(notice()).checks, [])
})
