import { Button } from 'antd'
import { useRef, useState } from 'react'
import type { OneTimeLink } from '../../../src/contract/session.ts'
import { moment } from '../figures.ts'
import { useSay } from '../language.tsx'
import { words } from '../words-record.ts'

/** A link by which somebody sets a first password. Shown once; copied by hand where the browser gives no clipboard (plain http). */
export function OneTimeLinkNote({ link }: { readonly link: OneTimeLink }) {
  const say = useSay()
  const [copied, setCopied] = useState(false)
  const place = useRef<HTMLElement>(null)
  const address = `${location.origin}${link.path}`
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(address)
      setCopied(true)
    } catch {
      if (place.current) getSelection()?.selectAllChildren(place.current)
    }
  }
  return (
    <div className="note note-calm" role="status">
      <div className="note-words">
        <p>{say(words.linkOnce, { login: link.login, until: moment(link.expiresAt) })}</p>
        <code ref={place} className="one-time">
          {address}
        </code>
      </div>
      <Button size="small" onClick={() => void copy()}>
        {say(copied ? words.copied : words.copy)}
      </Button>
    </div>
  )
}
