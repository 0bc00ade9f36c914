import { expect, it, vi } from 'vitest'
import { formatInstant } from '../../src/calendar/format.ts'
import { weekBounds, weekOf } from '../../src/calendar/week.ts'
import { DAY, HOUR, type Instant, instant } from '../../src/model/instant.ts'
import { launch, newFolder, READY, run, stop } from './desk.ts'

// Each line is a command of its own.
vi.setConfig({ testTimeout: 120_000 })

const ZONE = 'Asia/Shanghai'

it('the week’s callbacks are written, listed and gone through again on the command line', async () => {
  const now = instant(Date.now())
  const week = weekOf(ZONE, instant(now - 7 * DAY))
  const monday = weekBounds(ZONE, week).from
  const at = (hours: number): Instant => instant(monday + hours * HOUR)
  const folder = newFolder()
  const started = launch(folder, ['start', '--port', '0', '--empty'])
  await started.said(READY)
  await stop(started.child)
  await run(folder, [
    'type',
    '报修台账',
    `受理时间=${formatInstant(ZONE, at(9))}`,
    '首问责任人=王芳',
    '客户姓名=张三',
    '电话=13812345678',
    '房号或地点=3-2-1201',
    '类别=门窗五金',
    '报修内容=阳台门关不上',
    `完工时间=${formatInstant(ZONE, at(10))}`,
    '处理结果=已修好',
  ])
  await run(folder, ['sweep', '--now', new Date(at(11)).toISOString()])

  const number = /BX-\d{8}-001/
  const data = JSON.parse(
    (await run(folder, ['report', 'week', '--week', week, '--rows', 'sampled', '--json'])).out,
  ) as {
    readonly figures: { readonly finished: unknown }
    readonly rows: unknown
    readonly weeks: readonly { readonly secret?: string }[]
  }
  expect(data.figures.finished).toEqual({ numerator: 1, value: 1 })
  expect(data.rows).toMatchObject([{ register: 'repair', row: 3, number: expect.stringMatching(number) as unknown }])
  const secret = data.weeks.at(-1)?.secret ?? ''
  expect(secret).toMatch(/^[0-9a-f]{64}$/)

  const verified = await run(folder, ['callbacks', 'verify', '--secret', secret])
  expect([verified.code, verified.err]).toEqual([0, ''])
  expect(verified.out).toMatch(
    new RegExp(`^${week} · 办结 1 .*\\n密钥 ${secret}\\n[^]*${number.source}\\n抽签对得上\\n$`),
  )
  const other = await run(folder, ['callbacks', 'verify', '--secret', 'f'.repeat(64), '--json'])
  expect([other.code, JSON.parse(other.out)]).toMatchObject([1, { week, fits: false, isPledged: false }])
})

it('a week that is none is refused', async () => {
  const { code, out, err } = await run(newFolder(), ['callbacks', 'verify', '--week', '2026-W54'])
  expect([code, out]).toEqual([1, ''])
  expect(err).toContain('--week')
})
