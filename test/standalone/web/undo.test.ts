import { describe, expect, it } from 'vitest'
import type { ChangeLine, UndoMessage } from '../../../src/standalone/web/messages.ts'
import { openWeb, type Web } from './support.ts'

const changes = async (web: Web, query = '') => (await web.ask(`/desk/changes${query}`)).json() as readonly ChangeLine[]
const undo = (web: Web, change: unknown, cookie?: string, headers = {}) =>
  web.ask('/desk/undo', { method: 'POST', body: { change }, cookie, headers })
const cell = async (web: Web, at: string) => (await web.read(at)).json()

describe('what people changed', () => {
  it('is told, newest first, of one cell or of all', async () => {
    const web = await openWeb()
    const cookie = await web.logIn('王芳')
    await web.write('A1', 'one')
    await web.write('B2', 'two', { cookie })
    await web.write('A1', 'by a program', { headers: web.owner })
    expect(await changes(web)).toMatchObject([
      { person: '王芳', cells: [{ row: 1, column: 1, before: '', after: 'two' }] },
      { person: '本机', cells: [{ row: 0, column: 0, after: 'one' }] },
    ])
    const [line] = await changes(web)
    expect(await changes(web, `?sheetId=${line?.sheetId}&row=0&column=0`)).toMatchObject([{ person: '本机' }])
    expect(await changes(web, `?before=${line?.change}`)).toMatchObject([{ person: '本机' }])
    expect(await changes(web, '?limit=1')).toHaveLength(1)
  })

  it('is undone by whoever asks, as a change of theirs, and done again', async () => {
    const web = await openWeb()
    const cookie = await web.logIn('李强')
    const written = await web.write('A1', 'typed')
    const change = Number(written.headers['x-sheets-change'])
    const told: (string | undefined)[] = []
    web.service.onChange(({ person, client }) => told.push(`${person} ${client}`))
    const undone = (await undo(web, change, cookie, { 'x-sheets-client': 'page-1' })).json() as UndoMessage
    expect(undone).toMatchObject({ left: [] })
    expect(await cell(web, 'A1')).not.toHaveProperty('values')
    expect(told).toEqual(['李强 page-1'])
    await undo(web, undone.change)
    expect(await cell(web, 'A1')).toMatchObject({ values: [['typed']] })
  })

  it('is not undone where there is nothing to undo, or it is not said what', async () => {
    const web = await openWeb()
    const none = await undo(web, 999)
    expect([none.status, none.json()]).toMatchObject([404, { error: { status: 'NOT_FOUND' } }])
    for (const change of [0, -1, 1.5, '1', null]) expect((await undo(web, change)).status).toBe(400)
    expect((await undo(web, 1, undefined, { 'x-sheets-client': 'a b' })).status).toBe(400)
  })
})
