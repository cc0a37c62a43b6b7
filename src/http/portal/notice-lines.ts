import type { PublishedNotice } from '../../casework/public/published.ts'
import type { Language } from '../../kernel/words.ts'
import { escaped } from './document.ts'

/** Address of a notice on the portal. */
export const noticePath = ({ unit, id }: Pick<PublishedNotice, 'unit' | 'id'>): string => `/u/${unit}/n/${id}`

/** Notices as a list of links, the day behind each. */
export function noticeLines(notices: readonly PublishedNotice[], language: Language, withUnit: boolean): string {
  const lines = notices.map((notice) => {
    const path = `${noticePath(notice)}${language === 'en' ? '?lang=en' : ''}`
    const unit = withUnit ? `<a class="of" href="/u/${notice.unit}">${escaped(notice.unitName)}</a>` : ''
    const day = notice.publishedOn === null ? '' : `<time datetime="${notice.publishedOn}">${notice.publishedOn}</time>`
    return `<li><a href="${path}">${escaped(notice.title)}</a> ${unit} ${day}</li>`
  })
  return `<ul class="notices">\n${lines.join('\n')}\n</ul>`
}
