import type { IncomingMessage } from 'node:http'
import { gunzipSync } from 'node:zlib'
import { ApiError, invalid } from '../protocol/api-error.ts'

const tooLarge = (limit: number): ApiError =>
  new ApiError('PAYLOAD_TOO_LARGE', `Request payload size exceeds the limit: ${limit} bytes.`)

/** Reads a request's body whole. @throws 413 beyond the limit, 400 for what is no JSON */
export async function readBody(request: IncomingMessage, limit: number): Promise<unknown> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length
    // The rest is read and dropped: an answer sent while the client still writes would be lost to it.
    if (size <= limit) chunks.push(chunk)
    else chunks.length = 0
    if (size > 4 * limit) {
      request.destroy()
      break
    }
  }
  if (size > limit) throw tooLarge(limit)
  if (size === 0) return undefined
  checkType(request.headers['content-type'])
  return parse(unzip(Buffer.concat(chunks), request.headers['content-encoding'], limit))
}

/** Only JSON is taken: what a web page can send without asking (forms, plain text) cannot write here. */
function checkType(type: string | undefined): void {
  if (type !== undefined && !/^application\/(json|[\w.-]+\+json)\b/i.test(type)) {
    throw invalid(`Unsupported content type: ${type.slice(0, 100)}`)
  }
}

function unzip(body: Buffer, encoding: string | undefined, limit: number): Buffer {
  if (encoding !== 'gzip') return body
  try {
    return gunzipSync(body, { maxOutputLength: limit })
  } catch (error) {
    if (error instanceof RangeError) throw tooLarge(limit)
    throw invalid('The body is not valid gzip.')
  }
}

function parse(body: Buffer): unknown {
  const text = body.toString('utf8')
  try {
    return JSON.parse(text)
  } catch (error) {
    const why = error instanceof Error ? error.message.slice(0, 300) : 'Unexpected token.'
    throw invalid(`Invalid JSON payload received. ${why}`)
  }
}
