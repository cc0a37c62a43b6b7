import { Button, Input } from 'antd'
import { type DragEvent, useEffect, useRef, useState } from 'react'
import { useSay } from '../language.tsx'
import { Icon } from '../parts/icons.tsx'
import { words as shellWords } from '../words.ts'
import { words } from '../words-import.ts'

interface DropAreaProps {
  readonly onFiles: (files: Iterable<File>) => void
}

/** Where papers are put in: dropped, chosen, or pasted as files or as text. */
export function DropArea({ onFiles }: DropAreaProps) {
  const say = useSay()
  const [over, setOver] = useState(false)
  const [pasted, setPasted] = useState<string | null>(null)
  const field = useRef<HTMLInputElement>(null)
  usePaste(onFiles, setPasted)
  const onDrop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    if (event.dataTransfer.files.length > 0) onFiles(event.dataTransfer.files)
    else setPasted(event.dataTransfer.getData('text/plain'))
  }
  const onDragOver = (event: DragEvent) => {
    event.preventDefault()
    setOver(true)
  }
  return (
    <section className="drop-whole" aria-label={say(words.drop)}>
      {/* What is dropped can be chosen by the button as well. */}
      <div
        className={over ? 'drop drop-over' : 'drop'}
        onDragOver={onDragOver}
        onDragLeave={() => setOver(false)}
        onDrop={onDrop}
      >
        <input
          ref={field}
          type="file"
          multiple
          hidden
          tabIndex={-1}
          onChange={(event) => {
            if (event.target.files) onFiles([...event.target.files])
            event.target.value = ''
          }}
        />
        <Icon name="upload" size={34} />
        <p className="drop-title">{say(over ? words.dropNow : words.drop)}</p>
        <p className="drop-ways">
          <Button type="primary" icon={<Icon name="file" size={16} />} onClick={() => field.current?.click()}>
            {say(words.choose)}
          </Button>
          <Button icon={<Icon name="plus" size={16} />} onClick={() => setPasted(pasted ?? '')}>
            {say(words.paste)}
          </Button>
        </p>
        <p className="drop-help">{say(words.accepted)}</p>
        <p className="drop-help">{say(words.converted)}</p>
      </div>
      {pasted === null ? null : (
        <PasteForm
          text={pasted}
          onPut={(file) => {
            setPasted(null)
            onFiles([file])
          }}
          onCancel={() => setPasted(null)}
        />
      )}
    </section>
  )
}

/** Pasting anywhere on the page outside a field: files go in at once, text into the form. */
function usePaste(onFiles: (files: Iterable<File>) => void, onText: (text: string) => void): void {
  const latest = useRef({ onFiles, onText })
  latest.current = { onFiles, onText }
  useEffect(() => {
    const take = (event: ClipboardEvent) => {
      const inField = event.target instanceof Element && event.target.closest('input, textarea') !== null
      if (inField || !event.clipboardData) return
      const { files } = event.clipboardData
      const text = event.clipboardData.getData('text/plain')
      if (files.length > 0) latest.current.onFiles([...files])
      else if (text.trim() !== '') latest.current.onText(text)
    }
    document.addEventListener('paste', take)
    return () => document.removeEventListener('paste', take)
  }, [])
}

interface PasteFormProps {
  readonly text: string
  readonly onPut: (file: File) => void
  readonly onCancel: () => void
}

/** A name a file may have: its first words, without what no file system takes. */
function nameFor(title: string, text: string, otherwise: string): string {
  const first = text.trim().split('\n')[0] ?? ''
  const words = (title.trim() || first.slice(0, 40) || otherwise).replace(/[\p{Cc}\p{Cf}/\\:*?"<>|]/gu, ' ').trim()
  return `${words === '' ? otherwise : words}.txt`
}

function PasteForm({ text: first, onPut, onCancel }: PasteFormProps) {
  const say = useSay()
  const [text, setText] = useState(first)
  const [title, setTitle] = useState('')
  const put = () => {
    if (text.trim() !== '') onPut(new File([text], nameFor(title, text, say(words.pasteName)), { type: 'text/plain' }))
  }
  return (
    <div className="card paste" role="group" aria-label={say(words.paste)}>
      <label className="field-label" htmlFor="paste-title">
        {say(words.pasteTitle)}
        <span className="field-optional">{say(shellWords.optional)}</span>
      </label>
      <Input id="paste-title" value={title} maxLength={100} onChange={(event) => setTitle(event.target.value)} />
      <label className="field-label" htmlFor="paste-text">
        {say(words.pasteText)}
      </label>
      <Input.TextArea
        id="paste-text"
        autoFocus
        value={text}
        rows={10}
        aria-describedby="paste-help"
        onChange={(event) => setText(event.target.value)}
      />
      <p id="paste-help" className="field-help">
        {say(words.pasteHelp)}
      </p>
      <p className="paste-foot">
        <Button onClick={onCancel}>{say(shellWords.cancel)}</Button>
        <Button type="primary" disabled={text.trim() === ''} onClick={put}>
          {say(words.pastePut)}
        </Button>
      </p>
    </div>
  )
}
