import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { decodeCursor, encodeCursor, isRefused, isUuid, isValue, limitOf } from './page.ts'

const id = '019cac0f-0000-7000-8000-000000000001'

test('a cursor comes back as it was given', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.constant(null),
        fc.maxSafeInteger(),
        fc.string({ unit: 'grapheme' }).filter((text) => !text.includes('\u0000')),
      ),
      (value) => {
        assert.deepEqual(decodeCursor(encodeCursor([value, id]), [isValue, isUuid]), [value, id])
      },
    ),
  )
})

test('anything else is refused, and nothing is thrown', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      const found = decodeCursor(text, [isValue, isUuid])
      assert.ok(isRefused(found))
    }),
  )
  assert.equal(decodeCursor(undefined, [isValue, isUuid]), null)
  for (const place of [[1], [1, 'x'], [1.5, id], [{}, id], ['a\u0000', id], [1, id, 2]]) {
    assert.ok(
      isRefused(decodeCursor(Buffer.from(JSON.stringify(place)).toString('base64url'), [isValue, isUuid])),
      JSON.stringify(place),
    )
  }
})

test('a limit is a whole number between one and the most', () => {
  assert.deepEqual(
    [undefined, 0, -5, 7, 500, 1.5, Number.NaN].map((asked) => limitOf(asked, 50, 200)),
    [50, 1, 1, 7, 200, 50, 50],
  )
})
