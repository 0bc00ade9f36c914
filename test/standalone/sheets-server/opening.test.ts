import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { describe, expect, onTestFinished, test } from 'vitest'
import {
  OpenError,
  type OpenProblem,
  openSheetsServer,
  openSheetsService,
} from '../../../src/standalone/sheets-server/index.ts'
import { call, commandLine, folder, open, ways } from './support.ts'

async function problemOf(options: Parameters<typeof openSheetsServer>[0]): Promise<OpenProblem> {
  try {
    await (await openSheetsServer(options)).close()
  } catch (error) {
    if (error instanceof OpenError) return error.problem
    throw error
  }
  throw new Error('it opened')
}

describe('what is written', () => {
  test('is for its owner’s eyes, copies and logs too', () => {
    const place = folder()
    const service = openSheetsService({ file: path.join(place, 'a.sqlite') })
    onTestFinished(() => service.close())
    service.backup(path.join(place, 'b.sqlite'))
    const modes = readdirSync(place).map((name) => [name, statSync(path.join(place, name)).mode & 0o777])
    expect(modes).toEqual(
      expect.arrayContaining([
        ['a.sqlite', 0o600],
        ['a.sqlite-wal', 0o600],
        ['b.sqlite', 0o600],
      ]),
    )
    expect(modes.every(([, mode]) => mode === 0o600)).toBe(true)
  })
})

describe('what cannot be opened', () => {
  test('a taken port; the file is let go', async () => {
    const first = await open()
    const file = path.join(folder(), 'a.sqlite')
    expect(await problemOf({ file, port: first.port })).toEqual({
      kind: 'port-taken',
      host: '127.0.0.1',
      port: first.port,
    })
    await (await openSheetsServer({ file })).close()
  })

  test('a file that another server holds', async () => {
    const file = path.join(folder(), 'a.sqlite')
    await open({ file })
    expect(await problemOf({ file })).toEqual({ kind: 'file-in-use', file })
  })

  test('a folder that is not there, and a folder in place of a file', async () => {
    const place = folder()
    mkdirSync(path.join(place, 'sub'))
    expect(await problemOf({ file: path.join(place, 'no', 'a.sqlite') })).toMatchObject({ kind: 'file-unwritable' })
    expect(await problemOf({ file: path.join(place, 'sub') })).toMatchObject({ kind: 'file-unwritable' })
    expect(readdirSync(place)).toEqual(['sub'])
  })

  test.each<[string, (file: string) => void, string]>([
    ['text', (file) => writeFileSync(file, 'hello'), 'not-sqlite'],
    ['long text', (file) => writeFileSync(file, 'hello '.repeat(1000)), 'not-sqlite'],
    [
      "another program's database",
      (file) => {
        const db = new DatabaseSync(file)
        db.exec('CREATE TABLE t (a); PRAGMA journal_mode = WAL')
        db.close()
      },
      'not-ours',
    ],
    [
      "a newer version's file",
      (file) => {
        const db = new DatabaseSync(file)
        db.exec('PRAGMA application_id = 0x44437368; PRAGMA user_version = 3; CREATE TABLE t (a)')
        db.close()
      },
      'newer',
    ],
  ])('%s, which is left untouched', async (_, make, reason) => {
    const place = folder()
    const file = path.join(place, 'theirs')
    make(file)
    const before = readFileSync(file)
    expect(await problemOf({ file })).toEqual({ kind: 'file-foreign', file, reason })
    expect(readFileSync(file).equals(before)).toBe(true)
    expect(readdirSync(place)).toEqual(['theirs'])
  })

  test('an empty file is a new one', async () => {
    const file = path.join(folder(), 'a.sqlite')
    writeFileSync(file, '')
    await (await openSheetsServer({ file })).close()
    await (await openSheetsServer({ file })).close()
  })
})

function run(...args: string[]) {
  return spawn(process.execPath, commandLine(...args), {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, SHEETS_TOKEN: 'secret', EMPTY_TOKEN: '' },
  })
}

async function ended(child: ReturnType<typeof run>): Promise<{ code: number | null; out: string; err: string }> {
  let out = ''
  let err = ''
  child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()))
  const [code] = (await once(child, 'close')) as [number | null]
  return { code, out, err }
}

describe('the command', () => {
  test.each(['SIGINT', 'SIGTERM'] as const)('prints one line, serves, and ends cleanly on %s', async (signal) => {
    const file = path.join(folder(), 'a.sqlite')
    const child = run('--data', file, '--token-env', 'SHEETS_TOKEN')
    const [line] = (await once(child.stdout, 'data')) as [Buffer]
    expect(line.toString()).toMatch(/^listening http:\/\/127\.0\.0\.1:\d+\n$/)
    const url = line.toString().trim().slice('listening '.length)
    expect((await call({ url }, 'POST', '', {})).status).toBe(401)
    const created = await call({ url }, 'POST', '', {}, { authorization: 'Bearer secret' })
    const end = ended(child)
    child.kill(signal)
    expect(await end).toEqual({ code: 0, out: '', err: '' })
    const again = await openSheetsServer({ file })
    const { spreadsheetId } = created.body as { spreadsheetId: string }
    expect((await ways(again, spreadsheetId).get()).spreadsheetId).toBe(spreadsheetId)
    await again.close()
  })

  test.each<[string, (place: string) => string[], RegExp]>([
    ['in Chinese', (place) => ['--data', path.join(place, 'no', 'a'), '--lang', 'zh-CN'], /^.* 不能写.*请检查.*\n$/],
    [
      'in English',
      (place) => ['--data', path.join(place, 'no', 'a'), '--lang', 'en'],
      /^.* cannot be written .*check .*\n$/,
    ],
    ['about a port', () => ['--data', ':memory:', '--port', '99999', '--lang', 'en'], /--port .*99999.*\n$/],
    [
      'about a token',
      () => ['--data', ':memory:', '--token-env', 'EMPTY_TOKEN', '--lang', 'en'],
      /^Option --token-env .*EMPTY_TOKEN is empty.*\n$/,
    ],
    ['about no file', () => ['--lang', 'en'], /^Option --data .*\n$/],
  ])('says in one line what is wrong, %s', async (_, args, line) => {
    const { code, out, err } = await ended(run(...args(folder())))
    expect({ code, out }).toEqual({ code: 1, out: '' })
    expect(err).toMatch(line)
  })
})
