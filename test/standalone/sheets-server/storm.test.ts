import { spawn } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { openSheetsService } from '../../../src/standalone/sheets-server/index.ts'
import { rowsOf } from './book.ts'
import { mount } from './people.ts'
import { call, commandLine, folder, ways } from './support.ts'

const CLIENTS = 6
const ROUNDS = 4

/** Starts a server in a process of its own. */
async function start(args: readonly string[]): Promise<{ url: string; kill: () => Promise<void> }> {
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  const [line] = (await once(child.stdout, 'data')) as [Buffer]
  return {
    url: line.toString().trim().replace('listening ', ''),
    kill: async () => {
      child.kill('SIGKILL')
      await once(child, 'exit')
    },
  }
}

/** What a client has been told is done: lines appended, and the last number written into its own cell. */
type Told = { readonly lines: string[]; last: number; readonly changes: number[] }

/** Works on until the server is gone. Only what was answered counts as told. */
async function work(url: string, id: string, client: number, told: Told, headers: Record<string, string>) {
  const send = async (method: string, route: string, body: object): Promise<boolean> => {
    try {
      const response = await fetch(`${url}/v4/spreadsheets/${id}${route}`, {
        method,
        headers: { 'content-type': 'application/json', ...headers },
        body: JSON.stringify(body),
      })
      await response.text()
      const change = response.headers.get('x-sheets-change')
      if (change !== null) told.changes.push(Number(change))
      return response.ok
    } catch {
      return false
    }
  }
  const insert = { insertDimension: { range: rowsOf(CLIENTS, CLIENTS + 1), inheritFromBefore: true } }
  for (let i = told.last + 1; ; i++) {
    const line = `line ${client} ${i}`
    const cell = encodeURIComponent(`A${client + 1}`)
    if (!(await send('PUT', `/values/${cell}?valueInputOption=RAW`, { values: [[i]] }))) return
    told.last = i
    if (!(await send('POST', '/values/C1:append?valueInputOption=RAW', { values: [[line, 'x'.repeat(500)]] }))) return
    told.lines.push(line)
    if (i % 3 === client % 3 && !(await send('POST', ':batchUpdate', { requests: [insert] }))) return
  }
}

test.each<[string, (file: string) => readonly string[], Record<string, string>]>([
  ['by programs', (file) => commandLine('--data', file), {}],
  [
    'by people, whose changes are logged',
    (file) => [fileURLToPath(new URL('people-server.ts', import.meta.url)), file],
    { 'x-person': 'w' },
  ],
])('every edit %s that was answered outlives a kill in the middle of many', async (_, args, headers) => {
  const file = path.join(folder(), 'desk.sqlite')
  const first = await start(args(file))
  const made = await call(first, 'POST', '', {})
  const { spreadsheetId: id } = made.body as { spreadsheetId: string }
  await ways(first, id).write('C1', [['lines']])
  await first.kill()
  const told = Array.from({ length: CLIENTS }, (): Told => ({ lines: [], last: 0, changes: [] }))
  for (let round = 0; round < ROUNDS; round++) {
    const { url, kill } = await start(args(file))
    const clients = told.map((own, client) => work(url, id, client, own, headers))
    await wait(100 + Math.random() * 400)
    // However slow the machine is, the kill is in the middle of everybody's edits.
    while (told.some(({ lines }) => lines.length === 0)) await wait(10)
    await kill()
    await Promise.all(clients)

    const service = await mount({ file })
    const values = (await ways(service, id).read('A:C')) ?? []
    told.forEach(({ last }, client) => {
      // What was not answered may have been done all the same.
      expect([last, last + 1]).toContain(Number(values[client]?.[0] ?? 0))
    })
    const lines = values.map(([, , line]) => line).filter((line) => line !== '' && line !== undefined)
    expect(new Set(lines).size).toBe(lines.length)
    for (const line of told.flatMap((own) => own.lines)) expect(lines).toContain(line)
    const logged = new Set(service.changes(id, { limit: 200 }).map(({ change }) => change))
    const newest = told.flatMap((own) => own.changes.slice(-20))
    for (const change of newest) if (change > Math.max(...logged) - 200) expect(logged).toContain(change)
    service.close()
    told.forEach((own, client) => (own.last = Math.max(own.last, Number(values[client]?.[0] ?? 0))))

    const db = new DatabaseSync(file)
    expect(db.prepare('PRAGMA integrity_check').all()).toEqual([{ integrity_check: 'ok' }])
    const torn =
      'SELECT count(*) AS n FROM change WHERE id NOT IN (SELECT change FROM change_sheet) OR top_row < (SELECT max(row) FROM change_row WHERE change = id)'
    expect(db.prepare(torn).get()).toEqual({ n: 0 })
    db.close()
  }
  expect(told.every(({ lines }) => lines.length > 0)).toBe(true)
  openSheetsService({ file }).close()
})
