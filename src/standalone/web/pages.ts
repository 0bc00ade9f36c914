import type { Context, Hono } from 'hono'
import { ownPath } from './access/own-path.ts'
import { factsOf, refuse } from './answer.ts'
import type { Asset, PageName } from './assets/assets.ts'
import { PAGE_POLICY } from './headers.ts'
import type { WebEnv, WebParts } from './parts.ts'

/** The pages, and the files that they are made of. */
export function addPageRoutes(app: Hono<WebEnv>, { assets, access }: WebParts): void {
  async function page(c: Context<WebEnv>, name: PageName): Promise<Response> {
    const { language } = factsOf(c)
    const html = (await assets).pages[name]
    c.header('content-security-policy', PAGE_POLICY)
    c.header('cache-control', 'no-cache')
    return c.html(html.replace(/<html lang="[^"]*"/, `<html lang="${language === 'zh' ? 'zh-CN' : 'en'}"`))
  }

  const behindLogIn = (name: PageName) => async (c: Context<WebEnv>) => {
    if (c.get('caller') !== undefined) return page(c, name)
    // Whoever follows a link from another site, or from a mail in its frame, has no cookie with him for this one step. The
    // log-in page finds that he is known and goes on; a refresh would not: with a place after `#` it loads nothing.
    const { pathname, search } = new URL(c.req.url)
    return c.redirect(`/log-in?to=${encodeURIComponent(ownPath(pathname + search))}`, 303)
  }

  app.get('/', behindLogIn('sheet'))
  app.get('/mail', behindLogIn('mailbox'))
  app.get('/log-in', (c) => {
    const to = c.req.query('to')
    const own = ownPath(to)
    if (access.logIn() !== 'none' && c.get('caller') !== undefined) return c.redirect(own, 303)
    if (to !== undefined && to !== own) return c.redirect('/log-in', 303)
    return page(c, 'log-in')
  })
  // Browsers ask by themselves for an icon that no page names.
  app.get('/favicon.ico', (c) => c.body(null, 204))
  app.get('/assets/:name', async (c) => {
    const asset = (await assets).files.get(c.req.param('name'))
    return asset === undefined ? refuse(c, { kind: 'not-found' }, factsOf(c).language) : file(c, asset)
  })
}

function file(c: Context<WebEnv>, { type, body, br, gzip }: Asset): Response {
  const [coding, bytes] =
    takes(c, 'br') && br !== undefined
      ? (['br', br] as const)
      : takes(c, 'gzip') && gzip !== undefined
        ? (['gzip', gzip] as const)
        : ([undefined, body] as const)
  c.header('content-type', type)
  c.header('cache-control', 'public, max-age=31536000, immutable')
  c.header('vary', 'accept-encoding')
  if (coding !== undefined) c.header('content-encoding', coding)
  return c.body(new Uint8Array(bytes))
}

const takes = (c: Context<WebEnv>, coding: string): boolean =>
  (c.req.header('accept-encoding') ?? '').split(',').some((one) => {
    const [name = '', ...parameters] = one.split(';').map((part) => part.trim().toLowerCase())
    return name === coding && !parameters.some((parameter) => /^q=0(?:\.0*)?$/.test(parameter))
  })
