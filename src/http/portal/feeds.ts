import type { PublishedNotice } from '../../casework/public/published.ts'
import { noticePath } from './notice-lines.ts'

/** Whose feed it is and where it stands: `https://host` without a slash behind it. */
interface Feed {
  readonly origin: string
  readonly unit: string
  readonly name: string
  readonly notices: readonly PublishedNotice[]
}

/** Signs that XML 1.0 does not have at all. */
const unwritable = new RegExp('[\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\ufffe\\uffff]', 'g')

/** What XML cannot hold is left out; the rest is written so that it stays text. */
function xml(text: string): string {
  const signs: Readonly<{ [sign: string]: string }> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
  return text.replace(unwritable, '').replace(/[&<>"]/g, (sign) => signs[sign] ?? sign)
}

/** A day as an instant: the moment at which it begins in China, where all units are. */
const instant = (day: string): string => `${day}T00:00:00+08:00`

const titleOf = ({ name }: Feed): string => `${name} · 整改通报`

export function rss(feed: Feed): string {
  const items = feed.notices.map((notice) => {
    const link = `${feed.origin}${noticePath(notice)}`
    const day =
      notice.publishedOn === null ? '' : `<pubDate>${new Date(instant(notice.publishedOn)).toUTCString()}</pubDate>`
    return `<item><title>${xml(notice.title)}</title><link>${xml(link)}</link><guid isPermaLink="true">${xml(link)}</guid>${day}</item>`
  })
  return `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel><title>${xml(titleOf(feed))}</title><link>${xml(feed.origin)}/u/${feed.unit}</link><description>${xml(titleOf(feed))}</description><language>zh-cn</language>
<atom:link href="${xml(feed.origin)}/u/${feed.unit}/feed.xml" rel="self" type="application/rss+xml"/>
${items.join('\n')}
</channel></rss>
`
}

export function atom(feed: Feed): string {
  const newest = feed.notices.find(({ publishedOn }) => publishedOn !== null)?.publishedOn ?? '1970-01-01'
  const entries = feed.notices.map((notice) => {
    const link = `${feed.origin}${noticePath(notice)}`
    return `<entry><id>urn:uuid:${notice.id}</id><title>${xml(notice.title)}</title><link href="${xml(link)}"/><updated>${instant(notice.publishedOn ?? newest)}</updated></entry>`
  })
  return `<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="zh-CN"><id>urn:uuid:${feed.unit}</id><title>${xml(titleOf(feed))}</title><author><name>${xml(feed.name)}</name></author><updated>${instant(newest)}</updated>
<link rel="self" href="${xml(feed.origin)}/u/${feed.unit}/atom.xml"/><link href="${xml(feed.origin)}/u/${feed.unit}"/>
${entries.join('\n')}
</feed>
`
}

export function jsonFeed(feed: Feed): string {
  return JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title: titleOf(feed),
    home_page_url: `${feed.origin}/u/${feed.unit}`,
    feed_url: `${feed.origin}/u/${feed.unit}/feed.json`,
    language: 'zh-CN',
    items: feed.notices.map((notice) => ({
      id: `urn:uuid:${notice.id}`,
      url: `${feed.origin}${noticePath(notice)}`,
      title: notice.title,
      content_text: notice.title,
      ...(notice.publishedOn === null ? {} : { date_published: instant(notice.publishedOn) }),
    })),
  })
}
