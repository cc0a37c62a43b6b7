import { useEffect, useRef } from 'react'
import { createPortal } from 'react-dom'
import type { PrintedList } from '../../../src/contract/together.ts'
import { useSay } from '../language.tsx'
import { words } from '../words-ledger.ts'

/** The whole ledger as it goes to the printer: A4 landscape, headings and mark on every page. Drawn only while it is printed. */
export function PrintSheet({ list, onEnd }: { readonly list: PrintedList; readonly onEnd: () => void }) {
  const say = useSay()
  const ended = useRef(onEnd)
  ended.current = onEnd
  useEffect(() => {
    const end = () => ended.current()
    document.body.dataset['printing'] = 'sheet'
    window.addEventListener('afterprint', end)
    const begin = window.setTimeout(() => window.print(), 50)
    return () => {
      clearTimeout(begin)
      delete document.body.dataset['printing']
      window.removeEventListener('afterprint', end)
    }
  }, [])
  const wide = list.columns.length + list.underColumns.length
  const under = list.groups.reduce((sum, group) => sum + group.under.length, 0)
  return createPortal(
    <div className="print-sheet">
      <table>
        <thead>
          <tr>
            <th colSpan={wide} className="print-title">
              {say(words.ledger)}
              <span className="print-mark">
                {say(words.printedBy, { by: list.by, at: list.at, record: list.record })}
              </span>
            </th>
          </tr>
          <tr>
            {list.columns.map((column) => (
              <th key={column}>{column}</th>
            ))}
            {list.underColumns.map((column) => (
              <th key={`under ${column}`}>{column}</th>
            ))}
          </tr>
        </thead>
        {list.groups.map((group, at) => (
          <Group key={at} group={group} under={list.underColumns.length} />
        ))}
      </table>
      <p className="print-end">{say(words.printedEnd, { findings: list.groups.length, measures: under })}</p>
    </div>,
    document.body,
  )
}

interface GroupProps {
  readonly group: PrintedList['groups'][number]
  readonly under: number
}

/** A finding spans its measures. */
function Group({ group, under }: GroupProps) {
  const [first, ...rest] = group.under
  const cells = (row: readonly (string | number | null)[]) => row.map((cell, at) => <td key={at}>{cell}</td>)
  return (
    <tbody>
      <tr>
        {group.cells.map((cell, at) => (
          <td key={at} rowSpan={Math.max(1, group.under.length)}>
            {cell}
          </td>
        ))}
        {first ? cells(first) : <td colSpan={under} />}
      </tr>
      {rest.map((row, at) => (
        <tr key={at}>{cells(row)}</tr>
      ))}
    </tbody>
  )
}
