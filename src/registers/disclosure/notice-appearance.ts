import { daysBetween, isDay } from '../../calendar/days.ts'
import { defineRegister } from '../../kernel/register.ts'
import { fieldIn, stateIn, theOne } from '../../kernel/answers.ts'
import { above, everyone, publishers } from './words.ts'

/** Where a notice appeared (公布载体): medium, link or page, day, a picture of it. */
export const noticeAppearance = defineRegister({
  name: 'notice-appearance',
  label: { zh: '通报公布载体', en: 'Appearance of a notice' },
  covers: ['GK05'],
  cures: ['公示', '公开栏', '公开不到位'],
  version: '2026-01-01',
  domain: 'disclosure',
  starts: 'off',
  fields: {
    notice: {
      kind: 'ref',
      register: 'public-notice',
      label: { zh: '整改通报', en: 'Notice' },
      required: true,
      inList: true,
    },
    medium: { kind: 'text', label: { zh: '载体名称', en: 'Medium' }, required: true, inList: true, covers: ['GK05'] },
    type: {
      kind: 'choice',
      label: { zh: '载体类型', en: 'Type' },
      required: true,
      choices: {
        website: { zh: '网站', en: 'Website' },
        newspaper: { zh: '报纸', en: 'Newspaper' },
        app: { zh: '客户端', en: 'App' },
        account: { zh: '公众号', en: 'Official account' },
        broadcast: { zh: '广播电视', en: 'Broadcast' },
        board: { zh: '公开栏', en: 'Notice board' },
      },
      covers: ['GK05'],
    },
    link: { kind: 'text', label: { zh: '链接或版面', en: 'Link or page' }, max: 500, inList: true, covers: ['GK05'] },
    appearedOn: {
      kind: 'day',
      label: { zh: '刊发日期', en: 'Appeared on' },
      required: true,
      inList: true,
      covers: ['GK05'],
    },
    until: { kind: 'day', label: { zh: '公示截止日期', en: 'Until' } },
    screenshot: { kind: 'files', label: { zh: '截图或报样', en: 'Picture' }, covers: ['GK05'] },
    takenDownOn: { kind: 'day', label: { zh: '撤下日期', en: 'Taken down on' } },
  },
  columns: { title: 'medium' },
  parties: { ...publishers, ...above, ...everyone },
  readers: ['everyone', 'inspection'],
  states: {
    online: { label: { zh: '公布中', en: 'Online' }, rests: true },
    'taken-down': { label: { zh: '已撤下', en: 'Taken down' }, final: true },
  },
  verbs: {
    enter: {
      label: { zh: '登记刊发', en: 'Enter' },
      by: ['office'],
      from: 'nothing',
      to: 'online',
      takes: ['notice', 'medium', 'type', 'link', 'appearedOn', 'until', 'screenshot'],
      elsewhere: { zh: '刊发已经登记。', en: 'It is on record already.' },
      covers: ['GK05'],
    },
    'take-down': {
      label: { zh: '登记撤下', en: 'Take down' },
      by: ['office'],
      from: ['online'],
      to: 'taken-down',
      takes: ['takenDownOn'],
      needs: ['takenDownOn'],
      reason: true,
      already: ['taken-down'],
    },
  },
  rules: {
    'appears-once-published': {
      label: { zh: '公布以后登记', en: 'Once it is published' },
      says: {
        zh: '这份通报还没有登记公布，或者刊发日期早于公布日期、晚于今天，请核对。',
        en: 'The notice is not published yet, or the day is before that or after today; please check.',
      },
      on: ['enter'],
      severity: 'refuse',
      at: 'appearedOn',
      needs: ({ record: { fields } }) => theOne('public-notice', fields['notice']),
      holds: ({ record: { fields }, known, today }) => {
        const day = String(fields['appearedOn'] ?? '')
        return (
          stateIn(known['one']) === 'published' &&
          day >= String(fieldIn(known['one'], 'publishedOn') ?? '') &&
          day <= today
        )
      },
      covers: ['GK05'],
    },
    'in-party-text-stays-inside': {
      label: { zh: '党内文本不上载体', en: 'The in-Party text stays inside' },
      says: {
        zh: '这是党内通报的文本，不能向社会刊发：请选择社会公开的通报。',
        en: 'This is the text for the Party; it does not go to the public.',
      },
      on: ['enter'],
      severity: 'refuse',
      at: 'notice',
      needs: ({ record: { fields } }) => theOne('public-notice', fields['notice']),
      holds: ({ known }) => fieldIn(known['one'], 'kind') !== 'party',
      covers: ['GK07'],
    },
    'appearance-has-picture': {
      label: { zh: '留存截图', en: 'A picture is kept' },
      says: { zh: '没有截图或报样：链接失效以后无法证明，请补上。', en: 'No picture is kept; a link may break.' },
      on: ['enter'],
      severity: 'warn',
      at: 'screenshot',
      holds: ({ record: { fields } }) => Array.isArray(fields['screenshot']) && fields['screenshot'].length > 0,
      covers: ['GK05'],
    },
    'shown-long-enough': {
      label: { zh: '公示天数', en: 'Shown long enough' },
      says: {
        zh: '公示天数少于规定的天数，请延长公示截止日期或者说明原因。',
        en: 'It is shown for fewer days than it should be; show it longer.',
      },
      on: ['enter'],
      severity: 'warn',
      at: 'until',
      holds: ({ record: { fields }, settings }) => {
        const { appearedOn, until } = fields
        return !isDay(appearedOn) || !isDay(until) || daysBetween(appearedOn, until) >= (settings['shownDays'] ?? 0)
      },
      covers: ['GK05'],
    },
  },
  settings: {
    shownDays: {
      label: { zh: '公示天数', en: 'Days shown' },
      standard: 15,
      measure: 'days',
      loosens: 'down',
      min: 1,
      max: 365,
    },
  },
})
