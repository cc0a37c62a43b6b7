import type { PublishedNotice } from '../../casework/public/published.ts'
import type { Label, Language } from '../../kernel/words.ts'
import { document, escaped, page } from './document.ts'
import { noticeLines } from './notice-lines.ts'

const words = {
  product: { zh: '闭环', en: 'Bihuan' },
  title: { zh: '整改公开', en: 'Rectification in public' },
  lead: {
    zh: '这里公开巡察反馈问题的整改情况：每个问题怎样整改、进展如何、依据是什么，数字都能追溯到记录。',
    en: 'Here the rectification of inspection findings is made public: how each finding is cured, how far it is, and on what evidence. Every figure can be traced to its records.',
  },
  notices: { zh: '整改通报', en: 'Notices' },
  nothing: { zh: '目前还没有公开的内容', en: 'Nothing has been published yet' },
  nothingHelp: {
    zh: '通报签发公开后，会列在这里。',
    en: 'Notices will be listed here once they are signed and released.',
  },
  how: { zh: '一个问题怎样办结', en: 'How a finding is closed' },
  missing: { zh: '没有这个页面', en: 'There is no such page' },
  failed: { zh: '页面暂时打不开，请稍后再试', en: 'This page cannot be shown just now; please try again later' },
  unreadable: {
    zh: '提交的内容太长或者无法读取，请返回修改后再提交',
    en: 'What was sent is too long or cannot be read; please go back and change it',
  },
  home: { zh: '回到首页', en: 'To the front page' },
} as const satisfies Readonly<{ [word: string]: Label }>

/** The way of a finding, as the public may follow it. */
const steps: readonly { readonly name: Label; readonly what: Label }[] = [
  {
    name: { zh: '反馈问题', en: 'Finding' },
    what: { zh: '巡察指出问题，逐条登记。', en: 'The inspection names it; each is put on record.' },
  },
  {
    name: { zh: '整改措施', en: 'Measure' },
    what: { zh: '定措施、责任人和期限。', en: 'Measures, a person who answers, a day.' },
  },
  {
    name: { zh: '长效机制', en: 'Mechanism' },
    what: { zh: '治本的制度运行起来，留下佐证。', en: 'What cures it runs, and leaves evidence.' },
  },
  {
    name: { zh: '销号与通报', en: 'Close-out and notice' },
    what: { zh: '由他人认定销号，向社会公开。', en: 'Somebody else accepts it; it is made public.' },
  },
  {
    name: { zh: '回头看', en: 'Look-back' },
    what: {
      zh: '机制失灵即预警，由专人决定是否恢复整改。',
      en: 'Where the mechanism fails, somebody must answer whether it is opened again.',
    },
  },
]

/** @param unit name of the root unit, null before first set-up */
export function frontPage(unit: string | null, notices: readonly PublishedNotice[], language: Language): string {
  const say = (label: Label) => escaped(label[language])
  const other = language === 'zh' ? 'en' : 'zh'
  const none = `<section class="state" aria-labelledby="nothing"><h2 id="nothing">${say(words.nothing)}</h2><p>${say(words.nothingHelp)}</p></section>`
  const list = `<section class="state" aria-labelledby="notices"><h2 id="notices">${say(words.notices)}</h2>${noticeLines(notices, language, true)}</section>`
  return page({
    language,
    title: `${words.title[language]} · ${unit ?? words.product[language]}`,
    name: unit ?? words.product[language],
    home: language === 'zh' ? '/' : '/?lang=en',
    other: `/?lang=${other}`,
    main: `<div class="lead"><div class="wide">
<h1>${say(words.title)}</h1>
<p>${say(words.lead)}</p>
</div></div>
<div class="wide">
${notices.length === 0 ? none : list}
<section aria-labelledby="how"><h2 id="how">${say(words.how)}</h2>
<ol class="way">
${steps.map((step) => `<li><strong>${say(step.name)}</strong><span>${say(step.what)}</span></li>`).join('\n')}
</ol></section>
</div>`,
  })
}

/** In place of a page that there is not, or that could not be made. */
export function wordsAlone(why: 'missing' | 'failed' | 'unreadable'): string {
  const { [why]: said, home } = words
  return document(
    'zh',
    said.zh,
    `<main id="content" class="wide missing">
<h1>${said.zh}</h1>
<p lang="en">${said.en}</p>
<p><a href="/">${home.zh}</a> · <a href="/?lang=en" lang="en">${home.en}</a></p>
</main>`,
  )
}
