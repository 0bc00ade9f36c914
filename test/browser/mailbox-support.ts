import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import axe from 'axe-core'
import { createTransport, type SendMailOptions } from 'nodemailer'
import type { Page } from 'playwright-core'
import { readOptions } from '../../src/edge/options.ts'
import { type Desk, startDesk } from '../../src/standalone/start.ts'

/** A desk with the demonstration ledger, swept and reported once, in a folder that goes when it is closed. */
export async function demoDesk(
  env: Readonly<Record<string, string>> = {},
  prepare: (folder: string) => Promise<void> = () => Promise.resolve(),
): Promise<Desk & { readonly url: string }> {
  const folder = mkdtempSync(path.join(tmpdir(), 'daily-clear-page-'))
  await prepare(folder)
  const desk = await startDesk(
    { folder, host: '127.0.0.1', port: 0, language: 'zh', zone: 'Asia/Shanghai', demo: true },
    readOptions({ DAILY_CLEAR_LOG: 'error', ...env }),
  )
  await desk.calls.fresh('sweep')
  await desk.calls.fresh('report')
  return {
    ...desk,
    url: desk.addresses[0]?.replace(/\/$/, '') ?? '',
    async close() {
      await desk.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** Hands mails in, as any program that sends to the desk's mail server would. */
export async function sendMails(smtpUrl: string, mails: readonly SendMailOptions[]): Promise<void> {
  const transport = createTransport(smtpUrl)
  try {
    for (const mail of mails) await transport.sendMail({ from: 'desk@example.com', ...mail })
  } finally {
    transport.close()
  }
}

/** A server elsewhere that remembers what it was asked for. */
export async function elsewhere() {
  const asked: string[] = []
  const server = createServer((request, response) => {
    asked.push(request.url ?? '')
    response.setHeader('content-type', 'text/html')
    response.end('<!doctype html><title>elsewhere</title><p>arrived')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}`,
    asked: (): readonly string[] => asked.filter((url) => url !== '/favicon.ico'),
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve())
        // Browsers keep their connections.
        server.closeAllConnections()
      }),
  }
}

interface Violation {
  readonly impact?: string | null
  readonly id: string
  readonly nodes: readonly { readonly target: readonly unknown[] }[]
}

/** What axe finds on a page, or in a part of it, that is serious or critical. */
export async function grave(page: Page, part = 'html'): Promise<readonly string[]> {
  await page.evaluate(axe.source)
  const { violations } = await page.evaluate<{ violations: Violation[] }>(`axe.run(${JSON.stringify(part)})`)
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`)
}
