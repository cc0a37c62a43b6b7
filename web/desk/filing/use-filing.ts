import { useState } from 'react'
import { useNavigate } from 'react-router'
import type { FoundForm } from '../../../src/contract/papers.ts'
import type { Refusal } from '../../../src/contract/wording.ts'
import { api } from '../api.ts'
import { draftName, emptyDraft, onPaperName, writeDraft } from '../parts/draft.ts'
import { scanField } from '../parts/signed-paper.ts'
import { useMe } from '../session.tsx'
import { upload } from '../upload.ts'
import { viewOf } from '../views.ts'
import { codeOnScan } from './read-code.ts'

export type Step = FoundForm['steps'][number]
type Stage = 'idle' | 'reading' | 'unread' | 'finding' | 'found' | 'sending'

/** From a scan or a typed code to the form of the step it was signed for, with the scan in it. */
export function useFiling() {
  const me = useMe()
  const navigate = useNavigate()
  const [stage, setStage] = useState<Stage>('idle')
  const [scan, setScan] = useState<File | null>(null)
  const [code, setCode] = useState('')
  const [found, setFound] = useState<FoundForm | null>(null)
  const [refusals, setRefusals] = useState<readonly Refusal[]>([])
  const find = async (typed: string) => {
    setStage('finding')
    setFound(null)
    const answer = await api.form(typed)
    setRefusals(answer.ok ? [] : answer.refusals)
    if (answer.ok) setFound(answer.value)
    setStage(answer.ok ? 'found' : 'idle')
  }
  const take = async (file: File) => {
    setScan(file)
    setFound(null)
    setRefusals([])
    setStage('reading')
    const read = await codeOnScan(file)
    if (read === null) return setStage('unread')
    setCode(read)
    await find(read)
  }
  const open = async (form: FoundForm, step: Step) => {
    setStage('sending')
    const refused = await layScan(me.person.id, form, step, scan)
    setRefusals(refused)
    if (refused.length > 0) return setStage('found')
    navigate(`/r/${form.register}/${form.record}?do=${step.verb}${step.recorded ? '&paper=1' : ''}`)
  }
  return { stage, scan, code, found, refusals, setCode, find, take, open }
}

/** Puts the scan into the unfinished form of the step, as if it had been attached there; where this browser keeps nothing, it is attached once more. */
async function layScan(person: string, form: FoundForm, step: Step, scan: File | null): Promise<readonly Refusal[]> {
  const field = scan && (await fieldOfScan(form, step))
  if (!scan || !field) return []
  const sent = await upload(scan, () => undefined).done
  if (!sent.ok) return sent.refusals
  const typed = { [field]: [{ sha256: sent.value.sha256, name: sent.value.name }] }
  const name = draftName(person, form.register, form.record, step.recorded ? onPaperName(step.verb) : step.verb)
  writeDraft(name, { ...emptyDraft(new Date().toISOString()), typed })
  return []
}

/** Where the scan lies in the unfinished form of the step, as if it had been attached there; null where the step takes no file. */
async function fieldOfScan(form: FoundForm, step: Step): Promise<string | null> {
  if (step.recorded) return scanField
  const view = await viewOf(form.register)
  if (!view.ok) return null
  const takes = view.value.verbs.find(({ name }) => name === step.verb)?.takes ?? []
  return view.value.fields.find(({ name, kind }) => kind === 'files' && takes.includes(name))?.name ?? null
}
