import { describe, expect, it } from 'vitest'
import { deliveryMail } from '../../../src/mail/delivery-mail.ts'
import type { Language } from '../../../src/model/language.ts'
import { viewLedger } from '../../../src/sheet/ledger-view.ts'
import { type Desk, desk, type Judge, row, type Swept, type Typed } from '../../support/desk.ts'

/** Mailboxes that refuse everything. */
const dead =
  (...addresses: readonly string[]): Judge =>
  ({ to }) =>
    addresses.includes(to) ? { kind: 'refused', error: '550 no such user' } : { kind: 'sent' }
const CHEN = 'chen.qiang@example.com'
const ADMIN = 'admin@example.com'

const deliveries = ({ plan }: Swept) =>
  plan.deliveries.map(({ to, lines }) => [to.mail, lines.map((line) => `${line.number} ${line.clock} ${line.to}`)])

/** A desk whose complaint is late at 09:05. */
async function late(more: Typed = {}, language?: Language) {
  const d = await desk(language)
  await d.type('complaint', [row(more)])
  await d.sweep('2026-11-20 09:01')
  return d
}

const linesFor = async (d: Desk, clock: string) =>
  (await d.records('notices')).slice(1).filter((line) => line['clock'] === clock)

const settle = async (d: Desk, time: string) => expect((await d.look(time)).changes).toEqual([])

describe('what could not be delivered is told to whoever keeps the workbook', () => {
  it('once, in the sweep after, and then no more', async () => {
    const d = await late()
    expect(deliveries(await d.sweep('2026-11-20 09:05', dead(CHEN)))).toEqual([])
    const told = await d.sweep('2026-11-20 09:06', dead(CHEN))
    expect(deliveries(told)).toEqual([[ADMIN, [`TS-20261120-001 respond ${CHEN}`]]])
    await settle(d, '2026-11-20 09:07')
    expect(await linesFor(d, '未送达')).toMatchObject([{ state: '已发', to: ADMIN }])
    expect((await linesFor(d, '响应')).map(({ state, toldAt }) => [state, toldAt !== null])).toEqual([
      ['失败', true],
      ['已发', false],
      ['已发', false],
    ])
  })

  it('what nobody knows of is tried once more under its Message-ID, and then told', async () => {
    const d = await late()
    const first = await d.sweep('2026-11-20 09:05', 'unknown')
    expect((await d.look('2026-11-20 09:14')).plan.mails).toEqual([])
    const second = await d.sweep('2026-11-20 09:15', 'unknown')
    const ids = ({ plan }: Swept) => plan.mails.map(({ messageId }) => messageId)
    expect(ids(second)).toEqual(ids(first))
    const third = await d.sweep('2026-11-20 09:16')
    expect(third.plan.mails).toEqual([])
    expect(deliveries(third)[0]?.[1]).toHaveLength(3)
    expect((await linesFor(d, '响应')).map(({ state, doubt }) => [state, doubt])).toEqual(
      Array.from({ length: 3 }, () => ['结果不明', '是']),
    )
    await settle(d, '2026-11-20 09:30')
  })

  it('what a server would not take for a day', async () => {
    const d = await late({ respondedAt: null })
    const none: Judge = ({ to }) => (to === CHEN ? { kind: 'later', error: '452 mailbox full' } : { kind: 'sent' })
    let [tries, told]: [number, string] = [0, '']
    for (let minute = 5; minute < 36 * 60 && told === ''; minute += 3) {
      const [day, hour] = [20 + Math.floor((9 * 60 + minute) / 1440), Math.floor(((9 * 60 + minute) % 1440) / 60)]
      const time = `2026-11-${day} ${String(hour).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
      const swept = await d.sweep(time, none)
      tries += swept.plan.mails.filter(
        ({ to, messageId }) => to.mail === CHEN && messageId.includes('respond-1'),
      ).length
      if (swept.plan.deliveries.length > 0) told = time
    }
    expect(tries).toBeGreaterThanOrEqual(20)
    expect(tries).toBeLessThan(45)
    expect(told >= '2026-11-21 09:00').toBe(true)
  })

  it('not by the mailbox that is dead: then to the other keepers', async () => {
    const d = await late()
    await d.type('staff', [{ name: '老赵', mail: 'zhao@example.com', roles: '管理员' }])
    await d.retype(
      'staff',
      (await d.records('staff')).findIndex(({ name }) => name === '陈强'),
      'roles',
      '管理员',
    )
    await d.sweep('2026-11-20 09:05', dead(CHEN))
    expect(deliveries(await d.sweep('2026-11-20 09:06', dead(CHEN))).map(([to]) => to)).toEqual([
      ADMIN,
      'zhao@example.com',
    ])
  })

  it('where the only keeper is dead nobody is mailed, and it is never about itself', async () => {
    const d = await late()
    const everybody = dead(CHEN, ADMIN)
    await d.sweep('2026-11-20 09:05', everybody)
    expect(deliveries(await d.sweep('2026-11-20 09:06', everybody))).toHaveLength(1)
    await settle(d, '2026-11-20 09:07')
    expect(await linesFor(d, '未送达')).toMatchObject([{ state: '失败', to: ADMIN, toldAt: null }])
    // What fails next finds the keeper dead: that is written down, and looked at again.
    await d.sweep('2026-11-20 09:35', dead(CHEN, ADMIN, 'wu.jun@example.com'))
    expect(deliveries(await d.sweep('2026-11-20 09:36', everybody))).toEqual([])
    expect((await linesFor(d, '未送达')).at(-1)).toMatchObject({ state: '失败', to: null })
    await settle(d, '2026-11-20 09:37')
  })

  it('is tried again when it did not leave, about the same', async () => {
    const d = await late()
    await d.sweep('2026-11-20 09:05', dead(CHEN))
    const first = await d.sweep('2026-11-20 09:06', 'later')
    expect((await d.look('2026-11-20 09:06')).changes).toEqual([])
    const second = await d.sweep('2026-11-20 09:07')
    expect(deliveries(second)).toEqual(deliveries(first))
    expect(second.plan.deliveries[0]?.messageId).toBe(first.plan.deliveries[0]?.messageId)
    await settle(d, '2026-11-20 09:20')
  })

  it('a workbook that cannot keep that it was told is not told again and again', async () => {
    const d = await late()
    await d.lose('notices', '已告知')
    await d.sweep('2026-11-20 09:05', dead(CHEN))
    expect(deliveries(await d.sweep('2026-11-20 09:06'))).toEqual([])
  })

  it.each<[Language, readonly string[]]>([
    ['zh', ['有 1 封通知没送到 · 示例花园', 'TS-20261120-001：响应', '没有送到：550 no such user', '“人员”']],
    ['en', ['1 notice not delivered · Sample Gardens', 'TS-20261120-001: Respond', 'not delivered: 550', '"Staff"']],
  ])('says to whom, about what, why, and what to do: %s', async (language, said) => {
    const d = await desk(language)
    const names = language === 'zh' ? {} : { firstReceiver: 'Wang Fang', handler: 'Chen Qiang', category: 'Other' }
    await d.type('complaint', [row(names)])
    await d.sweep('2026-11-20 09:01')
    await d.sweep('2026-11-20 09:05', dead(CHEN))
    const { plan } = await d.look('2026-11-20 09:06')
    const [mail] = plan.deliveries
    if (mail === undefined) throw new Error('nothing told')
    const { settings } = viewLedger(await d.read())
    const { subject, text, html } = deliveryMail(mail, { ...settings, now: plan.now })
    for (const words of said) expect(`${subject}\n${text}`).toContain(words)
    expect(text).toContain(CHEN)
    expect(html).toContain(CHEN)
  })

  it('what a server said is a line without a phone number and no HTML', async () => {
    const d = await late()
    const error = '550 <b>call 13900001234</b>\r\nBcc: x\0'
    await d.sweep('2026-11-20 09:05', ({ to }) => (to === CHEN ? { kind: 'refused', error } : { kind: 'sent' }))
    const { plan } = await d.look('2026-11-20 09:06')
    const [mail] = plan.deliveries
    if (mail === undefined) throw new Error('nothing told')
    const { settings } = viewLedger(await d.read())
    const { text, html } = deliveryMail(mail, { ...settings, now: plan.now })
    expect(text).not.toContain('13900001234')
    expect(text).not.toContain('\nBcc')
    expect(html).not.toContain('<b>call')
  })
})
