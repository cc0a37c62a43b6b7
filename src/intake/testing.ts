// What the tests of this room share: fixture files, and the rules every reading must obey.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import type { Refusal } from '../kernel/refusal.ts'
import type { Intake } from './intake.ts'
import { isRefusal, readBytes } from './read.ts'
import { refusalWords } from './refusals.ts'

const fixtures = new URL('../../fixtures/', import.meta.url)

export const fixture = (path: string): Uint8Array => readFileSync(new URL(path, fixtures))

export async function read(path: string): Promise<Intake> {
  return readWhole(fixture(path))
}

export async function readWhole(bytes: Uint8Array): Promise<Intake> {
  const answer = await readBytes(bytes)
  if (isRefusal(answer)) assert.fail(`refused: ${answer.code}`)
  assertSound(answer)
  return answer
}

export async function refusalOf(bytes: Uint8Array): Promise<string> {
  const answer = await readBytes(bytes)
  assert.ok(isRefusal(answer), 'should have been refused')
  assertWords(answer)
  return answer.code
}

export function assertWords({ code, words }: Refusal): void {
  assert.ok(Object.hasOwn(refusalWords, code), `${code} is not in the registry`)
  assert.ok(words.zh.length > 5 && words.en.length > 5 && !words.zh.includes('{') && !words.en.includes('{'), words.zh)
}

/** Positions lie in the text, in order, without overlap; cells are in order and inside their sheet. */
function assertSound({ text, positions, cells = [] }: Intake): void {
  let end = 0
  for (const position of positions) {
    assert.ok(position.start >= end && position.end > position.start && position.end <= text.length)
    end = position.end
  }
  for (const sheet of cells) {
    for (const cell of sheet.cells) {
      assert.ok(cell.row >= 1 && cell.row <= sheet.rows && cell.column >= 1 && cell.column <= sheet.columns)
      assert.ok(cell.text !== '' && cell.text === cell.text.trim())
    }
  }
}

/** A generator of chance with a seed, so that a failing mutation can be run again. */
export function chance(seed: number): (below: number) => number {
  let state = seed >>> 0
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

/** One to eight wounds: bytes flipped, cut out, doubled, overwritten, or the end lost. */
export function mutated(bytes: Uint8Array, next: (below: number) => number): Uint8Array {
  let out = Buffer.from(bytes)
  for (let wounds = 1 + next(8); wounds > 0 && out.length > 1; wounds--) {
    const at = next(out.length)
    const length = 1 + next(Math.min(64, out.length - at))
    const kind = next(5)
    if (kind === 0) out[at] = next(256)
    else if (kind === 1) out = Buffer.concat([out.subarray(0, at), out.subarray(at + length)])
    else if (kind === 2) out = Buffer.concat([out.subarray(0, at + length), out.subarray(at)])
    else if (kind === 3) out.fill(next(256), at, at + length)
    else if (next(4) === 0) out = Buffer.from(out.subarray(0, at))
  }
  return out
}

/** Reads a mutated file as the parent never would, in this very process, and demands an answer that is sound. */
export async function survives(bytes: Uint8Array): Promise<'read' | 'refused'> {
  const answer = await readBytes(bytes)
  if (isRefusal(answer)) {
    assertWords(answer)
    return 'refused'
  }
  assertSound(answer)
  return 'read'
}
