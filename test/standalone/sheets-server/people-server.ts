/** A process of its own that serves people: `node people-server.ts FILE`. Prints one line, `listening URL`. */

import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { openSheetsService } from '../../../src/standalone/sheets-server/index.ts'

const service = openSheetsService({ file: process.argv[2] ?? ':memory:' })
const server = createServer((request, response) => {
  const name = request.headers['x-person']
  void service.handle(request, response, typeof name === 'string' ? { kind: 'person', name } : { kind: 'owner' })
})
server.listen(0, '127.0.0.1', () => {
  console.log(`listening http://127.0.0.1:${(server.address() as AddressInfo).port}`)
})
