import { Command, CommanderError } from 'commander'
import packageFile from '../../package.json' with { type: 'json' }
import { commands } from './commands.ts'
import { CommandFailed, chosenLanguage, createTongue, exitCodes, type Tongue } from './tongue.ts'
import { translateHelp, translateUsageError } from './usage-words.ts'

/** The command that is called, or undefined for the help and for words that are none. */
function calledName(argv: readonly string[]): string | undefined {
  const words = argv.filter((argument, at) => !argument.startsWith('-') && argv[at - 1] !== '--lang')
  return commands.find((command) => command.name === (words[0] === 'help' ? words[1] : words[0]))?.name
}

async function buildProgram(argv: readonly string[], tongue: Tongue): Promise<Command> {
  const program = new Command('bihuan')
  translateHelp(program, tongue)
  program
    .description(
      tongue.say({
        zh: '闭环：县级融媒体中心整改闭环与长效机制系统',
        en: 'Bihuan: the rectification loop of county media centres',
      }),
    )
    .version(packageFile.version, '-V, --version', tongue.say({ zh: '显示版本', en: 'show the version' }))
    .option('--lang <zh|en>', tongue.say({ zh: '界面语言（默认 zh）', en: 'language of the output (zh by default)' }))
  const called = calledName(argv)
  for (const line of commands) {
    const command = program.command(line.name).summary(tongue.say(line.summary)).description(tongue.say(line.summary))
    if (line.name === called) (await line.load()).describe(command, tongue)
  }
  return program
}

/** Help and version end through here as well (commander reports them as errors with code 0). */
function report(error: unknown, tongue: Tongue): void {
  if (error instanceof CommanderError) {
    process.exitCode = error.exitCode === 0 ? exitCodes.done : exitCodes.impossible
    if (error.exitCode !== 0 && error.code !== 'commander.help') tongue.note(translateUsageError(error))
    return
  }
  if (error instanceof CommandFailed) {
    process.exitCode = error.exitCode
    tongue.note(error.label)
    return
  }
  process.exitCode = exitCodes.impossible
  tongue.note({ zh: '程序出错，请把下面的内容报告给开发者：', en: 'The program failed. Please report what follows:' })
  tongue.note(error instanceof Error ? (error.stack ?? error.message) : String(error))
}

// `bihuan read … | head` closes the pipe early: that is the reader's right, not an error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
  process.exit(process.exitCode)
})

let tongue = createTongue('zh')
try {
  const argv = process.argv.slice(2)
  tongue = createTongue(chosenLanguage(argv))
  const program = await buildProgram(argv, tongue)
  if (argv.filter((argument) => argument !== '--lang').length === 0) program.outputHelp()
  else await program.parseAsync(argv, { from: 'user' })
} catch (error) {
  report(error, tongue)
}
