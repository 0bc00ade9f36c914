import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { sheetsClient } from '../../src/adapters/google-sheets/client.ts'
import { createSpreadsheet } from '../../src/adapters/google-sheets/create.ts'
import { problemLine } from '../../src/cli/problem.ts'
import { BackupError } from '../../src/standalone/backup/backup-error.ts'
import { restoreBackup } from '../../src/standalone/backup/restore.ts'
import { saveBackup } from '../../src/standalone/backup/save.ts'
import { announce, type Home, openHome, withdraw } from '../../src/standalone/home.ts'
import { openSheetsServer } from '../../src/standalone/sheets-server/index.ts'

const NOW = new Date(Date.UTC(2026, 10, 21, 4, 5, 6, 7))
let folder: string
let home: Home
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'daily-clear-backup-'))
  home = openHome(folder)
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const at = (name: string): string => path.join(folder, name)
const put = (name: string, content: string | Buffer): string => {
  writeFileSync(at(name), content)
  return at(name)
}
/** A workbook without tabs of ours: what is in it is not what is tested here. */
async function workbook(title: string): Promise<void> {
  const server = await openSheetsServer({ file: home.workbookFile })
  const client = sheetsClient({ rootUrl: server.url, accessToken: 'x' })
  await createSpreadsheet(client, { title, zone: 'Etc/GMT', language: 'zh' })
  await server.close()
}
const titles = (file: string): readonly unknown[] => {
  const db = new DatabaseSync(file, { readOnly: true })
  try {
    return db
      .prepare('SELECT json FROM book')
      .all()
      .map(({ json }) => /"title":"([^"]*)"/.exec(String(json))?.[1])
  } finally {
    db.close()
  }
}
const problemOf = async (doing: Promise<unknown>): Promise<BackupError> => {
  const error: unknown = await doing.then(
    () => expect.fail('it was done'),
    (thrown: unknown) => thrown,
  )
  if (!(error instanceof BackupError)) throw error
  for (const language of ['zh', 'en'] as const) {
    const line = problemLine(error, language)
    expect(line?.split('\n')).toHaveLength(1)
    expect(line).toMatch(language === 'zh' ? /[一-鿿]/ : /^[A-Z/]/)
  }
  return error
}

describe('a backup', () => {
  it('of a workbook that is none of ours says no number of cases', async () => {
    await workbook('first')
    const contents = await saveBackup(home, at('b.sqlite'), { force: false })
    expect(contents.cases).toBeUndefined()
    expect(contents.size).toBeGreaterThan(4000)
    expect(statSync(at('b.sqlite')).mode & 0o777).toBe(0o600)
    expect(readdirSync(folder).sort()).toEqual(['b.sqlite', 'daily-clear.sqlite', 'mail'])
  })

  it('takes away what an earlier one left unfinished', async () => {
    await workbook('first')
    put('b.sqlite.part', 'half')
    put('b.sqlite.part-journal', 'half')
    await saveBackup(home, at('b.sqlite'), { force: false })
    expect(readdirSync(folder).filter((name) => name.includes('.part'))).toEqual([])
  })

  it('reads the file itself when the note of a running desk is of one that is gone', async () => {
    await workbook('first')
    const desk = {
      pid: process.pid,
      spreadsheetId: 'x',
      sheetsUrl: 'http://127.0.0.1:1',
      sheetsToken: 't',
      smtpUrl: '',
    }
    announce(home, desk)
    await saveBackup(home, at('b.sqlite'), { force: false })
    const server = await openSheetsServer({ file: home.workbookFile })
    const { problem } = await problemOf(saveBackup(home, at('c.sqlite'), { force: false }))
    expect(problem.kind).toBe('desk-unreachable')
    await server.close()
    withdraw(home)
  })

  it('never writes over what is there, nor into what is none', async () => {
    await workbook('first')
    put('b.sqlite', 'mine')
    expect((await problemOf(saveBackup(home, at('b.sqlite'), { force: false }))).problem.kind).toBe('file-exists')
    mkdirSync(at('folder'))
    expect((await problemOf(saveBackup(home, at('folder'), { force: true }))).problem.kind).toBe('target-unwritable')
    expect(readFileSync(at('b.sqlite'), 'utf8')).toBe('mine')
    expect(readdirSync(folder).filter((name) => name.includes('.part'))).toEqual([])
  })
})

describe('a restore', () => {
  it('puts the present file aside under the time, and the backup in its place', async () => {
    await workbook('first')
    await saveBackup(home, at('b.sqlite'), { force: false })
    await workbook('second')
    const { aside } = await restoreBackup(home, at('b.sqlite'), NOW)
    expect(aside).toBe(`${home.workbookFile}.before-restore-20261121T040506007Z`)
    expect(titles(home.workbookFile)).toEqual(['first'])
    expect(titles(aside ?? '')).toEqual(['first', 'second'])
    expect(titles(at('b.sqlite'))).toEqual(['first'])
  })

  it('makes a desk where there was none', async () => {
    await workbook('first')
    await saveBackup(home, at('b.sqlite'), { force: false })
    rmSync(home.workbookFile)
    expect((await restoreBackup(home, at('b.sqlite'), NOW)).aside).toBeUndefined()
    expect(titles(home.workbookFile)).toEqual(['first'])
  })

  it('waits for whoever has the file open, running note or not', async () => {
    await workbook('first')
    await saveBackup(home, at('b.sqlite'), { force: false })
    const server = await openSheetsServer({ file: home.workbookFile })
    expect((await problemOf(restoreBackup(home, at('b.sqlite'), NOW))).problem.kind).toBe('desk-running')
    await server.close()
    expect(readdirSync(folder).filter((name) => /restor/.test(name))).toEqual([])
  })

  it('refuses what is no backup of ours, and changes nothing', async () => {
    await workbook('first')
    const backup = at('b.sqlite')
    await saveBackup(home, backup, { force: false })
    await workbook('second')
    const bytes = readFileSync(backup)
    const newer = Buffer.from(bytes)
    newer.writeUInt32BE(9999, 60)
    const other = new DatabaseSync(at('other'))
    other.exec('CREATE TABLE x (y)')
    other.close()
    const cases = [
      [at('none'), 'source-missing'],
      [folder, 'source-unreadable'],
      [put('empty', ''), 'source-foreign'],
      [put('text', 'shopping list\n'.repeat(100)), 'source-foreign'],
      [at('other'), 'source-foreign'],
      [put('newer', newer), 'source-foreign'],
      [
        put('damaged', Buffer.concat([bytes.subarray(0, 8192), Buffer.alloc(bytes.length - 8192, 7)])),
        'source-damaged',
      ],
      [put('half', bytes.subarray(0, Math.floor(bytes.length / 8192) * 4096)), 'source-damaged'],
    ] as const
    for (const [file, kind] of cases)
      expect((await problemOf(restoreBackup(home, file, NOW))).problem.kind, file).toBe(kind)
    expect(titles(home.workbookFile)).toEqual(['first', 'second'])
    expect(readdirSync(folder).filter((name) => /restor/.test(name))).toEqual([])
  })
})
