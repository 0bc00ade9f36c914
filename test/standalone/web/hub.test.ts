import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { ChangeNotice } from '../../../src/standalone/sheets-server/index.ts'
import { openEventHub } from '../../../src/standalone/web/events/hub.ts'

const notice = (revision: number, pieces: number): ChangeNotice => ({
  spreadsheetId: 'book',
  revision,
  epoch: 'e',
  shape: 1,
  sheets: [{ sheetId: 0, cells: Array.from({ length: pieces }, (_, i) => [i, 0, i + 1, 1] as const) }],
})

/** What a page that comes back is told first, when it missed these. */
async function toldAfter(missed: readonly ChangeNotice[] | 'too-old'): Promise<string[]> {
  const hub = openEventHub({ onChange: () => () => undefined, noticesSince: () => missed })
  const server = createServer((_, response: ServerResponse) => {
    hub.listen(response, { spreadsheetId: 'book', since: { revision: 0, epoch: 'e' }, isOver: () => false })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.close().closeAllConnections()
  })
  const response = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`)
  setTimeout(() => hub.close(), 200)
  return [...(await response.text()).matchAll(/^event: (.*)$/gm)].map(([, event = '']) => event)
}

describe('a page that comes back', () => {
  it.each<[string, readonly ChangeNotice[] | 'too-old', string[]]>([
    ['missed nothing', [], []],
    ['missed two changes', [notice(1, 2), notice(2, 2)], ['change', 'change']],
    ['missed more than is remembered', 'too-old', ['reload']],
    ['missed more than a stream may hold', Array.from({ length: 60 }, (_, i) => notice(i, 5_000)), ['reload']],
  ])('%s', async (_, missed, events) => {
    expect(await toldAfter(missed)).toEqual(events)
  })
})
