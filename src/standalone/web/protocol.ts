import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response'
import type { Context, Handler } from 'hono'
import { ApiError, errorBody, HTTP_CODE } from '../sheets-server/index.ts'
import { factsOf } from './answer.ts'
import type { WebEnv, WebParts } from './parts.ts'

/** An answer in the Sheets protocol's own form, whoever makes the error. */
export const protocolError = (c: Context<WebEnv>, error: ApiError): Response =>
  c.json(errorBody(error), HTTP_CODE[error.status])

/** What the service says to whom it does not know. */
export function protocolRefusal(c: Context<WebEnv>): Response {
  c.header('www-authenticate', 'Bearer realm="daily-clear"')
  return protocolError(
    c,
    new ApiError(
      'UNAUTHENTICATED',
      'Request had invalid authentication credentials. Expected OAuth 2 access token, login cookie or other valid authentication credential.',
    ),
  )
}

/** `/v4/…`: the service answers by itself, for the owner or for a person. */
export const protocolRoute =
  ({ service }: WebParts): Handler<WebEnv> =>
  async (c) => {
    const caller = c.get('caller')
    if (caller === undefined) return protocolRefusal(c)
    const { incoming, outgoing } = c.env
    await service.handle(
      incoming,
      outgoing,
      caller.kind === 'owner' ? caller : { kind: 'person', name: caller.name, spreadsheetId: factsOf(c).spreadsheetId },
    )
    return RESPONSE_ALREADY_SENT
  }
