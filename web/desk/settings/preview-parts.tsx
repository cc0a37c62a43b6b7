import { Link } from 'react-router'
import type { SettingPreview, SettingRow } from '../../../src/contract/settings.ts'
import { dayAt } from '../figures.ts'
import { useSay } from '../language.tsx'
import { words as shellWords } from '../words.ts'
import { words } from '../words-settings.ts'
import { figureWords } from './figure-words.ts'
import { Effect } from './setting-history.tsx'

type Part = SettingPreview['parts'][number]

/** What a figure would do: which way it goes, what would be judged otherwise, and what could not be tried. */
export function PreviewParts({ told, row }: { readonly told: SettingPreview; readonly row: SettingRow }) {
  const say = useSay()
  const [before, after] = [told.before, told.after].map((value) => figureWords(say, row, value))
  return (
    <section className="setting-preview" aria-label={say(words.preview)} role="status">
      <p>
        <strong className="figure">{say(words.fromTo, { before: before ?? '', after: after ?? '' })}</strong>{' '}
        <Effect line={told} />
      </p>
      <p>{say(words.looked, { looked: told.looked, of: told.of })}</p>
      {told.parts.length === 0 ? <p>{say(words.nothing)}</p> : null}
      {told.parts.map((part, place) => (
        <PreviewPart key={`${part.kind} ${part.label.zh} ${place}`} part={part} />
      ))}
      {told.untold.map((one) => (
        <p key={one.zh} className="setting-untold">
          {say(one)}
        </p>
      ))}
    </section>
  )
}

function PreviewPart({ part }: { readonly part: Part }) {
  const say = useSay()
  const { kind, label, verb, count, rows } = part
  const what = verb ? say(shellWords.aside, { a: say(label), b: say(verb) }) : say(label)
  return (
    <div className="setting-part">
      <h3>
        {say(shellWords.pair, { a: say(words[kind]), b: what })}{' '}
        {kind === 'duty' && count === 0 ? null : say(words.count, { n: count })}
      </h3>
      <ul>
        {rows.map((row, place) => (
          <li key={`${row.id} ${place}`}>
            <Link to={`/r/${row.register}/${row.id}`}>{row.title}</Link>{' '}
            {row.at !== undefined && row.would !== undefined
              ? say(words.due, { at: dayAt(row.at), would: dayAt(row.would) })
              : null}
            {row.turns ? say(words[row.turns]) : null}
          </li>
        ))}
      </ul>
      {count > rows.length ? <p>{say(words.more, { n: count - rows.length })}</p> : null}
    </div>
  )
}
