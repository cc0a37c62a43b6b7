import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import type { RegisterView } from '../../../src/contract/view.ts'
import { mainWay, stepsOf } from './procedure-path.ts'

type State = Partial<RegisterView['states'][number]> & { readonly name: string }
type Verb = {
  readonly name: string
  readonly from: 'nothing' | readonly string[]
  readonly to: string | null
  readonly machine?: boolean
}

function procedure(states: readonly State[], verbs: readonly Verb[]): RegisterView {
  const label = { zh: '名', en: 'name' }
  return {
    states: states.map((state) => ({ label, final: false, awaits: [], ...state })),
    verbs: verbs.map((verb) => ({
      label,
      machine: false,
      takes: [],
      needs: [],
      reason: false,
      wordless: false,
      ...verb,
    })),
  } as unknown as RegisterView
}

const message = procedure(
  [
    { name: 'received', awaits: ['assign', 'answer'] },
    { name: 'assigned', awaits: ['draft'] },
    { name: 'drafted', awaits: ['approve'] },
    { name: 'replied', final: true },
    { name: 'redirected', final: true },
  ],
  [
    { name: 'receive', from: 'nothing', to: 'received' },
    { name: 'assign', from: ['received'], to: 'assigned' },
    { name: 'answer', from: ['received'], to: 'replied' },
    { name: 'redirect', from: ['received'], to: 'redirected' },
    { name: 'draft', from: ['assigned'], to: 'drafted' },
    { name: 'return', from: ['drafted'], to: 'assigned' },
    { name: 'approve', from: ['drafted'], to: 'replied' },
  ],
)

test('the straight course follows what each state awaits first, to a final state', () => {
  assert.deepEqual(mainWay(message), ['received', 'assigned', 'drafted', 'replied'])
})

test('a record on the course has passed what lies before it', () => {
  assert.deepEqual(
    stepsOf(message, 'drafted', ['received', 'assigned', 'drafted']).map(
      ({ state, place }) => `${state.name} ${place}`,
    ),
    ['received passed', 'assigned passed', 'drafted now', 'replied ahead'],
  )
})

test('a record that ended beside the course promises nothing more', () => {
  assert.deepEqual(
    stepsOf(message, 'redirected', ['received', 'redirected']).map(
      ({ state, place, aside }) => `${state.name} ${place} ${aside}`,
    ),
    ['received passed false', 'redirected now true'],
  )
})

test('any procedure gives a course without repeats, and exactly one step is where the record stands', () => {
  const names = ['a', 'b', 'c', 'd', 'e']
  const name = fc.constantFrom(...names)
  const states = fc.tuple(
    ...names.map((one) =>
      fc
        .record({ final: fc.boolean(), awaits: fc.array(fc.constantFrom('v0', 'v1', 'v2', 'v3', 'v4')) })
        .map((state) => ({ name: one, ...state })),
    ),
  )
  const verbs = fc.array(
    fc.record({ from: fc.oneof(fc.constant('nothing' as const), fc.array(name)), to: fc.option(name) }),
    { maxLength: 5 },
  )
  fc.assert(
    fc.property(states, verbs, name, fc.array(name), (some, moves, now, been) => {
      const view = procedure(
        some,
        moves.map((move, at) => ({ name: `v${at}`, ...move })),
      )
      const way = mainWay(view)
      assert.equal(new Set(way).size, way.length)
      assert.equal(stepsOf(view, now, been).filter(({ place }) => place === 'now').length, 1)
    }),
  )
})
