import { Command, InvalidArgumentError } from 'commander'
import { Failure } from '../model/failure.ts'

interface Flags {
  readonly port: number
  readonly host: string
  readonly tokenEnv?: string
  readonly data?: string
}

/** A port as commander reads it; 0 takes any that is free. */
export function portOption(text: string): number {
  const port = Number(text)
  if (!/^\d+$/.test(text) || port > 65_535) throw new InvalidArgumentError('0–65535')
  return port
}

/**
 * `sheets`: the local Sheets server on its own. Prints one line, `listening URL`, and runs until SIGINT or SIGTERM. Throws
 * `OpenError`, and `Failure` `bad-option` without a data file or with a token variable that is empty.
 */
export const sheetsCommand = (): Command =>
  new Command('sheets')
    .description('单独运行本地表格服务（--data 是文件） · the local Sheets server on its own (--data is a file)')
    .option('--port <port>', '端口，0 为自动 · port, 0 for any', portOption, 0)
    .option('--host <host>', '监听地址 · address to listen on', '127.0.0.1')
    .option('--token-env <name>', '存放令牌的环境变量名 · environment variable that holds the token')
    .action(async (_flags: object, command: Command) => {
      const { data, host, port, tokenEnv } = command.optsWithGlobals<Flags>()
      if (data === undefined) throw new Failure({ kind: 'bad-option', option: '--data', problem: '--data FILE' })
      const token = tokenEnv === undefined ? undefined : process.env[tokenEnv]
      if (tokenEnv !== undefined && (token ?? '') === '')
        throw new Failure({ kind: 'bad-option', option: '--token-env', problem: `${tokenEnv} is empty` })
      const { openSheetsServer } = await import('../standalone/sheets-server/index.ts')
      const server = await openSheetsServer({ file: data, host, port, ...(token === undefined ? {} : { token }) })
      const stop = (): void => void server.close()
      process.once('SIGINT', stop)
      process.once('SIGTERM', stop)
      console.log(`listening ${server.url}`)
    })
