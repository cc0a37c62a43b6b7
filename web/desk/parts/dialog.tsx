import { type ReactNode, useEffect, useRef } from 'react'
import { useSay } from '../language.tsx'
import { words } from '../words.ts'
import { Icon } from './icons.tsx'

interface DialogProps {
  readonly title: string
  readonly look?: string
  readonly onClose: () => void
  /** Without a head of its own the dialog's content says what it is. */
  readonly bare?: boolean
  readonly children: ReactNode
}

/** The browser's own dialog: it keeps the focus inside, gives it back to where it was, and Escape closes it. */
export function Dialog({ title, look, onClose, bare, children }: DialogProps) {
  const say = useSay()
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    const element = dialog.current
    const before = document.activeElement
    element?.showModal()
    return () => {
      element?.close()
      if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true })
    }
  }, [])
  return (
    <dialog
      ref={dialog}
      className={look ? `dialog ${look}` : 'dialog'}
      aria-label={title}
      onCancel={(event) => {
        event.preventDefault()
        onClose()
      }}
      onClick={(event) => {
        // Only the backdrop is the dialog itself: everything else lies inside its frame.
        if (event.target === dialog.current) onClose()
      }}
    >
      <div className="dialog-frame">
        {bare ? null : (
          <header className="dialog-head">
            <h2>{title}</h2>
            <button type="button" className="dialog-close" aria-label={say(words.close)} onClick={onClose}>
              <Icon name="close" size={18} />
            </button>
          </header>
        )}
        {children}
      </div>
    </dialog>
  )
}
