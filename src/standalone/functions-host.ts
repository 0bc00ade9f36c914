import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getTestServer } from '@google-cloud/functions-framework/testing'
import type { Options } from '../edge/options.ts'

/** A function of `functions/`, served as the cloud serves it. */
export interface HostedFunction {
  readonly name: (typeof NAMES)[number]
  readonly url: string
  close(): Promise<void>
}

const NAMES = ['sweep', 'report', 'act'] as const

/** Serves the desk's functions. They read their options from the environment, here as in the cloud. */
export async function hostFunctions(options: Options): Promise<readonly HostedFunction[]> {
  Object.assign(process.env, {
    DAILY_CLEAR_SPREADSHEET: options.spreadsheet,
    DAILY_CLEAR_SHEETS_URL: options.sheetsUrl,
    DAILY_CLEAR_SHEETS_TOKEN: options.sheetsToken,
    DAILY_CLEAR_TRIGGER_TOKEN: options.triggerToken,
    DAILY_CLEAR_LOG: options.logLevel,
    SMTP_URL: options.smtpUrl,
    MAIL_FROM: options.mailFrom,
    DAILY_CLEAR_ADMINISTRATOR: options.administrator ?? '',
    DAILY_CLEAR_PING_URL: options.pingUrl ?? '',
    DAILY_CLEAR_SWEEP_SECONDS: String(options.sweepSeconds),
    DAILY_CLEAR_LINK_URL: options.linkUrl ?? '',
    DAILY_CLEAR_LINK_KEYS: options.linkKeys ?? '',
    DAILY_CLEAR_DRAW_KEY: options.drawKey ?? '',
    DAILY_CLEAR_LINK_DAYS: String(options.linkDays),
    DAILY_CLEAR_SHEET_URL: options.sheetPage ?? '',
  })
  await import('../../functions/sweep.ts')
  await import('../../functions/report.ts')
  await import('../../functions/act.ts')
  return Promise.all(NAMES.map((name) => hostFunction(name)))
}

/** Serves a registered function on a free port of this machine, through the framework's own server. */
async function hostFunction(name: (typeof NAMES)[number]): Promise<HostedFunction> {
  const server: Server = getTestServer(name)
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(0, '127.0.0.1', resolve)
  })
  const { port } = server.address() as AddressInfo
  return {
    name,
    url: `http://127.0.0.1:${port}/`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        // Whoever calls them has been waited for.
        server.closeAllConnections()
      }),
  }
}
