import type { ImportProposal } from '../../../src/contract/imports.ts'
import { type Decisions, isBulk, isDecidable } from './decisions.ts'

export type Show = 'all' | 'open' | 'accept' | 'skip' | 'known' | 'contradicts'

/** A line of the list of proposals. */
export type Row =
  | { readonly kind: 'section'; readonly key: string; readonly title: string; readonly ids: readonly string[] }
  | { readonly kind: 'one'; readonly key: string; readonly proposal: ImportProposal; readonly under: boolean }
  | { readonly kind: 'fold'; readonly key: string; readonly count: number; readonly open: boolean }

/** Proposals below their headings, in the order of the paper; measures behind their finding. */
export function sectionsOf(proposals: readonly ImportProposal[]): Map<string, ImportProposal[]> {
  const findings = new Map<string, ImportProposal>()
  for (const one of proposals) {
    if (one.about !== 'finding') continue
    findings.set(one.id, one)
    if (one.target !== null) findings.set(one.target, one)
  }
  const below = new Map<ImportProposal, ImportProposal[]>()
  const tops: ImportProposal[] = []
  for (const one of proposals) {
    const finding = one.about === 'measure' && one.of !== null ? findings.get(one.of) : undefined
    if (finding) below.set(finding, [...(below.get(finding) ?? []), one])
    else tops.push(one)
  }
  const sections = new Map<string, ImportProposal[]>()
  for (const one of tops) {
    const list = sections.get(one.section) ?? []
    list.push(one, ...(below.get(one) ?? []))
    sections.set(one.section, list)
  }
  return sections
}

/** Whether a proposal belongs to what is shown. */
function isShown(one: ImportProposal, show: Show, { choices }: Decisions): boolean {
  if (show === 'all') return true
  if (!isDecidable(one)) return one.kind === show
  return (choices[one.id] ?? 'open') === show
}

/** The lines of the list. What stands already is folded away under its heading, unless it is asked for or its fold is open. */
export function rowsOf(
  sections: ReadonlyMap<string, readonly ImportProposal[]>,
  decisions: Decisions,
  show: Show,
  openFolds: ReadonlySet<string>,
): Row[] {
  const rows: Row[] = []
  for (const [title, list] of sections) {
    const shown = list.filter((one) => isShown(one, show, decisions))
    if (shown.length === 0) continue
    const key = `section ${title}`
    const ids = list.filter(isBulk).map((one) => one.id)
    rows.push({ kind: 'section', key, title, ids })
    const folded = show === 'all' ? shown.filter((one) => one.kind === 'known') : []
    const open = openFolds.has(title)
    for (const one of shown)
      if (one.kind !== 'known' || show !== 'all' || open)
        rows.push({ kind: 'one', key: one.id, proposal: one, under: one.about === 'measure' })
    if (folded.length > 0) rows.push({ kind: 'fold', key: `fold ${title}`, count: folded.length, open })
  }
  return rows
}

/** The proposal `step` lines further; at either end it stays. Null where the list has none. */
export function stepFrom(rows: readonly Row[], current: string | null, step: 1 | -1): string | null {
  const at = current === null ? -1 : rows.findIndex((row) => row.key === current)
  if (at < 0) return rows.find((row) => row.kind === 'one')?.key ?? null
  for (let index = at + step; index >= 0 && index < rows.length; index += step) {
    const row = rows[index]
    if (row?.kind === 'one') return row.key
  }
  return current
}
