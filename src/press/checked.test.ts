import assert from 'node:assert/strict'
import { test } from 'node:test'
import { CHECKS, type CheckCode } from '../notice/checks/registry.ts'
import { sentencesOf } from '../notice/reading.ts'
import { checkedNotice } from './checked.ts'
import type { PressFinding, PressLedger } from './ledger.ts'
import { composeNotice, type NoticeWishes } from './notice/compose.ts'
import { cleanLedger, toyDay, toyMeasure } from './testing.ts'

const signed = { signedOn: toyDay('2026-06-25') }

for (const readers of ['party', 'public'] as const) {
  test(`the notice of a clean ledger has nothing against it, nor to weigh (${readers})`, () => {
    const { doubts, publishable } = checkedNotice(cleanLedger(), { readers, ...signed })
    assert.deepEqual(doubts, [])
    assert.equal(publishable, true)
  })
}

/** The clean ledger with its first, closed finding changed. */
const first = (of: Partial<PressFinding>): PressLedger => {
  const ledger = cleanLedger()
  return { ...ledger, findings: ledger.findings.map((f, k) => (k === 0 ? { ...f, ...of } : f)) }
}
const deed = (text: string, of: Partial<PressFinding> = {}): Planted => [
  first({ measures: [toyMeasure({ id: 'planted', text, state: 'done' })], result: null, ...of }),
]
const edit = (name: 'organisation' | 'totals' | 'next' | 'contact', words: string): Planted => [
  cleanLedger(),
  { edits: { [name]: words } },
]
type Planted = readonly [ledger: PressLedger, wishes?: Partial<NoticeWishes>]

const reused = '把每一次审稿的意见逐字写在纸上并由三个人分别签字存档备查，抽查26次。'

/** One plant for each code of the check list. */
const plants: Readonly<{ [code in Exclude<CheckCode, Prevented | 'sentence-shared'>]: Planted }> = {
  'sum-differs': deed('追缴资金9000元，其中：误餐费5000元、通讯费3900元。'),
  'difference-differs': deed('应收租金100万元，已收回60万元，仍有30万元分期收取。'),
  'product-differs': deed('退还押金2000元，涉及12户，每户150元。'),
  'totals-differ': edit('totals', '截至2026年6月20日，反馈的3个问题已完成1个，正在整改1个。'),
  'rate-differs': edit('totals', '截至2026年6月20日，反馈的3个问题已完成2个，正在整改1个，整改完成率85%。'),
  'counts-contradict': deed('全县62名记者实行定点采访，58名记者全部配发终端。'),
  'totals-contradict': edit('totals', '巡察反馈4个问题。截至2026年6月20日，巡察反馈的3个问题已完成2个，正在整改1个。'),
  'listed-differs': edit('totals', '截至2026年6月20日，反馈的4个问题已完成3个，正在整改1个。'),
  'done-but-outstanding': deed('已发函催收，尚未收回3.2万元。'),
  'reported-not-settled': deed('向县委编办递交报告，积极争取编制。'),
  'planned-only': deed('拟于年底前聘请专业机构梳理流程。'),
  'paper-only': deed('召开会议，学习财经纪律，提高思想认识。'),
  'measure-before-feedback': deed('2025年11月5日更换发射机1台。'),
  'window-before-feedback': deed('加强策划。2025年以来，省级媒体用稿126篇。'),
  'ongoing-without-plan': [
    first({ state: 'underway', degree: 'undone', leader: null, department: null, owner: null, dueOn: null }),
  ],
  'closing-rule-planned': edit('next', '建立问题销号制度，逐项对账。'),
  'next-contradicts-status': [
    { ...cleanLedger(), findings: cleanLedger().findings.slice(0, 2) },
    { edits: { next: '对还没有完成整改的，继续加大力度。', totals: '截至2026年6月20日，反馈的2个问题已完成2个。' } },
  ],
  'feedback-day-missing': [{ ...cleanLedger(), round: { ...cleanLedger().round, feedbackOn: null } }],
  'publication-day-missing': [cleanLedger(), { signedOn: null }],
  'contact-missing': [
    { ...cleanLedger(), contacts: { phone: null, email: null, address: null, postcode: null, person: null } },
  ],
  'contact-mobile': [{ ...cleanLedger(), contacts: { ...cleanLedger().contacts, phone: '13900001234' } }],
  'numbering-gap': edit(
    'organisation',
    '一是成立专班，抽调7人集中办公，逐条核对进展。二是开会4次研究整改。四是公示清单，每月更新一次。',
  ),
  'numbering-double': edit(
    'organisation',
    '一是成立专班，抽调7人集中办公，逐条核对进展。二是开会4次研究整改。二是公示清单，每月更新一次。',
  ),
  'problem-not-named': [first({ title: '上轮巡察反馈的个别问题整改不到位' })],
  'rate-without-base': deed('专人值守，满意率达98%。'),
  'result-without-figure': deed('拓展业务，广告收入明显增长。'),
  'late-publication': [cleanLedger(), { signedOn: toyDay('2027-03-01') }],
  'days-out-of-order': [{ ...cleanLedger(), asOf: toyDay('2026-01-02') }],
  'day-impossible': deed('9月31日起每日抽查。'),
  'date-damaged': edit('organisation', '20260302日，党组召开会议研究整改。'),
  'date-ambiguous': edit('organisation', '2026112日，党组召开会议研究整改。'),
  'unit-lost': edit('organisation', '县委巡察组反馈413个方面33个问题。'),
  'quotes-unbalanced': deed('开设“奋进新征程专栏，刊发26期。'),
  'quotes-nested': deed('开设“奋进“十四五”新征程”专栏，刊发26期。'),
  'sentence-reused': [
    {
      ...cleanLedger(),
      findings: cleanLedger().findings.map((f) => ({
        ...f,
        measures: [toyMeasure({ id: `p-${f.id}`, text: reused })],
      })),
    },
  ],
  'personal-id': deed('退回补助300元（身份证号11010519491231002X）。'),
  'personal-mobile': deed('改为值班员13900001234接听，接听26次。'),
  'bank-card': deed('更正卡号6222020200112233446并补发300元。'),
  'vehicle-plate': deed('将私家车云A7K215的加油费860元追回。'),
  'minor-described': deed('撤下学生李某某（13岁）的采访视频1条。'),
}

/** What the writer makes impossible: every finding is told with its state, and stands under a heading that is none. */
type Prevented = 'status-missing' | 'outstanding' | 'heading-is-problem'

for (const [code, [ledger, wishes]] of Object.entries(plants)) {
  test(`planted in a clean ledger, ${code} is caught`, () => {
    const { doubts } = checkedNotice(ledger, { readers: 'party', ...signed, ...wishes })
    assert.ok(
      doubts.some((d) => d.code === code),
      doubts.map((d) => `${d.code} ${d.says.en}`).join('\n'),
    )
  })
}

test('a sentence of another notice is caught with that notice at hand', () => {
  const other = composeNotice(deed(reused)[0], { readers: 'party', ...signed }).text
  const { doubts } = checkedNotice(
    deed(reused)[0],
    { readers: 'party', ...signed },
    { corpus: new Set(sentencesOf(other)) },
  )
  assert.ok(doubts.some((d) => d.code === 'sentence-shared'))
})

test('a plant or a reason stands for every check there is', () => {
  const told = [...Object.keys(plants), 'sentence-shared', 'status-missing', 'outstanding', 'heading-is-problem'].sort()
  assert.deepEqual(told, Object.keys(CHECKS).sort())
})

test('an error names the record whose words it is about, and keeps the notice from being published', () => {
  const { doubts, publishable } = checkedNotice(plants['personal-id'][0], { readers: 'party', ...signed })
  assert.deepEqual(doubts.find((d) => d.code === 'personal-id')?.records, ['planted'])
  assert.equal(publishable, false)
})

test('what must not leave is masked in the public text before anybody looks', () => {
  for (const code of ['personal-id', 'personal-mobile', 'bank-card', 'vehicle-plate'] as const) {
    const { doubts, publishable } = checkedNotice(plants[code][0], { readers: 'public', ...signed })
    assert.ok(!doubts.some((d) => d.code === code), code)
    assert.equal(publishable, true, code)
  }
})

test('typed figures that the ledger does not have are told with both values', () => {
  const { doubts } = checkedNotice(plants['listed-differs'][0], {
    readers: 'party',
    ...signed,
    ...plants['listed-differs'][1],
  })
  const doubt = doubts.find((d) => d.code === 'reads-otherwise')
  assert.match(doubt?.says.zh ?? '', /读作“4”，台账为“3”/u)
})
