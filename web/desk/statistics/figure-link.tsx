import { Link } from 'react-router'

export type Narrowed = Readonly<{ [name: string]: string }>

/** A figure that leads to the findings it counts; nought leads nowhere. */
export function FigureLink({
  count,
  to,
  label,
}: {
  readonly count: number
  readonly to: Narrowed
  readonly label: string
}) {
  if (count === 0) return <>0</>
  return (
    <Link to={`/statistics?${new URLSearchParams(to)}`} aria-label={`${label} ${count}`}>
      {count}
    </Link>
  )
}

export const percent = (rate: number | null): string => (rate === null ? '—' : `${(rate * 100).toFixed(1)}%`)
