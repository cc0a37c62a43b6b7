import { Button, Popover } from 'antd'
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react'

interface PopButtonProps {
  readonly icon: ReactNode
  readonly text: string
  /** Drawn anew each time it opens. */
  readonly children: (close: () => void) => ReactNode
}

const reachable = 'a[href], button:not(:disabled), input:not(:disabled), select'

/**
 * A button that opens a small panel. Until it is first pressed it is a button and nothing else: what lays a panel over a page costs more than the button, and a page
 * has several that nobody presses.
 */
export function PopButton(props: PopButtonProps) {
  const [pressed, setPressed] = useState(false)
  if (pressed) return <Panel {...props} />
  return (
    <Button icon={props.icon} aria-haspopup="dialog" aria-expanded={false} onClick={() => setPressed(true)}>
      {props.text}
    </Button>
  )
}

/**
 * The panel lies at the end of the document, so the keyboard is led there and back: opening takes the focus in, Escape or Tab beyond either end closes and gives it back
 * to the button.
 */
function Panel({ icon, text, children }: PopButtonProps) {
  const [open, setOpen] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  const panel = useRef<HTMLDivElement>(null)
  // Opened when it stands, not together with it: only a change is told to `afterOpenChange`.
  useEffect(() => setOpen(true), [])
  const close = () => {
    setOpen(false)
    button.current?.focus()
  }
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    const all = [...event.currentTarget.querySelectorAll<HTMLElement>(reachable)]
    const end = event.shiftKey ? all[0] : all[all.length - 1]
    const leaves = event.key === 'Tab' && (document.activeElement === end || all.length === 0)
    const backs = event.key === 'Tab' && event.shiftKey && document.activeElement === event.currentTarget
    if (event.key !== 'Escape' && !leaves && !backs) return
    event.preventDefault()
    event.stopPropagation()
    close()
  }
  return (
    <Popover
      trigger="click"
      placement="bottomRight"
      open={open}
      onOpenChange={setOpen}
      afterOpenChange={(opened) => opened && panel.current?.focus({ preventScroll: true })}
      destroyOnHidden
      content={
        <div ref={panel} className="pop" role="dialog" aria-label={text} tabIndex={-1} onKeyDown={onKeyDown}>
          {children(close)}
        </div>
      }
    >
      <Button ref={button} icon={icon} aria-haspopup="dialog" aria-expanded={open}>
        {text}
      </Button>
    </Popover>
  )
}
