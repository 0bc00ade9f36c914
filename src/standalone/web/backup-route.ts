import { randomBytes } from 'node:crypto'
import { createReadStream, fstatSync, openSync, rmSync } from 'node:fs'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response'
import type { Handler } from 'hono'
import { refuse } from './answer.ts'
import type { WebEnv, WebParts } from './parts.ts'

/** `GET /desk/backup`: a copy of the workbook's file as it is at this moment, for programs alone. */
export const backupRoute =
  ({ service, folder, language }: WebParts): Handler<WebEnv> =>
  async (c) => {
    if (c.get('caller')?.kind !== 'owner') return refuse(c, { kind: 'not-for-people' }, language)
    const { outgoing } = c.env
    const file = path.join(folder, `.backup-${randomBytes(6).toString('hex')}.sqlite`)
    let handle: number
    try {
      service.backup(file)
      handle = openSync(file, 'r')
    } finally {
      // It lives on while it is read, and leaves nothing behind whatever becomes of us.
      rmSync(file, { force: true })
    }
    outgoing.writeHead(200, {
      'content-type': 'application/vnd.sqlite3',
      'content-length': fstatSync(handle).size,
    })
    // Who breaks off has an incomplete file, and knows it by its length.
    await pipeline(createReadStream('', { fd: handle }), outgoing).catch(() => undefined)
    return RESPONSE_ALREADY_SENT
  }
