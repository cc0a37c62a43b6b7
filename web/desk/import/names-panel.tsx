import { useMemo, useState } from 'react'
import type { ImportProposal } from '../../../src/contract/imports.ts'
import type { FieldView, RegisterView } from '../../../src/contract/view.ts'
import { idsOf } from '../fields.ts'
import { useSay } from '../language.tsx'
import { Icon } from '../parts/icons.tsx'
import { OptionPicker } from '../parts/option-picker.tsx'
import { words } from '../words-import.ts'
import { isDecidable } from './decisions.ts'
import type { Review } from './use-review.ts'

interface Asked {
  readonly key: string
  readonly field: FieldView
  readonly name: string
  /** Proposals it stands in. */
  readonly ids: readonly string[]
}

/** Names that nobody here answers to, each once, the commonest first. */
function askedNames(proposals: readonly ImportProposal[], views: ReadonlyMap<string, RegisterView>): Asked[] {
  const asked = new Map<string, { field: FieldView; name: string; ids: string[] }>()
  for (const one of proposals) {
    if (!isDecidable(one)) continue
    for (const [name, raw] of Object.entries(one.names)) {
      const field = views.get(one.register)?.fields.find((told) => told.name === name)
      if (!field) continue
      const key = `${name} ${raw}`
      const known = asked.get(key)
      if (known) known.ids.push(one.id)
      else asked.set(key, { field, name: raw, ids: [one.id] })
    }
  }
  return [...asked].map(([key, one]) => ({ key, ...one })).sort((a, b) => b.ids.length - a.ids.length)
}

/** Above this many, the rest is answered in the proposals themselves. */
const most = 60

interface NamesPanelProps {
  readonly proposals: readonly ImportProposal[]
  readonly views: ReadonlyMap<string, RegisterView>
  readonly review: Review
}

/** Names are answered here once for the whole paper; what is left open can be filled in later. */
export function NamesPanel({ proposals, views, review }: NamesPanelProps) {
  const say = useSay()
  const [open, setOpen] = useState(false)
  // Views come one after the other into the same map: how many there are says whether anything is new.
  const { size } = views
  const asked = useMemo(() => (size > 0 ? askedNames(proposals, views) : []), [proposals, views, size])
  if (asked.length === 0) return null
  return (
    <section className="names-panel" aria-label={say(words.namesTitle, { n: asked.length })}>
      <button type="button" className="fold" aria-expanded={open} onClick={() => setOpen(!open)}>
        <Icon name={open ? 'down' : 'right'} size={14} />
        {say(words.namesTitle, { n: asked.length })}
      </button>
      {open ? (
        <>
          <p className="field-help">{say(words.namesHelp)}</p>
          <ul>
            {asked.slice(0, most).map((one) => (
              <NameLine key={one.key} asked={one} review={review} />
            ))}
          </ul>
        </>
      ) : null}
    </section>
  )
}

function NameLine({ asked, review }: { readonly asked: Asked; readonly review: Review }) {
  const say = useSay()
  const { field, name, ids } = asked
  const { edits, names } = review.decisions
  const value = edits[ids[0] ?? '']?.[field.name]
  const many = field.kind === 'people' || field.kind === 'refs'
  return (
    <li className="name-line">
      <span className="name-raw">{name}</span>
      <span className="name-of">
        {say(field.label)} · <span className="figure">{say(words.nameCount, { n: ids.length })}</span>
      </span>
      <OptionPicker
        register={field.register ?? field.kind}
        many={many}
        size="small"
        label={`${say(field.label)} ${name}`}
        value={idsOf(value)}
        names={names}
        onChange={(chosen, picked) => review.name(field.name, name, many ? chosen : (chosen[0] ?? null), picked)}
      />
    </li>
  )
}
