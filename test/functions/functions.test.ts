import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getTestServer } from '@google-cloud/functions-framework/testing'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { complaints } from '../../sheets-template/workbook/index.ts'
import { readNotices } from '../../src/sheet/notice-log.ts'
import { FIRST } from '../support/desk.ts'
import { openSheetsDesk, TOKEN } from '../support/sheets-desk.ts'
import { smtpServer, type TestServer } from '../support/smtp.ts'

const SECRET = 'trigger-secret'
let desk: Awaited<ReturnType<typeof openSheetsDesk>>
let smtp: TestServer
const servers: Server[] = []
/** What the watch outside was asked. */
const pings: string[] = []
const urls = new Map<string, string>()

beforeAll(async () => {
  desk = await openSheetsDesk()
  smtp = await smtpServer()
  await desk.ledger.setUp('zh')
  vi.stubEnv('DAILY_CLEAR_SPREADSHEET', desk.spreadsheetId)
  vi.stubEnv('DAILY_CLEAR_SHEETS_URL', desk.sheets.url)
  vi.stubEnv('DAILY_CLEAR_SHEETS_TOKEN', TOKEN)
  vi.stubEnv('DAILY_CLEAR_TRIGGER_TOKEN', SECRET)
  vi.stubEnv('DAILY_CLEAR_LOG', 'silent')
  vi.stubEnv('SMTP_URL', smtp.url)
  vi.stubEnv('MAIL_FROM', '日清 <desk@example.com>')
  const watch = createServer((request, response) => {
    pings.push(request.url ?? '')
    response.end('OK')
  })
  await new Promise<void>((resolve) => watch.listen(0, '127.0.0.1', resolve))
  servers.push(watch)
  vi.stubEnv('DAILY_CLEAR_PING_URL', `http://127.0.0.1:${(watch.address() as AddressInfo).port}/watch`)
  await import('../../functions/sweep.ts')
  await import('../../functions/report.ts')
  for (const name of ['sweep', 'report']) {
    const server = getTestServer(name)
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    servers.push(server)
    urls.set(name, `http://127.0.0.1:${(server.address() as AddressInfo).port}/`)
  }
})

afterAll(async () => {
  for (const server of servers) {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  }
  await smtp.close()
  await desk.close()
  vi.unstubAllEnvs()
})

const call = async (
  name: string,
  body: unknown,
  headers: Record<string, string> = { authorization: `Bearer ${SECRET}` },
) => {
  const response = await fetch(urls.get(name) ?? '', {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  })
  return { status: response.status, body: (await response.json()) as Record<string, unknown> }
}
const at = (time: string) => ({ now: `2026-11-21T${time}+08:00` })

describe('the first complaint, end to end', () => {
  it('is numbered and stamped within one sweep', async () => {
    await desk.person.type('complaint', [
      {
        receivedAt: '2026-11-21 09:30',
        firstReceiver: '王芳',
        customer: '张伟',
        phone: '13900001234',
        room: '3-2-1201',
        category: '噪音扰民',
        description: '楼上装修 <b>太吵</b>',
        handler: '李静',
      },
    ])
    expect(await call('sweep', at('09:31:00'))).toMatchObject({ status: 200, body: { rows: 1, numbered: 1, sent: 0 } })
    const { data } = await desk.client.spreadsheets.values.get({
      spreadsheetId: desk.spreadsheetId,
      range: '投诉台账!A3:BZ3',
    })
    const row = data.values?.[0] ?? []
    expect(row.slice(0, 3)).toEqual(['TS-20261121-001', '待响应', ''])
    const place = (key: string) => complaints.columns.findIndex((column) => column.key === key)
    expect(row[place('room')]).toBe('3-2-1201')
    expect(row.slice(place('respondDue'), place('callbackDue'))).toEqual([
      '2026-11-21 09:35',
      '',
      '2026-11-22 09:30',
      '2026-11-24 09:30',
      '2026-11-22 09:30',
    ])
  })

  it('costs one read when there is nothing to do', async () => {
    const before = desk.calls.length
    expect((await call('sweep', at('09:32:00'))).body).toMatchObject({ rows: 0, changes: 0, sent: 0 })
    expect(desk.calls.slice(before)).toEqual(['spreadsheets.values.batchGet'])
  })

  it('mails once when a deadline passes: which case, what is late, by how much, who is next', async () => {
    const before = desk.calls.length
    expect((await call('sweep', at('09:42:00'))).body).toMatchObject({ sent: 3, failed: 0 })
    expect(desk.calls.length - before).toBeLessThanOrEqual(4)
    expect(smtp.arrived.flatMap(({ to }) => to).toSorted()).toEqual([
      'li.jing@example.com',
      'wang.fang@example.com',
      'zhou.min@example.com',
    ])
    const mail = smtp.arrived.find(({ to }) => to.includes('li.jing@example.com'))
    expect(mail?.parsed.subject).toContain('TS-20261121-001')
    expect(mail?.parsed.subject).toContain('响应')
    for (const part of [mail?.parsed.text, mail?.parsed.html || '']) {
      expect(part).toContain('TS-20261121-001')
      expect(part).toContain('7分钟')
      expect(part).toContain('2026-11-21 10:05')
      expect(part).toContain('吴军')
      // Whoever works on it calls the customer; the others see less of the phone (R28).
      expect(part).toContain('13900001234')
    }
    const above = smtp.arrived.find(({ to }) => to.includes('zhou.min@example.com'))
    expect(above?.parsed.text).toContain('139****1234')
    expect(above?.raw).not.toContain('13900001234')
    expect(mail?.parsed.html).toContain('&lt;b&gt;太吵&lt;/b&gt;')
  })

  it('mails nothing twice', async () => {
    expect((await call('sweep', at('09:42:00'))).body).toMatchObject({ rows: 0, changes: 0, sent: 0 })
    expect((await call('sweep', at('09:50:00'))).body).toMatchObject({ changes: 0, sent: 0 })
    expect(smtp.arrived).toHaveLength(3)
    const notices = (await desk.ledger.read()).tables.get('notices')
    const lines = notices ? readNotices(notices, 'Asia/Shanghai').linesOf(new Set(['TS-20261121-001'])) : []
    expect(lines.map(({ clock, level, state, attempts }) => [clock, level, state, attempts])).toEqual(
      smtp.arrived.map(() => ['respond', 1, 'sent', 1]),
    )
  })

  it('moves up while nobody answers, and stays quiet once somebody did', async () => {
    const toWangFang = () => smtp.arrived.filter(({ to }) => to.includes('wang.fang@example.com'))
    expect((await call('sweep', at('10:06:00'))).body).toMatchObject({ sent: 2 })
    expect(
      smtp.arrived
        .slice(3)
        .flatMap(({ to }) => to)
        .toSorted(),
    ).toEqual(['wang.fang@example.com', 'wu.jun@example.com'])
    const [first, second] = toWangFang()
    expect(second?.parsed.references).toContain(first?.parsed.messageId)
    await desk.person.retype('complaint', FIRST, 'respondedAt', '2026-11-21 10:10')
    expect((await call('sweep', at('12:30:00'))).body).toMatchObject({ sent: 0 })
    expect(smtp.arrived).toHaveLength(5)
  })

  it('writes the month, and the same month again', async () => {
    expect(await call('report', { ...at('12:31:00'), month: '2026-11' })).toMatchObject({ status: 200 })
    const read = async () =>
      (await desk.client.spreadsheets.values.get({ spreadsheetId: desk.spreadsheetId, range: '月统计 2026-11' })).data
        .values
    const first = await read()
    expect(first?.flat()).toContain('噪音扰民')
    await call('report', { ...at('12:31:00'), month: '2026-11' })
    expect(await read()).toEqual(first)
  })

  it('writes what the hour asks for, the callbacks of the week among it', async () => {
    expect((await call('report', at('12:32:00'))).body).toMatchObject({
      written: [
        { title: '月统计 2026-11', month: '2026-11', final: false },
        { title: '日清日审' },
        { title: '周回访', week: '2026-W47' },
        { title: '看板' },
      ],
    })
    const other = await call('report', { ...at('12:32:00'), week: '2026-W46' })
    expect(other.body).toEqual({ written: [{ title: '周回访 2026-W46', week: '2026-W46' }] })
  })
})

describe('who may call, and how', () => {
  it.each([
    ['without the token', {}],
    ['with another token', { authorization: 'Bearer nonsense' }],
  ])('refuses a caller %s', async (_name, headers) => {
    expect((await call('sweep', {}, headers)).status).toBe(401)
  })

  it.each([
    ['a time without its offset', { now: '2026-11-21T09:30:00' }],
    ['a time that is none', { now: 'tomorrow' }],
    ['a list', []],
    ['a word that it does not know', { planonly: true }],
  ])('refuses %s', async (_name, body) => {
    expect(await call('sweep', body)).toMatchObject({ status: 400, body: { error: { kind: 'body' } } })
  })

  it.each([{ month: '2026-13' }, { week: '2026-W54' }, { week: 'last' }])('refuses %j, which is none', async (body) => {
    expect((await call('report', body)).status).toBe(400)
  })

  it('answers GET with 405', async () => {
    const response = await fetch(urls.get('sweep') ?? '')
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'POST'])
  })

  it('reads the body as JSON, whatever the caller says it is', async () => {
    const before = await desk.ledger.read()
    for (const type of ['application/x-www-form-urlencoded', 'application/octet-stream', 'text/plain']) {
      const headers = { authorization: `Bearer ${SECRET}`, 'content-type': type }
      expect((await call('sweep', { ...at('12:40:00'), planOnly: true }, headers)).status).toBe(200)
      expect((await call('sweep', 'planOnly', headers)).status).toBe(400)
    }
    expect(await desk.ledger.read()).toEqual(before)
  })

  it('tells the watch of a sweep by the clock alone, and says how the ledger stands', async () => {
    expect(pings).toEqual([])
    const { body } = await call('sweep', {})
    expect(pings).toEqual(['/watch'])
    expect(body['figures']).toEqual({
      rows: 1,
      open: 1,
      wrong: 0,
      unaccepted: 0,
      mails: expect.objectContaining({ unknown: 0, failed: 0 }) as unknown,
    })
    const health = (await desk.ledger.read()).tables.get('health')?.rows.flat() ?? []
    expect(health).toContain('最近一次巡检')
    expect(health).toContain('软件版本')
  })

  it('shows a plan without doing it', async () => {
    await desk.person.type('complaint', [{ description: '只有内容' }])
    const before = await desk.ledger.read()
    const { body } = await call('sweep', { ...at('13:00:00'), planOnly: true })
    // Besides the row that is new, whatever of the cases before it is due for a look by then.
    expect(body).toMatchObject({ numbered: 0 })
    expect((body as { rows: number }).rows).toBeGreaterThan(0)
    expect(await desk.ledger.read()).toEqual(before)
  })
})
