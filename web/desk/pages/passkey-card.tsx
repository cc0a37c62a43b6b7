import { Button } from 'antd'
import { useState } from 'react'
import type { Passkeys } from '../../../src/contract/passkeys.ts'
import { api } from '../api.ts'
import { moment } from '../figures.ts'
import { useSay } from '../language.tsx'
import { HolderForm } from '../parts/holder-form.tsx'
import { TextRow } from '../parts/secret-field.tsx'
import { Refused, Waiting } from '../parts/state-of-asking.tsx'
import { useTell } from '../parts/tell.tsx'
import { makePasskey, whyNoPasskeys } from '../passkeys.ts'
import { useMe, useSession } from '../session.tsx'
import { useAnswer } from '../use-answer.ts'
import { words } from '../words-sign-in.ts'

type Doing = { readonly add: true } | { readonly remove: string } | null

/** Passkeys on the own page, where browser and address have them; elsewhere one sentence says why not. */
export function PasskeyCard() {
  const say = useSay()
  const me = useMe()
  const { refresh } = useSession()
  const [doing, setDoing] = useState<Doing>(null)
  const asked = useAnswer<Passkeys>('passkeys', () => api.passkeys())
  const why = whyNoPasskeys()
  const done = () => {
    setDoing(null)
    asked.reload()
    void refresh()
  }
  const stop = () => setDoing(null)
  if (me.demo) return null
  return (
    <section className="card" aria-labelledby="passkey-title">
      <h2 id="passkey-title">{say(words.passkeys)}</h2>
      <p className="form-hint">{say(words.passkeysHelp)}</p>
      {why ? <p className="note note-calm">{say(why)}</p> : null}
      {asked.value ? (
        <List passkeys={asked.value.passkeys} onRemove={(remove) => setDoing({ remove })} />
      ) : (
        <Waiting lines={1} />
      )}
      <Refused refusals={asked.value ? [] : asked.refusals} />
      {doing === null && !why ? <Button onClick={() => setDoing({ add: true })}>{say(words.addPasskey)}</Button> : null}
      {doing && 'add' in doing ? <Add onDone={done} onCancel={stop} /> : null}
      {doing && 'remove' in doing ? (
        <Remove key={doing.remove} id={doing.remove} onDone={done} onCancel={stop} />
      ) : null}
    </section>
  )
}

interface ListProps {
  readonly passkeys: Passkeys['passkeys']
  readonly onRemove: (id: string) => void
}

function List({ passkeys, onRemove }: ListProps) {
  const say = useSay()
  const { zone } = useMe()
  if (passkeys.length === 0) return null
  return (
    <ul className="lines passkeys">
      {passkeys.map(({ id, name, madeAt, usedAt }) => (
        <li key={id}>
          <span>
            {name}{' '}
            <span className="form-hint figure">
              {say(words.passkeyMade, { at: moment(madeAt, zone) })}{' '}
              {usedAt ? say(words.passkeyUsed, { at: moment(usedAt, zone) }) : null}
            </span>
          </span>
          <Button size="small" aria-label={say(words.removePasskey, { name })} onClick={() => onRemove(id)}>
            {say(words.remove)}
          </Button>
        </li>
      ))}
    </ul>
  )
}

interface DoingProps {
  readonly onDone: () => void
  readonly onCancel: () => void
}

function Add({ onDone, onCancel }: DoingProps) {
  const say = useSay()
  const me = useMe()
  const tell = useTell()
  const [name, setName] = useState<string>(say(words.thisDevice))
  return (
    <HolderForm
      does={say(words.makePasskey)}
      withCode={me.secondFactor.codes}
      send={(shown) => makePasskey(shown, name.trim() === '' ? say(words.thisDevice) : name)}
      onDone={() => {
        tell.done(say(words.passkeyAdded))
        onDone()
      }}
      onCancel={onCancel}
    >
      <TextRow
        id="passkey-name"
        label={say(words.passkeyName)}
        value={name}
        onChange={setName}
        help={say(words.passkeyNameHelp)}
        autoComplete="off"
        max={50}
      />
    </HolderForm>
  )
}

function Remove({ id, onDone, onCancel }: DoingProps & { readonly id: string }) {
  const say = useSay()
  const me = useMe()
  return (
    <HolderForm
      does={say(words.removeIt)}
      withCode={me.secondFactor.codes}
      danger
      send={(shown) => api.removePasskey({ ...shown, id })}
      onDone={onDone}
      onCancel={onCancel}
    />
  )
}
