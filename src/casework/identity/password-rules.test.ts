import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { plainRules } from './memory-identity.ts'
import { judgePassword } from './password-rules.ts'

const standard = plainRules.password
const good = (password: string, login = 'chenlan') => judgePassword(password, login, standard).length === 0

test('ten characters of three classes are enough, and so are sixteen of any', () => {
  for (const password of [
    'Mxk7tqPwz2',
    '云岫山水Qz82hm',
    'correct horse battery staple',
    '青山一道同云雨明月何曾是两乡'.repeat(2),
  ])
    assert.ok(good(password), password)
})

test('short ones and those of too few classes are refused, all defects at once', () => {
  assert.ok(!good('Mx7tqPw2'))
  assert.ok(!good('mxktqpwzrv'))
  assert.ok(!good('mxktqpwz27'))
  assert.equal(judgePassword('abc', 'abc', standard).length, 4)
})

test('the commonest passwords are refused however they are dressed up', () => {
  const common = [
    'Password123',
    'P@ssw0rd123',
    'Admin@12345',
    'Qwerty12345',
    'Abcd123456',
    '1qaz@WSX3edc',
    'Woaini1314',
  ]
  for (const password of [...common, 'passwordpassword', '1111111111111111', 'abcdefghijklmnopqr', 'Admin123admin123!'])
    assert.ok(!good(password), password)
})

test('a password that contains the login is refused', () => {
  assert.ok(!good('ChenLan-7741-x'))
  assert.ok(good('Mx-li-7741-xq', 'li'))
})

test('judging is total and refuses with one code only', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 400 }), fc.string({ maxLength: 30 }), (password, login) => {
      for (const { code } of judgePassword(password, login, standard)) assert.equal(code, 'password-too-weak')
    }),
  )
})

test('a unit may ask for more, or for fewer kinds, and the words say its own figures', () => {
  const strict = { ...standard, shortest: 14, kinds: 4, longEnough: 24 }
  const words = judgePassword('Mxk7tqPwz2', 'chenlan', strict).map((one) => one.words.zh)
  assert.equal(words.length, 2)
  assert.match(words[0] ?? '', /至少 14 个字符/)
  assert.match(words[1] ?? '', /4 类，或不少于 24 个字符/)
  assert.deepEqual(judgePassword('mxktqpwzrv', 'chenlan', { ...standard, kinds: 1 }), [])
})
