// `npm run check [-- part …] [-- --tighten]`: all static checks, or the named ones.
import { house } from './checks/finding.ts'
import { lookAtAll, parts, summaryLine, tell } from './checks/all.ts'
import { tighten } from './checks/debts.ts'

const asked = process.argv.slice(2)
const wrong = asked.filter((name) => name !== '--tighten' && parts.every((part) => part.name !== name))
if (wrong.length > 0) {
  process.stderr.write(`There is no part ${wrong.join(', ')}. Parts: ${parts.map(({ name }) => name).join(', ')}\n`)
  process.exitCode = 2
} else {
  if (asked.includes('--tighten')) process.stdout.write(`debts: ${JSON.stringify(tighten(house))}\n`)
  const named = asked.filter((name) => name !== '--tighten')
  const start = performance.now()
  const chosen = named.length === 0 ? parts : parts.filter(({ name }) => named.includes(name))
  const reports = await lookAtAll(house, chosen, (report) => process.stdout.write(`${summaryLine(report)}\n`))
  const found = reports.reduce((sum, { findings }) => sum + findings.length, 0)
  process.stdout.write(`${tell(reports)}\n`)
  const seconds = ((performance.now() - start) / 1000).toFixed(1)
  process.stdout.write(`${found === 0 ? 'All is well' : `${found} found`}, ${seconds} s\n`)
  process.exitCode = found === 0 ? 0 : 1
}
