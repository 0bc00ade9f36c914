import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { sheets_v4 } from '@googleapis/sheets'
import { onTestFinished } from 'vitest'
import {
  type ChangeNotice,
  openSheetsService,
  type SheetsService,
  type SheetsServiceOptions,
} from '../../../src/standalone/sheets-server/index.ts'
import { chances, deskOn, NOON, ways } from './support.ts'

/** A service behind a server that believes whoever says `x-person` (percent-encoded); without it the caller is the owner. */
export async function mount(options: Partial<SheetsServiceOptions> = {}): Promise<SheetsService & { url: string }> {
  const service = openSheetsService({ file: ':memory:', now: () => NOON, random: chances(), ...options })
  const server = createServer((request, response) => {
    const name = request.headers['x-person']
    const caller =
      typeof name === 'string'
        ? { kind: 'person' as const, name: decodeURIComponent(name) }
        : { kind: 'owner' as const }
    void service.handle(request, response, caller)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(async () => {
    await new Promise((resolve) => server.close(resolve).closeAllConnections())
    service.close()
  })
  return { ...service, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` }
}

export type Met = { readonly status: number; readonly headers: Headers; readonly body: unknown }

/** What a person's page is answered. */
export async function asPerson(
  url: string,
  person: string,
  method: string,
  route: string,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<Met> {
  const response = await fetch(`${url}/v4/spreadsheets${route}`, {
    method,
    headers: {
      'x-person': encodeURIComponent(person),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  return { status: response.status, headers: response.headers, body: JSON.parse(await response.text()) as unknown }
}

/** A spreadsheet of the owner's, with ways for people to work in it, and all that its listeners hear. */
export async function office(options: Partial<SheetsServiceOptions> = {}) {
  const service = await mount(options)
  const owner = await deskOn(service)
  const heard: ChangeNotice[] = []
  service.onChange((notice) => heard.push(notice))
  return { service, heard, ...owner, ...peopleIn(service.url, owner.id) }
}

export function peopleIn(url: string, id: string) {
  const at = (range: string): string => encodeURIComponent(range)
  return {
    id,
    /** A batch by a person. */
    batchBy: (person: string, requests: readonly sheets_v4.Schema$Request[], headers?: Record<string, string>) =>
      asPerson(url, person, 'POST', `/${id}:batchUpdate`, { requests }, headers),
    /** Values typed by a person. */
    typeBy: (person: string, range: string, values: unknown[][], headers?: Record<string, string>) =>
      asPerson(url, person, 'PUT', `/${id}/values/${at(range)}?valueInputOption=USER_ENTERED`, { values }, headers),
    ...ways({ url }, id),
  }
}

/** The `ErrorInfo` of a refusal, with the message that goes with it. */
export function whyNot({ status, body }: Pick<Met, 'status' | 'body'>) {
  const { error } = body as {
    error?: { message: string; details?: { reason?: string; metadata?: Record<string, string> }[] }
  }
  const info = error?.details?.find((d) => d.reason !== undefined)
  return { status, message: error?.message, reason: info?.reason, metadata: info?.metadata }
}
