import { type Context, Hono } from 'hono'
import type { Language } from '../../model/language.ts'
import { actRoute } from './act-route.ts'
import { refuse } from './answer.ts'
import { backupRoute } from './backup-route.ts'
import { addDeskRoutes } from './desk-routes.ts'
import { door, unknown } from './door.ts'
import { eventsRoute } from './events-route.ts'
import { addMailRoutes } from './mail-routes.ts'
import { addPageRoutes } from './pages.ts'
import type { WebEnv, WebParts } from './parts.ts'
import { protocolRoute } from './protocol.ts'
import { addSessionRoutes } from './session-routes.ts'

/** Everything that the desk answers, to people and to programs. */
export function webApp(parts: WebParts): Hono<WebEnv> {
  const app = new Hono<WebEnv>()
  const spoken = (c: Context<WebEnv>): Language => c.get('facts')?.language ?? parts.language

  // Whoever follows a link in a mail brings its proof along, and no session.
  app.all('/act', actRoute(parts))
  app.use(door(parts))
  // What a program does may be what the desk waits for to be ready; everything below waits for the desk.
  app.all('/v4/*', protocolRoute(parts))
  app.get('/desk/backup', backupRoute(parts))
  app.use(async (c, next) => {
    c.set('facts', c.get('facts') ?? (await parts.facts))
    await next()
  })
  addSessionRoutes(app, parts)
  app.get('/events', eventsRoute(parts))
  app.use('/desk/*', (c, next) =>
    c.get('caller') === undefined ? Promise.resolve(unknown(c as Context<WebEnv>, parts)) : next(),
  )
  addMailRoutes(app, parts)
  addDeskRoutes(app, parts)
  addPageRoutes(app, parts)
  app.notFound((c) => refuse(c, { kind: 'not-found' }, spoken(c)))
  app.onError((error, c) => {
    // Whoever hung up while asking is no failure of ours.
    if (error !== c.env.incoming.errored)
      parts.log.error('request-failed', { path: c.req.path, error: error.stack ?? error.message })
    return refuse(c, { kind: 'internal' }, spoken(c))
  })
  return app
}
