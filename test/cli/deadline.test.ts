import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { openSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { describe, expect, it } from 'vitest'
import { reference } from '../support/reference.ts'

const MAIN = path.resolve(import.meta.dirname, '../../src/cli/main.ts')

const start = (args: readonly string[] = [], env: Readonly<Record<string, string>> = {}) =>
  spawn(process.execPath, [MAIN, 'deadline', ...args], {
    env: { PATH: process.env['PATH'], LANG: 'en_GB.UTF-8', ...env },
  })

/** Runs the command as a person does, everything piped in at once. */
async function run(
  input: string | Uint8Array,
  args: readonly string[] = [],
  env: Readonly<Record<string, string>> = {},
) {
  const child = start(args, env)
  const out: Buffer[] = []
  const err: Buffer[] = []
  child.stdout.on('data', (chunk: Buffer) => out.push(chunk))
  child.stderr.on('data', (chunk: Buffer) => err.push(chunk))
  child.stdin.on('error', () => undefined)
  child.stdin.end(input)
  const [code] = (await once(child, 'close')) as [number | null]
  const text = Buffer.concat(out).toString()
  return {
    code,
    text,
    err: Buffer.concat(err).toString(),
    answers: text
      .split('\n')
      .slice(0, -1)
      .map((line) => JSON.parse(line) as unknown),
  }
}

const QUESTION = '{"timezone":"Asia/Shanghai","start":"2026-11-20T17:00","minutes":90}'
const DEADLINE = { deadline: '2026-11-20T18:30:00+08:00' }
const NOT_JSON = (line: string) => ({ error: `"${line}" is not JSON` })

type Vector = { readonly kind: string; readonly expected: string | number }
const file = reference('data/deadline-vectors.json')

describe('deadline', () => {
  it.skipIf(file === undefined)('answers all that was collected from other systems, wherever the host is', async () => {
    const { vectors } = JSON.parse(readFileSync(file ?? '', 'utf8')) as { vectors: readonly Vector[] }
    const keys: Readonly<Record<string, string>> = { diff: 'minutes', local_to_instant: 'instant' }
    const expected = vectors.map(({ kind, expected: value }) => ({ [keys[kind] ?? 'deadline']: value }))
    const input = vectors.map((vector) => JSON.stringify(vector)).join('\n')
    for (const TZ of ['Asia/Shanghai', 'America/New_York', 'Pacific/Apia']) {
      const { code, answers, err } = await run(input, [], { TZ })
      expect({ TZ, code, err, answers }).toEqual({ TZ, code: 0, err: '', answers: expected })
    }
  })

  it('answers each line in order, wrong ones too, and passes blank ones over', async () => {
    const input = `\uFEFF${QUESTION}\r\n\n  \r\nnonsense\n${QUESTION}\n[[[]]]\n\u0000\n${QUESTION}`
    expect(await run(input)).toMatchObject({
      code: 0,
      err: '',
      answers: [
        DEADLINE,
        NOT_JSON('nonsense'),
        DEADLINE,
        { error: 'each line should be a JSON object { … }, not a list' },
        NOT_JSON(''),
        DEADLINE,
      ],
    })
    expect(await run('')).toMatchObject({ code: 0, err: '', text: '' })
  })

  it('refuses a line over 1 MB and goes on', async () => {
    const padded = (length: number) => QUESTION.replace('}', `,"note":"${'x'.repeat(length - QUESTION.length - 10)}"}`)
    expect(padded(500)).toHaveLength(500)
    const lines = [padded(1_048_576), padded(1_048_577), padded(20_000_000), QUESTION, padded(3_000_000)]
    const tooLong = { error: 'this line is over 1 MB and was not read' }
    expect((await run(lines.join('\n'))).answers).toEqual([DEADLINE, tooLong, tooLong, DEADLINE, tooLong])
  })

  it('says as well what is no UTF-8', async () => {
    const input = Buffer.concat([
      Buffer.from('{"timezone":"'),
      Buffer.from([0xff, 0xfe]),
      Buffer.from(`"}\n${QUESTION}\n`),
    ])
    const { answers } = await run(input)
    expect(answers).toEqual([
      { error: expect.stringMatching(/^timezone: "\uFFFD+" is no time zone/) as string },
      DEADLINE,
    ])
  })

  it('speaks the language that is asked for, Chinese first', async () => {
    const zh = [{ error: '“x”不是 JSON' }]
    expect((await run('x', [], { LANG: 'C' })).answers).toEqual(zh)
    expect((await run('x', ['--lang', 'zh'])).answers).toEqual(zh)
    expect((await run('x', ['--lang', 'en'], { LANG: 'zh_CN.UTF-8' })).answers).toEqual([NOT_JSON('x')])
  })

  it('answers before the input ends', async () => {
    const child = start()
    const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
    for (let time = 0; time < 3; time++) {
      child.stdin.write(`${QUESTION}\n`)
      expect(JSON.parse((await lines.next()).value ?? '')).toEqual(DEADLINE)
    }
    child.stdin.end()
    expect(await lines.next()).toMatchObject({ done: true })
  })

  it('answers 50,000 lines, each its own', async () => {
    const input = Array.from(
      { length: 50_000 },
      (_, minutes) => `{"timezone":"Asia/Shanghai","start":"2026-11-20T17:00","minutes":${minutes}}`,
    )
    const { code, answers } = await run(input.join('\n'))
    expect(code).toBe(0)
    expect(answers).toHaveLength(50_000)
    const start = Date.parse('2026-11-20T17:00:00+08:00')
    const wrong = (answers as readonly { deadline: string }[]).findIndex(
      ({ deadline }, minutes) => Date.parse(deadline) !== start + minutes * 60_000,
    )
    expect(wrong).toBe(-1)
  })

  it('ends quietly where nobody reads on', async () => {
    const child = start()
    let err = ''
    child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()))
    child.stdin.on('error', () => undefined)
    let isAsking = true
    const asks = () => {
      if (isAsking) child.stdin.write(`${QUESTION}\n`.repeat(1_000), () => setImmediate(asks))
    }
    asks()
    await once(child.stdout, 'data')
    child.stdout.destroy()
    const [code] = (await once(child, 'close')) as [number | null]
    isAsking = false
    expect({ code, err }).toEqual({ code: 0, err: '' })
  })

  it('an input that cannot be read is a failure', async () => {
    const child = spawn(process.execPath, [MAIN, 'deadline'], {
      env: { PATH: process.env['PATH'], LANG: 'en_GB.UTF-8' },
      stdio: [openSync(import.meta.dirname, 'r'), 'pipe', 'pipe'],
    })
    let err = ''
    child.stderr?.on('data', (chunk: Buffer) => (err += chunk.toString()))
    const [code] = (await once(child, 'close')) as [number | null]
    expect(err).toBe(
      'The input cannot be read (EISDIR): give the questions by a pipe or a file, as in daily-clear deadline < FILE\n',
    )
    expect(code).toBe(1)
  })
})
