import { describe, expect, it, vi } from 'vitest'
import { sheetsClient } from '../../src/adapters/google-sheets/client.ts'
import { launch, newFolder, type Ran, run, running, typeComplaint } from './desk.ts'

// Each line is a command of its own.
vi.setConfig({ testTimeout: 120_000 })

/** A desk that runs, with two complaints numbered, the first of them answered. */
async function desk(language: 'zh' | 'en', type: (folder: string, words: string) => Promise<Ran>) {
  const folder = newFolder()
  const started = launch(folder, ['--lang', language, 'start', '--port', '0', '--empty'])
  await started.said(language === 'zh' ? '已完成第一次巡检' : 'The first sweep')
  for (const words of ['半夜施工', '广场舞']) await type(folder, words)
  await run(folder, ['sweep'])
  const at = running(folder)
  const client = sheetsClient({ rootUrl: at.sheetsUrl, accessToken: at.sheetsToken })
  return {
    folder,
    daily: (...args: string[]): Promise<Ran> => run(folder, ['--lang', language, ...args]),
    /** Types into one cell of the time limits, by A1 notation. */
    limit: (place: string, value: string) =>
      client.spreadsheets.values.update({
        spreadsheetId: at.spreadsheetId,
        range: `'${language === 'zh' ? '时限标准' : 'Time limits'}'!${place}`,
        valueInputOption: 'RAW',
        requestBody: { values: [[value]] },
      }),
  }
}
const typeInEnglish = (folder: string, words: string): Promise<Ran> =>
  run(folder, [
    'type',
    'Complaints',
    'Received at=2026-11-20 09:30',
    'First receiver=Wang Fang',
    'Anonymous=Yes',
    'Room or place=North gate',
    'Category=Noise',
    `Description=${words}`,
  ])
const refused = ({ code, out, err }: Ran, words: RegExp): void => {
  expect([code, out, err.trim().split('\n').length]).toEqual([1, '', 1])
  expect(err).toMatch(words)
}
const FIRST = 'TS-20261120-001'
const NOW = ['--now', '2026-11-21T10:00+08:00']

describe('policy', () => {
  it('shows what would move, and moves it when somebody says so', async () => {
    const { folder, daily, limit } = await desk('zh', typeComplaint)
    expect((await daily('policy', 'preview', ...NOW)).out).toBe('没有时限会变。\n不动的：2 件与现行标准一致。\n')
    await limit('I2', '1天')
    await limit('K2', '次日')

    const preview = await daily('policy', 'preview', ...NOW)
    expect(preview).toMatchObject({ code: 0, err: '' })
    expect(preview.out.split('\n')).toEqual([
      '编号             时限  原来              改为              早晚      时限标准',
      'TS-20261120-001  办结  2026-11-23 09:30  2026-11-21 09:30  提前 2天  第 2 行   立即超时',
      '                 回访  3天（24小时）     次日（24小时）    尚未开始  第 2 行',
      'TS-20261120-002  办结  2026-11-23 09:30  2026-11-21 09:30  提前 2天  第 2 行   立即超时',
      '                 回访  3天（24小时）     次日（24小时）    尚未开始  第 2 行',
      '',
      '2 件的 4 个时限会变（提前 2 个）；其中 2 个立即超时；下次巡检会因此就 2 件发邮件。',
      `没有写入。照此执行：npx daily-clear --data ${folder} policy apply`,
      '',
    ])

    refused(await daily('policy', 'preview', FIRST, 'TS-20261120-009', 'x'), /没有编号 TS-20261120-009、x：/)
    refused(await daily('policy', 'apply', '--yes', '--by', 'a\u202Eb'), /姓名不能用/)
    const unasked = await daily('policy', 'apply', FIRST, ...NOW)
    expect(unasked.code).toBe(1)
    expect(unasked.out).toContain('1 件的 2 个时限会变')
    expect(unasked.err).toBe('这里没有终端可以询问，没有写入：确认无误后请加 --yes\n')

    const applied = await daily('policy', 'apply', FIRST.toLowerCase(), '--yes', '--by', '王 经理', ...NOW)
    expect(applied.code).toBe(0)
    expect(applied.out).toContain('已改 1 件，2 个时限；每个都记在“历史”里。')
    const log = applied.err
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Readonly<Record<string, unknown>>)
    expect(log).toMatchObject([
      {
        message: 'deadline-renewed',
        case: FIRST,
        clock: 'resolve',
        from: '2026-11-23T01:30:00.000Z',
        to: '2026-11-21T01:30:00.000Z',
      },
      { message: 'deadline-renewed', case: FIRST, clock: 'callback', from: '3 days', to: 'next day' },
    ])
    expect(applied.err).not.toContain('王')

    expect((await daily('show', '历史', '--last', '2')).out.split('\n')).toEqual([
      `4  时间=2026-11-21 10:00  编号=${FIRST}  类别=时限标准  变化=办结时限  原来=2026-11-23 09:30  现在=2026-11-21 09:30  谁=王 经理  如何得知=命令`,
      `5  时间=2026-11-21 10:00  编号=${FIRST}  类别=时限标准  变化=回访时限  原来=3天（24小时）  现在=次日（24小时）  谁=王 经理  如何得知=命令`,
      '',
    ])
    const again = await daily('policy', 'apply', FIRST, '--yes', ...NOW)
    expect(again).toMatchObject({ code: 0, out: '没有时限会变。\n不动的：1 件与现行标准一致。\n' })
    expect((await daily('policy', 'preview', ...NOW)).out).toContain('1 件的 2 个时限会变')
  })

  it('speaks English, and to programs', async () => {
    const { daily, limit } = await desk('en', typeInEnglish)
    await limit('I2', '4 days')
    const shown = await daily('policy', 'preview', ...NOW)
    expect(shown.out.split('\n').slice(0, 2)).toEqual([
      'Number           Clock    Was               Becomes           Earlier or later  Time limits',
      'TS-20261120-001  Resolve  2026-11-23 09:30  2026-11-24 09:30  1 d later         row 2',
    ])
    expect(shown.out).toContain('2 deadlines of 2 cases would move (2 later).\nNothing was written.')
    const json: unknown = JSON.parse((await daily('policy', 'preview', FIRST, '--json', ...NOW)).out)
    expect(json).toEqual({
      now: '2026-11-21T02:00:00.000Z',
      cases: [
        {
          number: FIRST,
          register: 'complaint',
          row: 3,
          policyRow: { was: 2, becomes: 2 },
          calendar: { was: 'Round the clock', becomes: 'Round the clock' },
          clocks: [
            {
              clock: 'resolve',
              was: '2026-11-23T01:30:00.000Z',
              becomes: '2026-11-24T01:30:00.000Z',
              limit: { was: '3 days', becomes: '4 days' },
              elapsedSeconds: 86_400,
              workingSeconds: null,
              overdueAtOnce: false,
            },
          ],
          mails: false,
        },
      ],
      counts: { cases: 1, moves: 1, earlier: 0, later: 1, overdue: 0, mails: 0, quiet: 0 },
      untouched: { same: 0, resolved: 0, imported: 0, unaccepted: 0, unmatched: 0 },
      unreadable: [],
    })
    const applied = await daily('policy', 'apply', '--yes', '--by', 'Ann Lee', ...NOW)
    expect(applied.out).toContain('Changed 2 cases, 2 deadlines; each has its line in "History".\n')
    expect((await daily('show', 'History', '--last', '1')).out).toMatch(/Change=Resolve deadline .* By=Ann Lee/)
  })
})
