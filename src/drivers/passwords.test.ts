import assert from 'node:assert/strict'
import test from 'node:test'
import { argon2Passwords } from './passwords.ts'

const passwords = argon2Passwords()

test('a password is kept as argon2id with a salt of its own, and only itself fits', async () => {
  const [one, two] = await Promise.all([passwords.hash('云岫-Mxk7-tq'), passwords.hash('云岫-Mxk7-tq')])
  assert.match(one ?? '', /^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
  assert.notEqual(one, two)
  assert.ok(await passwords.verify(one ?? '', '云岫-Mxk7-tq'))
  assert.ok(!(await passwords.verify(one ?? '', '云岫-Mxk7-tQ')))
})

test('the same letters written in another width or composition are the same password', async () => {
  const hash = await passwords.hash('Ｍｘｋ７é云岫山水')
  assert.ok(await passwords.verify(hash, 'Mxk7e\u0301云岫山水'))
})

test('nothing anybody types fits the decoy, which costs what a real one costs', async () => {
  const decoy = await passwords.decoy()
  assert.equal(decoy, await passwords.decoy())
  assert.match(decoy, /^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
  assert.ok(!(await passwords.verify(decoy, '')))
})
