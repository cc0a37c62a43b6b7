import { Input } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { useSay } from '../language.tsx'
import { Icon } from '../parts/icons.tsx'
import { words } from '../words-list.ts'
import { withParameter } from './query.ts'
import type { QueryProps } from './scopes.tsx'

/** Milliseconds of quiet before what was typed is asked. */
const quiet = 350

/** Words looked for in a list, asked when typing has paused. */
export function FindBox({ query, onChange }: QueryProps) {
  const say = useSay()
  const [text, setText] = useState(query.get('text') ?? '')
  const timer = useRef(0)
  const asked = useRef(text)
  useEffect(() => () => clearTimeout(timer.current), [])
  useEffect(() => {
    // Somebody else changed the question (a saved view, cleared conditions): the box follows. What is being typed is never touched.
    const now = query.get('text') ?? ''
    if (now !== asked.current) setText(now)
    asked.current = now
  }, [query])
  const ask = (typed: string) => {
    asked.current = typed.trim()
    onChange(withParameter(query, 'text', typed.trim()))
  }
  return (
    <Input
      className="find"
      type="search"
      value={text}
      maxLength={100}
      prefix={<Icon name="search" size={16} />}
      aria-label={say(words.text)}
      placeholder={say(words.text)}
      onChange={(event) => {
        const typed = event.target.value
        setText(typed)
        clearTimeout(timer.current)
        const composing = 'isComposing' in event.nativeEvent && event.nativeEvent.isComposing === true
        if (!composing) timer.current = window.setTimeout(() => ask(typed), quiet)
      }}
      onCompositionEnd={(event) => {
        const typed = event.currentTarget.value
        clearTimeout(timer.current)
        timer.current = window.setTimeout(() => ask(typed), quiet)
      }}
      onPressEnter={() => {
        clearTimeout(timer.current)
        ask(text)
      }}
    />
  )
}
