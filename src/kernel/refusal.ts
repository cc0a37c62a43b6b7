import { type RefusalCode, refusalCodes } from './refusal-codes.ts'
import type { RefusalCodeSpec, RefusalKind } from './refusal-spec.ts'
import type { Label } from './words.ts'

/** What a refusal is about, so that a screen, a form or a line of a file can point at it. */
export interface Place {
  readonly register?: string
  readonly verb?: string
  readonly field?: string
  readonly rule?: string
  readonly claim?: string
  /** Name of the file, its sheet, and the row and column counted from 1 as the spreadsheet shows them. */
  readonly file?: string
  readonly sheet?: string
  readonly row?: number
  readonly column?: number | string
  /** Part of a text, in UTF-16 code units, [start, end). */
  readonly span?: readonly [number, number]
}

/** A no, as data: a stable code for machines, words for a person, and where it applies. It leaves no trace in any state. */
export interface Refusal {
  /** One of the registry, or the name of the rule that did not hold. */
  readonly code: string
  readonly words: Label
  readonly at?: Place
  readonly details?: Readonly<{ [name: string]: string | number }>
}

/** Thing put in a placeholder: a label in its own language, anything else as it is. */
export type Param = string | number | Label

const registry: Readonly<{ [code: string]: RefusalCodeSpec }> = refusalCodes

/** A refusal of the registry. Params that are no labels are kept as details too: `version-conflict` quotes `seen` and `current`. */
export function refusal(code: RefusalCode, params: Readonly<{ [name: string]: Param }> = {}, at?: Place): Refusal {
  const spec: RefusalCodeSpec = refusalCodes[code]
  const details: { [name: string]: string | number } = {}
  for (const [name, value] of Object.entries(params)) if (typeof value !== 'object') details[name] = value
  return {
    code,
    words: { zh: fillIn(spec.zh, params, 'zh'), en: fillIn(spec.en, params, 'en') },
    ...(at ? { at } : {}),
    ...(Object.keys(details).length > 0 ? { details } : {}),
  }
}

/** The refusal of a rule of a register: its code is the rule's name, its words are the rule's own. */
export function ruleRefusal(rule: string, says: Label, at: Place): Refusal {
  return { code: rule, words: says, at: { ...at, rule } }
}

/** Sort of a refusal. What is not in the registry is a rule's name, and a rule refuses what was given. */
export function kindOf(refusal: Refusal): RefusalKind {
  return (Object.hasOwn(registry, refusal.code) ? registry[refusal.code]?.kind : undefined) ?? 'invalid'
}

/** Several parties or fields in one sentence. */
export function listed(labels: readonly Label[]): Label {
  return { zh: labels.map(({ zh }) => zh).join('、'), en: labels.map(({ en }) => en).join(', ') }
}

function fillIn(template: string, params: Readonly<{ [name: string]: Param }>, language: keyof Label): string {
  const filled = template.replace(/\{([a-z]+)\}/g, (whole, name: string) => {
    const value = Object.hasOwn(params, name) ? params[name] : undefined
    if (value === undefined) return whole
    return typeof value === 'object' ? value[language] : String(value)
  })
  return filled.trim()
}
