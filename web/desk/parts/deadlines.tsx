import type { RecordRow } from '../../../src/contract/records.ts'
import type { RegisterView } from '../../../src/contract/view.ts'
import { dayAt } from '../figures.ts'
import { useSay } from '../language.tsx'
import { useBusinessTime } from '../session.tsx'
import { words as shellWords } from '../words.ts'
import { words } from '../words-record.ts'
import { Due } from './due.tsx'
import { Icon } from './icons.tsx'

/** What is due, what was missed, and to whom that was raised. Nothing is drawn where nothing is due. */
export function Deadlines({ view, record }: { readonly view: RegisterView; readonly record: RecordRow }) {
  const say = useSay()
  const { zone } = useBusinessTime()
  const labelOf = (name: string) => {
    const deadline = view.deadlines.find((one) => one.name === name)
    return deadline ? say(deadline.label) : say(words.machineStep)
  }
  const partyOf = (name: string) => {
    const party = view.parties.find((one) => one.name === name)
    return party ? say(party.label) : name
  }
  const pending = record.due.filter((one) => one.step === 'due')
  const standing = pending.length === 0 && record.closedAt === null ? record.dueAt : null
  // What is late now is told by how late it is; only what was missed and is over is told as having been missed.
  const lateNow = standing === null ? null : (record.late[record.late.length - 1] ?? null)
  const missed = record.late.filter((name) => name !== lateNow).map(labelOf)
  if (pending.length + missed.length + record.raised.length === 0 && standing === null) return null
  return (
    <section className="deadlines" aria-label={say(words.deadlines)}>
      {pending.map((one) => (
        <p key={one.deadline} className="deadline">
          <span className="deadline-name">{labelOf(one.deadline)}</span>
          <Due at={one.at} />
        </p>
      ))}
      {standing !== null ? (
        <p className="deadline">
          <span className="deadline-name">{lateNow === null ? say(words.machineStep) : labelOf(lateNow)}</span>
          <Due at={standing} />
        </p>
      ) : null}
      {missed.length > 0 ? (
        <p className="deadline deadline-missed">
          <Icon name="alert" size={16} />
          {say(words.missed, { deadlines: missed.join(say(shellWords.joint)) })}
        </p>
      ) : null}
      {record.raised.map((one) => (
        <p key={`${one.deadline}-${one.step}`} className="deadline deadline-raised">
          {say(words.raisedTo, { at: dayAt(one.at, zone), party: partyOf(one.to) })}
        </p>
      ))}
    </section>
  )
}
