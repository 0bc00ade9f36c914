import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach } from 'vitest'

const COMPILED = path.join(tmpdir(), 'daily-clear-compiled')
const MAIN = path.resolve(import.meta.dirname, '../../src/cli/main.ts')
const children: ChildProcess[] = []
const folders: string[] = []

afterEach(async () => {
  await Promise.all(children.splice(0).map((child) => stop(child)))
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})

/** What the first sweep says when it is done. */
export const READY = '已完成第一次巡检和月统计'

export interface Ran {
  readonly code: number | null
  readonly out: string
  readonly err: string
}

export function newFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'daily-clear-'))
  folders.push(folder)
  return folder
}

export interface How {
  readonly env?: Readonly<Record<string, string>>
  /** What is piped in. */
  readonly input?: string
}

/** Runs a command as a person on this machine does. */
export function launch(folder: string, args: readonly string[], { env = {}, input }: How = {}) {
  const child = spawn(process.execPath, [MAIN, '--data', folder, ...args], {
    // Hundreds of processes run the same files.
    env: { PATH: process.env['PATH'], LANG: 'zh_CN.UTF-8', NODE_COMPILE_CACHE: COMPILED, ...env },
    stdio: ['pipe', 'pipe', 'pipe'],
  })
  children.push(child)
  child.stdin.on('error', () => undefined)
  child.stdin.end(input)
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

export const run = (folder: string, args: readonly string[], how?: How): Promise<Ran> => launch(folder, args, how).ended

export async function stop(child: ChildProcess, signal: NodeJS.Signals = 'SIGTERM'): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const closed = new Promise((resolve) => child.once('close', resolve))
  child.kill(signal)
  await closed
}

/** Where the desk that runs in a folder is, and its token. */
export const running = (folder: string) =>
  JSON.parse(readFileSync(path.join(folder, 'running.json'), 'utf8')) as {
    readonly sheetsUrl: string
    readonly sheetsToken: string
    readonly spreadsheetId: string
  }

/** Types a complaint. */
export const typeComplaint = (folder: string, words: string): Promise<Ran> =>
  run(folder, [
    'type',
    '投诉台账',
    '受理时间=2026-11-20 09:30',
    '首问责任人=王芳',
    '匿名=是',
    '房号或地点=北门',
    '类别=噪音扰民',
    `投诉内容=${words}`,
  ])
