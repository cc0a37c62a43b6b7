import { Dropdown, type DropdownProps } from 'antd'
import { type ReactNode, useState } from 'react'

export interface MenuOptions extends Pick<DropdownProps, 'menu' | 'placement'> {
  readonly children: ReactNode
  readonly onOpenChange: (open: boolean) => void
}

/** A menu under its button. It is fetched when its button is pressed first, so it begins open. */
export default function Menu({ children, onOpenChange, ...options }: MenuOptions) {
  const [open, setOpen] = useState(true)
  const change = (opens: boolean) => {
    setOpen(opens)
    onOpenChange(opens)
  }
  return (
    <Dropdown autoFocus trigger={['click']} open={open} onOpenChange={change} {...options}>
      {children}
    </Dropdown>
  )
}
