import type { PressMap } from '../casework/press-map.ts'

/** Where papers and notices find what they tell among our registers: the one place that says so. */
export const pressMap: PressMap = {
  round: { register: 'inspection-round' },
  feedback: { register: 'inspection-feedback', round: 'round' },
  finding: { register: 'inspection-finding', round: 'round' },
  measure: { register: 'rectification-measure', finding: 'finding' },
  money: { register: 'rectified-money', finding: 'finding' },
  talks: { register: 'handling-count', finding: 'finding' },
  regulations: { register: 'regulation', finding: 'finding' },
  meetings: { register: 'rectification-meeting', round: 'round' },
  notice: {
    register: 'public-notice',
    round: 'round',
    kind: 'kind',
    asOf: 'asOf',
    edits: 'edits',
    text: 'text',
    files: 'paper',
    hash: 'hash',
    withheld: 'withheld',
    edit: 'edit',
    freeze: 'freeze',
    public: 'public',
  },
}
