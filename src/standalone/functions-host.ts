import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getTestServer } from '@google-cloud/functions-framework/testing'

/** A function of `functions/`, served as the cloud serves it. */
export interface HostedFunction {
  readonly name: string
  readonly url: string
  close(): Promise<void>
}

/** Serves a registered function on a free port of this machine, through the framework's own server. */
export async function hostFunction(name: 'sweep' | 'report'): Promise<HostedFunction> {
  const server: Server = getTestServer(name)
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(0, '127.0.0.1', resolve)
  })
  const { port } = server.address() as AddressInfo
  return {
    name,
    url: `http://127.0.0.1:${port}/`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeIdleConnections()
      }),
  }
}
