import type { Context } from 'hono'
import type { z } from 'zod'
import type { WebEnv } from './parts.ts'

/**
 * The body of a request, understood; undefined when it is none of these. Only what calls itself JSON is taken: forms and plain
 * text are what other sites' pages can send without asking.
 */
export async function jsonBody<T>(c: Context<WebEnv>, schema: z.ZodType<T>): Promise<T | undefined> {
  if (!/^application\/json\b/i.test(c.req.header('content-type') ?? '')) return undefined
  try {
    return schema.safeParse(await c.req.json()).data
  } catch {
    return undefined
  }
}
