import { isBody } from './organisation.ts'
import type { Line } from './line.ts'

const OPENERS = [
  '欢迎',
  '如有意见',
  '若有意见',
  '特此',
  '附件',
  '附：',
  '联系',
  '监督电话',
  '下一步',
  '接下来',
  '今后',
  '下步',
  '以上',
  '专此',
  '如对',
  '如有',
  '（本通报',
  '公示期',
  '（联系',
]
const CHROME = [
  '打印',
  '分享',
  '扫一扫',
  '责任编辑',
  '编辑：',
  '来源：',
  '上一篇',
  '下一篇',
  '关闭',
  '浏览',
  '点击',
  '返回',
  '版权',
  '主办',
  '备案',
  '审核：',
  '校对：',
  '发布时间',
  '发布日期',
]
const REACH = [
  '电话：',
  '电话为',
  '邮箱：',
  '邮编',
  '邮政编码',
  '地址：',
  '信箱：',
  '电子邮箱',
  '联系电话',
  '联系方式',
  '传真',
]

/**
 * Index of the first line of the closing part: signature, day, contacts, thanks, the word about what comes next, what a web page adds. They belong to no
 * problem although nothing labels them.
 */
export function closingLine(text: string, lines: readonly Line[]): number {
  let k = lines.length
  while (k > 0) {
    const line = lines[k - 1]
    if (!line || !closes(text, line)) break
    k--
  }
  return k
}

function closes(text: string, line: Line): boolean {
  const length = line.end - line.start
  const words = text.slice(line.start, Math.min(line.end, line.start + 700))
  if (line.leadIns.some((l) => l.role !== 'next' && l.role !== 'problem' && l.role !== 'owner')) return false
  if (REACH.some((w) => words.includes(w)) && length < 500) return true
  if (line.label) return false
  if (OPENERS.some((w) => words.startsWith(w))) return true
  if (length <= 60 && CHROME.some((w) => words.includes(w))) return true
  if (length <= 50 && isBody(words.replace(/[\d年月日\s]{1,24}$/u, ''))) return true
  return length <= 24 && /^[\d年月日〇○零一二三四五六七八九十\s./-]+$/u.test(words)
}
