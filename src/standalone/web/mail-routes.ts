import type { Hono } from 'hono'
import { z } from 'zod'
import { attachmentName, attachmentType, savedAs } from '../mailbox/attachment.ts'
import { FRAME_POLICY, framePage } from '../mailbox/frame.ts'
import { factsOf, refuse } from './answer.ts'
import type { WebEnv, WebParts } from './parts.ts'

const listSchema = z.object({
  to: z.string().max(400).optional(),
  before: z.string().max(100).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
})

/** `/desk/mails`: the mails of the mailbox folder, for whoever may use the desk. */
export function addMailRoutes(app: Hono<WebEnv>, { mailbox }: WebParts): void {
  app.get('/desk/mails', async (c) => {
    const { data } = listSchema.safeParse(c.req.query())
    if (data === undefined) return refuse(c, { kind: 'bad-request' }, factsOf(c).language)
    const { to, before, limit } = data
    return c.json(
      await mailbox.list({ limit, ...(to === undefined ? {} : { to }), ...(before === undefined ? {} : { before }) }),
    )
  })

  app.get('/desk/mails/:name', async (c) => {
    const message = await mailbox.message(c.req.param('name'))
    return message === undefined ? refuse(c, { kind: 'not-found' }, factsOf(c).language) : c.json(message)
  })

  app.get('/desk/mails/:name/html', async (c) => {
    const letter = await mailbox.open(c.req.param('name'))
    if (letter?.html === undefined) return refuse(c, { kind: 'not-found' }, factsOf(c).language)
    c.header('content-security-policy', FRAME_POLICY)
    c.header('referrer-policy', 'no-referrer')
    return c.html(framePage(letter.html, letter.parts))
  })

  app.get('/desk/mails/:name/attachments/:index{[0-9]{1,4}}', async (c) => {
    const letter = await mailbox.open(c.req.param('name'))
    const index = Number(c.req.param('index'))
    const part = letter?.parts[index]
    if (part === undefined) return refuse(c, { kind: 'not-found' }, factsOf(c).language)
    c.header('content-security-policy', "sandbox; default-src 'none'")
    c.header('content-type', attachmentType(part))
    c.header('content-disposition', savedAs(attachmentName(part, index)))
    return c.body(new Uint8Array(part.content))
  })
}
