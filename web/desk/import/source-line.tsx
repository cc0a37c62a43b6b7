import { type Say, useSay } from '../language.tsx'
import { Icon } from '../parts/icons.tsx'
import { words as shellWords } from '../words.ts'
import { words } from '../words-import.ts'
import type { Choice } from './decisions.ts'
import { type Check, heavier, type Line, type LineMarks, type Place, type Segment, segmentsOf } from './marks.ts'

interface SourceLineProps {
  readonly text: string
  readonly line: Line
  /** Where the line above stood: a page or sheet that begins here is told. */
  readonly above: Place | null
  readonly told: LineMarks | undefined
  readonly sought: readonly [number, number] | null
  readonly current: string | null
  readonly choices: Readonly<Record<string, Choice>>
  /** Whether the words of its checks are shown below it. */
  readonly open: boolean
  readonly turn: () => void
}

/** One line of the paper: its number, its words with their marks, and in the margin what the checks say. */
export function SourceLine({ text, line, above, told, sought, current, choices, open, turn }: SourceLineProps) {
  const say = useSay()
  const { place } = line
  const checks = [...new Set((told?.checks ?? []).map(({ check }) => check))]
  const segments = segmentsOf(line, told, sought)
  return (
    <>
      {place?.page !== undefined && place.page !== above?.page ? (
        <p className="source-break">{say(words.page, { n: place.page })}</p>
      ) : null}
      {place?.sheet !== undefined && place.sheet !== above?.sheet ? (
        <p className="source-break">{say(words.sheet, { sheet: place.sheet })}</p>
      ) : null}
      <div className="line">
        <span className="line-number figure" title={numberWords(place, say)} aria-hidden="true">
          {place?.paragraph ?? place?.row ?? place?.line ?? ''}
        </span>
        <p className="line-text" tabIndex={-1}>
          {segments.length === 0 ? '\u00a0' : null}
          {segments.map((segment) => (
            <Stretch key={segment.start} segment={segment} text={text} current={current} choices={choices} />
          ))}
        </p>
        {checks.length > 0 ? <Margin checks={checks} open={open} turn={turn} /> : null}
      </div>
      {open && checks.length > 0 ? (
        <ul className="line-checks">
          {checks.map((check, at) => (
            <li key={`${check.code}-${at}`} className={`check check-${check.severity}`}>
              <span className="check-severity">{say(words[`severity_${check.severity}`])}</span> {say(check.words)}
            </li>
          ))}
        </ul>
      ) : null}
    </>
  )
}

function numberWords(place: Place | null, say: Say): string {
  if (place?.paragraph !== undefined) return say(words.lineNumber, { n: place.paragraph })
  const row = place?.row ?? place?.line
  return row === undefined ? '' : say(words.rowNumber, { n: row })
}

interface StretchProps {
  readonly segment: Segment
  readonly text: string
  readonly current: string | null
  readonly choices: Readonly<Record<string, Choice>>
}

function Stretch({ segment, text, current, choices }: StretchProps) {
  const words = text.slice(segment.start, segment.end)
  const { proposal, checks, sought } = segment
  if (!proposal && checks.length === 0 && !sought) return <>{words}</>
  const looks = ['span']
  if (proposal) looks.push(`span-${proposal.kind}`)
  const choice = proposal ? choices[proposal.id] : undefined
  if (choice) looks.push(`span-${choice}`)
  if (proposal && proposal.id === current) looks.push('span-current')
  if (sought) looks.push('span-sought')
  const severity = checks.map((check) => check.severity).reduce(heaviest, null)
  if (severity) looks.push(`span-check-${severity}`)
  return (
    <mark className={looks.join(' ')} tabIndex={-1} {...(proposal ? { 'data-proposal': proposal.id } : {})}>
      {words}
    </mark>
  )
}

function heaviest(before: Check['severity'] | null, one: Check['severity']): Check['severity'] {
  return before === null ? one : heavier(before, one)
}

interface MarginProps {
  readonly checks: readonly Check[]
  readonly open: boolean
  readonly turn: () => void
}

function Margin({ checks, open, turn }: MarginProps) {
  const say = useSay()
  const severity = checks.map((check) => check.severity).reduce(heaviest, null) ?? 'note'
  const name = say(words.checkHere, { n: checks.length })
  return (
    <button
      type="button"
      className={`margin margin-${severity}`}
      aria-expanded={open}
      aria-label={say(shellWords.pair, { a: say(words[`severity_${severity}`]), b: name })}
      title={checks.map((check) => say(check.words)).join('\n')}
      onClick={turn}
    >
      <Icon name="alert" size={15} />
      {checks.length > 1 ? <span className="figure">{checks.length}</span> : null}
    </button>
  )
}
