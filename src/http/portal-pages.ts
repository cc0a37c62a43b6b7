import type { Label, Language } from '../kernel/words.ts'

const words = {
  product: { zh: '闭环', en: 'Bihuan' },
  title: { zh: '整改公开', en: 'Rectification in public' },
  skip: { zh: '跳到正文', en: 'Skip to content' },
  lead: {
    zh: '这里公开巡察反馈问题的整改情况：每个问题怎样整改、进展如何、依据是什么，数字都能追溯到记录。',
    en: 'Here the rectification of inspection findings is made public: how each finding is cured, how far it is, and on what evidence. Every figure can be traced to its records.',
  },
  nothing: { zh: '目前还没有公开的内容', en: 'Nothing has been published yet' },
  nothingHelp: {
    zh: '通报签发公开后，会列在这里。',
    en: 'Notices will be listed here once they are signed and released.',
  },
  how: { zh: '一个问题怎样办结', en: 'How a finding is closed' },
  noScript: {
    zh: '本站页面不需要脚本即可阅读，不使用外部资源，不记录访问者。',
    en: 'These pages need no script, load nothing from elsewhere, and keep no record of who reads them.',
  },
  other: { zh: 'English', en: '中文' },
  missing: { zh: '没有这个页面', en: 'There is no such page' },
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

/** The mark: a loop about to close. */
const mark =
  '<svg class="mark" width="30" height="30" viewBox="0 0 32 32" aria-hidden="true" focusable="false"><path d="M23.6 8.4A10.5 10.5 0 1 0 26.5 16" fill="none" stroke="currentColor" stroke-width="4" stroke-linecap="round"/><circle cx="25.6" cy="11.4" r="2.2" fill="currentColor"/></svg>'

/** Text put into a page. */
function escaped(text: string): string {
  const signs: Readonly<{ [sign: string]: string }> = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
    "'": '&#39;',
  }
  return text.replace(/[&<>"']/g, (sign) => signs[sign] ?? sign)
}

function document(language: Language, title: string, body: string): string {
  return `<!doctype html>
<html lang="${language === 'zh' ? 'zh-CN' : 'en'}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escaped(title)}</title>
<link rel="stylesheet" href="/portal.css">
</head>
<body>
${body}
</body>
</html>
`
}

/** @param unit name of the root unit, null before first set-up */
export function frontPage(unit: string | null, language: Language): string {
  const say = (label: Label) => escaped(label[language])
  const name = escaped(unit ?? words.product[language])
  const other: Language = language === 'zh' ? 'en' : 'zh'
  return document(
    language,
    `${words.title[language]} · ${unit ?? words.product[language]}`,
    `<a class="skip" href="#content">${say(words.skip)}</a>
<header class="head"><div class="wide">
<p class="name">${mark}${name}</p>
<nav aria-label="${language === 'zh' ? '语言' : 'Language'}"><a href="/?lang=${other}" lang="${other === 'zh' ? 'zh-CN' : 'en'}" hreflang="${other === 'zh' ? 'zh-CN' : 'en'}">${say(words.other)}</a></nav>
</div></header>
<main id="content" tabindex="-1">
<div class="lead"><div class="wide">
<h1>${say(words.title)}</h1>
<p>${say(words.lead)}</p>
</div></div>
<div class="wide">
<section class="state" aria-labelledby="nothing"><h2 id="nothing">${say(words.nothing)}</h2><p>${say(words.nothingHelp)}</p></section>
<section aria-labelledby="how"><h2 id="how">${say(words.how)}</h2>
<ol class="way">
${steps.map((step) => `<li><strong>${say(step.name)}</strong><span>${say(step.what)}</span></li>`).join('\n')}
</ol></section>
</div>
</main>
<footer><div class="wide"><p>${say(words.noScript)}</p></div></footer>`,
  )
}

export function missingPage(): string {
  const { missing, home } = words
  return document(
    'zh',
    missing.zh,
    `<main id="content" class="wide missing">
<h1>${missing.zh}</h1>
<p lang="en">${missing.en}</p>
<p><a href="/">${home.zh}</a> · <a href="/?lang=en" lang="en">${home.en}</a></p>
</main>`,
  )
}

export const portalStyle = `:root { color-scheme: light dark; --ink: #1b2430; --ink-2: #4a5565; --paper: #ffffff; --page: #f3f5f8; --link: #1d4f91; --line: #dde2e9; --head: #16304f; --on-head: #ffffff; --soft: #dbe5f1; --seal: #e8664f; }
@media (prefers-color-scheme: dark) { :root { --ink: #e6eaf0; --ink-2: #b7c1ce; --paper: #191f27; --page: #11151b; --link: #8fbcf5; --line: #2c3541; --head: #0c1118; } }
* { box-sizing: border-box; }
body { margin: 0; color: var(--ink); background: var(--page);
  font: 1.0625rem/1.8 "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", system-ui, sans-serif; }
h1, h2, p, ol { margin: 0; padding: 0; }
a { color: var(--link); }
a:focus-visible { outline: 3px solid currentColor; outline-offset: 2px; }
main:focus { outline: none; }
.wide { max-width: 62rem; margin: 0 auto; padding: 0 1.25rem; }
.skip { position: absolute; left: -100rem; }
.skip:focus { left: 1rem; top: .5rem; padding: .5rem 1rem; background: var(--paper); }
.head { color: var(--on-head); background: var(--head); }
.head .wide { display: flex; justify-content: space-between; align-items: center; gap: 1rem; min-height: 4rem; }
.head a { display: inline-block; padding: .5rem; color: var(--on-head); }
.name { display: flex; align-items: center; gap: .75rem; font-weight: 600; font-size: 1.125rem; }
.mark { flex: none; color: var(--seal); }
.lead { padding: 2.25rem 0 3.25rem; color: var(--on-head); background: var(--head); border-top: 1px solid #2b4769; }
.lead p { max-width: 44rem; margin-top: .75rem; color: var(--soft); }
h1 { font-size: 2.125rem; line-height: 1.35; letter-spacing: .04em; }
h2 { font-size: 1.25rem; line-height: 1.5; }
.state { margin: -1.75rem 0 2.5rem; padding: 1.5rem 1.75rem; background: var(--paper); border: 1px solid var(--line); border-radius: 6px; }
.state p { color: var(--ink-2); }
.way { display: grid; grid-template-columns: repeat(auto-fit, minmax(10.5rem, 1fr)); gap: .75rem; margin-top: 1rem; list-style: none; counter-reset: step; }
.way li { display: flex; flex-direction: column; padding: 1rem 1.125rem; background: var(--paper); border: 1px solid var(--line); border-top: 3px solid var(--link); border-radius: 6px; counter-increment: step; }
.way strong::before { content: counter(step) " "; color: var(--link); font-variant-numeric: tabular-nums; }
.way span { font-size: .9375rem; line-height: 1.7; color: var(--ink-2); }
footer { margin-top: 3rem; border-top: 1px solid var(--line); font-size: .9375rem; color: var(--ink-2); }
footer p { padding: 1rem 0 2rem; }
.missing { padding: 15vh 1.25rem; }
.missing h1 { margin-bottom: .5rem; }
`
