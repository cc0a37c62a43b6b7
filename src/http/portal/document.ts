import type { Label, Language } from '../../kernel/words.ts'

/** The mark: a loop about to close. */
const mark =
  '<svg class="mark" width="30" height="30" viewBox="0 0 32 32" aria-hidden="true" focusable="false"><path d="M23.6 8.4A10.5 10.5 0 1 0 26.5 16" fill="none" stroke="currentColor" stroke-width="4" stroke-linecap="round"/><circle cx="25.6" cy="11.4" r="2.2" fill="currentColor"/></svg>'

const words = {
  skip: { zh: '跳到正文', en: 'Skip to content' },
  languages: { zh: '语言', en: 'Language' },
  noScript: {
    zh: '本站页面不需要脚本即可阅读，不使用外部资源，不记录访问者。',
    en: 'These pages need no script, load nothing from elsewhere, and keep no record of who reads them.',
  },
} as const satisfies Readonly<{ [word: string]: Label }>

/** Text put into a page. */
export function escaped(text: string): string {
  const signs: Readonly<{ [sign: string]: string }> = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
    "'": '&#39;',
  }
  return text.replace(/[&<>"']/g, (sign) => signs[sign] ?? sign)
}

export interface PageParts {
  readonly language: Language
  readonly title: string
  /** Whose page it is, in the head of the page; it leads home. */
  readonly name: string
  readonly home: string
  /** Where the same page stands in the other language; null where there is only one. */
  readonly other: string | null
  readonly main: string
  /** Lines for the head of the document: feeds. */
  readonly head?: string
}

/** A whole page. Every part is mark-up already: whoever makes it has put texts through `escaped`. */
export function page({ language, title, name, home, other, main, head = '' }: PageParts): string {
  const otherName = language === 'zh' ? 'English' : '中文'
  const otherCode = language === 'zh' ? 'en' : 'zh-CN'
  const nav =
    other === null
      ? ''
      : `<nav aria-label="${words.languages[language]}"><a href="${escaped(other)}" lang="${otherCode}" hreflang="${otherCode}">${otherName}</a></nav>`
  return document(
    language,
    title,
    `<a class="skip" href="#content">${words.skip[language]}</a>
<header class="head"><div class="wide">
<p class="name"><a href="${escaped(home)}">${mark}${escaped(name)}</a></p>
${nav}
</div></header>
<main id="content" tabindex="-1">
${main}
</main>
<footer><div class="wide"><p>${words.noScript[language]}</p></div></footer>`,
    head,
  )
}

export function document(language: Language, title: string, body: string, head = ''): string {
  return `<!doctype html>
<html lang="${language === 'zh' ? 'zh-CN' : 'en'}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escaped(title)}</title>
<link rel="stylesheet" href="/portal.css">
${head}</head>
<body>
${body}
</body>
</html>
`
}
