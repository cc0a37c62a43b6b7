import { Button } from 'antd'
import { useRef, useState } from 'react'
import { useSay } from '../language.tsx'
import { words } from '../words-sign-in.ts'

/** Recovery codes, the one time they are shown. Copied by hand where the browser gives no clipboard (plain http). */
export function RecoveryCodes({ codes, onKept }: { readonly codes: readonly string[]; readonly onKept: () => void }) {
  const say = useSay()
  const [copied, setCopied] = useState(false)
  const list = useRef<HTMLOListElement>(null)
  const written = codes.map((code) => (code.match(/.{1,4}/g) ?? []).join('-'))
  const text = written.join('\n')
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text)
      setCopied(true)
    } catch {
      if (list.current) getSelection()?.selectAllChildren(list.current)
    }
  }
  return (
    <div role="status">
      <h3>{say(words.recoveryTitle)}</h3>
      <p className="form-hint">{say(words.recoveryHelp)}</p>
      <ol ref={list} className="recovery">
        {written.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ol>
      <div className="buttons">
        <Button type="primary" onClick={onKept}>
          {say(words.kept)}
        </Button>
        <Button onClick={() => void copy()}>{say(copied ? words.copied : words.copyAll)}</Button>
        <Button
          href={`data:text/plain;charset=utf-8,${encodeURIComponent(`${text}\n`)}`}
          download={say(words.recoveryFile)}
        >
          {say(words.saveAsFile)}
        </Button>
      </div>
    </div>
  )
}
