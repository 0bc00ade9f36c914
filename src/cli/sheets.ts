import { Command } from 'commander'
import { OpenError, type OpenProblem, openSheetsServer } from '../standalone/sheets-server/index.ts'

type Lang = 'zh-CN' | 'en'
type Options = { port: string; data?: string; host: string; tokenEnv?: string; lang?: string }

/** Chinese first: English only where it is asked for, by `--lang en` or by a `LANG` that begins with `en`. */
const langOf = (given: string | undefined, env: NodeJS.ProcessEnv): Lang =>
  (given ?? env['LANG'] ?? '').toLowerCase().startsWith('en') ? 'en' : 'zh-CN'

const foreign = {
  'not-sqlite': { 'zh-CN': '不是 SQLite 文件', en: 'it is not a SQLite file' },
  'not-ours': { 'zh-CN': '不是日清的表格文件', en: 'it belongs to another program' },
  newer: { 'zh-CN': '由更新版本的日清写成', en: 'a newer version of daily-clear wrote it' },
} as const

/** What is wrong and what to do, in one line. */
function explain(problem: OpenProblem, lang: Lang): string {
  const zh = lang === 'zh-CN'
  switch (problem.kind) {
    case 'port-taken':
      return zh
        ? `端口 ${problem.port} 已被占用。请换一个 --port，或用 --port 0 自动选择。`
        : `Port ${problem.port} is taken. Give another --port, or --port 0 for any free one.`
    case 'host-unavailable':
      return zh
        ? `无法在 ${problem.host} 上监听（${problem.reason}）。请检查 --host。`
        : `Cannot listen on ${problem.host} (${problem.reason}). Check --host.`
    case 'file-unwritable':
      return zh
        ? `无法写入 ${problem.file}（${problem.reason}）。请检查文件夹是否存在、是否有写权限。`
        : `Cannot write ${problem.file} (${problem.reason}). Check that its folder exists and may be written to.`
    case 'file-foreign':
      return zh
        ? `${problem.file} 不能使用：${foreign[problem.reason]['zh-CN']}。文件未被改动；请用 --data 指定别的文件。`
        : `${problem.file} cannot be used: ${foreign[problem.reason].en}. It was not changed; give another file with --data.`
    case 'file-in-use':
      return zh
        ? `${problem.file} 正被另一个进程使用。请先关闭它，或用 --data 指定别的文件。`
        : `${problem.file} is in use by another process. Close that one first, or give another file with --data.`
  }
}

/**
 * `daily-clear sheets`: the local Sheets server on its own. Prints one line, `listening URL`, and runs until SIGINT or SIGTERM,
 * which end it with 0. What keeps it from opening is one line on standard error, and 1.
 */
export function sheetsCommand(): Command {
  return new Command('sheets')
    .description('本地表格服务（Google Sheets API v4，数据在一个 SQLite 文件里） / local Sheets server')
    .option('--data <file>', '数据文件 / the SQLite file')
    .option('--port <port>', '端口，0 为自动 / port, 0 for any', '0')
    .option('--host <host>', '监听地址 / address to listen on', '127.0.0.1')
    .option('--token-env <name>', '存放访问令牌的环境变量名 / environment variable that holds the access token')
    .option('--lang <lang>', 'zh-CN | en')
    .action(async (_options: Options, command: Command) => {
      // The program around this command may have options of the same names; what it took is ours all the same.
      await run(command.optsWithGlobals<Options>(), process.env)
    })
}

async function run(options: Options, env: NodeJS.ProcessEnv): Promise<void> {
  const lang = langOf(options.lang, env)
  const fail = (zh: string, en: string): void => {
    process.stderr.write(`${lang === 'en' ? en : zh}\n`)
    process.exitCode = 1
  }
  if (options.data === undefined) {
    fail('请用 --data 指定数据文件。', 'Give the data file with --data.')
    return
  }
  const port = Number(options.port)
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    fail(
      `--port 应为 0 到 65535 的整数：${options.port}`,
      `--port must be a whole number from 0 to 65535: ${options.port}`,
    )
    return
  }
  const token = options.tokenEnv === undefined ? undefined : env[options.tokenEnv]
  if (options.tokenEnv !== undefined && (token === undefined || token === '')) {
    fail(
      `环境变量 ${options.tokenEnv} 为空，请先设置访问令牌。`,
      `The environment variable ${options.tokenEnv} is empty; set the access token first.`,
    )
    return
  }
  try {
    const server = await openSheetsServer({
      file: options.data,
      host: options.host,
      port,
      ...(token === undefined ? {} : { token }),
    })
    const stop = (): void => void server.close()
    process.once('SIGINT', stop)
    process.once('SIGTERM', stop)
    process.stdout.write(`listening ${server.url}\n`)
  } catch (error) {
    if (!(error instanceof OpenError)) throw error
    const line = explain(error.problem, lang)
    fail(line, line)
  }
}
