import { Button } from 'antd'
import { useState } from 'react'
import { grouped } from '../figures.ts'
import { useSay } from '../language.tsx'
import { Icon } from '../parts/icons.tsx'
import { words } from '../words-list.ts'

interface PagerProps {
  readonly from: number
  readonly shown: number
  readonly perPage: number
  readonly hasNext: boolean
  readonly hasPrevious: boolean
  readonly onNext: () => void
  readonly onPrevious: () => void
  readonly onPerPage: (rows: number) => void
  /** Counts all rows: only when somebody asks, because counting costs more than showing. */
  readonly count: () => Promise<number | null>
}

export const pageSizes = [50, 100, 200] as const

export function Pager(props: PagerProps) {
  const { from, shown, perPage, hasNext, hasPrevious, onNext, onPrevious, onPerPage, count } = props
  const say = useSay()
  const [total, setTotal] = useState<number | null>(null)
  const [busy, setBusy] = useState(false)
  const ask = async () => {
    setBusy(true)
    setTotal(await count())
    setBusy(false)
  }
  const whole = !hasNext && !hasPrevious ? shown : total
  return (
    <nav className="pager" aria-label={say(words.pages)}>
      <p className="pager-words figure" role="status">
        {shown > 0 ? say(words.rows, { from: grouped(from + 1), to: grouped(from + shown) }) : null}
        {whole !== null ? <span>{say(words.total, { n: grouped(whole) })}</span> : null}
      </p>
      {whole === null ? (
        <Button size="small" disabled={busy} onClick={() => void ask()}>
          {say(words.count)}
        </Button>
      ) : null}
      <span className="pager-space" />
      {hasNext || hasPrevious || shown > 50 ? (
        <select
          className="select"
          value={perPage}
          aria-label={say(words.perPage)}
          onChange={(event) => onPerPage(Number(event.target.value))}
        >
          {pageSizes.map((size) => (
            <option key={size} value={size}>
              {say(words.perPageN, { n: size })}
            </option>
          ))}
        </select>
      ) : null}
      {hasNext || hasPrevious ? (
        <>
          <Button disabled={!hasPrevious} icon={<Icon name="left" size={15} />} onClick={onPrevious}>
            {say(words.previous)}
          </Button>
          <Button disabled={!hasNext} icon={<Icon name="right" size={15} />} iconPlacement="end" onClick={onNext}>
            {say(words.next)}
          </Button>
        </>
      ) : null}
    </nav>
  )
}
