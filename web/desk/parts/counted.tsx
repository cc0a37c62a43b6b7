import type { ReactNode } from 'react'
import { Link } from 'react-router'
import type { Counted as Told } from '../../../src/contract/wording.ts'
import { useSay } from '../language.tsx'
import { useMe } from '../session.tsx'
import { words } from '../words-list.ts'

interface CountedProps {
  /** The list of what is counted; null where there is none. */
  readonly records: Told
  /** What the figure says: a number alone is no name for a link. */
  readonly label: string
  readonly children: ReactNode
}

/** A figure that leads to the records it counts, for whoever reads their register. */
export function Counted({ records, label, children }: CountedProps) {
  const say = useSay()
  const me = useMe()
  if (!records || !me.registers.some(({ name }) => name === records.register)) return children
  return (
    <Link className="counted" to={{ pathname: `/r/${records.register}`, search: records.query }}>
      {children}
      <span className="hidden"> {say(words.recordsOf, { label })}</span>
    </Link>
  )
}
