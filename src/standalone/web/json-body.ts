import type { IncomingMessage } from 'node:http'
import type { Context } from 'hono'
import type { z } from 'zod'
import type { WebEnv } from './parts.ts'

/** Bodies for the desk's own addresses are a name, a passphrase, a number. */
const LARGEST = 16 * 1024
/** What more comes is read and dropped up to here: an answer sent while the client still writes would be lost to it. */
const LARGEST_DROPPED = 1024 * 1024

export type JsonBody<T> = { readonly said: T } | { readonly refusal: 'bad-request' | 'too-large' }

/**
 * The body of a request, understood. Only what calls itself JSON is taken: forms and plain text are what other sites' pages
 * can send without asking.
 */
export async function jsonBody<T>(c: Context<WebEnv>, schema: z.ZodType<T>): Promise<JsonBody<T>> {
  const text = await readText(c.env.incoming)
  if (text === undefined) return { refusal: 'too-large' }
  if (!/^application\/json\b/i.test(c.req.header('content-type') ?? '')) return { refusal: 'bad-request' }
  try {
    const parsed = schema.safeParse(JSON.parse(text))
    return parsed.success ? { said: parsed.data } : { refusal: 'bad-request' }
  } catch {
    return { refusal: 'bad-request' }
  }
}

async function readText(incoming: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of incoming as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size <= LARGEST) chunks.push(chunk)
    else if (size > LARGEST_DROPPED) break
  }
  return size > LARGEST ? undefined : Buffer.concat(chunks).toString('utf8')
}
