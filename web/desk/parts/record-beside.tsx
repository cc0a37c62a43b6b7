import type { RecordAnswer } from '../../../src/contract/records.ts'
import type { RegisterView } from '../../../src/contract/view.ts'
import { PapersButton } from './papers-button.tsx'
import { StateTag } from './state-tag.tsx'

/** Beside the heading of a record: its state, and the papers it can be printed as. */
export function RecordBeside({ view, answer }: { readonly view: RegisterView; readonly answer: RecordAnswer }) {
  const { record, papers } = answer
  return (
    <>
      <StateTag view={view} state={record.state} late={record.late.length > 0} />
      {papers ? <PapersButton register={view.name} record={record.id} /> : null}
    </>
  )
}
