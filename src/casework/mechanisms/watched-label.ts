import type { Watched } from '../../kernel/mechanisms.ts'
import type { Label } from '../../kernel/words.ts'

/** The duty, rule or indicator that is watched; null when it is the register itself. */
export function labelOf(watched: Watched): Label | null {
  switch (watched.kind) {
    case 'register':
      return null
    case 'duty':
      return watched.duty.label
    case 'rule':
      return watched.rule.label
    case 'indicator':
      return watched.indicator.label
  }
}
