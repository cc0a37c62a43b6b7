import { useMemo, useState } from 'react'
import type { FieldView, RegisterView } from '../../../src/contract/view.ts'
import { keep, keptJson } from '../kept.ts'
import type { Column } from '../list/query.ts'
import { words as listWords } from '../words-list.ts'
import { words } from '../words-ledger.ts'

/** Columns of the paper ledger, in its order; `code` and `title` are always there. */
const shownFields = ['speed', 'leader', 'department', 'owner'] as const
const furtherFields = ['number', 'helpers', 'standard', 'round', 'feedback', 'closedOn', 'closingNumber'] as const

/** What a column needs, in pixels. What is left over goes to the title. */
const widths: Readonly<Record<string, number>> = {
  code: 122,
  title: 230,
  'f.speed': 88,
  'f.leader': 78,
  'f.department': 102,
  'f.owner': 72,
  due: 106,
  state: 100,
  'f.reportedDegree': 88,
  evidence: 60,
  measures: 60,
}
export const widthOf = (key: string) => widths[key] ?? 140

/** Every column of the ledger. Columns of fields this person is not told of are left out. */
function ledgerColumns(view: RegisterView): Column[] {
  const field = (name: string, standard: boolean): Column[] => {
    const told = view.fields.find((one) => one.name === name)
    return told ? [{ key: `f.${name}`, label: told.label, sort: sortOf(told), field: told, standard }] : []
  }
  const own = (key: string, label: Column['label'], sort: string | null): Column => ({
    ...{ key, label, sort, field: null, standard: true },
  })
  const named = (name: string) => view.fields.find((one) => one.name === name)?.label
  return [
    own('code', named('code') ?? words.code, 'code'),
    own('title', named('title') ?? listWords.title, 'title'),
    ...shownFields.flatMap((name) => field(name, true)),
    own('due', listWords.due, 'due'),
    own('state', listWords.state, 'state'),
    ...field('reportedDegree', true),
    own('evidence', words.evidenceCount, null),
    own('measures', words.measureCount, null),
    ...furtherFields.flatMap((name) => field(name, false)),
  ]
}

const sortable: ReadonlySet<FieldView['kind']> = new Set(['text', 'day', 'choice'])
const sortOf = (field: FieldView) => (sortable.has(field.kind) ? field.name : null)

const always = new Set(['code', 'title'])

/** Which columns are shown: the ledger's own choice, or this person's, remembered in this browser. */
export function useLedgerColumns(view: RegisterView) {
  const all = useMemo(() => ledgerColumns(view), [view])
  const standard = all.filter((column) => column.standard).map((column) => column.key)
  const [chosen, setChosen] = useState<readonly string[]>(() => {
    const before = keptJson('columns.ledger')
    return Array.isArray(before) ? before.filter((key): key is string => typeof key === 'string') : standard
  })
  const choose = (keys: readonly string[] | null) => {
    setChosen(keys ?? standard)
    keep('columns.ledger', keys === null ? null : JSON.stringify(keys))
  }
  const shown = useMemo(
    () => all.filter((column) => always.has(column.key) || chosen.includes(column.key)),
    [all, chosen],
  )
  return { choosable: all.filter(({ key }) => key !== 'code'), chosen, shown, choose }
}
