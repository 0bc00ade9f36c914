import { expect, it, vi } from 'vitest'
import { z } from 'zod'
import { launch, newFolder, READY, run, running, stop } from './desk.ts'

// Each line is a command of its own.
vi.setConfig({ testTimeout: 90_000 })

const Report = z.object({
  findings: z.array(
    z.object({
      severity: z.enum(['error', 'warning', 'info']),
      code: z.string(),
      tab: z.string().nullable(),
      row: z.number().nullable(),
      column: z.string().nullable(),
      what: z.string(),
      todo: z.string().nullable(),
    }),
  ),
  counts: z.object({ error: z.number(), warning: z.number(), info: z.number() }),
  standing: z
    .object({
      lastSweep: z.string().nullable(),
      outage: z.null(),
      rows: z.number(),
      open: z.number(),
      mails: z.object({ waiting: z.number(), unknown: z.number(), failed: z.number(), since: z.null() }),
      deadlines: z.array(z.object({ number: z.string(), due: z.string(), tab: z.string(), row: z.number() })),
    })
    .nullable(),
  software: z.string(),
})
/** How the ledger stands, and what was found: a blank line is between. */
const parts = (out: string): readonly string[] => out.split('\n\n')
const NOW = ['--now', '2026-11-20T09:00+08:00']

it('finds a new desk in order, and an error once there is one; both as words and as data, running or not', async () => {
  const folder = newFolder()
  const desk = launch(folder, ['start', '--empty', '--port', '0'])
  await desk.said(READY)

  const fine = await run(folder, ['doctor', ...NOW])
  expect(fine).toMatchObject({ code: 0, err: '' })
  const [stands = '', found = ''] = parts(fine.out)
  expect(stands).toMatch(/^最近一次巡检/)
  expect(stands).toMatch(/\n台账 .*共 0 行；在办 0 行/)
  expect(stands).toMatch(/\n邮件里的按钮 +http:\/\/127\.0\.0\.1:\d+\/act\n/)
  expect(stands).toMatch(/\n软件版本 +\d+\.\d+\.\d+$/)
  expect(found).toMatch(/^警告 {2}“日历”第 5 行“法定节假日”：2027 年的法定节假日还没有数据/)
  expect(fine.out).toMatch(/\n0 个错误，1 个警告，3 条提示\n$/)

  const { sheetsUrl, sheetsToken } = running(folder)
  const env = { DAILY_CLEAR_SHEETS_URL: sheetsUrl, DAILY_CLEAR_SHEETS_TOKEN: sheetsToken }
  const elsewhere = await run(folder, ['--spreadsheet', 'nowhere', 'doctor', '--json'], { env })
  expect(elsewhere.code).toBe(1)
  expect(Report.parse(JSON.parse(elsewhere.out)).findings).toMatchObject([
    { severity: 'error', code: 'spreadsheet-not-found', tab: null },
  ])

  expect(await run(folder, ['type', '时限标准', '台账=投诉', '类别=其它', '日历=夜班', '办结=半天'])).toMatchObject({
    code: 0,
  })
  await stop(desk.child)
  const wrong = await run(folder, ['--lang', 'en', 'doctor', ...NOW])
  expect(wrong).toMatchObject({ code: 1, err: '' })
  expect(parts(wrong.out)[1]?.split('\n').slice(0, 2)).toEqual([
    expect.stringMatching(/^error {4}"时限标准" row 25 "办结": "Resolve" "半天" /),
    'error    "时限标准" row 25 "日历": "Calendar" "夜班" is not in the tab "Calendars"; this row is not in force',
  ])
  expect(wrong.out).toMatch(/\nErrors: 2, warnings: 1, notes: 3\n$/)

  const data = await run(folder, ['doctor', '--json', ...NOW])
  expect(data.code).toBe(1)
  const { findings, counts, standing } = Report.parse(JSON.parse(data.out))
  expect(counts).toEqual({ error: 2, warning: 1, info: 3 })
  expect(standing).toMatchObject({ rows: 0, open: 0, deadlines: [] })
  expect(findings[1]).toEqual({
    severity: 'error',
    code: 'unknown-calendar',
    tab: '时限标准',
    row: 25,
    column: '日历',
    what: '“日历”“夜班”不在“日历”表里，本行未生效',
    todo: null,
  })
})

it('says in a line that there is no desk', async () => {
  const { code, out, err } = await run(newFolder(), ['doctor'])
  expect([code, out, err.trim().split('\n').length]).toEqual([1, '', 1])
})
