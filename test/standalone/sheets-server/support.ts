import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { sheets, type sheets_v4 } from '@googleapis/sheets'
import { onTestFinished } from 'vitest'
import {
  openSheetsServer,
  type SheetsServer,
  type SheetsServerOptions,
} from '../../../src/standalone/sheets-server/index.ts'
import { reference } from '../../support/reference.ts'

/** Saturday 21 November 2026, 12:00 UTC. */
export const NOON = Date.UTC(2026, 10, 21, 12)

/** Numbers from 0 up to 1 that are the same in each run. */
export function chances(seed = 1): () => number {
  let state = seed
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return state / 2_147_483_648
  }
}

/** A folder that goes away with the test. */
export function folder(): string {
  const made = mkdtempSync(path.join(tmpdir(), 'sheets-server-'))
  onTestFinished(() => {
    rmSync(made, { recursive: true, force: true })
  })
  return made
}

/** A server for one test. */
export async function open(options: Partial<SheetsServerOptions> = {}): Promise<SheetsServer> {
  const server = await openSheetsServer({ file: ':memory:', now: () => NOON, random: chances(), ...options })
  onTestFinished(() => server.close())
  return server
}

type Exchange = { method: string; path: string; status: number; response: unknown }
const rules = reference('google-apis/check.mjs')
const spec = reference('google-apis/sheets-v4.json')
/** What is wrong with an answer by the service's own description; nothing where that is not at hand. */
const problemsOf: (exchange: Exchange) => string[] =
  rules === undefined || spec === undefined
    ? () => []
    : ((await import(rules)) as { checker: (spec: unknown) => (exchange: Exchange) => string[] }).checker(
        JSON.parse(readFileSync(spec, 'utf8')),
      )

export type Answer = { readonly status: number; readonly body: unknown }

/** A plain call: what the service answers, refusals too. */
export async function call(
  server: { url: string },
  method: string,
  route: string,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<Answer> {
  const response = await fetch(`${server.url}/v4/spreadsheets${route}`, {
    method,
    headers: { ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  })
  const text = await response.text()
  const answer = text === '' ? undefined : (JSON.parse(text) as unknown)
  if (response.ok) {
    const problems = problemsOf({ method, path: `/v4/spreadsheets${route}`, status: response.status, response: answer })
    if (problems.length > 0) throw new Error(problems.join('\n'))
  }
  return { status: response.status, body: answer }
}

/** The message of a refusal. */
export function refusal({ status, body }: Answer): string {
  const { error } = body as { error?: { message?: string } }
  return `${status} ${error?.message ?? '(no error)'}`
}

/** The official client, pointed at a server, without its own retries. */
export const clientOf = (server: { url: string }): sheets_v4.Sheets =>
  sheets({ version: 'v4', rootUrl: `${server.url}/`, retry: false })

/** A spreadsheet to work on, with short ways of doing things to it. */
export async function desk(options: Partial<SheetsServerOptions> = {}) {
  const server = await open(options)
  return { server, ...(await deskOn(server)) }
}

export async function deskOn(server: { url: string }, properties: sheets_v4.Schema$SpreadsheetProperties = {}) {
  const created = await call(server, 'POST', '', { properties: { title: 'desk', ...properties } })
  const id = (created.body as { spreadsheetId: string }).spreadsheetId
  return { id, ...ways(server, id) }
}

export function ways(server: { url: string }, id: string) {
  const at = (range: string): string => encodeURIComponent(range)
  return {
    batch: (...requests: sheets_v4.Schema$Request[]) => call(server, 'POST', `/${id}:batchUpdate`, { requests }),
    /** One request that must be carried out; its reply. */
    done: async (...requests: sheets_v4.Schema$Request[]): Promise<sheets_v4.Schema$Response[]> => {
      const answer = await call(server, 'POST', `/${id}:batchUpdate`, { requests })
      if (answer.status !== 200) throw new Error(refusal(answer))
      return (answer.body as { replies: sheets_v4.Schema$Response[] }).replies
    },
    type: (range: string, values: unknown[][]) =>
      call(server, 'PUT', `/${id}/values/${at(range)}?valueInputOption=USER_ENTERED`, { values }),
    write: (range: string, values: unknown[][]) =>
      call(server, 'PUT', `/${id}/values/${at(range)}?valueInputOption=RAW`, { values }),
    read: async (range: string, query = ''): Promise<unknown[][] | undefined> => {
      const answer = await call(server, 'GET', `/${id}/values/${at(range)}${query}`)
      if (answer.status !== 200) throw new Error(refusal(answer))
      return (answer.body as { values?: unknown[][] }).values
    },
    get: async (query = ''): Promise<sheets_v4.Schema$Spreadsheet> => {
      const answer = await call(server, 'GET', `/${id}${query}`)
      if (answer.status !== 200) throw new Error(refusal(answer))
      return answer.body as sheets_v4.Schema$Spreadsheet
    },
    raw: (method: string, route: string, body?: unknown) => call(server, method, `/${id}${route}`, body),
  }
}

/** Arguments for node that run the command. */
export const commandLine = (...args: string[]): string[] => [
  path.resolve(import.meta.dirname, '../../../src/cli/main.ts'),
  'sheets',
  ...args,
]
