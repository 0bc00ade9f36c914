import { request } from 'node:http'
import { describe, expect, it } from 'vitest'
import { openWeb, PASSPHRASE } from './support.ts'

describe('the Sheets protocol', () => {
  const create = (headers: Readonly<Record<string, string>> = {}) => ({ method: 'POST', headers, body: {} })

  it('is for the owner whole, and for people as far as they may', async () => {
    const web = await openWeb()
    const batch = `/v4/spreadsheets/${web.spreadsheetId}:batchUpdate`
    const body = { requests: [{ addSheet: { properties: { title: 'x' } } }] }
    expect((await web.ask(batch, { method: 'POST', headers: web.owner, body })).status).toBe(200)
    expect((await web.ask(batch, { method: 'POST', body })).status).toBe(400)
  })

  it('knows who wrote', async () => {
    const web = await openWeb()
    const told: (string | undefined)[] = []
    web.service.onChange(({ person }) => told.push(person))
    await web.write('A1', 'by a program', { headers: web.owner })
    await web.write('A1', 'by somebody')
    await web.write('A1', 'by a person', { cookie: await web.logIn('王芳') })
    expect(told).toEqual([undefined, '本机', '王芳'])
  })

  it.each([
    ['another token', 'Bearer another'],
    ['none', 'Bearer '],
    ['another way', 'Basic dXNlcjpwYXNz'],
    ['a part of it', 'Bearer the-programs'],
  ])('refuses whoever brings %s, though this machine needs no log-in', async (_name, authorization) => {
    const web = await openWeb()
    for (const ask of [create({ authorization }), { headers: { authorization } }]) {
      const answer = await web.ask('/v4/spreadsheets', ask)
      expect([answer.status, answer.json()]).toMatchObject([401, { error: { status: 'UNAUTHENTICATED' } }])
    }
    expect((await web.ask('/desk/session', { headers: { authorization } })).status).toBe(401)
  })

  it('refuses whoever has not logged in, in its own form', async () => {
    const web = await openWeb({ passphrase: PASSPHRASE })
    const answer = await web.write('A1', 'x'.repeat(1_000_000))
    expect([answer.status, answer.json()]).toMatchObject([401, { error: { code: 401, status: 'UNAUTHENTICATED' } }])
  })

  it('knows of no other workbook in the file, for people', async () => {
    const web = await openWeb()
    const made = await web.ask('/v4/spreadsheets', create(web.owner))
    const other = (made.json() as { spreadsheetId: string }).spreadsheetId
    const write = { method: 'PUT', body: { values: [['x']] } }
    for (const [address, how] of [
      [`/${other}`, {}],
      [`/${encodeURIComponent(other).replace(/^./, (first) => `%${first.charCodeAt(0).toString(16)}`)}`, {}],
      [`/${other}/values/A1`, {}],
      [`/${other}/values/A1?valueInputOption=RAW`, write],
      [`/${other}:batchUpdate`, { method: 'POST', body: { requests: [{ sortRange: {} }] } }],
      [`/${other}/values:batchGetByDataFilter`, { method: 'POST', body: {} }],
    ] as const) {
      const answer = await web.ask(`/v4/spreadsheets${address}`, how)
      expect([answer.status, answer.headers['x-sheets-revision']]).toEqual([404, undefined])
    }
    expect((await web.ask(`/v4/spreadsheets/${other}`, { headers: web.owner })).status).toBe(200)
  })

  it('answers whoever has not logged in before the body has come', async () => {
    const web = await openWeb({ passphrase: PASSPHRASE })
    const address = `${web.url}/v4/spreadsheets/${web.spreadsheetId}:batchUpdate`
    const status = await new Promise((resolve, reject) => {
      const made = request(
        address,
        { method: 'POST', agent: false, headers: { 'content-length': '50000000', 'content-type': 'application/json' } },
        (response) => {
          resolve(response.statusCode)
          made.destroy()
        },
      )
      made.on('error', reject)
      made.write('{')
    })
    expect(status).toBe(401)
  })

  it('says of each answer which state it was taken from', async () => {
    const web = await openWeb()
    const { headers } = await web.read('A1')
    expect(headers).toMatchObject({ 'x-sheets-revision': expect.stringMatching(/^\d+$/) as string })
  })
})

describe('beside the protocol', () => {
  it('programs read as people do, but undo and listen to nothing', async () => {
    const web = await openWeb()
    for (const path of ['/desk/session', '/desk/mails', '/desk/changes', '/desk/workbook.xlsx'])
      expect((await web.ask(path, { headers: web.owner })).status, path).toBe(200)
    const undo = await web.ask('/desk/undo', { method: 'POST', headers: web.owner, body: { change: 1 } })
    expect(undo.status).toBe(403)
    expect((await web.ask('/events', { headers: web.owner })).status).toBe(401)
  })

  it('a backup is for programs alone', async () => {
    const web = await openWeb()
    expect((await web.ask('/desk/backup')).status).toBe(403)
    const { status, text, headers } = await web.ask('/desk/backup', { headers: web.owner })
    expect([status, text.slice(0, 15)]).toEqual([200, 'SQLite format 3'])
    expect(Number(headers['content-length'])).toBeGreaterThan(4000)
  })

  it('the workbook is saved under its title', async () => {
    const web = await openWeb()
    const { headers, text } = await web.ask('/desk/workbook.xlsx')
    expect(headers).toMatchObject({
      'content-type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      'content-disposition': `attachment; filename="__.xlsx"; filename*=UTF-8''%E6%97%A5%E6%B8%85.xlsx`,
    })
    expect(text).toBe('xlsx')
  })

  it.each([
    '/desk/changes?limit=x',
    '/desk/changes?row=-1',
    '/desk/mails?limit=0',
    '/desk/mails?limit=1e9',
    '/events?since=x',
  ])('refuses what makes no sense: %s', async (path) => {
    const web = await openWeb()
    const answer = await web.ask(path)
    expect([answer.status, answer.json()]).toMatchObject([400, { kind: 'bad-request' }])
  })
})

describe('while the desk starts', () => {
  it('people wait, and are told when it does not', async () => {
    const facts = Promise.withResolvers<never>()
    const web = await openWeb({ facts: facts.promise })
    const asked = web.ask('/desk/session')
    expect(await Promise.race([asked, new Promise((resolve) => setTimeout(() => resolve('waits'), 100))])).toBe('waits')
    facts.reject(new Error('it does not'))
    const answer = await asked
    expect([answer.status, answer.json()]).toMatchObject([503, { kind: 'not-ready' }])
    expect(answer.headers['retry-after']).toBe('2')
  })

  it('a failure is said in one line without what is behind it', async () => {
    const web = await openWeb({ parts: { workbook: () => Promise.reject(new Error('secret detail')) } })
    const answer = await web.ask('/desk/workbook.xlsx')
    expect([answer.status, answer.json()]).toMatchObject([500, { kind: 'internal' }])
    expect(answer.text).not.toContain('secret')
    expect(web.log.lines.join()).toContain('secret detail')
  })
})
