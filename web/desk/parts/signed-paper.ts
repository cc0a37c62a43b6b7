import type { SignedPaper } from '../../../src/contract/records.ts'
import type { FieldView } from '../../../src/contract/view.ts'
import type { Refusal } from '../../../src/contract/wording.ts'
import { type FieldValue, filesOf, isEmpty } from '../fields.ts'
import { words } from '../words-record.ts'

const plain = { required: true, inList: false, key: null, restricted: false } as const

/** Where the scan of such a paper lies in the form. */
export const scanField = 'paper.scan'

/** What is asked of a paper that somebody signed by hand, beside the verb's own fields. The names are apart from those of any register. */
export const paperFields: readonly FieldView[] = [
  { ...plain, name: 'paper.signer', kind: 'person', register: 'person', label: words.signer, help: words.signerHelp },
  { ...plain, name: 'paper.signedOn', kind: 'day', label: words.signedOn },
  { ...plain, name: scanField, kind: 'files', label: words.signedScan, help: words.signedScanHelp },
]

/** What is not filled in yet: without a signer the house would not know whom to judge. */
export function missingOnPaper(valueOf: (field: FieldView) => FieldValue): readonly Refusal[] {
  return paperFields
    .filter((field) => isEmpty(valueOf(field)))
    .map(({ name, label }) => ({
      code: 'field-missing',
      words: { zh: `请填写“${label.zh}”。`, en: `Fill in "${label.en}".` },
      at: { field: name },
    }))
}

/** The paper as it is sent. */
export function signedPaper(valueOf: (field: FieldView) => FieldValue): SignedPaper {
  const [signer, on, scan] = paperFields.map((field) => valueOf(field))
  return {
    signer: typeof signer === 'string' ? signer : '',
    on: typeof on === 'string' ? on : '',
    scan: filesOf(scan).map((file) => ({ ...file })),
  }
}

/** A refusal about the paper speaks of the fields of its own register: it belongs beside the fields that ask for them here. */
export function atPaper(refusal: Refusal, own: ReadonlySet<string>): Refusal {
  const field = refusal.at?.field
  const asked =
    field === undefined || own.has(field) ? undefined : paperFields.find(({ name }) => name === `paper.${field}`)
  return asked ? { ...refusal, at: { ...refusal.at, field: asked.name } } : refusal
}
