import { Button, Input } from 'antd'
import { type DragEvent, useEffect, useRef, useState } from 'react'
import type { FileRef } from '../fields.ts'
import { bytes, percent } from '../figures.ts'
import { useSay } from '../language.tsx'
import type * as Resumable from '../resumable.ts'
import { type Upload, upload } from '../upload.ts'
import { words as deskWords } from '../words.ts'
import { words } from '../words-record.ts'
import { Icon } from './icons.tsx'

interface FileInputProps {
  readonly id: string
  readonly value: readonly FileRef[]
  readonly onChange: (change: (before: readonly FileRef[]) => readonly FileRef[]) => void
  /** How many uploads run: the form waits for them. */
  readonly onBusy: (running: number) => void
  readonly describedBy: string
  readonly invalid: boolean
  readonly labelledBy: string
}

interface Going {
  readonly key: number
  readonly name: string
  readonly size: number
  readonly fraction: number
  readonly refused: string | null
  /** Only of those that can be paused. */
  readonly pace: Resumable.Pace | null
  readonly cancel: () => void
  readonly pause: () => void
  readonly resume: () => void
}

/** Files of a form: sent at once, with progress and a way to stop; each may say on which page of a shared paper to look (共用佐证). */
export default function FileInput({ id, value, onChange, onBusy, describedBy, invalid, labelledBy }: FileInputProps) {
  const say = useSay()
  const { going, send, drop } = useUploads(onChange, onBusy)
  const [over, setOver] = useState(false)
  const field = useRef<HTMLInputElement>(null)
  const onDrop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    send(event.dataTransfer.files)
  }
  return (
    <div
      className={over ? 'files files-over' : 'files'}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={onDrop}
    >
      <input
        ref={field}
        type="file"
        multiple
        hidden
        tabIndex={-1}
        onChange={(event) => {
          if (event.target.files) send(event.target.files)
          event.target.value = ''
        }}
      />
      <div className="files-add">
        <Button
          id={id}
          danger={invalid}
          icon={<Icon name="plus" size={16} />}
          aria-labelledby={`${id} ${labelledBy}`}
          aria-describedby={describedBy}
          onClick={() => field.current?.click()}
        >
          {say(words.addFile)}
        </Button>
        <span className="files-hint">{say(words.dropFile)}</span>
      </div>
      <ul className="files-list">
        {value.map((file, place) => (
          <ChosenFile
            key={`${file.sha256}-${place}`}
            file={file}
            onPage={(page) =>
              onChange((before) =>
                before.map((one, at) =>
                  at === place ? { sha256: one.sha256, name: one.name, ...(page ? { page } : {}) } : one,
                ),
              )
            }
            onRemove={() => onChange((before) => before.filter((_, at) => at !== place))}
          />
        ))}
        {going.map((one) => (
          <GoingFile key={one.key} one={one} drop={() => drop(one.key)} />
        ))}
      </ul>
    </div>
  )
}

interface ChosenFileProps {
  readonly file: FileRef
  readonly onPage: (page: string) => void
  readonly onRemove: () => void
}

function ChosenFile({ file, onPage, onRemove }: ChosenFileProps) {
  const say = useSay()
  return (
    <li className="file">
      <Icon name="file" />
      <span className="file-name">{file.name}</span>
      <Input
        size="small"
        className="file-page"
        value={file.page ?? ''}
        maxLength={40}
        placeholder={say(words.page)}
        aria-label={`${file.name} ${say(words.page)}`}
        title={say(words.pageHelp)}
        onChange={(event) => onPage(event.target.value)}
      />
      <Button
        type="text"
        size="small"
        aria-label={say(words.removeFile, { name: file.name })}
        icon={<Icon name="close" size={16} />}
        onClick={onRemove}
      />
    </li>
  )
}

function GoingFile({ one, drop }: { readonly one: Going; readonly drop: () => void }) {
  const say = useSay()
  return (
    <li className={one.refused ? 'file file-refused' : 'file'}>
      <Icon name={one.refused ? 'alert' : 'file'} />
      <span className="file-name">
        {one.name} <span className="file-size figure">{bytes(one.size)}</span>
        {one.refused ? (
          <span className="file-why" role="alert">
            {one.refused}
          </span>
        ) : (
          <>
            <progress value={one.fraction} max={1} aria-label={one.name} />
            <span className="file-size figure" role="status">
              {say(paceWords[one.pace ?? 'going'], { percent: percent(one.fraction) })}
            </span>
          </>
        )}
      </span>
      {one.pace && !one.refused ? (
        <Button
          size="small"
          aria-label={`${say(one.pace === 'paused' ? words.resumeFile : words.pauseFile)} ${one.name}`}
          onClick={one.pace === 'paused' ? one.resume : one.pause}
        >
          {say(one.pace === 'paused' ? words.resumeFile : words.pauseFile)}
        </Button>
      ) : null}
      <Button
        type="text"
        size="small"
        aria-label={say(one.refused ? words.removeFile : words.cancelFile, { name: one.name })}
        icon={<Icon name="close" size={16} />}
        onClick={drop}
      />
    </li>
  )
}

const paceWords = { going: words.uploading, paused: words.paused, away: words.away } as const

/** Files above this are sent so that they can be resumed; for smaller ones that costs more than it saves. */
const resumableFrom = 4 * 1024 * 1024

type Started = Pick<Going, 'pace' | 'cancel' | 'pause' | 'resume'> & { readonly done: Upload['done'] }

function start(file: File, change: (with_: Partial<Going>) => void): Started {
  const progress = (fraction: number) => change({ fraction })
  if (file.size <= resumableFrom)
    return { ...upload(file, progress), pace: null, pause: () => undefined, resume: () => undefined }
  return { ...resumably(file, progress, (pace) => change({ pace })), pace: 'going' }
}

/** The code of it is fetched with the first large file. */
function resumably(...given: Parameters<typeof Resumable.uploadResumably>): Resumable.ResumableUpload {
  const begun = import('../resumable.ts').then(({ uploadResumably }) => uploadResumably(...given))
  const away = { ok: false, status: 0, refusals: [{ code: 'unreachable', words: deskWords.unreachable }] } as const
  return {
    done: begun.then(({ done }) => done).catch(() => away),
    cancel: () => void begun.then(({ cancel }) => cancel()).catch(() => undefined),
    pause: () => void begun.then(({ pause }) => pause()).catch(() => undefined),
    resume: () => void begun.then(({ resume }) => resume()).catch(() => undefined),
  }
}

function useUploads(onChange: FileInputProps['onChange'], onBusy: FileInputProps['onBusy']) {
  const say = useSay()
  const [going, setGoing] = useState<readonly Going[]>([])
  const counter = useRef(0)
  const running = going.filter((one) => one.refused === null).length
  useEffect(() => onBusy(running), [running, onBusy])
  const live = useRef(going)
  live.current = going
  useEffect(() => () => live.current.forEach((one) => one.cancel()), [])
  const change = (key: number, with_: Partial<Going>) =>
    setGoing((before) => before.map((one) => (one.key === key ? { ...one, ...with_ } : one)))
  const drop = (key: number) => {
    going.find((one) => one.key === key)?.cancel()
    setGoing((before) => before.filter((one) => one.key !== key))
  }
  const send = (files: FileList) => {
    for (const file of Array.from(files)) {
      counter.current += 1
      const key = counter.current
      const { done, ...ways } = start(file, (with_) => change(key, with_))
      const { name, size } = file
      setGoing((before) => [...before, { key, name, size, fraction: 0, refused: null, ...ways }])
      void done.then((answer) => {
        if (!answer.ok) return change(key, { refused: answer.refusals.map((refusal) => say(refusal.words)).join(' ') })
        setGoing((before) => before.filter((one) => one.key !== key))
        onChange((before) => [...before, { sha256: answer.value.sha256, name: answer.value.name }])
      })
    }
  }
  return { going, send, drop }
}
