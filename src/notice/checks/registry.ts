import type { Span } from '../../text/tidy.ts'
export type Severity = 'error' | 'warning' | 'note'
export type CheckFinding = {
  readonly code: string
  readonly severity: Severity
  readonly message: string
  readonly spans: readonly Span[]
}
