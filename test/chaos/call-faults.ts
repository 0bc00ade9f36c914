import type { ServerResponse } from 'node:http'

/**
 * What goes wrong with a call: an answer of the service without the call being carried out; the connection cut before it was carried
 * out, or after; half of the answer; an answer that is no JSON; no answer at all until whoever asked gives up.
 */
export const CALL_FAULTS = ['429', '500', '503', 'cut-before', 'cut-after', 'half', 'html', 'hang'] as const
export type CallFault = (typeof CALL_FAULTS)[number]

/** How long a connection hangs before whoever is in between cuts it, in milliseconds. */
const HANGS = 20

const SAYS: Readonly<Partial<Record<CallFault, { readonly status: string; readonly reason?: string }>>> = {
  '429': { status: 'RESOURCE_EXHAUSTED', reason: 'RATE_LIMIT_EXCEEDED' },
  '500': { status: 'INTERNAL' },
  '503': { status: 'UNAVAILABLE' },
}

/** Lets an answer go wrong; false where the call must not be carried out any more. */
export function spoil(response: ServerResponse, fault: CallFault | undefined): boolean {
  if (fault === undefined) return true
  const said = SAYS[fault]
  if (said !== undefined) {
    const error = { code: Number(fault), message: 'Planned.', status: said.status, ...detailsOf(said.reason) }
    response.writeHead(Number(fault), { 'content-type': 'application/json; charset=UTF-8' })
    response.end(JSON.stringify({ error }))
    return false
  }
  if (fault === 'html') {
    response.writeHead(502, { 'content-type': 'text/html' })
    response.end('<!DOCTYPE html><title>Error 502 (Server Error)!!1</title>')
    return false
  }
  if (fault === 'cut-before') response.destroy()
  if (fault === 'hang') setTimeout(() => response.destroy(), HANGS)
  if (fault === 'cut-before' || fault === 'hang') return false
  const end = response.end.bind(response) as (bytes: Buffer) => ServerResponse
  const write = response.write.bind(response) as (bytes: Buffer, then: () => void) => boolean
  response.end = ((bytes: Buffer) => {
    if (fault === 'cut-after') return response.destroy()
    if (bytes.length < 2) return end(bytes)
    write(bytes.subarray(0, bytes.length >> 1), () => response.destroy())
    return response
  }) as typeof response.end
  return true
}

const detailsOf = (reason: string | undefined): object =>
  reason === undefined
    ? {}
    : {
        details: [{ '@type': 'type.googleapis.com/google.rpc.ErrorInfo', reason, domain: 'googleapis.com' }],
      }
