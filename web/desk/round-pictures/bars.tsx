import type { ReactNode } from 'react'
import { useSay } from '../language.tsx'
import { words } from '../words-pictures.ts'

export interface BarLine {
  readonly name: string | null
  /** Length of the bar. */
  readonly all: number
  readonly done?: number
  readonly late?: number
  readonly figures: readonly ReactNode[]
}

interface BarsProps {
  readonly title: string
  readonly heads: readonly string[]
  readonly lines: readonly BarLine[]
}

/** A table whose second column is drawn: who cannot see the bars reads the same figures beside them. */
export function Bars({ title, heads, lines }: BarsProps) {
  const say = useSay()
  const most = Math.max(1, ...lines.map(({ all }) => all))
  return (
    <table className="bars">
      <caption>{title}</caption>
      <thead>
        <tr>
          <td colSpan={2} />
          {heads.map((head) => (
            <th key={head} scope="col">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <tr key={line.name ?? ''}>
            <th scope="row">{line.name ?? say(words.unnamed)}</th>
            <td className="bars-bar">
              <Bar line={line} most={most} />
            </td>
            {line.figures.map((figure, place) => (
              <td key={heads[place]} className="figure">
                {figure}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Bar({ line: { all, done = 0, late = 0 }, most }: { readonly line: BarLine; readonly most: number }) {
  const wide = (count: number) => (100 * count) / most
  return (
    <svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true" focusable="false">
      <rect className="bar-all" x="0" y="1" width={wide(all)} height="8" />
      <rect className="bar-done" x="0" y="1" width={wide(done)} height="8" />
      <rect className="bar-late" x={wide(done)} y="1" width={wide(late)} height="8" />
    </svg>
  )
}
