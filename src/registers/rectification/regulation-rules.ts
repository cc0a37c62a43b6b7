import type { Facts, RuleSpec } from '../../kernel/spec.ts'
import { stateIn, theOne } from '../../kernel/answers.ts'

/** What must hold of a regulation on its way from draft to force. */
export const regulationRules = {
  'revision-names-what-it-replaces': {
    label: { zh: '修订写明原制度', en: 'A revision names the old one' },
    says: {
      zh: '修订、废止的，请选择现行的原制度；新建的不选。',
      en: 'Name the regulation in force that is revised or abolished; a new one names none.',
    },
    on: ['draft'],
    severity: 'refuse',
    at: 'replaces',
    needs: ({ record: { fields } }: Omit<Facts, 'known'>) => theOne('regulation', fields['replaces']),
    holds: ({ record: { fields }, known }: Facts) =>
      fields['action'] === 'create' ? !fields['replaces'] : stateIn(known['one']) === 'in-force',
    covers: ['ZG27'],
  },
  'abolition-says-why': {
    label: { zh: '废止写明理由', en: 'An abolition says why' },
    says: {
      zh: '废止制度请写明理由，如针对性、操作性不强。',
      en: 'Say why it is abolished: not to the point, not workable.',
    },
    on: ['draft'],
    severity: 'refuse',
    at: 'ground',
    holds: ({ record: { fields } }: Facts) => fields['action'] !== 'abolish' || Boolean(fields['ground']),
    covers: ['ZG27'],
  },
  'issued-after-deliberation': {
    label: { zh: '先审议后印发', en: 'Deliberated, then issued' },
    says: {
      zh: '印发日期不能早于审议日期，施行日期不能早于印发日期，请核对。',
      en: 'It is issued after it was deliberated and holds after it was issued; please check.',
    },
    on: ['issue', 'bring-into-force'],
    severity: 'refuse',
    at: 'issuedOn',
    holds: ({ record: { fields } }: Facts) =>
      inOrder(fields['deliberatedOn'], fields['issuedOn']) && inOrder(fields['issuedOn'], fields['inForceOn']),
    covers: ['ZG27'],
  },
  'regulation-cures-a-finding': {
    label: { zh: '对应问题', en: 'For a finding' },
    says: {
      zh: '没有写明对应的问题：与整改无关的可以不填，有关的请补上。',
      en: 'No finding is named; that is right only when it has nothing to do with the rectification.',
    },
    on: ['draft'],
    severity: 'warn',
    at: 'findings',
    holds: ({ record: { fields } }: Facts) => Array.isArray(fields['findings']) && fields['findings'].length > 0,
    covers: ['ZG27'],
  },
} as const satisfies Readonly<{ [rule: string]: RuleSpec }>

function inOrder(first: unknown, second: unknown): boolean {
  return typeof first !== 'string' || typeof second !== 'string' || first <= second
}
