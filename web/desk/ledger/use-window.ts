import { type RefObject, useEffect, useState } from 'react'
import { lineAt } from './lines.ts'

/** Lines drawn beyond either edge, so that the next one is there before it is seen or walked to. */
const beyond = 14
/** The window moves by so many lines at a time: fewer drawings while scrolling. */
const step = 6

interface Window {
  readonly from: number
  readonly to: number
}

/** Which lines of a scrolled frame are drawn: those in sight and some beyond. */
export function useWindow(frame: RefObject<HTMLElement | null>, offsets: readonly number[]): Window {
  const [shown, setShown] = useState<Window>({ from: 0, to: 40 })
  useEffect(() => {
    const element = frame.current
    if (!element) return
    let drawing = 0
    const look = () => {
      drawing = 0
      const next = windowOf(offsets, element.scrollTop, element.clientHeight)
      setShown((before) => (before.from === next.from && before.to === next.to ? before : next))
    }
    const later = () => {
      if (drawing === 0) drawing = requestAnimationFrame(look)
    }
    look()
    element.addEventListener('scroll', later, { passive: true })
    const resized = new ResizeObserver(later)
    resized.observe(element)
    return () => {
      cancelAnimationFrame(drawing)
      element.removeEventListener('scroll', later)
      resized.disconnect()
    }
  }, [frame, offsets])
  return shown
}

function windowOf(offsets: readonly number[], top: number, height: number): Window {
  const from = Math.max(0, lineAt(offsets, top) - beyond)
  const to = lineAt(offsets, top + height) + 1 + beyond
  return { from: from - (from % step), to: to + step - (to % step) }
}
