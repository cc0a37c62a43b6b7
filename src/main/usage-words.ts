import type { Command, CommanderError } from 'commander'
import type { Label } from '../kernel/words.ts'
import type { Tongue } from './tongue.ts'

/** Headings that commander writes into a help page. */
const headings: Readonly<{ [heading: string]: string }> = {
  'Usage:': '用法：',
  'Arguments:': '参数：',
  'Options:': '选项：',
  'Global Options:': '通用选项：',
  'Commands:': '命令：',
}

/** Commander's error codes for wrong usage; `$` stands for what it quotes. */
const usageErrors: Readonly<{ [code: string]: Label }> = {
  'commander.unknownCommand': { zh: '没有“$”这个命令。', en: 'There is no command "$".' },
  'commander.unknownOption': { zh: '没有“$”这个选项。', en: 'There is no option "$".' },
  'commander.missingArgument': { zh: '缺少参数“$”。', en: 'The argument "$" is missing.' },
  'commander.optionMissingArgument': { zh: '选项“$”缺少值。', en: 'The option "$" needs a value.' },
  'commander.missingMandatoryOptionValue': { zh: '缺少必需的选项“$”。', en: 'The option "$" is required.' },
  'commander.excessArguments': { zh: '参数过多。', en: 'There are too many arguments.' },
  'commander.invalidArgument': { zh: '“$”的值不能用。', en: 'The value of "$" cannot be used.' },
  'commander.conflictingOption': {
    zh: '选项“$”不能与另一个同时使用。',
    en: 'The option "$" cannot be used with another one given.',
  },
}

/** Puts help pages into the language, and keeps commander's own English error lines off the screen: `report` writes them. */
export function translateHelp(program: Command, tongue: Tongue): void {
  program
    .exitOverride()
    .configureOutput({ outputError: () => undefined })
    .configureHelp({ styleTitle: (heading) => (tongue.language === 'zh' ? (headings[heading] ?? heading) : heading) })
    .helpOption('-h, --help', tongue.say({ zh: '显示帮助', en: 'show help' }))
    .helpCommand('help [command]', tongue.say({ zh: '显示某个命令的帮助', en: 'show help for a command' }))
}

export function translateUsageError(error: CommanderError): Label {
  const quoted = /'([^']*)'/.exec(error.message)?.[1] ?? ''
  const words = usageErrors[error.code] ?? { zh: `用法有误：${error.message}`, en: error.message }
  const more = { zh: '用 --help 查看用法。', en: 'See --help.' }
  return { zh: `${words.zh.replace('$', quoted)}${more.zh}`, en: `${words.en.replace('$', quoted)} ${more.en}` }
}
