import { Button } from 'antd'
import { type KeyboardEvent, useId, useRef, useState } from 'react'
import type { Option } from '../../../src/contract/questions.ts'
import type { Refusal } from '../../../src/contract/wording.ts'
import { api, freshKey } from '../api.ts'
import { useSay } from '../language.tsx'
import { remarks } from '../ledger/registers.ts'
import { Refused } from '../parts/state-of-asking.tsx'
import { useTell } from '../parts/tell.tsx'
import { words as shellWords } from '../words.ts'
import { words } from '../words-finding.ts'
import { nameAt, withName } from './mention-text.ts'
import { useReaders } from './use-mentions.ts'

interface RemarkBoxProps {
  readonly finding: string
  readonly onSaid: () => void
}

/** Says something about the finding; @ and a name bring it before somebody who may read it. */
export function RemarkBox({ finding, onSaid }: RemarkBoxProps) {
  const say = useSay()
  const [text, setText] = useState('')
  const [people, setPeople] = useState<readonly Option[]>([])
  const { refusals, busy, send } = useSaying(finding, text, () => {
    setText('')
    setPeople([])
    onSaid()
  })
  // Whoever is no longer in the text is no longer meant.
  const meant = people.filter(({ title }) => text.includes(`@${title}`) || text.includes(`＠${title}`))
  return (
    <form
      className="remark-box"
      onSubmit={(event) => {
        event.preventDefault()
        void send(meant)
      }}
    >
      <MentionText
        finding={finding}
        text={text}
        onText={setText}
        onPick={(person) => setPeople([...people.filter(({ id }) => id !== person.id), person])}
      />
      <Refused refusals={refusals} />
      <p className="remark-foot">
        <span className="form-hint">
          {meant.length > 0
            ? say(words.mentioned, { names: meant.map(({ title }) => title).join(say(shellWords.joint)) })
            : say(words.mentionHelp)}
        </span>
        <Button htmlType="submit" size="small" type="primary" disabled={busy || text.trim() === ''}>
          {say(words.remark)}
        </Button>
      </p>
    </form>
  )
}

function useSaying(finding: string, text: string, onSaid: () => void) {
  const say = useSay()
  const tell = useTell()
  const [refusals, setRefusals] = useState<readonly Refusal[]>([])
  const [busy, setBusy] = useState(false)
  const key = useRef(freshKey())
  const send = async (meant: readonly Option[]) => {
    setBusy(true)
    const mentioned = meant.map(({ id }) => id)
    const fields = { content: text.trim(), finding, ...(mentioned.length > 0 ? { mentioned } : {}) }
    const answer = await api.create(remarks, 'say', { fields }, key.current)
    setBusy(false)
    // Without an answer nobody knows whether it was said: sent again under the same key it is said once.
    if (answer.ok || (answer.status >= 400 && answer.status < 500)) key.current = freshKey()
    setRefusals(answer.ok ? [] : answer.refusals)
    if (!answer.ok) return
    tell.done(say(words.said))
    onSaid()
  }
  return { refusals, busy, send }
}

interface MentionTextProps {
  readonly finding: string
  readonly text: string
  readonly onText: (text: string) => void
  readonly onPick: (person: Option) => void
}

/** The field, and below it the people that fit what is typed after an @. Arrows choose, Enter takes, Escape leaves. */
function MentionText({ finding, text, onText, onPick }: MentionTextProps) {
  const say = useSay()
  const id = useId().replace(/\W/g, '')
  const box = useRef<HTMLTextAreaElement>(null)
  const [caret, setCaret] = useState(0)
  const [at, setAt] = useState(0)
  const [left, setLeft] = useState(false)
  const name = left ? null : nameAt(text, caret)
  const found = useReaders(finding, name)
  const open = name !== null && found !== null
  const pick = (person: Option) => {
    const next = withName(text, caret, person.title)
    onText(next.text)
    onPick(person)
    setCaret(next.caret)
    requestAnimationFrame(() => {
      box.current?.focus()
      box.current?.setSelectionRange(next.caret, next.caret)
    })
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (!open || event.nativeEvent.isComposing) return
    const chosen = found[at]
    if (event.key === 'ArrowDown') setAt(Math.min(at + 1, found.length - 1))
    else if (event.key === 'ArrowUp') setAt(Math.max(at - 1, 0))
    else if (event.key === 'Escape') setLeft(true)
    else if (event.key === 'Enter' && chosen) pick(chosen)
    else return
    event.preventDefault()
  }
  return (
    <>
      <textarea
        ref={box}
        className="remark-text"
        rows={3}
        maxLength={2000}
        value={text}
        aria-label={say(words.remark)}
        placeholder={say(words.remarkPlaceholder)}
        aria-autocomplete="list"
        {...(open && found.length > 0
          ? { 'aria-controls': `${id}-people`, 'aria-activedescendant': `${id}-${at}` }
          : {})}
        onChange={(event) => {
          onText(event.target.value)
          setCaret(event.target.selectionStart)
          setAt(0)
          setLeft(false)
        }}
        onSelect={(event) => setCaret(event.currentTarget.selectionStart)}
        onKeyDown={onKeyDown}
      />
      {open ? <People id={id} found={found} at={at} onPick={pick} /> : null}
    </>
  )
}

interface PeopleProps {
  readonly id: string
  readonly found: readonly Option[]
  readonly at: number
  readonly onPick: (person: Option) => void
}

function People({ id, found, at, onPick }: PeopleProps) {
  const say = useSay()
  if (found.length === 0)
    return (
      <p className="remark-people value-none" role="status">
        {say(words.nobody)}
      </p>
    )
  return (
    <ul id={`${id}-people`} className="remark-people" role="listbox" aria-label={say(words.people)}>
      {found.map((person, place) => (
        <li
          key={person.id}
          id={`${id}-${place}`}
          role="option"
          aria-selected={place === at}
          onMouseDown={(event) => {
            event.preventDefault()
            onPick(person)
          }}
        >
          {person.title}
        </li>
      ))}
    </ul>
  )
}
