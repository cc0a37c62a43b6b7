import type { FrozenFigure, PublishedNotice, WholeNotice } from '../../casework/public/published.ts'
import type { Label, Language } from '../../kernel/words.ts'
import { escaped, page } from './document.ts'
import { noticeLines } from './notice-lines.ts'

const words = {
  notices: { zh: '整改通报', en: 'Notices' },
  none: { zh: '目前还没有公开的通报。', en: 'No notice has been published yet.' },
  progress: { zh: '整改进展', en: 'Progress' },
  asOf: { zh: '截至{day}，取自最近一期通报。', en: 'As of {day}, from the latest notice.' },
  contact: { zh: '监督联系方式', en: 'Contact' },
  phone: { zh: '电话', en: 'Phone' },
  mail: { zh: '邮箱', en: 'E-mail' },
  address: { zh: '地址', en: 'Address' },
  postcode: { zh: '邮编', en: 'Postcode' },
  contactName: { zh: '联系人', en: 'Contact' },
  opinion: { zh: '提意见', en: 'Write to the unit' },
  opinionHelp: {
    zh: '对整改情况有意见，可以在线提出，凭回执码查询答复。',
    en: 'Say what you think of the rectification; a receipt lets you look up the answer.',
  },
  write: { zh: '提出意见', en: 'Write' },
  look: { zh: '查询答复', en: 'Look up an answer' },
  feeds: { zh: '订阅', en: 'Feeds' },
  published: { zh: '发布日期', en: 'Published' },
  hash: { zh: '正文校验值（SHA-256）', en: 'Hash of the text (SHA-256)' },
  figures: { zh: '通报中的数字是怎样算出来的', en: 'How the figures of the notice were computed' },
  figure: { zh: '数字', en: 'Figure' },
  value: { zh: '数值', en: 'Value' },
  computed: { zh: '计算方法', en: 'How' },
  back: { zh: '全部通报', en: 'All notices' },
} as const satisfies Readonly<{ [word: string]: Label }>

/** Figures a unit's page shows at a glance, of those its latest notice froze. */
const atGlance = ['problems', 'closed', 'closing-rate', 'basic', 'ongoing', 'measures']

const tail = (language: Language) => (language === 'en' ? '?lang=en' : '')

/** The page of one unit: its notices, how far it is, whom to turn to. */
export function unitPage(
  { unit, name }: { readonly unit: string; readonly name: string },
  notices: readonly PublishedNotice[],
  latest: WholeNotice | null,
  language: Language,
): string {
  const say = (label: Label) => escaped(label[language])
  const base = `/u/${unit}`
  const list = notices.length === 0 ? `<p>${say(words.none)}</p>` : noticeLines(notices, language, false)
  return page({
    language,
    title: `${words.notices[language]} · ${name}`,
    name,
    home: `${base}${tail(language)}`,
    other: `${base}${language === 'zh' ? '?lang=en' : ''}`,
    head: feedLinks(base, name),
    main: `<div class="lead"><div class="wide"><h1>${escaped(name)}</h1></div></div>
<div class="wide">
<section class="state" aria-labelledby="notices"><h2 id="notices">${say(words.notices)}</h2>${list}</section>
${latest ? progress(latest, language) : ''}
${latest ? contact(latest, language) : ''}
<section aria-labelledby="opinion"><h2 id="opinion">${say(words.opinion)}</h2><p>${say(words.opinionHelp)}</p>
<p class="doors"><a class="door" href="${base}/opinion${tail(language)}">${say(words.write)}</a> <a class="door" href="${base}/answer${tail(language)}">${say(words.look)}</a></p></section>
<p class="feeds">${say(words.feeds)}：<a href="${base}/feed.xml">RSS</a> · <a href="${base}/atom.xml">Atom</a> · <a href="${base}/feed.json">JSON Feed</a></p>
</div>`,
  })
}

function feedLinks(base: string, name: string): string {
  const kinds = [
    ['application/rss+xml', 'feed.xml'],
    ['application/atom+xml', 'atom.xml'],
    ['application/feed+json', 'feed.json'],
  ]
  return kinds
    .map(([type, file]) => `<link rel="alternate" type="${type}" title="${escaped(name)}" href="${base}/${file}">\n`)
    .join('')
}

function progress({ figures, asOf }: WholeNotice, language: Language): string {
  const shown = atGlance.flatMap((id) => figures.filter((one) => one.id === id))
  if (shown.length === 0) return ''
  const tiles = shown.map(
    (one) => `<li><strong>${escaped(one.printed)}</strong><span>${escaped(one.label)}</span></li>`,
  )
  const day = escaped(words.asOf[language].replace('{day}', asOf ?? ''))
  return `<section aria-labelledby="progress"><h2 id="progress">${words.progress[language]}</h2>
<ul class="tiles">${tiles.join('')}</ul>${asOf === null ? '' : `<p class="quiet">${day}</p>`}</section>`
}

function contact({ contacts }: PublishedNotice, language: Language): string {
  const parts = (['phone', 'mail', 'address', 'postcode', 'contactName'] as const).filter((part) => contacts[part])
  if (parts.length === 0) return ''
  const rows = parts.map(
    (part) => `<div><dt>${words[part][language]}</dt><dd>${escaped(contacts[part] ?? '')}</dd></div>`,
  )
  return `<section aria-labelledby="contact"><h2 id="contact">${words.contact[language]}</h2><dl class="contact">${rows.join('')}</dl></section>`
}

/** A notice as it was frozen, and under it how its figures were computed. */
export function noticePage(notice: WholeNotice, language: Language): string {
  const say = (label: Label) => escaped(label[language])
  const base = `/u/${notice.unit}`
  const here = `${base}/n/${notice.id}`
  const facts = [
    notice.publishedOn === null ? '' : `${say(words.published)}：${notice.publishedOn}`,
    notice.hash === null ? '' : `${say(words.hash)}：<code>${escaped(notice.hash)}</code>`,
  ].filter((one) => one !== '')
  return page({
    language,
    title: `${notice.title} · ${notice.unitName}`,
    name: notice.unitName,
    home: `${base}${tail(language)}`,
    other: `${here}${language === 'zh' ? '?lang=en' : ''}`,
    main: `<div class="lead no-print"><div class="wide"><h1 lang="zh-CN">${escaped(notice.title)}</h1></div></div>
<div class="wide">
<article class="paper" lang="zh-CN">
${notice.html}
</article>
<p class="quiet">${facts.join('<br>')}</p>
${notice.figures.length === 0 ? '' : figureTable(notice.figures, language)}
<p class="doors no-print"><a class="door" href="${base}/opinion?about=${notice.id}${language === 'en' ? '&amp;lang=en' : ''}">${say(words.write)}</a> <a class="door" href="${base}${tail(language)}">${say(words.back)}</a></p>
</div>`,
  })
}

function figureTable(figures: readonly FrozenFigure[], language: Language): string {
  const rows = figures.map(
    ({ label, printed, definition }) =>
      `<tr><th scope="row">${escaped(label)}</th><td class="number">${escaped(printed)}</td><td>${escaped(definition)}</td></tr>`,
  )
  return `<details class="figures"><summary>${words.figures[language]}</summary>
<table lang="zh-CN"><thead><tr><th scope="col">${words.figure[language]}</th><th scope="col">${words.value[language]}</th><th scope="col">${words.computed[language]}</th></tr></thead>
<tbody>${rows.join('\n')}</tbody></table></details>`
}
