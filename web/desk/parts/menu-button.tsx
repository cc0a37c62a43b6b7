import { Button, type ButtonProps, type MenuProps } from 'antd'
import { type ComponentType, useRef, useState } from 'react'
import type { MenuOptions } from './menu.tsx'

interface MenuButtonProps extends Pick<ButtonProps, 'className' | 'aria-label' | 'title' | 'icon' | 'children'> {
  readonly menu: MenuProps
  readonly placement?: 'bottomLeft' | 'bottomRight'
}

/**
 * A button that opens a menu. The menu is fetched at the first press; until it is there the button stands as it will stand in it. A menu lies at the end of the
 * document; when it closes by the keyboard, the focus goes back to its button, not to the top of the page.
 */
export function MenuButton({ menu, placement = 'bottomLeft', ...look }: MenuButtonProps) {
  const [Menu, setMenu] = useState<ComponentType<MenuOptions> | null>(null)
  const button = useRef<HTMLButtonElement>(null)
  const onOpenChange = (open: boolean) => {
    const here = document.activeElement
    if (!open && (here === document.body || here?.closest('.ant-dropdown'))) button.current?.focus()
  }
  const fetchMenu = () =>
    void import('./menu.tsx').then(({ default: fetched }) => setMenu(() => fetched)).catch(() => undefined)
  const face = (
    <Button ref={button} type="text" aria-haspopup="menu" {...look} {...(Menu ? {} : { onClick: fetchMenu })} />
  )
  return Menu ? (
    <Menu menu={menu} placement={placement} onOpenChange={onOpenChange}>
      {face}
    </Menu>
  ) : (
    face
  )
}
