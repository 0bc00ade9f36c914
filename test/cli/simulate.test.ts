import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Command } from 'commander'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { simulateCommand } from '../../src/cli/simulate.ts'
import { Failure } from '../../src/model/failure.ts'
import type { Language } from '../../src/model/language.ts'
import { GOOD, mapJson } from '../fixtures/import/support.ts'
import { of } from '../statistics/simulate-support.ts'
import { cell, type Desk, desk, sh } from '../support/desk.ts'

let folder: string
const put = (name: string, content: string | Uint8Array): string => {
  writeFileSync(path.join(folder, name), content)
  return path.join(folder, name)
}

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'daily-clear-simulate-'))
})
afterEach(() => {
  rmSync(folder, { recursive: true })
  vi.restoreAllMocks()
  process.exitCode = undefined
})

/** Two complaints of October: one that nobody answered for two and a half hours, one in time. */
async function october(): Promise<Desk> {
  const d = await desk()
  const at = (text: string) => cell(`2026-10-12 ${text}`)
  await d.type('complaint', [
    of('12 08:00', { resolvedAt: at('10:30'), result: '已处理' }),
    of('12 08:00', { respondedAt: at('08:04'), resolvedAt: at('20:00'), result: '已处理' }),
  ])
  await d.sweep('2026-10-12 20:00')
  return d
}

/** Runs the command as the shell would; what it said, and its exit code. */
async function run(d: Desk, args: readonly string[], language: Language = 'zh') {
  const said: string[] = []
  const failed: string[] = []
  vi.spyOn(console, 'log').mockImplementation((text: string) => void said.push(text))
  vi.spyOn(console, 'error').mockImplementation((text: string) => void failed.push(text))
  const parts = { ledger: d, clock: { now: () => sh('2026-11-22 20:00') } }
  const connect = () => Promise.resolve({ parts, language, close: () => Promise.resolve() })
  await new Command().addCommand(simulateCommand(connect)).parseAsync(['node', 'daily-clear', 'simulate', ...args])
  const code = process.exitCode ?? 0
  process.exitCode = undefined
  return { code, out: said.join('\n'), err: failed.join('\n') }
}

const POLICY = '台账,类别,子类,优先级,响应,回复,办结,日历\n投诉,,,,3小时,,8小时,24小时\n'
/** The same in GB 18030, which nothing here writes. */
const GB18030 =
  'cca8d5cb2cc0e0b1f02cd7d3c0e02cd3c5cfc8bcb62ccfecd3a62cbbd8b8b42cb0ecbde12cc8d5c0fa0acdb6cb' +
  'df2c2c2c2c33d0a1cab12c2c38d0a1cab12c3234d0a1cab10a'

describe('simulate', () => {
  it('shows last month in a table', async () => {
    const { out, code } = await run(await october(), [])
    expect(code).toBe(0)
    expect(out.split('\n')).toEqual([
      '2026-10：受理 2 件，月初未结 0 件；截至 2026-11-22 20:00',
      '',
      '                  现行',
      '邮件              7',
      '· 一件一封        7',
      '· 清单            0',
      '· 最高 1 级       3',
      '· 最高 2 级       2',
      '· 最高 3 级       2',
      '收件人            5',
      '最多的一天        2026-10-12 7 封',
      '没有人可发的通知  0',
      '超时的个案        1',
      '超时的时限        1',
      '',
      '收件人        邮箱                    邮件  一件一封  清单  1 级  2 级  3 级',
      '王芳          wang.fang@example.com   3     3         0     1     1     1',
      '公司客服中心  service@example.com     1     1         0     0     0     1',
      '吴军          wu.jun@example.com      1     1         0     0     1     0',
      '周敏          zhou.min@example.com    1     1         0     1     0     0',
      '陈强          chen.qiang@example.com  1     1         0     1     0     0',
      '',
      '超时的时限：',
      '编号             时限  应在              实际              超时',
      'TS-20261012-001  响应  2026-10-12 08:05  2026-10-12 10:30  2小时25分钟',
      '',
      '每件都当作受理时就填好，时限按所用的标准重新算；休假和值班按现在的表。',
      '台账说不全的：2 件要回访，回访的时限和邮件没有模拟。',
    ])
  })

  it('shows what other time limits change, in English too', async () => {
    const { out } = await run(await october(), ['--month', '2026-10', '--policy', put('new.csv', POLICY)], 'en')
    expect(out).toMatch(/^Mails +7 +4 +−3$/m)
    expect(out).toMatch(/^王芳 .* 3 → 1 /m)
    expect(out).toContain('Not kept only once changed:')
    expect(out).toMatch(/^TS-20261012-002 +Resolve +2026-10-12 16:00 +2026-10-12 20:00 +4 h$/m)
    expect(out).toContain('Kept once changed:')
    expect(out).toMatch(/^TS-20261012-001 +Respond /m)
    expect(out).toContain(
      'new.csv: has no such columns, and they count as blank: Dispatch, Arrive, Progress every, Callback',
    )
    expect(out).not.toMatch(/[：，。“]/)
  })

  it.each<readonly [string, () => string | Uint8Array]>([
    ['with a byte order mark', () => `\uFEFF${POLICY}`],
    ['with semicolons', () => POLICY.replaceAll(',', ';')],
    ['with tabs', () => POLICY.replaceAll(',', '\t')],
    ['with full-width commas', () => POLICY.replaceAll(',', '，')],
    ['with a blank line and CR/LF', () => POLICY.replaceAll('\n', '\r\n\r\n')],
    ['as Chinese software writes it', () => Buffer.from(GB18030, 'hex')],
  ])('takes time limits %s', async (_name, content) => {
    const args = ['--policy', put('new.csv', content()), '--json']
    const { code, out } = await run(await october(), args)
    expect(code).toBe(0)
    expect(JSON.parse(out)).toMatchObject({ changed: { mails: { total: 4 } } })
  })

  it('gives programs the same, in a shape that stays', async () => {
    const rules = put('rules.csv', '时限,提前或超过,级别,通知谁\n响应,0,1,客服主任\n响应,0,2,物业大使13800138000\n')
    const { out } = await run(await october(), ['--rules', rules, '--json'])
    const level = { total: 2, singles: 2, lists: 0, byLevel: { 1: 2 }, busiest: { day: '2026-10-12', mails: 2 } }
    const one = { ...level, total: 1, singles: 1, byLevel: { 1: 1 }, busiest: { day: '2026-10-12', mails: 1 } }
    const late = {
      number: 'TS-20261012-001',
      externalId: null,
      register: 'complaint',
      row: 3,
      clock: 'respond',
      cycle: 1,
      due: '2026-10-12T00:05:00.000Z',
      stoppedAt: '2026-10-12T02:30:00.000Z',
      lateSeconds: 8700,
    }
    const json: unknown = JSON.parse(out)
    expect(json).toMatchObject({
      month: '2026-10',
      from: '2026-09-30T16:00:00.000Z',
      to: '2026-10-31T16:00:00.000Z',
      asOf: '2026-11-22T12:00:00.000Z',
      zone: 'Asia/Shanghai',
      cases: { received: 2, opening: 0, leftOut: 0, rejected: 0 },
      unreadable: [],
      unknown: { handedOver: 0, reported: 0, reopened: 0, unaccepted: 0, imported: 0, calledBack: 2 },
      present: { mails: { total: 7, unheard: 0 }, breaches: [late] },
      changed: {
        mails: {
          ...level,
          people: [
            { name: '周敏', mail: 'zhou.min@example.com', ...one },
            { name: '王芳', mail: 'wang.fang@example.com', ...one },
          ],
          unheard: 0,
        },
        breaches: [late],
      },
      difference: { mails: -5, breaches: 0, newBreaches: [], goneBreaches: [] },
    })
    expect(json).toHaveProperty('problems')
    expect(out).toContain('"file": "rules.csv"')
    expect(out).toContain('"line": 3')
    expect(out).not.toContain('13800138000')
  })

  it('takes the cases of a file instead of the ledger’s', async () => {
    const header = Object.keys(GOOD)
    const line = (cells: Readonly<Record<string, string>>) =>
      [...header.map((name) => ({ ...GOOD, ...cells })[name] ?? ''), cells['closed'] ?? ''].join(',')
    const cases = put(
      'old.csv',
      [
        [...header, 'closed'].join(','),
        line({ id: 'A-1', opened: '2026-10-05 08:00', closed: '2026-10-05 10:30' }),
        line({ id: 'A-2', opened: '2026-10-05 08:00', closed: 'yesterday' }),
      ].join('\n'),
    )
    const map = put('map.json', JSON.stringify(mapJson()))
    const { out, code } = await run(await october(), ['--cases', cases, '--register', 'complaint', '--map', map])
    expect(code).toBe(0)
    expect(out).toContain('2026-10：受理 1 件')
    expect(out).toMatch(/^A-1 +响应 /m)
    expect(out).toContain('文件里有 1 条不能导入')
  })

  it.each<readonly [string, string | undefined, RegExp]>([
    ['that is not there', undefined, /找不到文件 .*x\.csv/],
    ['that is empty', '', /x\.csv 是空的/],
    [
      'that is another tab',
      '姓名,邮箱\n王芳,a@example.com\n',
      /x\.csv 不能当“时限标准”用，缺少列：台账.*文件的列：姓名、邮箱/,
    ],
    ['with a quote that never ends', '台账,类别,子类,优先级,"响应\n', /引号没有闭合/],
    ['that is a workbook', 'PK\u0003\u0004', /不是 CSV/],
  ])('refuses a file %s', async (_name, content, words) => {
    const file = content === undefined ? path.join(folder, 'x.csv') : put('x.csv', content)
    const { code, out, err } = await run(await october(), ['--policy', file])
    expect([code, out]).toEqual([1, ''])
    expect(err).toMatch(words)
  })

  it.each([
    [['--month', '2026-13'], '--month'],
    [['--month', '2027-01'], '--month'],
    [['--cases', 'x.csv', '--map', 'y.json'], '--register'],
    [['--cases', 'x.csv', '--register', 'repair'], '--map'],
  ])('refuses %j', async (args, option) => {
    const d = await october()
    await expect(run(d, args)).rejects.toEqual(
      expect.objectContaining({ reason: expect.objectContaining({ kind: 'bad-option', option }) as unknown }),
    )
    await expect(run(d, args)).rejects.toBeInstanceOf(Failure)
  })
})
