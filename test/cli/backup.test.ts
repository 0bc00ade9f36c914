import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { setTimeout } from 'node:timers/promises'
import { describe, expect, it, vi } from 'vitest'
import { launch, newFolder, type Ran, READY, run, running, stop, typeComplaint } from './desk.ts'

// Each test starts a desk and asks it with commands of their own.
vi.setConfig({ testTimeout: 90_000 })

const DATA = 'daily-clear.sqlite'
const last = async (folder: string): Promise<string> =>
  /投诉内容=(\S+)/.exec((await run(folder, ['show', '投诉台账', '--last', '1'])).out)?.[1] ?? ''

function refused({ code, out, err }: Ran, words: RegExp) {
  expect([code, out]).toEqual([1, ''])
  expect(err.trim().split('\n')).toHaveLength(1)
  expect(err).toMatch(words)
}

async function desk(...args: readonly string[]) {
  const folder = newFolder()
  const started = launch(folder, ['start', '--port', '0', '--empty', ...args])
  await started.said(READY)
  return { folder, ...started }
}

describe('a backup', () => {
  it('of a desk that runs and one that does not hold the same; a restore brings it back and keeps what was there', async () => {
    const { folder, child } = await desk()
    const [warm, cold] = [path.join(folder, 'warm.sqlite'), path.join(folder, 'cold.sqlite')]
    await typeComplaint(folder, '夜间施工')
    await run(folder, ['sweep'])
    expect((await run(folder, ['backup', warm])).out).toMatch(/^已备份到 .*warm\.sqlite：1 件，\d\.\d MB\n$/)
    await stop(child)
    expect((await run(folder, ['--lang', 'en', 'backup', cold])).out).toMatch(/: 1 case, \d\.\d MB\n$/)
    await typeComplaint(folder, '之后的事')
    expect(await last(folder)).toBe('之后的事')

    const restored = await run(folder, ['restore', warm])
    expect(restored.out).toMatch(/已从 .*warm\.sqlite 恢复：1 件.*\n恢复前的数据在 .*\n.*可能会再发一次/)
    expect(await last(folder)).toBe('夜间施工')
    const aside = readdirSync(folder).find((name) => name.includes('before-restore')) ?? ''
    expect((await run(folder, ['restore', path.join(folder, aside)])).code).toBe(0)
    expect(await last(folder)).toBe('之后的事')
    expect((await run(folder, ['restore', cold])).code).toBe(0)
    expect(await last(folder)).toBe('夜间施工')
    expect(readdirSync(folder).filter((name) => /\.part|restoring|-wal|-shm|^\.backup/.test(name))).toEqual([])
  })

  it('is whole while others write', async () => {
    const { folder } = await desk()
    const { sheetsUrl, sheetsToken, spreadsheetId } = running(folder)
    const writing = new AbortController()
    const written: number[] = []
    // Two cells in one call: a copy that has another number in one of them than in the other was taken in between.
    const range = `${encodeURIComponent('投诉台账')}!AA500:AB500`
    const write = async (): Promise<void> => {
      for (let n = 1; !writing.signal.aborted; n++) {
        const response = await fetch(
          `${sheetsUrl}/v4/spreadsheets/${spreadsheetId}/values/${range}?valueInputOption=RAW`,
          {
            method: 'PUT',
            headers: { authorization: `Bearer ${sheetsToken}`, 'content-type': 'application/json' },
            body: JSON.stringify({ values: [[`pair ${n}`, `pair ${n}`]] }),
          },
        )
        if (response.ok) written.push(n)
        await setTimeout(5)
      }
    }
    const writer = write()
    for (const name of ['a', 'b', 'c']) {
      const file = path.join(folder, `${name}.sqlite`)
      const before = written.at(-1) ?? 0
      expect(await run(folder, ['backup', file])).toMatchObject({ code: 0, err: '' })
      const db = new DatabaseSync(file)
      expect(db.prepare('PRAGMA integrity_check').get()).toEqual({ integrity_check: 'ok' })
      const pairs = db
        .prepare('SELECT json FROM row')
        .all()
        // A sweep at the minute quotes them in the check column; the cells themselves hold nothing else. It may keep the row, too.
        .map(({ json }) => [...String(json).matchAll(/"pair (\d+)"/g)].map(([, n]) => Number(n)))
        .filter((pair) => pair.length > 0)
      db.close()
      for (const pair of pairs) expect(pair).toEqual([pair[0], pair[0]])
      expect(Math.max(...pairs.flat())).toBeGreaterThanOrEqual(before)
    }
    writing.abort()
    await writer
    expect(written.length).toBeGreaterThan(10)
  })

  it('never takes the place of a file unasked', async () => {
    const { folder, child } = await desk()
    await stop(child)
    const file = path.join(folder, 'b.sqlite')
    writeFileSync(file, 'mine')
    refused(await run(folder, ['backup', file]), /b\.sqlite 已存在，未覆盖.*--force/)
    expect(readFileSync(file, 'utf8')).toBe('mine')
    expect((await run(folder, ['backup', file, '--force'])).code).toBe(0)
    expect(readFileSync(file, 'latin1').slice(0, 15)).toBe('SQLite format 3')
  })

  it('is one line where it cannot be', async () => {
    refused(await run(newFolder(), ['backup', '/tmp/never.sqlite']), /还没有工作簿.*npm start/)
    const { folder, child } = await desk()
    refused(await run(folder, ['backup', path.join(folder, 'no/such/b.sqlite')]), /写不进去（ENOENT）/)
    await stop(child)
    refused(await run(folder, ['backup', path.join(folder, 'no/such/b.sqlite')]), /写不进去（/)
    expect(existsSync('/tmp/never.sqlite')).toBe(false)
  })
})

describe('a restore', () => {
  it('keeps what a desk that was killed had not yet written into its file', async () => {
    const { folder, child } = await desk()
    const backup = path.join(folder, 'b.sqlite')
    await run(folder, ['backup', backup])
    await typeComplaint(folder, '断电之前')
    await stop(child, 'SIGKILL')
    expect(readdirSync(folder)).toContain(`${DATA}-wal`)
    expect((await run(folder, ['restore', backup])).code).toBe(0)
    expect(await last(folder)).toBe('')
    const aside = readdirSync(folder).find((name) => name.includes('before-restore')) ?? ''
    const elsewhere = newFolder()
    copyFileSync(path.join(folder, aside), path.join(elsewhere, DATA))
    expect(await last(elsewhere)).toBe('断电之前')
  })

  it('takes what was copied from under such a desk, its log with it', async () => {
    const { folder, child } = await desk()
    await typeComplaint(folder, '断电之前')
    await stop(child, 'SIGKILL')
    const elsewhere = newFolder()
    expect((await run(elsewhere, ['restore', path.join(folder, DATA)])).out).not.toContain('恢复前')
    expect(await last(elsewhere)).toBe('断电之前')
    expect(readdirSync(folder)).toContain(`${DATA}-wal`)
  })

  it('brings a desk back whose own file is damaged, and keeps the damaged one', async () => {
    const { folder, child } = await desk()
    await typeComplaint(folder, '夜间施工')
    const backup = path.join(folder, 'b.sqlite')
    await run(folder, ['backup', backup])
    await stop(child)
    writeFileSync(path.join(folder, DATA), 'not a database at all'.repeat(100))
    expect((await run(folder, ['restore', backup])).code).toBe(0)
    expect(await last(folder)).toBe('夜间施工')
    const aside = readdirSync(folder).find((name) => name.includes('before-restore')) ?? ''
    expect(readFileSync(path.join(folder, aside), 'utf8')).toContain('not a database at all')
  })

  it('is one line, and nothing has changed, where it cannot be', async () => {
    const { folder, child } = await desk()
    await typeComplaint(folder, '夜间施工')
    const backup = path.join(folder, 'b.sqlite')
    await run(folder, ['backup', backup])
    refused(await run(folder, ['restore', backup]), /正在运行：请先停止/)
    await stop(child)
    refused(await run(folder, ['restore', path.join(folder, 'none')]), /没有文件 .*none：请核对路径/)
    expect(await last(folder)).toBe('夜间施工')
  })

  it('says so in English too', async () => {
    const folder = newFolder()
    mkdirSync(path.join(folder, 'x'))
    refused(
      await run(folder, ['--lang', 'en', 'restore', path.join(folder, 'none')]),
      /There is no file .*: check its path/,
    )
  })
})
