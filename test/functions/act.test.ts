import { type IncomingHttpHeaders, request, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getTestServer } from '@google-cloud/functions-framework/testing'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { type TabKey, tabs } from '../../sheets-template/workbook/index.ts'
import { joseActionLinks } from '../../src/adapters/jose/action-links.ts'
import { sweep } from '../../src/app/sweep.ts'
import { instantToSerial } from '../../src/calendar/serial.ts'
import { readOptions } from '../../src/edge/options.ts'
import { type Parts, wire } from '../../src/edge/wire.ts'
import { type Action, LINK_TARGETS, type LinkClaim } from '../../src/model/action.ts'
import type { CaseNumber } from '../../src/model/case-number.ts'
import { DAY, HOUR, instant } from '../../src/model/instant.ts'
import type { ActionLinks } from '../../src/ports/action-links.ts'
import type { Cell } from '../../src/ports/ledger.ts'
import { findHeaders } from '../../src/sheet/headers.ts'
import { FIRST, ZONE } from '../support/desk.ts'
import { openSheetsDesk, TOKEN } from '../support/sheets-desk.ts'
import { smtpServer, type TestServer } from '../support/smtp.ts'

let desk: Awaited<ReturnType<typeof openSheetsDesk>>
let smtp: TestServer
let server: Server
let parts: Parts
let links: ActionLinks
let url = ''
let numbers: readonly CaseNumber[] = []

const secret = (byte: number) => Buffer.alloc(32, byte)
const PHONE = '13900001234'
const [LI, WANG, ZHOU, ZHAO] = ['li.jing', 'wang.fang', 'zhou.min', 'zhao.lei'].map((name) => `${name}@example.com`)
const now = () => instant(Date.now())
/** A moment as a cell, so many milliseconds from now. */
const serial = (after: number): Cell => instantToSerial(ZONE, instant(now() + after)) ?? null
/** The same as a browser's field has it. */
const typedTime = (after: number) => new Date(now() + after + 8 * HOUR).toISOString().slice(0, 16)

/** Each test has a case of its own. */
const CASES = [
  'scan',
  'acknowledge',
  'responded',
  'progress',
  'promise',
  'handOver',
  'notMine',
  'done',
  'wrong',
  'row',
  'text',
] as const
const numberOf = (of: (typeof CASES)[number]): CaseNumber => numbers[CASES.indexOf(of)] ?? ('' as CaseNumber)

beforeAll(async () => {
  desk = await openSheetsDesk()
  smtp = await smtpServer()
  await desk.ledger.setUp('zh')
  await import('../../functions/act.ts')
  server = getTestServer('act')
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
  const env = {
    DAILY_CLEAR_SPREADSHEET: desk.spreadsheetId,
    DAILY_CLEAR_SHEETS_URL: desk.sheets.url,
    DAILY_CLEAR_SHEETS_TOKEN: TOKEN,
    DAILY_CLEAR_LOG: 'silent',
    DAILY_CLEAR_LINK_URL: url,
    DAILY_CLEAR_LINK_KEYS: [2, 1].map((n) => `k${n}:${secret(n).toString('base64url')}`).join(),
    SMTP_URL: smtp.url,
  }
  for (const [name, value] of Object.entries(env)) vi.stubEnv(name, value)
  parts = wire(readOptions(env))
  if (parts.links === undefined) throw new Error('no links')
  links = parts.links
  await desk.person.type(
    'complaint',
    CASES.map((name) => ({
      receivedAt: serial(-2 * HOUR),
      firstReceiver: '王芳',
      handler: '李静',
      customer: '张伟',
      phone: PHONE,
      room: '3-2-1201',
      category: '噪音扰民',
      description: `${name}: <script>alert(1)</script>`,
    })),
  )
  await sweep({ ...parts, runId: parts.newRunId() })
  numbers = (await rows('complaint')).slice(FIRST).map(({ number }) => number as CaseNumber)
})
afterAll(async () => {
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
  await parts.close()
  await smtp.close()
  await desk.close()
  vi.unstubAllEnvs()
})

async function rows(tab: TabKey): Promise<readonly Readonly<Record<string, Cell>>[]> {
  const table = (await desk.ledger.read(tab)).tables.get(tab)
  const definition = tabs.find(({ key }) => key === tab)
  if (table === undefined || definition === undefined) throw new Error(`no tab ${tab}`)
  const { at } = findHeaders(definition, table)
  return table.rows.map((cells) => Object.fromEntries([...at].map(([key, index]) => [key, cells[index] ?? null])))
}
const row = async (number: CaseNumber) => (await rows('complaint')).find((one) => one['number'] === number) ?? {}

/** All that stands in the workbook, in one call. */
const everything = async () => {
  const ranges = [...(await desk.ledger.read()).tables.values()].map(({ title }) => `'${title}'`)
  const { data } = await desk.client.spreadsheets.values.batchGet({ spreadsheetId: desk.spreadsheetId, ranges })
  return JSON.stringify(data.valueRanges)
}

const linkTo = async (
  target: LinkClaim['target'],
  number: CaseNumber,
  {
    mail = LI ?? '',
    at = now(),
    cycle = 1,
    by = links,
  }: Partial<{ mail: string; at: ReturnType<typeof now>; cycle: number; by: ActionLinks }> = {},
): Promise<string> => new URL(await by.sign({ target, number, cycle, mail }, at)).searchParams.get('t') ?? ''

interface Answered {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly body: string
  /** What a person reads. */
  readonly text: string
}

/** A request as it is, with no header that was not asked for. */
function ask(method: string, query: string, headers: Record<string, string> = {}, body?: string): Promise<Answered> {
  return new Promise((resolve, reject) => {
    const made = request(url + query, { method, agent: false, headers }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('error', reject)
      response.on('end', () => {
        const page = Buffer.concat(chunks).toString()
        const text = page
          .replace(/<style>.*?<\/style>/s, '')
          .replaceAll(/<[^>]*>/g, ' ')
          .replaceAll(/\s+/g, ' ')
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: page, text })
      })
    })
    made.on('error', reject)
    made.end(body)
  })
}
const get = (token: string, headers?: Record<string, string>) =>
  ask('GET', `?${new URLSearchParams({ t: token }).toString()}`, headers)
const FORM = { 'content-type': 'application/x-www-form-urlencoded' }
const press = (token: string, typed: Readonly<Record<string, string>> = {}, headers: Record<string, string> = {}) =>
  ask('POST', '', { ...FORM, ...headers }, new URLSearchParams({ t: token, ...typed }).toString())

describe('whoever follows a link', () => {
  it('sees a page that keeps nothing, runs nothing, loads nothing and cannot be framed', async () => {
    const { status, headers, body, text } = await get(await linkTo('progress', numberOf('scan')))
    expect(status).toBe(200)
    expect(headers).toMatchObject({
      'cache-control': 'no-store',
      'x-robots-tag': 'noindex, nofollow',
      'x-frame-options': 'DENY',
    })
    const policy = headers['content-security-policy'] ?? ''
    expect(policy).toMatch(/^default-src 'none'; style-src 'sha256-[^']+'; .*frame-ancestors 'none'$/)
    expect(policy).not.toMatch(/script-src|unsafe|https?:/)
    expect(body).not.toMatch(/<script|javascript:|\son\w+=/i)
    expect(body).toContain('&lt;script&gt;')
    expect(text).toContain('以“李静”的名义办理')
    expect(text).toContain('“投诉台账”这一行的“最新进展”、“进展时间”')
  })

  it.each([
    ['the handler', 'li.jing', true],
    ['whoever took it', 'wang.fang', true],
    ['the supervisor', 'zhou.min', false],
  ])('%s sees the phone whole: %s, %s', async (_who, name, isWhole) => {
    const { body } = await get(await linkTo('case', numberOf('scan'), { mail: `${name}@example.com` }))
    expect(body.includes(`tel:${PHONE}`)).toBe(isWhole)
    expect(body.includes(PHONE)).toBe(isWhole)
  })

  it('changes nothing, whatever it is, however often, and by whatever looks ahead', async () => {
    const before = await everything()
    const calls = desk.calls.length
    const tokens = await Promise.all(LINK_TARGETS.map((target) => linkTo(target, numberOf('scan'))))
    const asked = tokens.flatMap((token) =>
      [0, 1].flatMap(() => [
        get(token),
        get(token, { 'sec-purpose': 'prefetch;prerender', purpose: 'prefetch' }),
        ask('HEAD', `?${new URLSearchParams({ t: token, done: '1' }).toString()}`),
      ]),
    )
    const statuses = new Set((await Promise.all(asked)).map(({ status }) => status))
    expect([...statuses].toSorted()).toEqual([200, 302, 409])
    const made = desk.calls.slice(calls)
    expect(made.filter((call) => !['spreadsheets.values.batchGet', 'spreadsheets.get'].includes(call))).toEqual([])
    expect(made.length).toBeLessThan(asked.length / 2)
    expect(await everything()).toBe(before)
  })

  it('is led to the row where it stands at that moment', async () => {
    const token = await linkTo('row', numberOf('row'))
    const { data } = await desk.client.spreadsheets.get({ spreadsheetId: desk.spreadsheetId })
    const sheetId = data.sheets?.find(({ properties }) => properties?.title === '投诉台账')?.properties?.sheetId
    const place = async () => {
      const { headers } = await get(token)
      return headers.location
    }
    const at = FIRST + CASES.indexOf('row')
    const to = (index: number) =>
      `https://docs.google.com/spreadsheets/d/${desk.spreadsheetId}/edit#gid=${sheetId ?? -1}&range=A${index + 1}`
    expect(await place()).toBe(to(at))
    await desk.person.insertRow('complaint', FIRST)
    await expect.poll(place).toBe(to(at + 1))
    await desk.person.deleteRow('complaint', FIRST)
  })
})

describe('whoever confirms', () => {
  const ACTS: readonly [Action, (typeof CASES)[number], Record<string, string>, Record<string, unknown>][] = [
    ['acknowledge', 'acknowledge', {}, { acknowledgedBy: '李静' }],
    ['responded', 'responded', { progress: '约好下午' }, { respondedAt: expect.any(Number), progress: '约好下午' }],
    ['progress', 'progress', { progress: '=1+1 已联系业主' }, { progress: '=1+1 已联系业主' }],
    ['promise', 'promise', { promisedAt: typedTime(DAY) }, {}],
    ['handOver', 'handOver', { handler: '陈强', progress: '请带梯子' }, { handler: '陈强', progress: '请带梯子' }],
    ['notMine', 'notMine', { progress: '归工程部' }, { handler: '王芳', progress: '归工程部' }],
    ['done', 'done', { result: '已劝停' }, { result: '已劝停' }],
  ]
  it.each(ACTS)('%s: it is done once, and said by whom', async (action, of, typed, cells) => {
    const number = numberOf(of)
    const token = await linkTo(action, number)
    const done = await press(token, typed, { origin: new URL(url).origin, 'sec-fetch-site': 'same-origin' })
    expect([done.status, done.body]).toEqual([303, ''])
    expect(await row(number)).toMatchObject(cells)
    const after = await ask('GET', done.headers.location ?? '')
    expect(after.status).toBe(200)
    expect(after.body).toContain('class="card told good"')
    expect(after.text).toContain('李静')
    const before = await everything()
    const again = await press(token, { ...typed, progress: '又按了一次' })
    expect([again.status, again.text.includes('这一步已经办过了'), again.text.includes('李静')]).toEqual([
      200,
      true,
      true,
    ])
    expect(again.text).toContain('您刚才填的 又按了一次')
    expect((await press(token, typed)).text).not.toContain('您刚才填的')
    expect(await everything()).toBe(before)
    const history = (await rows('history')).filter((line) => line['number'] === number && line['by'] === '李静')
    expect(history.length).toBeGreaterThan(0)
  })

  it('asks the customer once it is done, and fills in the callback', async () => {
    const token = await linkTo('callback', numberOf('done'))
    expect((await press(token, { method: 'phone', handled: '是', satisfaction: 'satisfied' })).status).toBe(303)
    const [call] = (await rows('callback')).filter((one) => one['case'] === numberOf('done'))
    expect(call).toMatchObject({ caller: '李静', method: '电话', satisfaction: '满意' })
  })

  it('keeps what was typed where something is wrong, and says what', async () => {
    const before = await everything()
    const long = `"><img src=x onerror=alert(1)>\r\n${'字'.repeat(4900)}`
    const token = await linkTo('promise', numberOf('text'))
    const { status, body, text } = await press(token, { promisedAt: '2020-01-01T09:00', progress: long })
    expect(status).toBe(422)
    expect(text).toContain('“承诺完成时间”已经过了')
    expect(body).toContain('href="#promisedAt"')
    expect(body).toContain('value="2020-01-01T09:00"')
    expect(body).toContain(`&quot;&gt;&lt;img src=x onerror=alert(1)&gt;`)
    expect(body).toContain('字'.repeat(4900))
    expect(body).not.toContain('<img')
    expect(await everything()).toBe(before)
  })
})

describe('a link that is not good', () => {
  const forged = () =>
    joseActionLinks({
      url,
      ledger: desk.spreadsheetId,
      days: 7,
      keys: [{ id: 'k2', secret: new Uint8Array(32).fill(9) }],
      random: (bytes) => new Uint8Array(bytes),
    })
  const old = () => instant(now() - 8 * DAY)

  it.each<[string, () => Promise<string>, number, string]>([
    ['none', () => Promise.resolve(''), 400, '这个链接打不开'],
    ['a forged one', () => linkTo('done', numberOf('wrong'), { by: forged() }), 400, '这个链接打不开'],
    [
      'an altered one',
      async () => `${(await linkTo('done', numberOf('wrong'))).slice(0, -2)}AA`,
      400,
      '这个链接打不开',
    ],
    ['one that has expired', () => linkTo('done', numberOf('wrong'), { at: old() }), 410, '这个链接过期了'],
    ['a stranger’s', () => linkTo('done', numberOf('wrong'), { mail: 'nobody@example.com' }), 403, '不在“人员”表里'],
    [
      'one whose reader has no part in it',
      () => linkTo('done', numberOf('wrong'), { mail: ZHAO ?? '' }),
      409,
      '不归您办',
    ],
    ['that of a case that is gone', () => linkTo('done', 'TS-20200101-001' as CaseNumber), 404, '找不到这件事'],
    ['that of another round', () => linkTo('done', numberOf('wrong'), { cycle: 2 }), 409, '重开过'],
  ])('%s says so kindly, shown or pressed, and does nothing', async (_what, make, status, words) => {
    const before = await everything()
    const token = await make()
    for (const answer of [await get(token), await press(token, { result: '已办好' })]) {
      expect([answer.status, answer.text]).toEqual([status, expect.stringContaining(words)])
      expect(answer.body).not.toContain('name="result"')
    }
    expect(await everything()).toBe(before)
  })

  it('offers a new mail in which the links are fresh, once an hour', async () => {
    const arrived = () => smtp.arrived.filter(({ to }) => to.includes(WANG ?? '')).length
    const before = [await everything(), arrived()] as const
    const token = await linkTo('progress', numberOf('wrong'), { mail: WANG ?? '', at: old() })
    expect((await get(token)).text).toContain('发一封新邮件给我')
    expect((await press(token, { progress: '写了很久' })).text).toContain('您刚才填的 写了很久')
    for (let times = 0; times < 2; times++)
      expect(await press(token, { renew: 'link' })).toMatchObject({
        status: 200,
        text: expect.stringContaining('请查收邮箱') as string,
      })
    expect([await everything(), arrived()]).toEqual([before[0], before[1] + 1])
    const [, fresh] = /[?&]t=([\w.-]+)/.exec(smtp.arrived.at(-1)?.parsed.text ?? '') ?? []
    expect(await links.follow(fresh ?? '', now())).toMatchObject({ kind: 'good', claim: { mail: WANG } })
  })

  it('offers one to an address, and does not tell who is known', async () => {
    const wish = (mail: string) => press('', { renew: 'address', mail })
    const before = smtp.arrived.length
    const known = await wish(` ${(ZHOU ?? '').toUpperCase()} `)
    const unknown = await wish('nobody@example.com')
    expect([known.status, known.body]).toEqual([200, unknown.body])
    expect(smtp.arrived.slice(before).map(({ to }) => to)).toEqual([[ZHOU]])
    expect(await wish('no address\r\nBcc: x@example.com')).toMatchObject({
      status: 422,
      text: expect.stringContaining('请填一个完整的邮箱') as string,
    })
  })

  it('is spoken of in the browser’s language', async () => {
    const { body } = await get('', { 'accept-language': 'en-GB,en;q=0.9,zh;q=0.5' })
    expect(body).toContain('<html lang="en">')
    expect(body).toContain('This link does not work')
  })
})

describe('a form that did not come from its own page', () => {
  const origin = { origin: 'https://evil.example.com' }
  it.each<[string, number, () => Promise<Answered>]>([
    ['another site’s', 403, async () => press(await linkTo('acknowledge', numberOf('wrong')), {}, origin)],
    [
      'one from nowhere',
      403,
      async () => press(await linkTo('acknowledge', numberOf('wrong')), {}, { origin: 'null' }),
    ],
    [
      'a neighbour’s',
      403,
      async () => press(await linkTo('acknowledge', numberOf('wrong')), {}, { 'sec-fetch-site': 'same-site' }),
    ],
    [
      'one of another kind',
      400,
      async () =>
        ask(
          'POST',
          '',
          { 'content-type': 'application/json' },
          JSON.stringify({ t: await linkTo('acknowledge', numberOf('wrong')) }),
        ),
    ],
    [
      'one whose token stands in the address',
      400,
      async () => ask('POST', `?t=${await linkTo('acknowledge', numberOf('wrong'))}`, FORM, ''),
    ],
    [
      'one that is too large',
      413,
      async () => press(await linkTo('acknowledge', numberOf('wrong')), { progress: 'x'.repeat(200_000) }),
    ],
    ['another method', 405, async () => ask('PUT', `?t=${await linkTo('acknowledge', numberOf('wrong'))}`)],
    ['that of a page that does nothing', 400, async () => press(await linkTo('case', numberOf('wrong')))],
  ])('%s does nothing', async (_what, status, send) => {
    const before = await everything()
    expect((await send()).status).toBe(status)
    expect(await everything()).toBe(before)
  })
})

it('has a button that works in each mail that went out', async () => {
  const tokens = smtp.arrived.flatMap(({ parsed }) =>
    [...(parsed.text ?? '').matchAll(/[?&]t=([\w.-]+)/g)].map(([, token = '']) => token),
  )
  expect(tokens.length).toBeGreaterThan(0)
  const kinds = await Promise.all(tokens.map(async (token) => (await links.follow(token, now())).kind))
  expect(new Set(kinds)).toEqual(new Set(['good']))
})
