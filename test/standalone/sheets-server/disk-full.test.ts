import { spawn } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { expect, test } from 'vitest'
import { openSheetsService } from '../../../src/standalone/sheets-server/index.ts'
import { mount, peopleIn } from './people.ts'
import { call, folder } from './support.ts'

/** A server whose files the system does not let grow beyond this. */
async function cramped(file: string, kilobytes: number) {
  const child = spawn(
    'bash',
    [
      '-c',
      `ulimit -f ${kilobytes}; exec "$0" "$@"`,
      process.execPath,
      path.join(import.meta.dirname, 'people-server.ts'),
      file,
    ],
    { stdio: ['ignore', 'pipe', 'ignore'] },
  )
  const [line] = (await once(child.stdout, 'data')) as [Buffer]
  return { child, url: line.toString().trim().replace('listening ', '') }
}

test('a disk that is full is told, loses nothing that was answered, and keeps nothing that was not', async () => {
  const file = path.join(folder(), 'desk.sqlite')
  const { child, url } = await cramped(file, 400)
  const { spreadsheetId: id } = (await call({ url }, 'POST', '', {})).body as { spreadsheetId: string }
  const { typeBy, read } = peopleIn(url, id)
  const answered: string[][] = []
  const changes: number[] = []
  const statuses = new Set<number>()
  for (let row = 1; row <= 60; row++) {
    // Small ones go on fitting where large ones do not.
    const text = `${row} ${'字'.repeat(row % 3 === 0 ? 10 : 9000)}`
    const { status, headers } = await typeBy('小王', `A${row}`, [[text]])
    statuses.add(status)
    answered.push(status === 200 ? [text] : [])
    const change = headers.get('x-sheets-change')
    if (change !== null) changes.push(Number(change))
  }
  expect([...statuses].sort()).toEqual([200, 500])
  while (answered.at(-1)?.length === 0) answered.pop()
  expect(await read('Sheet1')).toEqual(answered)
  child.kill('SIGKILL')
  await once(child, 'exit')

  const service = await mount({ file })
  const again = peopleIn(service.url, id)
  expect(await again.read('Sheet1')).toEqual(answered)
  const logged = service.changes(id, { limit: 200 }).map(({ change }) => change)
  expect(logged.toReversed()).toEqual(changes)
  // With room again everything goes on.
  expect((await again.typeBy('小王', 'A61', [['x'.repeat(9000)]])).status).toBe(200)
  expect(() => openSheetsService({ file })).toThrow('file-in-use')
})
