import type { Hono } from 'hono'
import { z } from 'zod'
import { attachmentName, savedAs } from '../mailbox/attachment.ts'
import { oneAtATime } from '../one-at-a-time.ts'
import { ApiError, type ChangeQuery } from '../sheets-server/index.ts'
import { factsOf, refuse } from './answer.ts'
import { jsonBody } from './json-body.ts'
import type { WebEnv, WebParts } from './parts.ts'
import { protocolError } from './protocol.ts'

const count = z.coerce.number().int().min(0).optional()
const changesSchema = z.object({ sheetId: count, row: count, column: count, before: count, limit: count })
const undoSchema = z.object({ change: z.int().min(1) })
const clientSchema = z
  .string()
  .regex(/^[\w-]{1,64}$/)
  .optional()

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** `/desk/changes`, `/desk/undo` and `/desk/workbook.xlsx`: what people do with the workbook beside the protocol. */
export function addDeskRoutes(app: Hono<WebEnv>, { service, workbook }: WebParts): void {
  app.get('/desk/changes', (c) => {
    const { spreadsheetId, language } = factsOf(c)
    const { data } = changesSchema.safeParse(c.req.query())
    if (data === undefined) return refuse(c, { kind: 'bad-request' }, language)
    const query = Object.fromEntries(Object.entries(data).filter(([, value]) => value !== undefined)) as ChangeQuery
    return c.json(service.changes(spreadsheetId, query))
  })

  app.post('/desk/undo', async (c) => {
    const { spreadsheetId, language } = factsOf(c)
    const caller = c.get('caller')
    if (caller?.kind !== 'person') return refuse(c, { kind: 'only-for-people' }, language)
    const body = await jsonBody(c, undoSchema)
    if ('refusal' in body) return refuse(c, { kind: body.refusal }, language)
    const client = clientSchema.safeParse(c.req.header('x-sheets-client'))
    if (!client.success) return refuse(c, { kind: 'bad-request' }, language)
    try {
      return c.json(service.undo(spreadsheetId, body.said.change, caller.name, client.data))
    } catch (thrown) {
      if (thrown instanceof ApiError) return protocolError(c, thrown)
      throw thrown
    }
  })

  // However many ask, one file is made at a time, and those who wait share the next.
  const making = oneAtATime(workbook)
  app.get('/desk/workbook.xlsx', async (c) => {
    const { title, bytes } = await making.fresh()
    c.header('content-type', XLSX)
    c.header('content-disposition', savedAs(attachmentName({ filename: `${title}.xlsx`, contentType: XLSX }, 0)))
    return c.body(new Uint8Array(bytes))
  })
}
