import { Select } from 'antd'
import type { DemoPerson, Me } from '../../../src/contract/session.ts'
import { useSay } from '../language.tsx'
import { words } from '../words.ts'

interface DemoPeopleProps {
  readonly me: Me
  readonly people: readonly DemoPerson[]
  readonly busy: boolean
  readonly onChoose: (person: string) => void
}

/** Whose eyes one looks through. */
export default function DemoPeople({ me, people, busy, onChoose }: DemoPeopleProps) {
  const say = useSay()
  return (
    <Select
      size="small"
      className="demo-people"
      value={me.person.id}
      loading={busy}
      showSearch={{ optionFilterProp: 'label' }}
      popupMatchSelectWidth={false}
      aria-label={say(words.demoAs)}
      options={optionsOf(people, me, say)}
      onChange={onChoose}
    />
  )
}

/** People by unit, with what they are: whose eyes one looks through matters more than a name. */
function optionsOf(people: readonly DemoPerson[], me: Me, say: ReturnType<typeof useSay>) {
  const units = [...new Map(people.map((person) => [person.unit, person.unitName]))]
  return units.map(([unit, name]) => ({
    label: name,
    options: people
      .filter((person) => person.unit === unit)
      .map((person) => {
        const posts = person.posts.flatMap((post) => (me.postLabels[post] ? [say(me.postLabels[post])] : []))
        const told = { name: person.name, posts: posts.join(say(words.joint)) }
        return { value: person.id, label: posts.length > 0 ? say(words.demoPerson, told) : person.name }
      }),
  }))
}
