import {
  type ReactNode,
  type Ref,
  useCallback,
  useEffect,
  useImperativeHandle,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react'
import { flushSync } from 'react-dom'
import { type Align, offsetsOf, rowAt, scrollFor } from './heights.ts'

export interface LongListHandle {
  readonly show: (index: number, align: Align) => void
  readonly focus: () => void
  /** Element of a row, when it is drawn. */
  readonly row: (key: string) => HTMLElement | null
}

interface LongListProps {
  readonly count: number
  readonly keyOf: (index: number) => string
  /** Height in pixels before a row has been drawn. */
  readonly estimate: (index: number) => number
  readonly children: (index: number) => ReactNode
  /** A row that stays drawn wherever one scrolls, because it has the focus. */
  readonly staying?: number
  readonly label: string
  readonly className?: string
  readonly role?: 'list' | 'document'
  readonly handle?: Ref<LongListHandle>
}

/** Up to this many rows are all drawn, so that the browser's own search finds them. */
const allUpTo = 300
/** Pixels drawn above and below what is seen. */
const beyond = 600
/** Milliseconds in which a row that was gone to is kept in sight while heights become known. */
const settling = 600

/** A list of which only what is seen is drawn, whatever its rows' heights: ten thousand proposals, or a text of a million characters. */
export function LongList(props: LongListProps) {
  const { count, children, staying, label, className = '', role = 'list', handle } = props
  const box = useRef<HTMLDivElement>(null)
  const { offsets, observe } = useHeights(props, box)
  const view = useView(box)
  const show = useShow(box, offsets)
  useImperativeHandle(handle, () => ({
    show,
    focus: () => box.current?.focus({ preventScroll: true }),
    row: (key) => box.current?.querySelector<HTMLElement>(`[data-row="${CSS.escape(key)}"]`) ?? null,
  }))
  const item = role === 'list' ? 'listitem' : undefined
  return (
    <div ref={box} className={`long ${className}`} role={role} aria-label={label} tabIndex={0}>
      <div className="long-rows" style={{ height: offsets[count] ?? 0 }} role="presentation">
        {drawn(count, offsets, view, staying).map((index) => (
          <div
            key={props.keyOf(index)}
            ref={observe}
            className="long-row"
            data-row={props.keyOf(index)}
            style={{ top: offsets[index] ?? 0 }}
            {...(item ? { role: item, 'aria-setsize': count, 'aria-posinset': index + 1 } : {})}
          >
            {children(index)}
          </div>
        ))}
      </div>
    </div>
  )
}

interface View {
  readonly top: number
  readonly height: number
}

function drawn(count: number, offsets: Float64Array, { top, height }: View, staying: number | undefined): number[] {
  const all = count <= allUpTo
  const first = all ? 0 : rowAt(offsets, top - beyond)
  const last = all ? count - 1 : Math.min(count - 1, rowAt(offsets, top + height + beyond))
  const indices: number[] = []
  for (let index = first; index <= last; index++) indices.push(index)
  if (staying !== undefined && staying >= 0 && staying < first) indices.unshift(staying)
  if (staying !== undefined && staying > last && staying < count) indices.push(staying)
  return indices
}

/** Follows how far the box is scrolled and how high it is. */
function useView(box: Box): View {
  const [view, setView] = useState<View>({ top: 0, height: 900 })
  useEffect(() => {
    const element = box.current
    if (!element) return
    let frame = 0
    const read = () => {
      frame = 0
      const { scrollTop: top, clientHeight: height } = element
      setView((before) => (before.top === top && before.height === height ? before : { top, height }))
    }
    const later = () => {
      if (frame === 0) frame = requestAnimationFrame(read)
    }
    const sizes = new ResizeObserver(later)
    sizes.observe(element)
    element.addEventListener('scroll', later, { passive: true })
    read()
    return () => {
      cancelAnimationFrame(frame)
      sizes.disconnect()
      element.removeEventListener('scroll', later)
    }
  }, [box])
  return view
}

type Box = { readonly current: HTMLDivElement | null }

/** Measures rows as they are drawn. A row above what is seen that turns out higher than thought must not push it down. */
function useHeights({ count, keyOf, estimate }: LongListProps, box: Box) {
  const [measured, setMeasured] = useState<ReadonlyMap<string, number>>(() => new Map())
  const offsets = useMemo(() => offsetsOf(count, keyOf, estimate, measured), [count, keyOf, estimate, measured])
  const latest = useRef({ offsets, measured })
  latest.current.offsets = offsets
  const pushed = useRef(0)
  const [observer] = useState(
    () =>
      new ResizeObserver((entries) => {
        const { changed, push } = measuredAnew(entries, latest.current, box.current?.scrollTop ?? 0)
        if (changed.size === 0) return
        pushed.current += push
        latest.current.measured = new Map([...latest.current.measured, ...changed])
        // Before the browser paints: rows must never be seen one over the other.
        flushSync(() => setMeasured(latest.current.measured))
      }),
  )
  useLayoutEffect(() => {
    if (pushed.current !== 0 && box.current) box.current.scrollTop += pushed.current
    pushed.current = 0
  }, [offsets, box])
  const observe = useCallback(
    (element: HTMLElement | null) => {
      if (!element) return
      observer.observe(element)
      return () => observer.unobserve(element)
    },
    [observer],
  )
  return { offsets, observe }
}

interface Measured {
  readonly offsets: Float64Array
  readonly measured: ReadonlyMap<string, number>
}

/** Heights that are others than they were, and by how much what is seen would be pushed down by rows above it. */
function measuredAnew(entries: readonly ResizeObserverEntry[], { offsets, measured }: Measured, scrolled: number) {
  const changed = new Map<string, number>()
  let push = 0
  for (const { target } of entries) {
    if (!(target instanceof HTMLElement) || !target.isConnected) continue
    const key = target.dataset['row'] ?? ''
    const { height } = target.getBoundingClientRect()
    const before = measured.get(key)
    if (before !== undefined && Math.abs(before - height) < 0.5) continue
    changed.set(key, height)
    const top = Number.parseFloat(target.style.top)
    const index = rowAt(offsets, top + 0.5)
    const old = (offsets[index + 1] ?? 0) - (offsets[index] ?? 0)
    if (top + old <= scrolled) push += height - old
  }
  return { changed, push }
}

/** Brings a row into sight, and keeps it there until the heights around it are known or the person scrolls. */
function useShow(box: Box, offsets: Float64Array) {
  const wanted = useRef<{ index: number; align: Align; until: number } | null>(null)
  const latest = useRef(offsets)
  latest.current = offsets
  const go = useCallback(() => {
    const element = box.current
    if (!element || !wanted.current || wanted.current.until < performance.now()) return
    const { index, align } = wanted.current
    const view = { top: element.scrollTop, height: element.clientHeight }
    element.scrollTop = scrollFor(latest.current, index, align, view)
  }, [box])
  useLayoutEffect(go, [go, offsets])
  useEffect(() => {
    const element = box.current
    const forget = () => {
      wanted.current = null
    }
    for (const event of ['wheel', 'touchstart', 'pointerdown'] as const)
      element?.addEventListener(event, forget, { passive: true })
    return () => {
      for (const event of ['wheel', 'touchstart', 'pointerdown'] as const) element?.removeEventListener(event, forget)
    }
  }, [box])
  return useCallback(
    (index: number, align: Align) => {
      wanted.current = { index, align, until: performance.now() + settling }
      go()
    },
    [go],
  )
}
