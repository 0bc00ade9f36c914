import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Command } from 'commander'
import { parse } from 'csv-parse/sync'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { MemoryLedger } from '../../src/adapters/memory/ledger.ts'
import { importCommand } from '../../src/cli/import.ts'
import { Failure } from '../../src/model/failure.ts'
import type { Language } from '../../src/model/language.ts'
import { complaintsIn, freshLedger, GOOD, mapJson, NOW, silent } from '../fixtures/import/support.ts'

const NAMES = ['id', 'opened', 'name', 'tel', 'building', 'flat', 'kind', 'text', 'closed']
const line = (cells: Readonly<Record<string, string>>) => NAMES.map((name) => cells[name] ?? '').join(',')
const good = (id: string, cells: Readonly<Record<string, string>> = {}) => line({ ...GOOD, id, ...cells })
const HEADER = NAMES.join(',')

let folder: string
let ledger: MemoryLedger
let closed = 0
const at = (name: string) => path.join(folder, name)
const put = (name: string, content: string | Uint8Array): string => {
  writeFileSync(at(name), content)
  return at(name)
}
const putLines = (...lines: readonly string[]) => put('old.csv', `${[HEADER, ...lines].join('\n')}\n`)

beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'daily-clear-import-'))
  ledger = await freshLedger()
  put('map.json', JSON.stringify(mapJson()))
  closed = 0
})
afterEach(() => {
  rmSync(folder, { recursive: true })
  vi.restoreAllMocks()
  process.exitCode = undefined
})

/** Runs the command as the shell would; what it said, and its exit code. */
async function run(args: readonly string[], language: Language = 'en') {
  const said: string[] = []
  const failed: string[] = []
  vi.spyOn(console, 'log').mockImplementation((text: string) => void said.push(text))
  vi.spyOn(console, 'error').mockImplementation((text: string) => void failed.push(text))
  let runs = 0
  const parts = {
    ledger,
    clock: { now: () => NOW },
    log: silent,
    newRunId: () => `run${++runs}${Math.random()}`,
    close: () => {
      closed++
      return Promise.resolve()
    },
  }
  const program = new Command().addCommand(importCommand(() => Promise.resolve({ parts, language })))
  await program.parseAsync(['node', 'daily-clear', 'import', ...args])
  const code = process.exitCode ?? 0
  process.exitCode = undefined
  return { said: said.join('\n'), failed: failed.join('\n'), code }
}
const importing = (file: string, ...more: readonly string[]) =>
  run([file, '--register', 'complaint', '--map', at('map.json'), ...more])

const ids = async () => (await complaintsIn(ledger)).rows.map((row) => row['externalId'])
const rejectsIn = (name: string) => parse(readFileSync(at(name)), { bom: true, relax_column_count: true })

describe('an import', () => {
  it('says how far it is and what became of the file, in either language', async () => {
    const file = putLines(good('A-1'), good('A-2', { kind: '新类' }), good('A-2'))
    const dry = await importing(file, '--dry-run')
    expect([dry.code, await ids()]).toEqual([0, []])
    expect(dry.said.replaceAll(folder, '…')).toMatchInlineSnapshot(`
      "3 of 3 rows read
      "Complaints": 3 rows in the file, 2 would be taken, 0 there already, 1 rejected
      Rejected rows and reasons are in …/old.rejects.csv: correct them and import that file
      1 would be added to "Categories": 新类
      Dry run: the ledger was not changed"
    `)
    const { said, code } = await run([file, '--register', 'complaint', '--map', at('map.json')], 'zh')
    expect([code, closed, await ids()]).toEqual([0, 2, ['A-1', 'A-2']])
    expect(said.replaceAll(folder, '…')).toMatchInlineSnapshot(`
      "已读 3 / 3 行
      “投诉台账”：文件 3 行，已导入 2 行，已有 0 行，退回 1 行
      退回的行和原因在 …/old.rejects.csv：改好后可直接导入这个文件
      “分类”新增 1 项：新类
      编号和时限在下一次巡检时写入"
    `)
  })

  it('without rejects leaves no file behind', async () => {
    await importing(putLines(good('A-1')))
    expect(existsSync(at('old.rejects.csv'))).toBe(false)
  })

  it('goes into the register that is named', async () => {
    const { said } = await run([putLines(good('A-1')), '--register', 'repair', '--map', at('map.json')])
    expect(said).toContain('"Repairs": 1 rows in the file, 1 taken')
    expect(await ids()).toEqual([])
  })

  it('ends the connection that brought its own end', async () => {
    let ended = 0
    const parts = {
      ledger,
      clock: { now: () => NOW },
      log: silent,
      newRunId: () => 'r',
      close: () => Promise.reject(new Error()),
    }
    const close = () => {
      ended++
      return Promise.resolve()
    }
    vi.spyOn(console, 'log').mockImplementation(() => undefined)
    await new Command()
      .addCommand(importCommand(() => Promise.resolve({ parts, language: 'en', close })))
      .parseAsync(['node', 'x', 'import', putLines(good('A-1')), '--register', 'complaint', '--map', at('map.json')])
    expect(ended).toBe(1)
  })
})

describe('an import that is cut short', () => {
  it('says what is in, fails, and goes on when it is run again', async () => {
    const file = putLines(...Array.from({ length: 1200 }, (_, index) => good(`A-${index + 1}`)))
    const whole = ledger
    let commits = 0
    ledger = {
      ...whole,
      commit: (...args) =>
        ++commits === 2
          ? Promise.reject(new Failure({ kind: 'sheets-unreachable', address: 'there', cause: 'ECONNRESET' }))
          : whole.commit(...args),
    }
    const errors: string[] = []
    await expect(importing(file, '--rejects', at('r.csv'))).rejects.toThrow('sheets-unreachable')
    for (const [text] of vi.mocked(console.error).mock.calls) errors.push(String(text))
    expect([errors.length, errors[0]?.includes('the 500 rows that were taken stay'), closed]).toEqual([1, true, 1])
    expect((await importing(file)).said).toContain('1200 rows in the file, 700 taken, 500 there already, 0 rejected')
    expect(new Set(await ids()).size).toBe(1200)
  })
})

describe('rejects', () => {
  it('go to a file with the columns as they were, the reason and the line, and come in once corrected', async () => {
    const file = putLines(
      good('A-1'),
      good('A-2', { opened: 'soon' }),
      '"A-3","2026-11-20\n10:00",x',
      `${good('A-4')},surplus,=1+1`,
      '',
      ',,,,,,,,',
      good('A-5', { text: '"=cmd, ""quoted"""', tel: '', name: '' }),
      good('A-6'),
    )
    const { said, code } = await importing(file)
    expect([code, await ids()]).toEqual([0, ['A-1', 'A-6']])
    expect(said).toContain('6 rows in the file, 2 taken, 0 there already, 4 rejected')
    expect(said).toContain(`Rejected rows and reasons are in ${at('old.rejects.csv')}`)
    const rows = rejectsIn('old.rejects.csv')
    expect(rows[0]).toEqual([...NAMES, 'reason', 'line'])
    expect(rows.slice(1).map((cells) => [cells[0], cells[10], ...cells.slice(11)])).toEqual([
      ['A-2', '3'],
      ['A-3', '4'],
      ['A-4', '6', 'surplus', '=1+1'],
      ['A-5', '9'],
    ])
    expect(rows[4]?.[7]).toBe('=cmd, "quoted"')
    expect(rows[4]?.[9]).toBe('Fill in "Customer". Fill in "Phone"')

    const corrected = readFileSync(at('old.rejects.csv'), 'utf8').replace('soon', '2026-11-20 10:00')
    const again = await importing(put('old.rejects.csv', corrected))
    expect(again.said).toContain('4 rows in the file, 1 taken, 0 there already, 3 rejected')
    expect(existsSync(at('old.rejects.rejects.csv'))).toBe(true)
  })

  it('of a file that has columns called reason and line itself take other names', async () => {
    const file = put('old.csv', `${HEADER},reason,line\n${good('A-1', { text: '' })},because,7\n`)
    await importing(file, '--rejects', at('elsewhere.csv'))
    expect(rejectsIn('elsewhere.csv').map((cells) => cells.slice(9))).toEqual([
      ['reason', 'line', 'reject_reason', 'reject_line'],
      ['because', '7', 'Fill in "Complaint"', '2'],
    ])
  })

  it('are written in a dry run too', async () => {
    await importing(putLines(good('A-1', { text: '' })), '--dry-run')
    expect(rejectsIn('old.rejects.csv')).toHaveLength(2)
  })
})

const utf16 = (text: string) => Buffer.from(`\uFEFF${text}`, 'utf16le')
/** A file with 投诉 in its text, as GB 18030 has it: CD B6 CB DF. */
const gbkFile = () => {
  const cells = { name: 'Z', kind: 'X', text: '@' }
  const [before = '', after = ''] = `${HEADER}\n${good('A-1', cells)}\n`.split('@')
  return Buffer.concat([Buffer.from(before), Buffer.of(0xcd, 0xb6, 0xcb, 0xdf), Buffer.from(after)])
}

describe('files of every make', () => {
  const two = [HEADER, good('A-1'), good('A-2')]
  it.each([
    ['a byte order mark', () => `\uFEFF${two.join('\n')}`],
    ['Windows line endings', () => `${two.join('\r\n')}\r\n`],
    ['old Mac line endings', () => two.join('\r')],
    ['mixed line endings', () => `${HEADER}\r\n${good('A-1')}\n${good('A-2')}\r\n\r\n`],
    ['UTF-16 with its mark', () => utf16(two.join('\r\n'))],
    [
      'quotes everywhere',
      () =>
        two
          .map((one) =>
            one
              .split(',')
              .map((cell) => `"${cell}"`)
              .join(','),
          )
          .join('\n'),
    ],
    ['a quote in the middle of a text', () => [HEADER, good('A-1', { text: '12" pipe' }), good('A-2')].join('\n')],
    [
      'more than one chunk of it',
      () => `${HEADER}\n${good('A-1', { text: '投'.repeat(40_000) })}\r\n${good('A-2', { text: '诉'.repeat(40_001) })}`,
    ],
  ])('%s', async (_name, content) => {
    const { code, said } = await importing(put('old.csv', content()))
    expect([code, await ids()], said).toEqual([0, ['A-1', 'A-2']])
  })

  it('an encoding that the map names', async () => {
    put('map.json', JSON.stringify(mapJson({ encoding: 'gb18030' })))
    await importing(put('old.csv', gbkFile()))
    expect((await complaintsIn(ledger)).rows[0]).toMatchObject({ description: '投诉' })
  })

  it('a delimiter that the map names, for the rejects as well', async () => {
    put('map.json', JSON.stringify(mapJson({ delimiter: ';' })))
    const file = put(
      'old.csv',
      [HEADER, good('A-1', { text: 'a\\b' }), good('A-2', { text: '' })].join('\n').replaceAll(',', ';'),
    )
    expect((await importing(file)).said).toContain('1 taken, 0 there already, 1 rejected')
    expect((await importing(at('old.rejects.csv'))).said).toContain(
      '1 rows in the file, 0 taken, 0 there already, 1 rejected',
    )
  })

  it('columns of one name that the map does not want are told', async () => {
    const file = put('old.csv', `${HEADER},x,x\n${good('A-1')},1,2\n`)
    expect((await importing(file)).said).toContain('Columns that stand twice in the file: x')
  })

  it('no row at all', async () => expect((await importing(putLines())).said).toContain('0 rows in the file, 0 taken'))
})

describe('what keeps an import from beginning is one line that says what to do', () => {
  it.each([
    ['no such file', () => at('none.csv'), 'There is no file …/none.csv: check its path'],
    ['a folder', () => folder, '… cannot be read (EISDIR): see that it is a file'],
    ['an empty file', () => put('old.csv', ''), '…/old.csv is empty'],
    ['blank lines only', () => put('old.csv', '\n\n\n'), '…/old.csv is empty'],
    [
      'an Excel workbook',
      () => put('old.csv', Buffer.of(0x50, 0x4b, 3, 4, 0, 0)),
      '…/old.csv is no CSV: save it as "CSV UTF-8"',
    ],
    ['UTF-16 without its mark', () => put('old.csv', utf16(HEADER).subarray(2)), '…/old.csv is no CSV'],
    [
      'another encoding',
      () => put('old.csv', gbkFile()),
      '…/old.csv is not utf-8 on line 2: put its "encoding" into the map',
    ],
    [
      'half a character at the end',
      () => put('old.csv', Buffer.concat([Buffer.from(`${HEADER}\n\n`), Buffer.of(0xe6, 0x8a)])),
      '…/old.csv is not utf-8 on line 3',
    ],
    [
      'a quote that never closes',
      () => putLines(good('A-1'), 'A-2,"2026', good('A-3')),
      'In …/old.csv, the record that begins on line 3 opens a quote',
    ],
    [
      'a column that the file lacks',
      () => put('old.csv', `${NAMES.slice(2).join(',')}\n`),
      'The file lacks columns that the map names: opened, id. The file has: name,',
    ],
    [
      'a column that the file has twice',
      () => put('old.csv', `${HEADER},tel\n`),
      'Columns that the map names stand twice: tel.',
    ],
  ])('%s', async (_name, make, expected) => {
    const { code, failed, said } = await importing(make())
    expect([code, said, closed]).toEqual([1, '', 1])
    expect(failed.replaceAll(folder, '…')).toContain(expected)
    expect(failed.split('\n')).toHaveLength(1)
    expect(await ids()).toEqual([])
    const zh = await run([make(), '--register', 'complaint', '--map', at('map.json')], 'zh')
    expect(zh.failed).toMatch(/[一-鿿]/)
  })

  it.each([
    ['no such map', undefined, 'There is no file …/map.json'],
    ['a map that is no JSON', '{ "timeZone": ', 'The map …/map.json is no JSON:'],
    ['a map that is wrong', '{}', 'The map …/map.json is wrong:\n  timeZone: '],
  ])('%s', async (_name, content, expected) => {
    rmSync(at('map.json'))
    if (content !== undefined) put('map.json', content)
    const { code, failed } = await importing(putLines(good('A-1')))
    expect(code).toBe(1)
    expect(failed.replaceAll(folder, '…')).toContain(expected)
  })

  it('rejects that would overwrite the file', async () => {
    const file = putLines(good('A-1', { text: '' }))
    const { code, failed } = await importing(file, '--rejects', file)
    expect([code, failed]).toEqual([
      1,
      `The rejects cannot go into the source file ${file}: name another with --rejects`,
    ])
    expect(readFileSync(file, 'utf8')).toContain('A-1')
  })

  it('rejects that cannot be written', async () => {
    const { code, failed } = await importing(putLines(good('A-1', { text: '' })), '--rejects', at('no/such/folder.csv'))
    expect([code, failed.includes('cannot be written (ENOENT)')]).toEqual([1, true])
  })
})
