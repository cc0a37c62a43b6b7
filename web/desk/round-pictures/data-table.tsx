import { useSay } from '../language.tsx'
import { words } from '../words-pictures.ts'

interface DataTableProps {
  readonly title: string
  readonly heads: readonly string[]
  readonly rows: readonly (readonly (string | number)[])[]
}

/** What a picture is drawn from, for who cannot see it or wants the figures. */
export function DataTable({ title, heads, rows }: DataTableProps) {
  const say = useSay()
  return (
    <details className="picture-data">
      <summary>{say(words.table)}</summary>
      <div className="picture-scroll">
        <table className="bars">
          <caption>{title}</caption>
          <thead>
            <tr>
              {heads.map((head) => (
                <th key={head} scope="col">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(([head = '', ...cells]) => (
              <tr key={head}>
                <th scope="row">{head}</th>
                {cells.map((cell, place) => (
                  <td key={heads[place + 1]} className="figure">
                    {cell}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  )
}
