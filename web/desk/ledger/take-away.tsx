import { Button } from 'antd'
import { useState } from 'react'
import type { PrintedList } from '../../../src/contract/together.ts'
import type { RegisterView } from '../../../src/contract/view.ts'
import { api } from '../api.ts'
import { useLanguage } from '../language.tsx'
import type { Column } from '../list/query.ts'
import { Icon } from '../parts/icons.tsx'
import { PopButton } from '../parts/pop-button.tsx'
import { useTell } from '../parts/tell.tsx'
import { words as listWords } from '../words-list.ts'
import { words } from '../words-ledger.ts'
import { PrintSheet } from './print-sheet.tsx'
import { findings, measures } from './registers.ts'
import { questionOf } from './use-ledger.ts'

interface TakeAwayProps {
  readonly view: RegisterView
  readonly query: URLSearchParams
  readonly columns: readonly Column[]
}

/** Names of fields as the server's sheets know them. */
const sheetNames: Readonly<Record<string, string>> = { due: 'dueOn' }
const counted = new Set(['evidence', 'measures'])
const underColumns = ['marker', 'text', 'leader', 'department', 'owner', 'dueOn', 'state', 'result', 'doneOn']
/** Beside what is shown: where a finding stands in the paper, and what an office writes into its own ledger. */
const places = ['category', 'aspect'] as const
const always = ['progress', 'result', 'closedOn', 'closingNumber'] as const

/** The ledger as a sheet: the columns shown, after them the measures. */
function sheetQuery(query: URLSearchParams, columns: readonly Column[], format: string, language: string) {
  const shown = columns
    .filter(({ key }) => !counted.has(key))
    .map(({ key }) => sheetNames[key] ?? key.replace(/^f\./, ''))
  const [code = 'code', title = 'title', ...rest] = shown
  const asked = questionOf(query)
  asked.set('under', `${measures}.finding`)
  asked.set('columns', [...new Set([code, ...places, title, ...rest, ...always])].join(','))
  asked.set('underColumns', underColumns.join(','))
  asked.set('format', format)
  asked.set('language', language)
  return asked
}

/** The ledger on paper or as a file: each time on record. */
export function TakeAway({ view, query, columns }: TakeAwayProps) {
  const { say, language } = useLanguage()
  const tell = useTell()
  const [printing, setPrinting] = useState<PrintedList | null>(null)
  const [busy, setBusy] = useState(false)
  const print = async () => {
    setBusy(true)
    const answer = await api.printed(findings, sheetQuery(query, columns, 'print', language))
    setBusy(false)
    if (answer.ok) setPrinting(answer.value)
    else tell.failed(answer.refusals)
  }
  const office = new URLSearchParams(questionOf(query))
  office.set('language', language)
  const csv = new URLSearchParams(questionOf(query))
  csv.set('format', 'csv')
  csv.set('language', language)
  return (
    <>
      <Button icon={<Icon name="print" size={16} />} disabled={busy} aria-busy={busy} onClick={() => void print()}>
        {say(words.print)}
      </Button>
      <PopButton icon={<Icon name="download" size={16} />} text={say(listWords.export)}>
        {() => (
          <>
            <p className="pop-help">{say(words.exportHelp)}</p>
            <ul className="pop-list">
              <li>
                <a href={api.exportUnderPath(view.name, sheetQuery(query, columns, 'xlsx', language))} download>
                  {say(words.exportLedger)}
                </a>
              </li>
              <li>
                <a href={api.officeSheetPath(office)} download>
                  {say(words.exportOffice)}
                </a>
              </li>
              <li>
                <a href={api.exportPath(view.name, csv)} download>
                  {say(words.exportPlain)}
                </a>
              </li>
            </ul>
          </>
        )}
      </PopButton>
      {printing ? <PrintSheet list={printing} onEnd={() => setPrinting(null)} /> : null}
    </>
  )
}
