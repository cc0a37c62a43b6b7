import type { Document } from '../document.ts'
import type { CheckFinding } from './registry.ts'
export type CheckOptions = { readonly corpus?: readonly string[] }
export function runChecks(_doc: Document, _options: CheckOptions): CheckFinding[] {
  return []
}
