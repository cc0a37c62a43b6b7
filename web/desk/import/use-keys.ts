import { type KeyboardEvent, useCallback } from 'react'
import { isDecidable } from './decisions.ts'
import { stepFrom } from './rows.ts'
import { type Review, sectionIds, unskipped } from './use-review.ts'

/** Fields take their own letters; what opens over the page keeps its keys. */
const taken = 'input, textarea, select, [contenteditable], [role="dialog"], .ant-select, .ant-picker'
/** A button or link that has the focus is pressed by Enter. */
const pressable = 'button, a, [role="button"], summary'

/**
 * Keys of the two panels. They work where the focus is inside them only, so that a letter typed elsewhere does nothing (WCAG 2.1.4). Ctrl+Enter confirms from anywhere
 * inside, except in the form of a proposal, where it saves.
 */
export function useKeys(review: Review, ways: { readonly confirm: () => void; readonly back: () => void }) {
  return useCallback(
    (event: KeyboardEvent) => {
      const { target } = event
      if (!(target instanceof Element) || target.closest(taken)) return
      if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) return done(event, ways.confirm)
      if (event.ctrlKey || event.metaKey || event.altKey) return
      const pressing = target.closest(pressable) !== null
      if (event.key === 'Escape') return done(event, ways.back)
      const inSource = target.closest('.source') !== null
      if (inSource || (pressing && event.key === 'Enter')) return
      const act = actOf(event, review)
      if (act) done(event, act)
    },
    [review, ways],
  )
}

function done(event: KeyboardEvent, act: () => void): void {
  event.preventDefault()
  act()
}

/** What a key means in the list of proposals; null where it means nothing. */
function actOf({ key, shiftKey }: KeyboardEvent, review: Review): (() => void) | null {
  const { rows, current, acts, proposal } = review
  const step = (by: 1 | -1) => () => {
    const to = stepFrom(rows, current, by)
    if (to !== null) acts.go(to)
  }
  switch (key) {
    case 'j':
    case 'ArrowDown':
      return step(1)
    case 'k':
    case 'ArrowUp':
      return step(-1)
    case 'Enter':
      return current === null ? null : () => acts.toSource(current)
    case 'e':
      return proposal && isDecidable(proposal) ? () => acts.startEdit(proposal.id) : null
    case 'A':
      return current === null ? null : () => acts.choose(unskipped(review, sectionIds(rows, current)), 'accept')
    case 'a':
    case 's':
      return shiftKey || current === null ? null : decideAndStep(review, current, key === 'a' ? 'accept' : 'skip')
    default:
      return null
  }
}

/** Decides and goes on. Where to is asked before: what was decided may vanish from what is shown. What cannot be decided is passed by. */
function decideAndStep({ rows, proposal, acts }: Review, current: string, choice: 'accept' | 'skip') {
  return () => {
    const next = stepFrom(rows, current, 1)
    if (proposal && isDecidable(proposal)) acts.choose([current], choice)
    if (next !== null) acts.go(next)
  }
}
