import { defineRegister } from '../../kernel/register.ts'
import { fen, held, names, stateOf, told } from '../words.ts'
import { everyone, keepers } from './words.ts'

/** One line of the result table: an asset as the books have it and as it was found. What is as it should be is done with one touch; a difference has a reason. */
export const assetCountLine = defineRegister({
  name: 'asset-count-line',
  label: { zh: '盘点明细', en: 'Count line' },
  covers: ['ZC03'],
  version: '2026-01-01',
  domain: 'assets',
  starts: 'off',
  fields: {
    count: {
      kind: 'ref',
      register: 'asset-count',
      label: { zh: '盘点', en: 'Count' },
      required: true,
      inList: true,
    },
    card: { kind: 'ref', register: 'asset-card', label: { zh: '资产', en: 'Asset' }, inList: true },
    name: { kind: 'text', label: { zh: '资产名称', en: 'Name' }, inList: true },
    book: { kind: 'integer', label: { zh: '账面数', en: 'Book' }, inList: true, min: 0, covers: ['ZC03'] },
    actual: { kind: 'integer', label: { zh: '实有数', en: 'Actual' }, inList: true, min: 0, covers: ['ZC03'] },
    difference: {
      kind: 'choice',
      label: { zh: '差异', en: 'Difference' },
      inList: true,
      covers: ['ZC03'],
      choices: {
        missing: { zh: '盘亏', en: 'Missing' },
        surplus: { zh: '盘盈', en: 'Surplus' },
        moved: { zh: '地点或保管人不符', en: 'Place or custodian differs' },
        broken: { zh: '损坏或无法使用', en: 'Broken' },
      },
    },
    found: { kind: 'text', label: { zh: '实际情况', en: 'As found' } },
    photo: { kind: 'files', label: { zh: '照片', en: 'Photo' } },
    reason: { kind: 'longtext', label: { zh: '差异原因', en: 'Reason' }, covers: ['ZC03'] },
    treated: { kind: 'longtext', label: { zh: '处理结果', en: 'Treated' }, covers: ['ZC03'] },
  },
  columns: { title: 'name' },
  parties: { ...keepers, everyone },
  readers: ['everyone'],
  states: {
    matched: { label: { zh: '账实相符', en: 'Matched' }, final: true },
    different: { label: { zh: '待说明', en: 'Different' }, awaits: ['explain'] },
    explained: { label: { zh: '待处理', en: 'Explained' }, awaits: ['treat'] },
    treated: { label: { zh: '已处理', en: 'Treated' }, final: true },
  },
  verbs: {
    find: {
      label: { zh: '账实相符', en: 'Found as booked' },
      by: ['everyone'],
      from: 'nothing',
      to: 'matched',
      takes: ['count', 'card', 'photo'],
      needs: ['card'],
      asks: ({ record: { fields } }) => held('asset-card', fields['card']),
      sets: ({ known }) => ({ name: String(told(known['asset-card'], 'name') ?? ''), book: 1, actual: 1 }),
      elsewhere: { zh: '该资产已经盘过。', en: 'It was counted already.' },
      covers: ['ZC03'],
    },
    'note-difference': {
      label: { zh: '登记差异', en: 'Note a difference' },
      by: ['everyone'],
      from: 'nothing',
      to: 'different',
      takes: ['count', 'card', 'name', 'difference', 'found', 'photo'],
      needs: ['difference', 'name'],
      asks: ({ record: { fields } }) => held('asset-card', fields['card']),
      sets: ({ record: { fields }, known }) => {
        const name = told(known['asset-card'], 'name')
        const booked = typeof fields['card'] === 'string'
        return {
          ...(typeof name === 'string' && { name }),
          book: booked ? 1 : 0,
          actual: fields['difference'] === 'missing' ? 0 : 1,
        }
      },
      elsewhere: { zh: '该资产已经盘过。', en: 'It was counted already.' },
      covers: ['ZC03'],
    },
    explain: {
      label: { zh: '说明原因', en: 'Explain' },
      by: ['manager'],
      from: ['different'],
      to: 'explained',
      takes: ['reason'],
      needs: ['reason'],
      already: ['explained'],
      elsewhere: { zh: '没有待说明的差异。', en: 'There is no difference to explain.' },
      covers: ['ZC03'],
    },
    treat: {
      label: { zh: '处理差异', en: 'Treat' },
      by: ['manager', 'leader'],
      from: ['explained'],
      to: 'treated',
      takes: ['treated'],
      needs: ['treated'],
      apart: ['note-difference'],
      already: ['treated'],
      elsewhere: { zh: '先说明原因再处理。', en: 'It is explained first.' },
      covers: ['ZC03'],
    },
  },
  rules: {
    'counted-by-a-counter': {
      label: { zh: '由盘点人盘点', en: 'Counted by a counter' },
      says: {
        zh: '盘点没有在进行，或您不在盘点人名单里：请由盘点人登记。',
        en: 'The count is not going on, or you are not among its counters.',
      },
      on: ['find', 'note-difference'],
      severity: 'refuse',
      at: 'count',
      needs: ({ record: { fields } }) => held('asset-count', fields['count']),
      holds: ({ actor, known }) =>
        stateOf(known['asset-count']) === 'counting' &&
        actor.kind === 'person' &&
        names(told(known['asset-count'], 'counters'), actor.id),
      covers: ['ZC03'],
    },
    'not-ones-own': {
      label: { zh: '保管人不盘自己的资产', en: 'Nobody counts what he keeps' },
      says: { zh: '盘点的是自己保管的资产，请由另一名盘点人盘点。', en: 'You keep this asset; let another count it.' },
      on: ['find', 'note-difference'],
      severity: 'warn',
      at: 'card',
      needs: ({ record: { fields } }) => held('asset-card', fields['card']),
      holds: ({ actor, known }) => actor.kind !== 'person' || told(known['asset-card'], 'custodian') !== actor.id,
      covers: ['ZC03'],
    },
    'difference-fits-books': {
      label: { zh: '差异与账面相符', en: 'The difference fits the books' },
      says: {
        zh: '盘盈的是账上没有的资产，不选资产；其他差异要选是哪一件资产。',
        en: 'A surplus is on no card; every other difference names its card.',
      },
      on: ['note-difference'],
      severity: 'refuse',
      at: 'difference',
      holds: ({ record: { fields } }) => (fields['difference'] === 'surplus') === (fen(fields['book']) === 0),
      covers: ['ZC03'],
    },
  },
  claims: {
    'counted-once': {
      label: { zh: '一次盘点一件一行', en: 'One line to an asset' },
      fields: ['count', 'card'],
      says: { zh: '该资产这次已经盘过，不重复计数。', en: 'It was counted this time; it is not counted twice.' },
    },
  },
  deadlines: {
    'difference-explained-due': {
      label: { zh: '差异说明时限', en: 'Explanation due' },
      verb: 'explain',
      starts: { on: 'note-difference' },
      within: { workingDays: 'explainDays' },
      escalate: [{ after: 1, to: 'leader' }],
      covers: ['ZC03'],
    },
  },
  settings: {
    explainDays: {
      label: { zh: '差异说明时限（工作日）', en: 'Working days to explain a difference' },
      standard: 5,
      min: 1,
      max: 60,
    },
  },
  indicators: {
    'match-rate': {
      label: { zh: '账实相符率', en: 'Found as booked' },
      unit: { zh: '件', en: 'assets' },
      value: { where: { state: ['matched'] } },
      base: { where: {} },
      window: 'year',
      covers: ['ZC03'],
    },
  },
})
