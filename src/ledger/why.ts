import type { Label } from '../kernel/words.ts'
import type { Match } from './matching.ts'
import { degreeWords } from './reported.ts'

/** The one sentence beside a proposal: by what it was matched, or how it differs. */

export const unknown = {
  feedback: { zh: '台账中没有这份反馈意见。', en: 'The ledger has no such feedback.' },
  finding: { zh: '台账中没有这个问题。', en: 'The ledger has no such finding.' },
  measure: { zh: '台账中没有这条措施。', en: 'The ledger has no such measure.' },
} as const satisfies Readonly<{ [about: string]: Label }>

/** The same wording under another feedback is another problem: that it was found before is told. */
export const earlierFeedback: Label = {
  zh: '另一份反馈意见中有文字相同的问题，请核对。',
  en: 'Another feedback has a finding of the same wording: please check.',
}

export const joined = (...sentences: (Label | null)[]): Label => {
  const told = sentences.filter((one) => one !== null)
  return { zh: told.map(({ zh }) => zh).join(''), en: told.map(({ en }) => en).join(' ') }
}

/** How it was found in the ledger. */
export function matchedBy({ by, likeness }: Match): Label {
  const share = Math.round(likeness * 100)
  switch (by) {
    case 'record':
      return { zh: '按系统标识对应。', en: 'Found by its mark.' }
    case 'text':
      return { zh: '文字与台账中的相同。', en: 'The wording is that of the ledger.' }
    case 'head':
      return { zh: '首句与台账中的相同。', en: 'The first sentence is that of the ledger.' }
    case 'measures':
      return { zh: '措施与台账中这个问题的相同。', en: 'The measures are those of this finding.' }
    case 'number':
      return {
        zh: `编号和位置相同，文字部分相同（${share}%）。`,
        en: `Same number and section, wording alike in part (${share}%).`,
      }
    case 'likeness':
      return { zh: `文字与台账中的相近（${share}%）。`, en: `The wording is like that of the ledger (${share}%).` }
  }
}

/** A number that moved because something was inserted before it is told, and is no correction. */
export function renumbered(was: string | null, now: string | null): Label | null {
  if (was === null || now === null || was === now) return null
  return { zh: `原编号“${was}”，来件为“${now}”。`, en: `Numbered “${was}” in the ledger, “${now}” in the paper.` }
}

export function differsIn(fields: readonly Label[]): Label {
  return {
    zh: `与台账不同：${fields.map(({ zh }) => zh).join('、')}。`,
    en: `Differs in: ${fields.map(({ en }) => en).join(', ')}.`,
  }
}

/** A paper that says otherwise than before, of what a person had taken over in other words. */
export const corrected = (fields: readonly Label[]): Label | null =>
  fields.length === 0
    ? null
    : {
        zh: `来件更正了${fields.map(({ zh }) => zh).join('、')}；台账里是采用时改过的文字，请核对。`,
        en: `The paper corrects its ${fields.map(({ en }) => en).join(', ')}; the ledger has it in words of your own: please look.`,
      }

export function lowerThan(standing: string, said: string): Label {
  const [was, now] = [degreeWords[standing] ?? closedWords, degreeWords[said] ?? closedWords]
  return {
    zh: `台账为“${was.zh}”，来件为“${now.zh}”，低于现有程度，请核实。`,
    en: `The ledger says “${was.en}”, the paper “${now.en}”, which is less: please look.`,
  }
}

const closedWords: Label = { zh: '已销号', en: 'closed' }

export const gone = {
  finding: {
    zh: '台账中的这个问题在来件中没有出现。台账不作改动，请核实。',
    en: 'The paper does not have this finding of the ledger. The ledger stays as it is: please look.',
  },
  measure: {
    zh: '台账中的这条措施在来件中没有出现。台账不作改动，请核实。',
    en: 'The paper does not have this measure of the ledger. The ledger stays as it is: please look.',
  },
} as const satisfies Readonly<{ [about: string]: Label }>

/** A record that went on after the sheet was written. */
export const older = (had: number, has: number): Label => ({
  zh: `导出以后又有改动（导出时第${had}次修订，现在第${has}次），请核对。`,
  en: `It was changed after the sheet was written (revision ${had} then, ${has} now): please look.`,
})

/** A mark that names nothing here, with its cell: emptied, the row is a new one. */
export const otherMark = {
  finding: (cell: string): Label => ({
    zh: `${cell}的系统标识指向的记录不在您能查看的本单位（或者所选轮次）台账中，没有比对。确为新问题的，请清空这一格。`,
    en: `The record of the mark in ${cell} is not in the ledger that you may read: the row was not compared. Empty the cell if it is new.`,
  }),
  measure: (cell: string): Label => ({
    zh: `${cell}的系统标识指向的措施不属于这个问题，没有比对。确为新措施的，请清空这一格。`,
    en: `The measure of the mark in ${cell} is not of this finding: the row was not compared. Empty the cell if it is new.`,
  }),
} as const satisfies Readonly<{ [about: string]: (cell: string) => Label }>

export const otherState = (closed: boolean): Label =>
  closed
    ? {
        zh: '来件为“已销号”，台账尚未销号。销号只能在系统内办理，请核实。',
        en: 'The paper says “closed”, the ledger does not. Closing is done by its verb only: please look.',
      }
    : {
        zh: '台账为“已销号”，来件尚未销号，请核实。',
        en: 'The ledger says “closed”, the paper does not: please look.',
      }

export const otherDone = (done: boolean): Label =>
  done
    ? {
        zh: '来件为“已完成”，台账尚未完成。完成措施请在系统内办理，请核实。',
        en: 'The paper says “done”, the ledger does not. A measure is finished by its verb: please look.',
      }
    : {
        zh: '台账为“已完成”，来件尚未完成，请核实。',
        en: 'The ledger says “done”, the paper does not: please look.',
      }

const names: Readonly<{ [field: string]: Label }> = {
  title: { zh: '标题', en: 'title' },
  original: { zh: '反馈原文', en: 'original wording' },
  number: { zh: '编号', en: 'number' },
  category: { zh: '类别', en: 'category' },
  aspect: { zh: '方面', en: 'aspect' },
  path: { zh: '所在标题', en: 'headings' },
  reportedDegree: { zh: '完成程度', en: 'reported degree' },
  text: { zh: '措施内容', en: 'wording' },
  feedbackOn: { zh: '反馈日期', en: 'day of feedback' },
  code: { zh: '问题编号', en: 'code' },
  speed: { zh: '整改类型', en: 'speed' },
  leader: { zh: '责任领导', en: 'leader' },
  department: { zh: '责任部门', en: 'department' },
  owner: { zh: '责任人', en: 'person responsible' },
  helpers: { zh: '协办人', en: 'helpers' },
  standard: { zh: '整改标准', en: 'standard' },
  dueOn: { zh: '整改时限', en: 'due day' },
  openedOn: { zh: '提出日期', en: 'day raised' },
  closedOn: { zh: '销号日期', en: 'closing day' },
  closingNumber: { zh: '销号文号', en: 'number of the closing paper' },
  doneOn: { zh: '完成日期', en: 'day done' },
  progress: { zh: '整改进展', en: 'progress' },
  result: { zh: '整改成效', en: 'result' },
  kinds: { zh: '措施类别', en: 'kinds' },
  marker: { zh: '措施序号', en: 'marker' },
  announcedCategories: { zh: '类别数', en: 'number of categories' },
  announcedAspects: { zh: '方面数', en: 'number of aspects' },
  announcedProblems: { zh: '问题数', en: 'number of problems' },
}

/** A field's name for a sentence; a field this room has no word for is told as it is called. */
export const nameOf = (field: string): Label => names[field] ?? { zh: field, en: field }
