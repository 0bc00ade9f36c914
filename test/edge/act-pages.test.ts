import type { Request } from '@google-cloud/functions-framework'
import { describe, expect, it } from 'vitest'
import { memoryLedger } from '../../src/adapters/memory/ledger.ts'
import { answerAway, type Followed } from '../../src/edge/act/case-answers.ts'
import { columnsFilled } from '../../src/edge/act/columns-filled.ts'
import { actLimits } from '../../src/edge/act/limits.ts'
import { actPage } from '../../src/edge/act/page.ts'
import { actionPage, casePage, type ShownCase, stopPage } from '../../src/edge/act/pages.ts'
import { addressOf, isForeign, languageOf, sentForm } from '../../src/edge/act/request.ts'
import { rowAddress } from '../../src/edge/act/row-address.ts'
import { sharedReads } from '../../src/edge/act/shared-reads.ts'
import type { Stop } from '../../src/edge/act/stop-words.ts'
import { type Options, readOptions } from '../../src/edge/options.ts'
import { wire } from '../../src/edge/wire.ts'
import { ACTIONS, type Action, type LinkClaim, type Step } from '../../src/model/action.ts'
import type { CaseNumber } from '../../src/model/case-number.ts'
import { Failure } from '../../src/model/failure.ts'
import { instant } from '../../src/model/instant.ts'
import type { Language } from '../../src/model/language.ts'
import { formOf } from '../../src/plan/action/form.ts'
import type { Ledger } from '../../src/ports/ledger.ts'

const asked = (headers: Readonly<Record<string, string>>, body = ''): Request =>
  ({
    get: (name: string) => headers[name],
    rawBody: Buffer.from(body),
    socket: { remoteAddress: '10.0.0.1' },
  }) as unknown as Request

describe('a request', () => {
  const OWN = 'https://desk.example.com/act'
  it.each([
    ['no browser', {}, false],
    ['our own page', { origin: 'https://desk.example.com', 'sec-fetch-site': 'same-origin' }, false],
    ['our own page behind what ends TLS', { origin: 'http://desk.example.com' }, false],
    ['our page by another name of this machine', { origin: 'http://127.0.0.1:8710', host: '127.0.0.1:8710' }, false],
    ['another site', { origin: 'https://evil.example.com', host: 'desk.example.com' }, true],
    ['another port', { origin: 'http://127.0.0.1:9000', host: '127.0.0.1:8710' }, true],
    ['a page without an origin', { origin: 'null', host: 'desk.example.com' }, true],
    ['a neighbour', { 'sec-fetch-site': 'same-site' }, true],
    ['another site that hides its origin', { 'sec-fetch-site': 'cross-site' }, true],
  ])('of %s: foreign %j %s', (_who, headers, expected) => {
    expect(isForeign(asked(headers), OWN)).toBe(expected)
  })

  it.each([
    [{}, '10.0.0.1'],
    [{ 'x-forwarded-for': '203.0.113.7' }, '203.0.113.7'],
    [{ 'x-forwarded-for': 'made up, 203.0.113.7' }, '203.0.113.7'],
  ])('with %j came from %s', (headers, address) => {
    expect(addressOf(asked(headers))).toBe(address)
  })

  it.each([
    ['', 'zh'],
    ['en-GB,en;q=0.9', 'en'],
    ['zh-CN,zh;q=0.9,en;q=0.8', 'zh'],
    ['fr,en;q=0.5,zh;q=0.3', 'en'],
    ['fr', 'zh'],
  ])('that would rather have "%s" is answered in %s', (wanted, language) => {
    expect(languageOf(asked({ 'accept-language': wanted }))).toBe(language)
  })

  it.each([
    ['a form', 'application/x-www-form-urlencoded; charset=utf-8', 't=a', 'sent'],
    ['JSON', 'application/json', '{}', 'form'],
    ['a file', 'multipart/form-data; boundary=x', '--x', 'form'],
    ['nothing said', '', 't=a', 'form'],
    ['too much', 'application/x-www-form-urlencoded', 'a'.repeat(170_000), 'too-large'],
  ])('with %s', (_what, type, body, kind) => {
    expect(sentForm(asked({ 'content-type': type }, body)).kind).toBe(kind)
  })
})

describe('how often', () => {
  it('one mail goes to a person about a case in an hour, and few at the wish of one address', async () => {
    const { mayMail } = actLimits()
    expect([await mayMail('a TS-1', 'x'), await mayMail('a TS-1', 'y'), await mayMail('a TS-2', 'x')]).toEqual([
      true,
      false,
      true,
    ])
    const many = await Promise.all(Array.from({ length: 40 }, (_, n) => mayMail(`p${n}`, 'scanner')))
    expect(many.filter(Boolean).length).toBe(30)
  })

  it('a link is pressed: then whoever has it waits, and nobody else', async () => {
    const { act } = actLimits()
    const waits = await Promise.all(Array.from({ length: 61 }, () => act('a@example.com')))
    expect(waits.filter((wait) => wait !== undefined)).toEqual([600])
    expect(await act('b@example.com')).toBeUndefined()
  })
})

describe('what is read for pages', () => {
  it('is shared for a moment, not after something was done, and a failure is none', async () => {
    const memory = memoryLedger('Asia/Shanghai')
    await memory.setUp('zh')
    let [time, reads, isAway] = [0, 0, false]
    const counted: Ledger = {
      ...memory,
      read: (...how) => {
        reads++
        return isAway ? Promise.reject(new Failure({ kind: 'sheets-quota' })) : memory.read(...how)
      },
    }
    const { ledger, forget } = sharedReads(counted, () => instant(time))
    await Promise.all([ledger.read(), ledger.read()])
    await ledger.read()
    expect(reads).toBe(1)
    time = 1000
    await ledger.read()
    expect(reads).toBe(2)
    isAway = true
    forget()
    await expect(ledger.read()).rejects.toThrow('sheets-quota')
    isAway = false
    expect((await ledger.read()).tables.size).toBeGreaterThan(0)
    expect(reads).toBe(4)
  })
})

describe('a row in the sheet', () => {
  const options = (more: Partial<Options> = {}) => ({ ...readOptions({ DAILY_CLEAR_SPREADSHEET: 'the-id' }), ...more })
  const place = { tab: 'complaint', title: '投诉台账', sheetId: 0, row: 11 } as const
  it.each([
    [options(), place, 'https://docs.google.com/spreadsheets/d/the-id/edit#gid=0&range=A12'],
    [options({ sheetPage: 'http://127.0.0.1:8710/' }), place, 'http://127.0.0.1:8710/#gid=0&range=A12'],
    [options(), { ...place, sheetId: undefined }, 'https://docs.google.com/spreadsheets/d/the-id/edit'],
    [options(), undefined, 'https://docs.google.com/spreadsheets/d/the-id/edit'],
  ])('is opened where it stands', (how, at, address) => {
    expect(rowAddress(at, how)).toBe(address)
  })
})

describe('keys and the address of links', () => {
  const KEYS = `a:${Buffer.alloc(32).toString('base64url')}`
  const URL = 'https://desk.example.com/act'
  const wired = (env: Readonly<Record<string, string>>) => () =>
    wire(readOptions({ DAILY_CLEAR_SPREADSHEET: 'x', DAILY_CLEAR_LOG: 'silent', ...env })).links
  const wrong = (make: () => unknown): string => {
    try {
      make()
      return ''
    } catch (thrown) {
      return thrown instanceof Failure && thrown.reason.kind === 'bad-option' ? thrown.reason.option : String(thrown)
    }
  }
  it.each([
    ['neither', {}, ''],
    ['both', { DAILY_CLEAR_LINK_KEYS: KEYS, DAILY_CLEAR_LINK_URL: URL }, ''],
    ['keys alone', { DAILY_CLEAR_LINK_KEYS: KEYS }, 'DAILY_CLEAR_LINK_URL'],
    ['an address alone', { DAILY_CLEAR_LINK_URL: URL }, 'DAILY_CLEAR_LINK_KEYS'],
    ['keys of another form', { DAILY_CLEAR_LINK_KEYS: 'secret', DAILY_CLEAR_LINK_URL: URL }, 'DAILY_CLEAR_LINK_KEYS'],
    ['no web address', { DAILY_CLEAR_LINK_KEYS: KEYS, DAILY_CLEAR_LINK_URL: 'javascript:1' }, 'DAILY_CLEAR_LINK_URL'],
  ])('%s', (_what, env, option) => {
    expect(wrong(wired(env))).toBe(option)
  })

  it('there are links where both are said, and none otherwise', () => {
    expect(wired({})()).toBeUndefined()
    expect(wired({ DAILY_CLEAR_LINK_KEYS: KEYS, DAILY_CLEAR_LINK_URL: URL })()).toBeDefined()
  })
})

describe('the page of a step', () => {
  const shown: ShownCase = {
    number: 'BX-20261121-001',
    site: '示例花园',
    name: '陈强',
    facts: [],
    past: [],
    actions: [],
    toCase: '?t=case',
    toRow: '?t=row',
  }
  const pageOf = (action: Action, language: Language): string => {
    const form = formOf(action, 'repair', {})
    const context = {
      action,
      language,
      zone: 'Asia/Shanghai',
      now: instant(0),
      colleagues: [],
      typed: {},
      problems: [],
    }
    const columns = columnsFilled(action, 'repair', form, language)
    return actPage(actionPage(shown, { ...context, form, token: 'the.token', tab: '报修台账', columns }))
  }
  it.each<[Step, string, string]>([
    ['dispatched', '已派单', '派单时间'],
    ['responded', '已联系客户', '响应时间'],
    ['arrived', '已到场', '到场时间'],
    ['replied', '已答复客户', '答复时间'],
  ])('%s says what it fills, asks for a few words, and needs none', (action, heading, column) => {
    const page = pageOf(action, 'zh')
    expect(page).toContain(`<h1>${heading}</h1>`)
    expect(page).toContain(`>确认${heading}</button>`)
    expect(page).toContain(`确认后写进“报修台账”这一行的“${column}”，`)
    expect(page).toContain('最新进展（可不填）')
    expect(page).not.toMatch(/<textarea[^>]* required/)
    expect(pageOf(action, 'en')).not.toMatch(/undefined|[，。：]/)
  })
  it.each([
    ['zh', '现在没有要您办的。', '以“陈强”的名义办理'],
    ['en', 'There is nothing for you to do now.', 'In the name of 陈强'],
  ] as const)('a case says what there is to do, or that there is nothing: %s', (language, nothing, name) => {
    const some: ShownCase = { ...shown, actions: [{ action: 'acknowledge', text: '知悉', href: '?t=ack' }] }
    expect(actPage(casePage(shown, language))).toContain(nothing)
    expect(actPage(casePage(some, language))).toContain(name)
    expect(actPage(casePage(some, language))).not.toContain(nothing)
  })
  it('a callback: what its answers need is not called optional', () => {
    const page = pageOf('callback', 'zh')
    for (const needed of ['未访成', '是否已处理', '满意度']) expect(page).not.toContain(`${needed}（可不填）`)
    expect(page).toContain('客户建议（可不填）')
  })
})

describe('a page without a case', () => {
  const stops: readonly Stop[] = [
    ...(['altered', 'foreign', 'too-large', 'form', 'method', 'off', 'internal', 'over', 'unsent'] as const).map(
      (kind) => ({ kind }),
    ),
    { kind: 'expired', ago: '3天', number: 'TS-20261121-001' },
    { kind: 'expired', ago: '3天', number: undefined },
    { kind: 'too-many', minutes: 2 },
    { kind: 'ledger', isTyped: true },
    { kind: 'ledger', isTyped: false },
    { kind: 'mailed', hours: 1 },
  ]
  it.each(stops)('says what is the matter and what to do: %j', (stop) => {
    for (const language of ['zh', 'en'] as const) {
      const page = stopPage(stop, language)
      expect(page.heading).not.toBe('')
      expect(page.lines.every((line) => line.length > 5 && !line.includes('undefined'))).toBe(true)
      expect(actPage(page)).toContain(`<html lang="${language === 'zh' ? 'zh-CN' : 'en'}">`)
    }
  })

  it.each(ACTIONS)('has what was typed to %s where the ledger is away, to be sent once more', (action) => {
    const claim: LinkClaim = {
      target: action,
      number: 'TS-20261121-001' as CaseNumber,
      cycle: 1,
      mail: 'a@b.cn',
      id: 'x',
    }
    const followed: Followed = { claim, token: 'the.token', at: instant(0), now: instant(0) }
    const typed = { handler: '陈强', progress: '</textarea><b>"x"\u0000', result: '已修好', odd: '<i>' }
    const html = actPage(answerAway({ action, typed }, followed, 'zh'))
    expect(html).toContain('再试一次')
    expect(html).toContain('name="t" value="the.token"')
    for (const text of ['陈强', '&lt;/textarea&gt;&lt;b&gt;&quot;x&quot;', '已修好', '&lt;i&gt;'])
      expect(html).toContain(text)
    expect(html).not.toMatch(/<b>|<i>|<script/)
  })
})
