import type { OpinionState } from '../../casework/public/opinions.ts'
import type { Label, Language } from '../../kernel/words.ts'
import { escaped, page } from './document.ts'

const words = {
  title: { zh: '对整改情况提意见', en: 'Write about the rectification' },
  first: {
    zh: '反映党员干部违纪违法问题，请直接向纪检监察机关反映：拨打 12388，或登录 12388 举报网站。这里不受理问题线索；写在这里的，会转为纸面移交并从系统中清除。',
    en: 'To report misconduct of officials turn to the discipline body itself: telephone 12388 or its web site. Such reports are not dealt with here; what is written here all the same is handed over on paper and erased.',
  },
  what: { zh: '您的意见（必填，2000字以内）', en: 'What you want to say (required, at most 2,000 characters)' },
  contact: { zh: '联系方式（可以不填）', en: 'How to reach you (may stay empty)' },
  send: { zh: '提交意见', en: 'Send' },
  thanks: { zh: '意见已经收到', en: 'Received' },
  receipt: { zh: '回执码', en: 'Your receipt' },
  keep: {
    zh: '请记下回执码，凭它查询办理情况。回执码只显示这一次，工作人员也看不到。',
    en: 'Please note it: it lets you look up what became of your words. It is shown only once, and nobody inside can see it.',
  },
  look: { zh: '查询答复', en: 'Look up an answer' },
  code: { zh: '回执码', en: 'Receipt' },
  search: { zh: '查询', en: 'Look up' },
  notFound: { zh: '没有查到，请核对回执码。', en: 'Nothing was found; please check the receipt.' },
  state: { zh: '办理情况', en: 'State' },
  received: { zh: '收到日期', en: 'Received' },
  answer: { zh: '答复', en: 'Answer' },
  answered: { zh: '答复日期', en: 'Answered' },
  waiting: { zh: '还没有答复。', en: 'There is no answer yet.' },
  back: { zh: '返回单位页面', en: 'Back to the unit' },
} as const satisfies Readonly<{ [word: string]: Label }>

interface Where {
  readonly unit: string
  readonly name: string
  readonly language: Language
}

/** @param key makes a form that is sent twice one opinion; @param wrong what is wrong with what was sent before, and what that was: nothing typed is lost */
export function opinionPage(
  { unit, name, language }: Where,
  key: string,
  about: string | null,
  wrong: { readonly says: string; readonly words: string; readonly contact: string } | null = null,
): string {
  const say = (label: Label) => escaped(label[language])
  const error = wrong ? `<p class="wrong" role="alert">${escaped(wrong.says)}</p>` : ''
  return shell(
    { unit, name, language },
    `${base(unit)}/opinion`,
    words.title,
    `
<p class="state">${say(words.first)}</p>
${error}
<form method="post" action="${base(unit)}/opinion${language === 'en' ? '?lang=en' : ''}">
<input type="hidden" name="key" value="${escaped(key)}">
${about === null ? '' : `<input type="hidden" name="about" value="${escaped(about)}">`}
<p class="trap" aria-hidden="true"><label>请不要填写这一栏 <input name="site" tabindex="-1" autocomplete="off"></label></p>
<p><label for="words">${say(words.what)}</label><textarea id="words" name="words" rows="8" maxlength="2000" required>${escaped(wrong?.words ?? '')}</textarea></p>
<p><label for="contact">${say(words.contact)}</label><input id="contact" name="contact" maxlength="200" autocomplete="off" value="${escaped(wrong?.contact ?? '')}"></p>
<p><button type="submit">${say(words.send)}</button></p>
</form>`,
  )
}

/** Shown once, after an opinion was taken in. */
export function receiptPage(where: Where, receipt: string): string {
  const say = (label: Label) => escaped(label[where.language])
  const spaced = receipt.replace(/(.{4})(?=.)/g, '$1 ')
  return shell(
    where,
    `${base(where.unit)}/opinion`,
    words.thanks,
    `
<p>${say(words.receipt)}：<strong class="receipt">${spaced}</strong></p>
<p>${say(words.keep)}</p>
<p class="doors"><a class="door" href="${base(where.unit)}/answer${where.language === 'en' ? '?lang=en' : ''}">${say(words.look)}</a></p>`,
  )
}

/** @param found undefined = nothing was asked yet, null = there is none */
export function answerPage(where: Where, code: string, found: OpinionState | null | undefined): string {
  const say = (label: Label) => escaped(label[where.language])
  return shell(
    where,
    `${base(where.unit)}/answer`,
    words.look,
    `
<form method="post" action="${base(where.unit)}/answer${where.language === 'en' ? '?lang=en' : ''}">
<p><label for="code">${say(words.code)}</label><input id="code" name="code" maxlength="40" required autocomplete="off" autocapitalize="characters" value="${escaped(code)}"></p>
<p><button type="submit">${say(words.search)}</button></p>
</form>
${found === undefined ? '' : found === null ? `<p class="wrong" role="alert">${say(words.notFound)}</p>` : stateOf(found, where.language)}`,
  )
}

function stateOf({ state, receivedOn, answer, answeredOn }: OpinionState, language: Language): string {
  const row = (label: Label, value: string | null) =>
    value === null ? '' : `<div><dt>${label[language]}</dt><dd lang="zh-CN">${escaped(value)}</dd></div>`
  const words1 = answer === null ? `<p>${words.waiting[language]}</p>` : ''
  return `<dl class="contact">${row(words.state, state)}${row(words.received, receivedOn)}${row(words.answer, answer)}${row(words.answered, answeredOn)}</dl>${words1}`
}

const base = (unit: string): string => `/u/${unit}`

function shell({ unit, name, language }: Where, path: string, title: Label, main: string): string {
  const tail = language === 'en' ? '?lang=en' : ''
  return page({
    language,
    title: `${title[language]} · ${name}`,
    name,
    home: `${base(unit)}${tail}`,
    other: `${path}${language === 'zh' ? '?lang=en' : ''}`,
    main: `<div class="wide narrow"><h1>${title[language]}</h1>${main}
<p class="quiet"><a href="${base(unit)}${tail}">${words.back[language]}</a></p></div>`,
  })
}
