import { type ChildProcess, spawn } from 'node:child_process'
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'

const MAIN = path.resolve(import.meta.dirname, '../../src/cli/main.ts')
let folder: string
const children: ChildProcess[] = []

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'daily-clear-'))
})
afterEach(async () => {
  await Promise.all(children.splice(0).map((child) => stop(child)))
  rmSync(folder, { recursive: true, force: true })
})

interface Ran {
  readonly code: number | null
  readonly out: string
  readonly err: string
}

function launch(args: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const child = spawn(process.execPath, [MAIN, '--data', folder, ...args], {
    env: { PATH: process.env['PATH'], LANG: 'zh_CN.UTF-8', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  children.push(child)
  let out = ''
  let err = ''
  child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()))
  const ended = new Promise<Ran>((resolve) => child.once('close', (code) => resolve({ code, out, err })))
  const said = (words: string) =>
    new Promise<string>((resolve, reject) => {
      const look = () => {
        if (out.includes(words)) resolve(out)
      }
      child.stdout.on('data', look)
      void ended.then(({ code }) => reject(new Error(`ended with ${code} before saying ${words}: ${out}${err}`)))
      look()
    })
  return { child, ended, said }
}

const run = (args: readonly string[], env?: Readonly<Record<string, string>>): Promise<Ran> => launch(args, env).ended

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const closed = new Promise((resolve) => child.once('close', resolve))
  child.kill('SIGTERM')
  await closed
}

const READY = '已完成第一次巡检和月统计'

describe('a desk on one machine', () => {
  it('starts with a demonstration, takes a row, sweeps it, stops cleanly, and has everything after a restart', async () => {
    const first = launch(['start', '--port', '0'])
    const welcome = await first.said(READY)
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

  it('begins empty where that is asked for', async () => {
    const desk = launch(['start', '--port', '0', '--empty'])
    await desk.said(READY)
    expect((await run(['show', '投诉台账'])).out).toBe('')
    expect((await run(['show', '统计'])).code).toBe(1)
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

  it('for commands where there is no desk', async () => {
    oneLine(await run(['sweep']), /还没有工作簿.*npm start/)
  })

  it('in English too', async () => {
    oneLine(await run(['--lang', 'en', 'sweep']), /There is no workbook in .*npm start/)
  })

  it('for a mail server that does not answer, while the desk goes on and loses nothing', async () => {
    const desk = launch(['start', '--port', '0'], {
      SMTP_URL: 'smtp://user:secret@127.0.0.1:1',
      DAILY_CLEAR_LOG: 'silent',
    })
    await desk.said(READY)
    const failed = (await run(['show', '通知记录'])).out
    expect(failed).toContain('状态=失败')
    expect(failed).not.toContain('状态=已发')
    desk.child.kill('SIGTERM')
    const { code, out, err } = await desk.ended
    expect(code).toBe(0)
    expect(err.trim().split('\n')).toHaveLength(1)
    expect(err).toMatch(/邮件服务器 smtp:\/\/127\.0\.0\.1:1 没有应答.*SMTP_URL/)
    expect(out + err).not.toContain('secret')
  })
})
