import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { type How, launch as launchIn, newFolder, type Ran, READY, run as runIn, running } from '../cli/desk.ts'

// Each test starts a desk and asks it with commands of their own.
vi.setConfig({ testTimeout: 90_000 })

let folder: string
beforeEach(() => {
  folder = newFolder()
})
const launch = (args: readonly string[], env: How['env'] = {}) => launchIn(folder, args, { env })
const run = (args: readonly string[], env: How['env'] = {}) => runIn(folder, args, { env })

describe('a desk on one machine', () => {
  it('starts with a demonstration, takes a row, sweeps it, stops cleanly, and has everything after a restart', async () => {
    const first = launch(['start', '--port', '0'])
    const welcome = await first.said(READY)
    expect(welcome).toMatch(/^打开 http:\/\/127\.0\.0\.1:\d+\/\n/)
    expect(welcome).toContain('新工作簿，含演示台账')
    expect(readdirSync(path.join(folder, 'mail')).some((name) => name.endsWith('.eml'))).toBe(true)

    const typed = await run([
      'type',
      '投诉台账',
      '受理时间=2026-11-20 09:30',
      '首问责任人=王芳',
      '匿名=是',
      '房号或地点=北门',
      '类别=噪音扰民',
      '投诉内容=夜间施工',
    ])
    expect(typed).toMatchObject({ code: 0, err: '' })
    expect(await run(['sweep'])).toMatchObject({ code: 0 })
    const shown = await run(['show', '投诉台账', '--last', '1'])
    expect(shown.out).toMatch(/编号=TS-20261120-\d{3} .*阶段=待响应 .*响应时限=2026-11-20 09:35/)

    first.child.kill('SIGINT')
    expect(await first.ended).toMatchObject({ code: 0, err: '' })

    const offline = await run(['show', '投诉台账', '--last', '1'])
    expect(offline.out).toBe(shown.out)

    // Whoever has the file has the desk.
    const elsewhere = mkdtempSync(path.join(tmpdir(), 'daily-clear-copy-'))
    copyFileSync(path.join(folder, 'daily-clear.sqlite'), path.join(elsewhere, 'daily-clear.sqlite'))
    expect((await run(['--data', elsewhere, 'show', '投诉台账', '--last', '1'])).out).toBe(shown.out)
    rmSync(elsewhere, { recursive: true })

    const second = launch(['start', '--port', '0'])
    expect(await second.said(READY)).not.toContain('新工作簿')
    expect((await run(['show', '投诉台账', '--last', '1'])).out).toBe(shown.out)
    expect((await run(['sweep'])).out).toContain('写 0 处')
    expect((await run(['setup'])).out).toContain('工作簿已是最新')
  })

  it('says in the help of a command what holds for all of them', async () => {
    const { out } = await run(['start', '--help'])
    for (const option of ['--lang', '--data', '--port']) expect(out).toContain(option)
  })

  it('begins empty where that is asked for', async () => {
    const desk = launch(['start', '--port', '0', '--empty'])
    await desk.said(READY)
    expect((await run(['show', '投诉台账'])).out).toBe('')
    expect((await run(['show', '统计'])).code).toBe(1)
  })
})

interface Session {
  readonly name: string | null
  readonly logIn: string
  readonly language: string
  readonly spreadsheetId: string
  readonly mail?: object
  readonly sweep?: { readonly at: number; readonly ok: boolean }
}
const session = async (headers: Readonly<Record<string, string>> = {}): Promise<Session> => {
  const response = await fetch(`${running(folder).sheetsUrl}/desk/session`, { headers })
  return (await response.json()) as Session
}

describe('people at a desk', () => {
  it('see the number of what they typed within seconds, without waiting for the clock', async () => {
    const desk = launch(['start', '--port', '0', '--empty'])
    await desk.said(READY)
    const { name, spreadsheetId, sweep, mail } = await session()
    expect([name, mail, sweep?.ok]).toEqual(['本机', { kind: 'mailbox' }, true])
    const { sheetsUrl } = running(folder)
    const sheet = `${sheetsUrl}/v4/spreadsheets/${spreadsheetId}/values/${encodeURIComponent('投诉台账')}`
    const read = async (range: string) => (await (await fetch(`${sheet}!${range}`)).json()) as { values?: string[][] }
    const [headers = []] = (await read('1:1')).values ?? []
    const row: Readonly<Record<string, string>> = {
      受理时间: '2026-11-20 09:30',
      首问责任人: '王芳',
      匿名: '是',
      房号或地点: '北门',
      类别: '噪音扰民',
      投诉内容: '夜间施工',
    }
    // People write only the cells that are theirs.
    for (const [header, value] of Object.entries(row)) {
      const column = headers.indexOf(header)
      const letter =
        (column >= 26 ? String.fromCharCode(64 + Math.floor(column / 26)) : '') +
        String.fromCharCode(65 + (column % 26))
      const written = await fetch(`${sheet}!${letter}3?valueInputOption=USER_ENTERED`, {
        method: 'PUT',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ values: [[value]] }),
      })
      expect([written.status, header]).toEqual([200, header])
    }
    const number = headers.indexOf('编号')
    await vi.waitFor(async () => expect((await read('3:3')).values?.[0]?.[number]).toMatch(/^TS-20261120-\d{3}$/), {
      timeout: 15_000,
      interval: 300,
    })
    const file = await fetch(`${sheetsUrl}/desk/workbook.xlsx`)
    expect([file.status, Buffer.from(await file.arrayBuffer()).toString('latin1', 0, 2)]).toEqual([200, 'PK'])
    expect(await (await fetch(sheetsUrl)).text()).toMatch(/<script type="module" src="\/assets\/sheet-\w+\.js">/)
    await vi.waitFor(async () => expect((await session()).sweep?.at).toBeGreaterThan(sweep?.at ?? 0), {
      timeout: 15_000,
    })
  })

  it('at other machines need a passphrase, which nothing ever shows', async () => {
    const refused = await run(['start', '--port', '0', '--host', '0.0.0.0'])
    expect([refused.code, refused.out]).toEqual([1, ''])
    expect(refused.err.trim().split('\n')).toHaveLength(1)
    expect(refused.err).toMatch(/DAILY_CLEAR_PASSPHRASE.*people add/)
    expect(readdirSync(folder)).not.toContain('daily-clear.sqlite')

    const env = { DAILY_CLEAR_PASSPHRASE: 'ein gutes Wort' }
    const desk = launch(['start', '--port', '0', '--empty', '--host', '0.0.0.0'], env)
    const welcome = await desk.said(READY)
    expect(welcome).toMatch(/^打开 http:\/\/127\.0\.0\.1:\d+\/\n/)
    expect(await session()).toEqual({ name: null, logIn: 'passphrase', people: [], language: 'zh' })
    // Other commands of this machine go on as before.
    expect((await run(['sweep'])).code).toBe(0)
    desk.child.kill('SIGTERM')
    const { out, err } = await desk.ended
    expect(out + err + readFileSync(path.join(folder, 'session.key'), 'utf8')).not.toContain(env.DAILY_CLEAR_PASSPHRASE)
  })

  it('are let in by the list, over a restart', async () => {
    await runIn(folder, ['people', 'add', '王芳'], { input: 'wang fang wort\n' })
    const start = ['start', '--port', '0', '--empty']
    const first = launch(start)
    await first.said(READY)
    expect(await session()).toMatchObject({ logIn: 'people', people: ['王芳'] })
    const response = await fetch(`${running(folder).sheetsUrl}/desk/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ name: '王芳', passphrase: 'wang fang wort' }),
    })
    const [, value = ''] = /=([^;]+)/.exec(response.headers.get('set-cookie') ?? '') ?? []
    first.child.kill('SIGTERM')
    expect(await first.ended).toMatchObject({ code: 0, err: '' })
    await launch(start).said(READY)
    const { port } = new URL(running(folder).sheetsUrl)
    expect(await session({ cookie: `daily-clear-${port}=${value}` })).toMatchObject({ name: '王芳' })
    await run(['people', 'remove', '王芳'])
    expect(await session({ cookie: `daily-clear-${port}=${value}` })).toMatchObject({ name: '本机', logIn: 'none' })
  })

  it('do not hold up a desk that stops', async () => {
    const desk = launch(['start', '--port', '0', '--empty'])
    await desk.said(READY)
    const stream = await fetch(`${running(folder).sheetsUrl}/events`)
    expect(stream.status).toBe(200)
    desk.child.kill('SIGTERM')
    expect(await desk.ended).toMatchObject({ code: 0, err: '' })
    await stream.text()
  })
})

describe('one line that says what to do', () => {
  const oneLine = ({ code, out, err }: Ran, words: RegExp) => {
    expect(code).toBe(1)
    expect(out).toBe('')
    expect(err.trim().split('\n')).toHaveLength(1)
    expect(err).toMatch(words)
  }

  it('for a port that is taken', async () => {
    const other = createServer()
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve))
    const { port } = other.address() as AddressInfo
    oneLine(await run(['start', '--port', String(port)]), new RegExp(`端口 ${port} 被占用.*--port`))
    await new Promise((resolve) => other.close(resolve))
  })

  it('for a second copy on the same file, and the first goes on', async () => {
    const first = launch(['start', '--port', '0', '--empty'])
    await first.said(READY)
    oneLine(await run(['start', '--port', '0']), /正被另一个 daily-clear 使用.*--data/)
    expect((await run(['sweep'])).code).toBe(0)
  })

  it('for a file of another program, which stays as it was', async () => {
    const file = path.join(folder, 'daily-clear.sqlite')
    writeFileSync(file, 'my shopping list\n'.repeat(100))
    oneLine(await run(['start', '--port', '0']), /daily-clear\.sqlite 不能用.*未改动.*--data/)
    expect(readFileSync(file, 'utf8')).toBe('my shopping list\n'.repeat(100))
  })

  it('for a folder that cannot be made', async () => {
    writeFileSync(path.join(folder, 'file'), '')
    oneLine(await run(['--data', path.join(folder, 'file/desk'), 'start', '--port', '0']), /文件夹 .* 不能写.*--data/)
  })

  it('for a data file that is a folder', async () => {
    mkdirSync(path.join(folder, 'daily-clear.sqlite'))
    oneLine(await run(['start', '--port', '0']), /daily-clear\.sqlite 不能/)
  })

  it('for a zone that is none', async () => {
    oneLine(await run(['start', '--zone', 'Mars/Base']), /--zone.*Asia\/Shanghai/)
  })

  it('for a passphrase that is too short, without repeating it', async () => {
    const ran = await run(['start', '--port', '0'], { DAILY_CLEAR_PASSPHRASE: 'secret7' })
    oneLine(ran, /DAILY_CLEAR_PASSPHRASE.*至少 8 个字/)
    expect(ran.err).not.toContain('secret7')
  })

  it('for a list of people that cannot be read', async () => {
    writeFileSync(path.join(folder, 'people.json'), '{}')
    oneLine(await run(['start', '--port', '0']), /people\.json 读不出来.*people add/)
  })

  it('for an address that is not this machine’s', async () => {
    const env = { DAILY_CLEAR_PASSPHRASE: 'ein gutes Wort' }
    oneLine(await run(['start', '--port', '0', '--host', '203.0.113.9'], env), /不能在 203\.0\.113\.9 上监听.*--host/)
  })

  it('for commands where there is no desk', async () => {
    oneLine(await run(['sweep']), /还没有工作簿.*npm start/)
  })

  it('in English too', async () => {
    oneLine(await run(['--lang', 'en', 'sweep']), /There is no workbook in .*npm start/)
    oneLine(
      await run(['--lang', 'en', 'start', '--host', '::']),
      /Listening on :: lets other machines.*people add NAME/,
    )
  })

  it('for a mail server that does not answer, while the desk goes on and loses nothing', async () => {
    const desk = launch(['start', '--port', '0'], {
      SMTP_URL: 'smtp://user:secret%40word@127.0.0.1:1',
      DAILY_CLEAR_LOG: 'silent',
    })
    await desk.said(READY)
    expect(await session()).toMatchObject({ mail: { kind: 'server', address: 'smtp://127.0.0.1:1' } })
    const failed = (await run(['show', '通知记录'])).out
    expect(failed).toContain('状态=待发')
    expect(failed).not.toContain('状态=已发')
    desk.child.kill('SIGTERM')
    const { code, out, err } = await desk.ended
    expect(code).toBe(0)
    expect(err.trim().split('\n')).toHaveLength(1)
    expect(err).toMatch(/邮件服务器 smtp:\/\/127\.0\.0\.1:1 没有应答.*SMTP_URL/)
    expect(out + err).not.toContain('secret')
  })
})
