import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from 'react'
import { useNavigate } from 'react-router'
import type { SearchRow } from '../../../src/contract/questions.ts'
import type { Me } from '../../../src/contract/session.ts'
import { api } from '../api.ts'
import { type Say, useSay } from '../language.tsx'
import { findings, mechanisms, papers, unitSettings } from '../ledger/registers.ts'
import { Dialog } from '../parts/dialog.tsx'
import { Icon, type IconName } from '../parts/icons.tsx'
import { words } from '../words.ts'
import { words as ledgerWords } from '../words-ledger.ts'
import { words as shellWords } from '../words-shell.ts'

interface Find {
  readonly key: string
  readonly to: string
  readonly icon: IconName
  readonly text: string
  /** What kind of thing it is. */
  readonly of: string
}

const quiet = 160
const mostRegisters = 8
const mostRecords = 12

/** Everything one may see, by a few letters: pages, registers, records. Arrows choose, Enter goes there, Escape leaves. */
export default function QuickFind({ me, onClose }: { readonly me: Me; readonly onClose: () => void }) {
  const say = useSay()
  const navigate = useNavigate()
  const id = useId().replace(/\W/g, '')
  const [text, setText] = useState('')
  const [at, setAt] = useState(0)
  const { rows, busy } = useRecords(text.trim())
  const finds = useMemo(() => findsOf(me, text.trim().toLowerCase(), rows, say), [me, text, rows, say])
  const go = (find: Find) => {
    onClose()
    navigate(find.to)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const chosen = finds[at]
    if (event.nativeEvent.isComposing) return
    if (event.key === 'ArrowDown') setAt(Math.min(at + 1, finds.length - 1))
    else if (event.key === 'ArrowUp') setAt(Math.max(at - 1, 0))
    else if (event.key === 'Enter' && chosen) go(chosen)
    else return
    event.preventDefault()
  }
  return (
    <Dialog title={say(shellWords.quickFind)} look="quick" onClose={onClose} bare>
      <p className="quick-line">
        <Icon name="search" size={18} />
        <input
          className="quick-text"
          autoFocus
          role="combobox"
          aria-expanded={finds.length > 0}
          aria-controls={`${id}-finds`}
          aria-autocomplete="list"
          {...(finds[at] ? { 'aria-activedescendant': `${id}-${at}` } : {})}
          aria-label={say(shellWords.quickFind)}
          placeholder={say(shellWords.quickPlaceholder)}
          maxLength={100}
          value={text}
          onChange={(event) => {
            setText(event.target.value)
            setAt(0)
          }}
          onKeyDown={onKeyDown}
        />
      </p>
      <Finds id={id} finds={finds} at={at} onGo={go} />
      <p className="quick-foot" role="status">
        {finds.length === 0 && !busy && text.trim() !== '' ? say(shellWords.quickNone) : say(shellWords.quickKeys)}
      </p>
    </Dialog>
  )
}

interface FindsProps {
  readonly id: string
  readonly finds: readonly Find[]
  readonly at: number
  readonly onGo: (find: Find) => void
}

function Finds({ id, finds, at, onGo }: FindsProps) {
  const say = useSay()
  const list = useRef<HTMLUListElement>(null)
  useEffect(() => {
    list.current?.children[at]?.scrollIntoView({ block: 'nearest' })
  }, [at])
  return (
    <ul ref={list} id={`${id}-finds`} className="quick-finds" role="listbox" aria-label={say(shellWords.quickFinds)}>
      {finds.map((find, place) => (
        <li key={find.key} id={`${id}-${place}`} role="option" aria-selected={place === at} onClick={() => onGo(find)}>
          <Icon name={find.icon} size={16} />
          <span className="quick-what">{find.text}</span>
          <span className="quick-of">{find.of}</span>
        </li>
      ))}
    </ul>
  )
}

/** Records that hold the words, from all registers one may read. An answer overtaken by typing is dropped. */
function useRecords(text: string): { readonly rows: readonly SearchRow[]; readonly busy: boolean } {
  const [found, setFound] = useState<{ readonly of: string; readonly rows: readonly SearchRow[] }>({ of: '', rows: [] })
  useEffect(() => {
    if (text === '') return setFound({ of: '', rows: [] })
    let current = true
    const later = window.setTimeout(() => {
      void api.search(text).then((answer) => {
        if (current) setFound({ of: text, rows: answer.ok ? answer.value.rows.slice(0, mostRecords) : [] })
      })
    }, quiet)
    return () => {
      current = false
      clearTimeout(later)
    }
  }, [text])
  return { rows: found.rows, busy: found.of !== text }
}

function findsOf(me: Me, wanted: string, rows: readonly SearchRow[], say: Say): readonly Find[] {
  const fits = (text: string) => text.toLowerCase().includes(wanted)
  const places = pagesOf(me, say).filter(({ text }) => fits(text))
  const labels = new Map(me.registers.map(({ name, label }) => [name, say(label)]))
  const registers = me.registers
    .filter(({ label }) => wanted !== '' && fits(say(label)))
    .slice(0, mostRegisters)
    .map(
      ({ name, label }): Find => ({
        ...{ key: `r ${name}`, to: `/r/${name}`, icon: 'book', text: say(label), of: say(words.registers) },
      }),
    )
  const records = rows.map(
    ({ register, id, title }): Find => ({
      ...{ key: `e ${id}`, to: `/r/${register}/${id}`, icon: 'file', text: title, of: labels.get(register) ?? '' },
    }),
  )
  return [...places, ...registers, ...records]
}

function pagesOf(me: Me, say: Say): readonly Find[] {
  const reads = (register: string) => me.registers.some(({ name }) => name === register)
  const page = (to: string, icon: IconName, label: { zh: string; en: string }): Find => ({
    ...{ key: `p ${to}`, to, icon, text: say(label), of: say(shellWords.page) },
  })
  return [
    page('/', 'inbox', words.inbox),
    ...(reads(findings) ? [page('/ledger', 'ledger', ledgerWords.ledger)] : []),
    ...(reads(papers) ? [page('/import', 'file', ledgerWords.importFeedback)] : []),
    ...(reads(mechanisms) ? [page('/health', 'pulse', shellWords.health)] : []),
    page('/calendar', 'calendar', shellWords.calendar),
    page('/registers', 'book', shellWords.gallery),
    page('/people', 'people', words.people),
    ...(reads(unitSettings) ? [page('/settings', 'filter', shellWords.settings)] : []),
    ...(me.mayAudit ? [page('/journal', 'journal', words.journal)] : []),
    page('/me', 'person', words.ownPage),
  ]
}
