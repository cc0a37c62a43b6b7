import { useEffect, useState } from 'react'
import { Link } from 'react-router'
import type { FieldView } from '../../../src/contract/view.ts'
import type { Names } from '../../../src/contract/wording.ts'
import { api } from '../api.ts'
import { type FieldValue, type FileRef, filesOf, idsOf, isEmpty } from '../fields.ts'
import { bytes, grouped, moment, yuan } from '../figures.ts'
import { type Say, useSay } from '../language.tsx'
import { useBusinessTime } from '../session.tsx'
import { words as shellWords } from '../words.ts'
import { words } from '../words-record.ts'
import { Icon } from './icons.tsx'

interface ValueProps {
  readonly field: FieldView
  readonly value: FieldValue | undefined
  readonly names: Names
  /** Where files are fetched through: only a record one may read gives its files out. */
  readonly at?: { readonly register: string; readonly record: string }
}

/** A value in full, as the record page shows it. */
export function Value({ field, value, names, at }: ValueProps) {
  const say = useSay()
  const { zone } = useBusinessTime()
  if (isEmpty(value)) return <span className="value-none">{say(shellWords.none)}</span>
  switch (field.kind) {
    case 'longtext':
      return <div className="value-long">{String(value)}</div>
    case 'files':
      return <Files files={filesOf(value)} {...(at ? { at } : {})} />
    case 'ref':
    case 'refs':
      return <References field={field} ids={idsOf(value)} names={names} />
    case 'money':
      return (
        <span className="figure">
          {yuan(Number(value))} <span className="value-unit">{say(words.yuan)}</span>
        </span>
      )
    case 'day':
    case 'integer':
    case 'instant':
      return <span className="figure">{plain(field, value, names, say, zone)}</span>
    default:
      return <span>{plain(field, value, names, say, zone)}</span>
  }
}

/** A value in one line of text: for tables, timelines and titles. */
export function plain(field: FieldView, value: FieldValue | undefined, names: Names, say: Say, zone: string): string {
  if (isEmpty(value)) return ''
  switch (field.kind) {
    case 'money':
      return yuan(Number(value))
    case 'integer':
      return grouped(Number(value))
    case 'instant':
      return moment(String(value), zone)
    case 'yesno':
      return say(value === true ? shellWords.yes : shellWords.no)
    case 'choice': {
      const choice = field.choices?.find((one) => one.value === value)
      return choice ? say(choice.label) : String(value)
    }
    case 'person':
    case 'people':
    case 'department':
    case 'unit':
    case 'ref':
    case 'refs':
      return idsOf(value)
        .map((id) => names[id] ?? say(shellWords.unknownName))
        .join(say(shellWords.joint))
    case 'files':
      return filesOf(value)
        .map((file) => file.name)
        .join(say(shellWords.joint))
    default:
      return String(value)
  }
}

function References({
  field,
  ids,
  names,
}: {
  readonly field: FieldView
  readonly ids: readonly string[]
  readonly names: Names
}) {
  const say = useSay()
  return (
    <ul className="value-list">
      {ids.map((id) => (
        <li key={id}>
          {names[id] && field.register ? (
            <Link to={`/r/${field.register}/${id}`}>{names[id]}</Link>
          ) : (
            say(shellWords.unknownName)
          )}
        </li>
      ))}
    </ul>
  )
}

function Files({ files, at }: { readonly files: readonly FileRef[]; readonly at?: ValueProps['at'] }) {
  return (
    <ul className="value-files">
      {files.map((file, place) => (
        <li key={`${file.sha256}-${place}`}>
          <FileLine file={file} {...(at ? { at } : {})} />
        </li>
      ))}
    </ul>
  )
}

function FileLine({ file, at }: { readonly file: FileRef; readonly at?: ValueProps['at'] }) {
  const say = useSay()
  const path = at ? api.filePath(at.register, at.record, file.sha256) : null
  const size = useSize(path)
  const page = file.page ? <span className="file-size">{say(words.pageOf, { page: file.page })}</span> : null
  if (path === null)
    return (
      <>
        {file.name} {page}
      </>
    )
  return (
    <>
      <Icon name="file" size={16} />
      <a href={path} target="_blank" rel="noreferrer" className="file-link">
        {file.name}
      </a>
      {page}
      {size === null ? null : <span className="file-size figure">{bytes(size)}</span>}
      <a
        href={path}
        download={file.name}
        className="file-save"
        aria-label={say(words.downloadOf, { name: file.name })}
        title={say(words.download)}
      >
        <Icon name="download" size={16} />
      </a>
    </>
  )
}

/** A record keeps a file's name and hash; how large it is, the file itself tells. */
function useSize(path: string | null): number | null {
  const [size, setSize] = useState<number | null>(null)
  useEffect(() => {
    if (path === null) return
    let current = true
    fetch(path, { method: 'HEAD', credentials: 'same-origin' }).then(
      (response) => {
        const told = Number(response.headers.get('content-length'))
        if (current && response.ok && told > 0) setSize(told)
      },
      () => {
        // The size is a courtesy; without it the line stands as it is.
      },
    )
    return () => {
      current = false
    }
  }, [path])
  return size
}
