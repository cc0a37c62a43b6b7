/** Words of the draw for the look-back. */
export const words = {
  title: { zh: '“回头看”随机抽取', en: 'Draw for the look-back' },
  about: {
    zh: '从本轮已销号问题中随机抽取。种子随核查记录一并留存，任何人用同一种子重抽，结果相同。',
    en: 'Drawn from the closed findings of a round. The seed is kept with each check; drawn again by it, the result is the same.',
  },
  before: { zh: '已安排的抽取', en: 'Draws that were planned' },
  beforeAbout: {
    zh: '每个种子一次抽取。按种子重抽，与当时安排的核查对照。',
    en: 'One draw for each seed. Draw again by it and compare with what was planned.',
  },
  beforeOne: { zh: '种子 {seed}，已安排 {n} 项核查', en: 'Seed {seed}, {n} checks planned' },
  beforeNone: {
    zh: '还没有安排过抽取。选定轮次和个数后点“随机抽取”，再逐个安排核查。',
    en: 'None yet. Choose a round and how many, draw, and plan the checks one by one.',
  },
  none: { zh: '还没有巡察轮次', en: 'There is no round' },
  noneHelp: {
    zh: '登记轮次并有问题销号后再抽取。抽取其他单位的，请先在“被巡察单位总览”中进入该单位。',
    en: 'Draw once a round is on record and findings of it are closed. For another unit, enter it from the overview of units first.',
  },
  round: { zh: '巡察轮次', en: 'Round' },
  count: { zh: '抽取个数', en: 'How many' },
  way: { zh: '抽取方式', en: 'How' },
  all: { zh: '不分类别', en: 'Over all' },
  stratum: { zh: '按类别分层', en: 'By category' },
  seed: { zh: '种子（重抽时填）', en: 'Seed (to draw again)' },
  draw: { zh: '随机抽取', en: 'Draw' },
  again: { zh: '按种子重抽', en: 'Draw by the seed' },
  drawn: {
    zh: '{of} 个已销号问题中抽取 {n} 个，种子 {seed}，截至 {on}',
    en: '{n} drawn of {of} closed findings, seed {seed}, as of {on}',
  },
  proves: { zh: '与台账中用这一种子安排的核查完全一致。', en: 'The same as the checks planned under this seed.' },
  differs: {
    zh: '与台账中用这一种子安排的核查不一致：可能没有全部安排，或者抽取后又有问题销号。',
    en: 'Not the same as the checks planned under this seed: not all are planned, or findings were closed since.',
  },
  nothing: { zh: '本轮还没有已销号的问题', en: 'No finding of this round is closed' },
  nothingHelp: { zh: '有问题销号后再抽取。', en: 'Draw once findings are closed.' },
  plan: { zh: '安排核查', en: 'Plan the check' },
} as const
