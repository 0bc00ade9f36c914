import { createServer, type RequestListener, type Server } from 'node:http'
import { OpenError } from '../store/open-error.ts'

export type Listening = { readonly port: number; readonly close: () => Promise<void> }

/** Listens on a port (0: any free one). @throws OpenError `port-taken`, `host-unavailable` */
export async function listen(listener: RequestListener, host: string, port: number): Promise<Listening> {
  const server = createServer({ keepAliveTimeout: 60_000 }, listener)
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
    close: () => closeServer(server),
  }
}

/** Running requests are finished; connections that only wait for more are closed. */
function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => {
      resolve()
    })
    server.closeIdleConnections()
  })
}
