import { expect, it, vi } from 'vitest'
import { z } from 'zod'
import { launch, newFolder, type Ran, READY, run } from './desk.ts'

// Each line is a command of its own.
vi.setConfig({ testTimeout: 120_000 })

const NUMBER = 'BX-20261120-001'
const NOW = ['--now', '2026-11-23T10:00+08:00']

/** A desk that runs, with a repair in the workshop's calendar, paused for an hour of it, and a promised date. */
async function desk(): Promise<(...args: string[]) => Promise<Ran>> {
  const folder = newFolder()
  const started = launch(folder, ['start', '--port', '0', '--empty'])
  await started.said(READY)
  const daily = (...args: string[]) => run(folder, args)
  await daily('type', '时限标准', '台账=报修', '类别=门窗五金', '响应=5分钟', '办结=16小时', '回访=3天', '日历=工程')
  await daily(
    'type',
    '报修台账',
    '受理时间=2026-11-20 16:00',
    '首问责任人=王芳',
    '客户姓名=张三',
    '电话=13812345678',
    '房号或地点=3-2-1201',
    '类别=门窗五金',
    '报修内容=阳台门关不上',
    '响应时间=2026-11-20 16:03',
    '暂停原因=等配件',
    '暂停开始=2026-11-20 17:00',
    '暂停结束=2026-11-21 10:00',
    '承诺完成时间=2026-11-24 12:00',
  )
  await daily('sweep', '--now', '2026-11-22T10:00+08:00')
  return daily
}

const refused = ({ code, out, err }: Ran, words: string): void =>
  expect([code, out, err]).toEqual([1, '', `${words}\n`])

const Explained = z.strictObject({
  number: z.string(),
  register: z.string(),
  tab: z.string(),
  row: z.number(),
  stage: z.string(),
  now: z.string(),
  zone: z.string(),
  changedSinceSweep: z.boolean(),
  problems: z.array(z.unknown()),
  cycles: z.array(
    z.strictObject({
      cycle: z.number(),
      present: z.boolean(),
      reopenedAt: z.null(),
      resolvedAt: z.null(),
      policyRow: z.number(),
      calendar: z.string(),
      pauses: z.array(z.strictObject({ from: z.string(), to: z.string(), reason: z.string() })),
      promises: z.array(z.strictObject({ date: z.string(), since: z.string(), slip: z.boolean() })),
      waiting: z.array(z.strictObject({ clock: z.string(), limit: z.string(), begun: z.boolean() })),
      clocks: z.array(
        z.strictObject({ clock: z.string(), due: z.string(), standing: z.unknown(), source: z.looseObject({}) }),
      ),
    }),
  ),
})

it('explains a case by its number, as a table and step by step, or as data; and says which numbers there are', async () => {
  const daily = await desk()
  const explained = await daily('explain', NUMBER, ...NOW)
  expect(explained).toMatchObject({ code: 0, err: '' })
  // An hour on Friday without the pause; 7.5 h on Monday and on Tuesday.
  expect(explained.out.split('\n')).toEqual([
    'BX-20261120-001  报修台账 第 3 行  处理中  截至 2026-11-23 10:00（Asia/Shanghai）',
    '',
    '第 1 轮：2026-11-20 16:00 受理',
    '时限  到时              现在                         限时        日历',
    '响应  2026-11-20 16:05  2026-11-20 16:03 完成，按时  5分钟       工程',
    '办结  2026-11-24 18:00  还有 1天8小时                16小时      工程',
    '承诺  2026-11-24 12:00  还有 1天2小时                已答应客户  —',
    '回访：办结后开始，限时 3天',
    '暂停：2026-11-20 17:00 至 2026-11-21 10:00（等配件）',
    expect.stringMatching(/^承诺：2026-11-24 12:00（\d{4}-\d\d-\d\d \d\d:\d\d:?\d?\d? 记入）$/),
    '',
    '响应时限 2026-11-20 16:05',
    '  时限标准第 25 行（报修、门窗五金）：5分钟',
    '  从受理时间 2026-11-20 16:00 起',
    '  日历：工程，周一至周五 08:30-12:00、14:00-18:00，周六至周日 休息',
    '  11-20 周五 16:00–16:05 计5分钟',
    '  = 2026-11-20 16:05',
    '',
    '办结时限 2026-11-24 18:00',
    '  时限标准第 25 行（报修、门窗五金）：16小时',
    '  从受理时间 2026-11-20 16:00 起',
    '  日历：工程，周一至周五 08:30-12:00、14:00-18:00，周六至周日 休息',
    '  11-20 周五 16:00–17:00 计1小时（另暂停1小时）',
    '  11-21 周六至11-22 周日 休',
    '  11-23 周一至11-24 周二 2天×7小时30分钟=15小时，累计16小时',
    '  暂停 11-20 17:00–11-21 10:00（等配件），1小时不计',
    '  = 2026-11-24 18:00',
    '',
    '承诺完成时间 2026-11-24 12:00',
    '  答应客户的完成时间',
    expect.stringMatching(/^ {2}\d{4}-\d\d-\d\d \d\d:\d\d:?\d?\d? 记入台账$/),
    '',
  ])

  const loose = await daily('--lang', 'en', 'explain', ' ｂｘ—20261120 －1', '--clock', '响应', ...NOW)
  expect(loose.out.split('\n')).toEqual([
    'BX-20261120-001  报修台账, row 3  In progress  as of 2026-11-23 10:00 (Asia/Shanghai)',
    '',
    'Cycle 1: 2026-11-20 16:00 received',
    'Clock    Due               Now                             Limit      Calendar',
    'Respond  2026-11-20 16:05  done 2026-11-20 16:03, on time  5 minutes  工程',
    'Pauses: 2026-11-20 17:00 to 2026-11-21 10:00 (Parts)',
    expect.stringMatching(/^Promises: 2026-11-24 12:00 \(known since .*\)$/),
    '',
    'Respond by 2026-11-20 16:05',
    '  Time limits row 25 (Repair, 门窗五金): 5 minutes',
    '  From 2026-11-20 16:00, "Received at"',
    '  Calendar: 工程, Mon-Fri 08:30-12:00, 14:00-18:00; Sat-Sun closed',
    '  Fri 11-20 16:00–16:05: 5 min',
    '  = 2026-11-20 16:05',
    '',
  ])

  const data = await daily('explain', NUMBER, '--json', '--clock', 'resolve', ...NOW)
  const { cycles, ...about } = Explained.parse(JSON.parse(data.out))
  expect(about).toEqual({
    number: NUMBER,
    register: 'repair',
    tab: '报修台账',
    row: 3,
    stage: 'working',
    now: '2026-11-23T10:00:00+08:00',
    zone: 'Asia/Shanghai',
    changedSinceSweep: false,
    problems: [],
  })
  const [resolve, ...others] = cycles[0]?.clocks ?? []
  expect(others).toEqual([])
  expect(resolve).toMatchObject({
    clock: 'resolve',
    due: '2026-11-24T18:00:00+08:00',
    standing: { kind: 'running', byMs: 32 * 3_600_000 },
    source: {
      kind: 'policy',
      limit: '16 hours',
      policy: { row: 25, standing: 'same', fits: { register: 'repair', category: '门窗五金' } },
      start: '2026-11-20T16:00:00+08:00',
      startedBy: 'receivedAt',
      pauses: [
        { from: '2026-11-20T17:00:00+08:00', to: '2026-11-21T10:00:00+08:00', reason: 'parts', countedMs: 3_600_000 },
      ],
      trace: {
        withoutPauses: '2026-11-24T17:00:00+08:00',
        pausedMs: 3_600_000,
        days: [
          { first: '2026-11-20', last: '2026-11-20', part: 'counted', countedMs: 3_600_000, pausedMs: 3_600_000 },
          { first: '2026-11-21', last: '2026-11-22', kind: 'rest', part: 'skipped' },
          { first: '2026-11-23', last: '2026-11-24', kind: 'workday', countedMs: 54_000_000, totalMs: 57_600_000 },
        ],
      },
    },
  })

  refused(await daily('explain', 'BX-20261120-7'), '台账里没有编号 BX-20261120-7：请核对编号，当天有 BX-20261120-001')
  refused(await daily('explain', 'TS-20261120-001'), '台账里没有编号 TS-20261120-001：请核对编号')
  refused(await daily('--lang', 'en', 'explain', 'x'), 'No case has the number x: check it against the registers')
  const odd = await daily('explain', NUMBER, '--clock', '修好')
  expect([odd.code, odd.out]).toEqual([1, ''])
  expect(odd.err).toMatch(/^选项 --clock 不对：派单 dispatch, .*\n$/)
})
