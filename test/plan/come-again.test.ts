import { describe, expect, it } from 'vitest'
import { cell, type Desk, desk, FIRST, row, type Typed } from '../support/desk.ts'
import { fill, mailed, settle, told } from './support.ts'

const t = (text: string) => cell(`2026-11-${text}`)
const LEAK: Typed = { description: '厨房水管漏水，地板泡了' }
const AGAIN: Typed = { description: '厨房的水管又漏水了，昨天刚修过' }
const ONE = 'TS-20261120-001'

/** A complaint, and the same again an hour later. */
async function twice(): Promise<Desk> {
  const d = await desk()
  await d.type('complaint', [row(LEAK)])
  await settle(d, '2026-11-20 09:01')
  await d.type('complaint', [row({ ...AGAIN, receivedAt: t('20 10:00') })])
  return d
}
const second = async (d: Desk, at = FIRST + 1) => {
  const { repeatOf, likeness } = (await d.records('complaint'))[at] ?? {}
  return { repeatOf, likeness }
}

describe('a case that comes again (R40)', () => {
  it('says which earlier one, and goes up at once', async () => {
    const d = await twice()
    const swept = await settle(d, '2026-11-20 10:01')
    const { repeatOf, likeness } = await second(d)
    expect(repeatOf).toBe(ONE)
    expect(likeness).toMatch(/%/)
    expect(mailed(swept).filter((one) => one.includes('repeat'))).toHaveLength(1)
    expect((await second(d, FIRST)).repeatOf).toBeNull()
  })

  it('is asked again when what it was asked by is other than it was', async () => {
    const d = await twice()
    await settle(d, '2026-11-20 10:01')
    await fill(d, 'complaint', FIRST + 1, { description: '停车费多收了两个月' })
    await settle(d, '2026-11-20 10:02')
    expect(await second(d)).toEqual({ repeatOf: null, likeness: null })
    await fill(d, 'complaint', FIRST + 1, AGAIN)
    await settle(d, '2026-11-20 10:03')
    expect((await second(d)).repeatOf).toBe(ONE)
  })

  it('is none for good where a clerk says so, whatever is typed then', async () => {
    const d = await twice()
    await settle(d, '2026-11-20 10:01')
    await fill(d, 'complaint', FIRST + 1, { notRepeat: '是' })
    await settle(d, '2026-11-20 10:02')
    expect((await second(d)).repeatOf).toBeNull()
    await fill(d, 'complaint', FIRST + 1, { notRepeat: null })
    await settle(d, '2026-11-20 10:03')
    expect((await second(d)).repeatOf).toBeNull()
    await d.type('repair', [row({ ...LEAK, category: '给排水', receivedAt: t('20 09:30') })])
    await settle(d, '2026-11-20 10:04')
    // Another earlier one may be shown, once it is asked again.
    await fill(d, 'complaint', FIRST + 1, { description: `${String(AGAIN['description'])}！` })
    await settle(d, '2026-11-20 10:05')
    expect((await second(d)).repeatOf).toBe('BX-20261120-001')
  })

  it('tells the history of the case what was found, and who denied it', async () => {
    const d = await twice()
    const two = 'TS-20261120-002'
    const found = told(await settle(d, '2026-11-20 10:01'))
    expect(found).toEqual([
      `${two} | 受理编号 |  | 待响应`,
      expect.stringMatching(`^${two} . 疑似重复 .  . ${ONE} 相似 \\d+%：`),
    ])
    await fill(d, 'complaint', FIRST + 1, { notRepeat: '是' })
    expect(told(await settle(d, '2026-11-20 10:02'))).toEqual([`${two} | 不是重复 |  | ${ONE}`])
    await fill(d, 'complaint', FIRST + 1, { notRepeat: null })
    expect(told(await settle(d, '2026-11-20 10:03'))).toEqual([])
    const e = await twice()
    await settle(e, '2026-11-20 10:01')
    await fill(e, 'complaint', FIRST + 1, { description: '停车费多收了两个月' })
    expect(told(await settle(e, '2026-11-20 10:02'))).toEqual([
      expect.stringMatching(`^${two} . 疑似重复 . ${ONE} 相似 \\d+%：.* . $`),
    ])
  })

  it('is known for it where both are typed before anybody looked', async () => {
    const d = await desk()
    await d.type('complaint', [row(LEAK), row({ ...AGAIN, receivedAt: t('20 10:00') })])
    await settle(d, '2026-11-20 10:01')
    expect((await second(d)).repeatOf).toBe(ONE)
  })

  it('is not looked for where the settings say so', async () => {
    const d = await twice()
    await d.set('重复判断天数', 0)
    await settle(d, '2026-11-20 10:01')
    expect(await second(d)).toEqual({ repeatOf: null, likeness: null })
  })

  it('is not looked for among incidents', async () => {
    const d = await twice()
    await d.type('incident', [row({ ...AGAIN, receivedAt: t('20 10:30') })])
    await settle(d, '2026-11-20 10:31')
    expect((await d.records('incident'))[FIRST]).not.toHaveProperty('repeatOf')
  })
})
