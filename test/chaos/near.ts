import type { IncomingMessage, ServerResponse } from 'node:http'
import type { SheetsService } from '../../src/standalone/sheets-server/index.ts'
import type { Caller } from '../../src/standalone/sheets-server/people/caller.ts'

/** A call as it comes to the service: its address (from `/v4/…` on), its headers in small letters, its body as text. */
export interface NearCall {
  readonly method: string
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly body?: string | undefined
}

export interface NearAnswer {
  readonly status: number
  readonly headers: Headers
  readonly body: string
}

/**
 * Has the service carry a call out as if it had come over a network, text both ways, but for the network: where nothing goes wrong with
 * a call, sockets only cost time.
 */
export async function callNear(
  { handle }: Pick<SheetsService, 'handle'>,
  { method, url, headers, body }: NearCall,
  caller: Caller,
): Promise<NearAnswer> {
  const answer = { status: 0, headers: new Headers(), body: '' }
  const request = {
    method,
    url,
    headers,
    // What reads it waits for each piece; there is nothing to wait for.
    [Symbol.asyncIterator]: () => (body === undefined ? [] : [Buffer.from(body)]).values(),
  }
  const response = {
    destroyed: false,
    destroy: () => undefined,
    writeHead(status: number, given: Readonly<Record<string, string>>) {
      answer.status = status
      answer.headers = new Headers(given)
    },
    end(bytes: Buffer) {
      answer.body = bytes.toString('utf8')
    },
  }
  await handle(request as unknown as IncomingMessage, response as unknown as ServerResponse, caller)
  return answer
}
