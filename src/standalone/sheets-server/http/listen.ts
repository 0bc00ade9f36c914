import { createServer, type RequestListener, type Server } from 'node:http'
import type { Socket } from 'node:net'
import { OpenError } from '../store/open-error.ts'

export type Listening = { readonly port: number; readonly close: () => Promise<void> }

/** How long requests that run when a server closes are waited for; one that takes longer may hang on a line that is dead. */
const GRACE = 5_000

/** Listens on a port (0: any free one). @throws OpenError `port-taken`, `host-unavailable` */
export async function listen(listener: RequestListener, host: string, port: number): Promise<Listening> {
  const server = createServer({ keepAliveTimeout: 60_000 }, listener)
  const close = closer(server)
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const taken = error.code === 'EADDRINUSE'
      reject(
        new OpenError(
          taken
            ? { kind: 'port-taken', host, port }
            : { kind: 'host-unavailable', host, reason: error.code ?? error.message },
        ),
      )
    })
    server.listen(port, host, resolve)
  })
  const address = server.address()
  return {
    port: typeof address === 'object' && address !== null ? address.port : port,
    close,
  }
}

/**
 * A way to close a server: running requests are finished within a few seconds or broken off, connections without one are closed at once — those that have not
 * sent anything yet as well, which Node by itself would wait for.
 */
function closer(server: Server): () => Promise<void> {
  const running = new Map<Socket, number>()
  let closing = false
  server.on('connection', (socket) => {
    running.set(socket, 0)
    socket.once('close', () => running.delete(socket))
  })
  server.on('request', ({ socket }, response) => {
    running.set(socket, (running.get(socket) ?? 0) + 1)
    response.once('close', () => {
      const left = (running.get(socket) ?? 1) - 1
      if (running.has(socket)) running.set(socket, left)
      if (closing && left === 0) socket.end()
    })
  })
  return () =>
    new Promise((resolve) => {
      closing = true
      server.close(() => {
        resolve()
      })
      for (const [socket, requests] of running) if (requests === 0) socket.destroy()
      setTimeout(() => {
        for (const socket of running.keys()) socket.destroy()
      }, GRACE).unref()
    })
}
