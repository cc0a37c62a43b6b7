import type { Label, Language } from '../kernel/words.ts'

const words = {
  product: { zh: '闭环', en: 'Bihuan' },
  title: { zh: '整改公开', en: 'Rectification in public' },
  skip: { zh: '跳到正文', en: 'Skip to content' },
  lead: {
    zh: '这里公开巡察反馈问题的整改情况：每个问题怎样整改、进展如何、依据是什么，数字都能追溯到记录。',
    en: 'Here the rectification of inspection findings is made public: how each finding is cured, how far it is, and on what evidence. Every figure can be traced to its records.',
  },
  nothing: { zh: '目前还没有公开的内容。', en: 'Nothing has been published yet.' },
  noScript: {
    zh: '本站页面不需要脚本即可阅读，不使用外部资源，不记录访问者。',
    en: 'These pages need no script, load nothing from elsewhere, and keep no record of who reads them.',
  },
  other: { zh: 'English', en: '中文' },
  missing: { zh: '没有这个页面', en: 'There is no such page' },
  home: { zh: '回到首页', en: 'To the front page' },
} as const satisfies Readonly<{ [word: string]: Label }>

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
<header>
<p class="name">${name}</p>
<nav aria-label="${language === 'zh' ? '语言' : 'Language'}"><a href="/?lang=${other}" lang="${other === 'zh' ? 'zh-CN' : 'en'}" hreflang="${other === 'zh' ? 'zh-CN' : 'en'}">${say(words.other)}</a></nav>
</header>
<main id="content" tabindex="-1">
<h1>${say(words.title)}</h1>
<p>${say(words.lead)}</p>
<p class="state">${say(words.nothing)}</p>
</main>
<footer><p>${say(words.noScript)}</p></footer>`,
  )
}

export function missingPage(): string {
  const { missing, home } = words
  return document(
    'zh',
    missing.zh,
    `<main id="content">
<h1>${missing.zh}</h1>
<p lang="en">${missing.en}</p>
<p><a href="/">${home.zh}</a> · <a href="/?lang=en" lang="en">${home.en}</a></p>
</main>`,
  )
}

export const portalStyle = `:root { color-scheme: light dark; --ink: #1c2430; --paper: #ffffff; --link: #0b4ea2; --line: #c9d1dc; }
@media (prefers-color-scheme: dark) { :root { --ink: #e8edf4; --paper: #14181f; --link: #9cc4ff; --line: #3a4453; } }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 46rem; padding: 1rem; color: var(--ink); background: var(--paper);
  font: 1.0625rem/1.8 system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif; }
a { color: var(--link); }
a:focus-visible, main:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
.skip { position: absolute; left: -100rem; }
.skip:focus { left: 1rem; top: 1rem; padding: .5rem 1rem; background: var(--paper); }
header { display: flex; justify-content: space-between; align-items: baseline; border-bottom: 1px solid var(--line); }
header nav a { display: inline-block; padding: .5rem; }
.name { font-weight: 600; }
h1 { font-size: 1.75rem; line-height: 1.4; }
.state { padding: 1rem; border: 1px solid var(--line); }
footer { margin-top: 3rem; border-top: 1px solid var(--line); font-size: .9375rem; }
`
