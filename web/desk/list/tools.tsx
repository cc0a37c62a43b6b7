import { Button, Input } from 'antd'
import { type FormEvent, useState } from 'react'
import type { SavedViews } from '../../../src/contract/questions.ts'
import type { RegisterView } from '../../../src/contract/view.ts'
import { api } from '../api.ts'
import { useLanguage, useSay } from '../language.tsx'
import { Icon } from '../parts/icons.tsx'
import { PopButton } from '../parts/pop-button.tsx'
import { Refused } from '../parts/state-of-asking.tsx'
import { useAnswer } from '../use-answer.ts'
import { words } from '../words-list.ts'
import type { Column } from './query.ts'

interface ColumnChooserProps {
  readonly all: readonly Column[]
  readonly chosen: readonly string[]
  readonly onChange: (keys: readonly string[] | null) => void
}

export function ColumnChooser({ all, chosen, onChange }: ColumnChooserProps) {
  const say = useSay()
  const turn = (key: string) => {
    const next = chosen.includes(key) ? chosen.filter((one) => one !== key) : [...chosen, key]
    onChange(all.map((column) => column.key).filter((one) => next.includes(one)))
  }
  return (
    <PopButton icon={<Icon name="columns" size={16} />} text={say(words.columns)}>
      {() => (
        <>
          <p className="pop-help">{say(words.columnsHelp)}</p>
          <ul className="pop-list">
            {all
              .filter((column) => column.key !== 'title')
              .map((column) => (
                <li key={column.key}>
                  <label className="pop-check">
                    <input type="checkbox" checked={chosen.includes(column.key)} onChange={() => turn(column.key)} />
                    {say(column.label)}
                  </label>
                </li>
              ))}
          </ul>
          <Button size="small" onClick={() => onChange(null)}>
            {say(words.standardColumns)}
          </Button>
        </>
      )}
    </PopButton>
  )
}

interface ViewsProps {
  readonly view: RegisterView
  readonly query: URLSearchParams
  readonly onChange: (query: URLSearchParams) => void
}

/** Questions a person asks again and again, kept on the server under a name of their own. */
export function SavedViewMenu(props: ViewsProps) {
  const say = useSay()
  return (
    <PopButton icon={<Icon name="star" size={16} />} text={say(words.views)}>
      {(close) => <SavedViewList {...props} close={close} />}
    </PopButton>
  )
}

function SavedViewList({ view, query, onChange, close }: ViewsProps & { readonly close: () => void }) {
  const say = useSay()
  const asked = useAnswer<SavedViews>(`views ${view.name}`, () => api.savedViews(view.name))
  const [name, setName] = useState('')
  const [refusals, setRefusals] = useState(asked.refusals)
  const save = async (event: FormEvent) => {
    event.preventDefault()
    if (name.trim() === '') return
    const answer = await api.saveView(view.name, name.trim(), query.toString())
    setRefusals(answer.ok ? [] : answer.refusals)
    if (!answer.ok) return
    setName('')
    asked.reload()
  }
  const drop = async (one: string) => {
    const answer = await api.dropView(view.name, one)
    setRefusals(answer.ok ? [] : answer.refusals)
    if (answer.ok) asked.reload()
  }
  const views = asked.value?.views ?? []
  return (
    <>
      <Refused refusals={[...refusals, ...asked.refusals]} />
      {asked.value && views.length === 0 ? <p className="pop-help">{say(words.noViews)}</p> : null}
      <ul className="pop-list">
        {views.map((one) => (
          <li key={one.name} className="pop-line">
            <Button
              type="link"
              size="small"
              onClick={() => {
                onChange(new URLSearchParams(one.query))
                close()
              }}
            >
              {one.name}
            </Button>
            <Button
              type="text"
              size="small"
              icon={<Icon name="close" size={14} />}
              aria-label={say(words.dropView, { name: one.name })}
              onClick={() => void drop(one.name)}
            />
          </li>
        ))}
      </ul>
      <form className="pop-save" onSubmit={(event) => void save(event)}>
        <Input
          size="small"
          value={name}
          maxLength={60}
          aria-label={say(words.viewName)}
          placeholder={say(words.saveView)}
          onChange={(event) => setName(event.target.value)}
        />
        <Button size="small" htmlType="submit" disabled={name.trim() === ''}>
          {say(words.save)}
        </Button>
      </form>
    </>
  )
}

/** Plain links: the browser saves what comes, however long it is. */
export function ExportMenu({ view, query }: { readonly view: RegisterView; readonly query: URLSearchParams }) {
  const { say, language } = useLanguage()
  const path = (format: string) => {
    const asked = new URLSearchParams(query)
    asked.set('format', format)
    asked.set('language', language)
    return api.exportPath(view.name, asked)
  }
  const labels = new URLSearchParams(query)
  labels.set('language', language)
  return (
    <PopButton icon={<Icon name="download" size={16} />} text={say(words.export)}>
      {() => (
        <>
          <p className="pop-help">{say(words.exportHelp)}</p>
          <ul className="pop-list">
            <li>
              <a href={path('xlsx')} download>
                {say(words.exportXlsx)}
              </a>
            </li>
            <li>
              <a href={path('csv')} download>
                {say(words.exportCsv)}
              </a>
            </li>
            {view.code === null ? null : (
              <li>
                <a href={api.labelsPath(view.name, labels)} target="_blank" rel="noreferrer">
                  {say(words.labels)}
                </a>
              </li>
            )}
          </ul>
        </>
      )}
    </PopButton>
  )
}
