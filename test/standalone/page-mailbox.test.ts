import { describe, expect, it } from 'vitest'
import { destination } from '../../src/standalone/page/log-in/destination.ts'
import { refusedWords } from '../../src/standalone/page/log-in/refused.ts'
import { logInWords } from '../../src/standalone/page/log-in/words.ts'
import { readMarks } from '../../src/standalone/page/mailbox/read-marks.ts'
import { hasWords, merged, neighbour, threadsOf } from '../../src/standalone/page/mailbox/threads.ts'
import { fullTime, shortTime } from '../../src/standalone/page/mailbox/times.ts'
import type { MailLine } from '../../src/standalone/web/messages.ts'

const mail = (name: string, at: number, thread: string, more: Partial<MailLine> = {}): MailLine => ({
  name,
  at,
  from: 'desk@example.com',
  to: ['wang.fang@example.com'],
  subject: `subject ${name}`,
  thread,
  ...more,
})
const names = (mails: readonly MailLine[]): readonly string[] => mails.map(({ name }) => name)

describe('threads', () => {
  const mails = [mail('a', 1, 'T1'), mail('b', 2, 'T2'), mail('c', 3, 'T1'), mail('d', 3, 'T3')]
  it('stand together, the one written into last first, its newest mail first', () => {
    expect(threadsOf(mails).map(({ id, mails: members }) => [id, names(members)])).toEqual([
      ['T3', ['d']],
      ['T1', ['c', 'a']],
      ['T2', ['b']],
    ])
    expect(threadsOf([])).toEqual([])
  })
  it.each<[name: string | undefined, steps: number, to: string | undefined]>([
    [undefined, 1, 'd'],
    ['gone', -1, 'd'],
    ['d', 1, 'c'],
    ['c', 1, 'a'],
    ['a', 1, 'b'],
    ['b', 1, 'b'],
    ['d', -1, 'd'],
    ['a', -2, 'd'],
    ['a', 99, 'b'],
  ])('from %s by %d', (name, steps, to) => {
    expect(neighbour(threadsOf(mails), name, steps)?.name).toBe(to)
  })
  it('an empty list has no neighbour', () => {
    expect(neighbour([], 'a', 1)).toBeUndefined()
  })
  it('a newer answer stands over an older one', () => {
    expect(merged([mail('a', 1, 'T1'), mail('b', 2, 'T1')], [mail('b', 2, 'T9')])).toMatchObject([
      { name: 'a' },
      { name: 'b', thread: 'T9' },
    ])
  })
})

describe('a search', () => {
  const one = mail('a', 1, 'T', { subject: 'TS-20261121-001 办结超时', to: ['Zhao.Lei@example.com'] })
  it.each([
    ['ts-20261121', true],
    ['超时 zhao', true],
    ['zhao 临期', false],
    ['desk@', true],
    ['body', false],
  ])('for %j', (words, is) => {
    expect(hasWords(one, words)).toBe(is)
  })
})

describe('what was read', () => {
  const keeper = (text: string | null = null) => {
    let kept = text
    return { load: () => kept, save: (next: string) => void (kept = next), text: () => kept }
  }
  it('is kept, and known to the next page', () => {
    const memory = keeper()
    const marks = readMarks(memory)
    expect(marks.has('m1')).toBe(false)
    expect(marks.add('m1')).toBe(true)
    expect(marks.add('m1')).toBe(false)
    expect(readMarks(memory).has('m1')).toBe(true)
    expect(readMarks(memory).has('m0')).toBe(false)
  })
  it('of another page of this browser is not forgotten', () => {
    const memory = keeper()
    const [here, there] = [readMarks(memory), readMarks(memory)]
    here.add('m1')
    there.add('m2')
    expect(readMarks(memory).has('m1')).toBe(true)
    expect(there.has('m1')).toBe(true)
  })
  it('is bounded: what is older than all that is remembered counts as read', () => {
    const memory = keeper()
    const all = Array.from({ length: 4000 }, (_, index) => `m${String(10_000 + index)}`)
    const marks = readMarks(keeper(JSON.stringify(['', ...all])))
    expect(marks.has('m09999')).toBe(false)
    marks.add('m14000')
    expect(marks.has('m09999')).toBe(true)
    expect(marks.has('m14001')).toBe(false)
    expect(memory.text()).toBeNull()
  })
  it.each([['no json'], ['{}'], ['[1,2]'], ['null']])('%s in memory is nothing read', (text) => {
    expect(readMarks(keeper(text)).has('m1')).toBe(false)
  })
})

describe('the time of a mail, on the wall of the desk', () => {
  const now = Date.parse('2026-11-21T16:30:00Z')
  it.each([
    ['2026-11-21T16:05:07Z', '00:05', '2026-11-22 00:05'],
    ['2026-11-21T15:59:00Z', '11-21', '2026-11-21 23:59'],
    ['2025-12-31T15:59:00Z', '2025-12-31', '2025-12-31 23:59'],
  ])('%s', (text, short, full) => {
    expect(shortTime(Date.parse(text), now, 'Asia/Shanghai')).toBe(short)
    expect(fullTime(Date.parse(text), 'Asia/Shanghai')).toBe(full)
  })
})

describe('where to go after logging in', () => {
  const HERE = 'http://127.0.0.1:8710'
  it.each<[to: string | null, path: string]>([
    [null, '/'],
    ['', '/'],
    ['/', '/'],
    ['/mail#20261121T013000123Z-0001-9f2c4e1a.eml', '/mail#20261121T013000123Z-0001-9f2c4e1a.eml'],
    ['/mail?search=TS-20261121-001', '/mail?search=TS-20261121-001'],
    ['/../mail', '/mail'],
    ['/log-in?to=/mail', '/'],
    ['//evil.example/', '/'],
    ['/\\evil.example/', '/'],
    ['/a\\..\\b', '/'],
    ['\\\\evil.example', '/'],
    ['/\t/evil.example', '/'],
    ['https://evil.example/', '/'],
    ['javascript:alert(1)', '/'],
    ['mail', '/'],
    ['/%2F%2Fevil.example', '/%2F%2Fevil.example'],
  ])('%j', (to, path) => {
    expect(destination(to, '', HERE)).toBe(path)
  })
  it.each([
    ['/', '#gid=0&range=A5', '/#gid=0&range=A5'],
    [null, '#gid=0&range=A5', '/#gid=0&range=A5'],
    ['/mail?to=a', '#name', '/mail?to=a#name'],
    ['/#gid=7', '#gid=0', '/#gid=7'],
    ['//evil.example/', '#gid=0', '/'],
  ])('%j with %j leads to %j', (to, hash, path) => {
    expect(destination(to, hash, HERE)).toBe(path)
  })
})

describe('a log-in that is refused', () => {
  const { zh, en } = logInWords
  it.each<[status: number, retryAfter: string | null, body: { words?: string } | undefined, words: string]>([
    [401, null, { words: '口令不对' }, '口令不对'],
    [401, null, undefined, '姓名或口令不对。'],
    [429, '90', { words: 'x' }, '试错太多次：请 2 分钟后再试。'],
    [429, '1', undefined, '试错太多次：请 1 分钟后再试。'],
    [429, null, { words: '请稍候' }, '请稍候'],
    [429, 'Sat, 21 Nov 2026 10:00:00 GMT', { words: '请稍候' }, '请稍候'],
    [500, null, undefined, '服务器没有应答：请看看它是否在运行，再试一次。'],
  ])('%d, %j, %j', (status, retryAfter, body, words) => {
    expect(refusedWords(status, retryAfter, body, zh)).toBe(words)
  })
  it('in English too', () => {
    expect(refusedWords(429, '60', undefined, en)).toBe('Too many wrong tries: try again in 1 minute.')
  })
})
