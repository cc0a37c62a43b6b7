import type { Page } from 'playwright-core'
import { ask, peopleOf } from './testing.ts'

interface Created {
  readonly record: { readonly id: string }
}

export interface Made {
  /** Stands in the title of each of them, and nowhere else. */
  readonly mark: string
  readonly ids: readonly string[]
}

/** Begins a record as whoever this browser is; gives back its id. */
async function begin(page: Page, register: string, verb: string, fields: object): Promise<string> {
  const { status, body } = await ask<Created>(page, 'POST', `/api/registers/${register}/verbs/${verb}`, { fields })
  if (status !== 200) throw new Error(`${register} ${verb}: ${JSON.stringify(body)}`)
  return body.record.id
}

async function start(page: Page, id: string): Promise<void> {
  const { status, body } = await ask(page, 'POST', `/api/registers/inspection-finding/records/${id}/verbs/start`, {})
  if (status !== 200) throw new Error(`start: ${JSON.stringify(body)}`)
}

/** Findings in two categories, given to 唐秋's department and to 宋一, with three measures each and started; the first is not started yet, the last has no measures. */
export async function fillLedger(page: Page, count: number): Promise<Made> {
  const mark = `标记${Math.trunc(1e7 + Math.random() * 8e7)}`
  const people = await peopleOf(page)
  const { body: departments } = await ask<{ options: { id: string; title: string }[] }>(
    page,
    'GET',
    '/api/options/department?text=民生服务部',
  )
  const department = departments.options[0]?.id
  const ids: string[] = []
  for (let n = 1; n <= count; n++) {
    const finding = await begin(page, 'inspection-finding', 'open', {
      ...{ title: `${mark} 第 ${n} 项稿件没有终审签名`, original: `抽查发现第 ${n} 项稿件没有终审签名。` },
      ...{ category: n <= count / 2 ? '意识形态责任制' : '财务管理', aspect: '制度执行不严', number: String(n) },
      ...{ leader: people['沈若兰'], department, owner: people['宋一'], speed: 'by-date', openedOn: '2026-01-12' },
      ...{ standard: '抽查签名齐全', dueOn: '2026-06-30' },
    })
    for (let m = 1; m <= 3 && n < count; m++)
      await begin(page, 'rectification-measure', 'add', {
        ...{ finding, marker: `（${m}）`, text: `第 ${n} 项的第 ${m} 条措施`, owner: people['宋一'], department },
        ...{ dueOn: '2026-05-30' },
      })
    if (n > 1 && n < count) await start(page, finding)
    ids.push(finding)
  }
  return { mark, ids }
}
