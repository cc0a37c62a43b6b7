import { useEffect, useState } from 'react'
import type { RecordRow } from '../../../src/contract/records.ts'
import type { FileText } from '../../../src/contract/together.ts'
import { api } from '../api.ts'
import type { FileRef } from '../fields.ts'
import { useSay } from '../language.tsx'
import { Dialog } from '../parts/dialog.tsx'
import { Icon } from '../parts/icons.tsx'
import { Refused, Waiting } from '../parts/state-of-asking.tsx'
import { useAnswer } from '../use-answer.ts'
import { words as recordWords } from '../words-record.ts'
import { words } from '../words-finding.ts'

interface ViewerProps {
  readonly row: RecordRow
  readonly file: FileRef
  readonly onClose: () => void
}

type Kind = 'picture' | 'pdf' | 'document' | 'other'

const pictures = /^image\/(png|jpeg|webp|gif)$/
const documents = /wordprocessingml|msword|spreadsheetml|ms-excel|text\/(plain|csv|html)/

/** A file looked at in place. What it is, the server found from its bytes; nothing in it ever runs. */
export function Viewer({ row, file, onClose }: ViewerProps) {
  const say = useSay()
  const path = api.filePath(row.register, row.id, file.sha256)
  const kind = useKind(path)
  return (
    <Dialog title={file.name} look="viewer" onClose={onClose}>
      <p className="viewer-ways">
        <span>{row.title}</span>
        {file.page ? <span>{say(recordWords.pageOf, { page: file.page })}</span> : null}
        {kind === 'picture' || kind === 'pdf' ? (
          <a href={path} target="_blank" rel="noreferrer">
            {say(words.openApart)}
          </a>
        ) : null}
        <a href={path} download={file.name}>
          <Icon name="download" size={15} /> {say(recordWords.download)}
        </a>
      </p>
      <div className="viewer-place">
        {kind === null ? <Waiting lines={6} height={28} /> : null}
        {kind === 'picture' ? <img src={path} alt={file.name} /> : null}
        {kind === 'pdf' ? <iframe src={path} title={file.name} /> : null}
        {kind === 'document' ? <Words row={row} file={file} /> : null}
        {kind === 'other' ? <p className="value-none">{say(words.notShown)}</p> : null}
      </div>
    </Dialog>
  )
}

function useKind(path: string): Kind | null {
  const [kind, setKind] = useState<Kind | null>(null)
  useEffect(() => {
    let current = true
    fetch(path, { method: 'HEAD', credentials: 'same-origin' }).then(
      (response) => current && setKind(kindOf(response.headers.get('content-type') ?? '')),
      () => current && setKind('other'),
    )
    return () => {
      current = false
    }
  }, [path])
  return kind
}

function kindOf(type: string): Kind {
  if (pictures.test(type)) return 'picture'
  if (type === 'application/pdf') return navigator.pdfViewerEnabled === false ? 'document' : 'pdf'
  return documents.test(type) ? 'document' : 'other'
}

function Words({ row, file }: Omit<ViewerProps, 'onClose'>) {
  const say = useSay()
  const asked = useAnswer<FileText>(file.sha256, () => api.fileText(row.register, row.id, file.sha256))
  return (
    <>
      <Refused refusals={asked.refusals} />
      {asked.loading ? <Waiting lines={8} /> : null}
      {asked.value ? (
        <>
          <p className="form-hint">{say(words.wordsOnly)}</p>
          <div className="viewer-words">{asked.value.text}</div>
          {asked.value.cut ? <p className="form-hint">{say(words.goesOn)}</p> : null}
        </>
      ) : null}
    </>
  )
}
