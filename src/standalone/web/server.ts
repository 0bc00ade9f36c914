import { getRequestListener } from '@hono/node-server'
import { type Listening, listen } from '../sheets-server/http/listen.ts'
import { webApp } from './app.ts'
import { EVERY_ANSWER } from './headers.ts'
import type { WebParts } from './parts.ts'

/** The desk's web server. */
export interface WebServer extends Listening {
  /** Where this machine finds it, without a `/` at its end. */
  readonly url: string
}

/**
 * Serves a desk on a port (0: any free one). Closing ends the streams, finishes running requests and closes idle connections at
 * once. Throws `OpenError` `port-taken`, `host-unavailable`.
 */
export async function openWebServer(parts: WebParts, host: string, port: number): Promise<WebServer> {
  const app = webApp(parts)
  const answer = getRequestListener((request, bindings) => app.fetch(request, bindings), {
    // Others in this process use the platform's own.
    overrideGlobalObjects: false,
  })
  const listening = await listen(
    (request, response) => {
      for (const [name, value] of Object.entries(EVERY_ANSWER)) response.setHeader(name, value)
      void answer(request, response)
    },
    host,
    port,
  )
  return {
    port: listening.port,
    url: `http://${addressOnThisMachine(host)}:${listening.port}`,
    async close() {
      parts.events.close()
      await listening.close()
    },
  }
}

/** A host that stands for all addresses is reached at the one that every machine has. */
function addressOnThisMachine(host: string): string {
  if (host === '0.0.0.0') return '127.0.0.1'
  if (host === '::') return '[::1]'
  return host.includes(':') ? `[${host}]` : host
}
