import { readFileSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { DAY, HOUR, MINUTE } from '../../../src/model/instant.ts'
import { AccessError } from '../../../src/standalone/web/access/access-error.ts'
import { addPerson, removePerson } from '../../../src/standalone/web/access/people.ts'
import { openWeb, PASSPHRASE, session, tempFolder, type Web } from './support.ts'

const logIn = (web: Web, body: unknown) => web.ask('/desk/session', { method: 'POST', body })
const kind = ({ json }: { json: () => unknown }) => (json() as { kind: string }).kind

describe('a desk for this machine alone', () => {
  it('lets everybody in without a word, and remembers a name that was said', async () => {
    const web = await openWeb()
    expect(await session(web)).toEqual({
      name: '本机',
      logIn: 'none',
      people: [],
      language: 'zh',
      spreadsheetId: web.spreadsheetId,
      mail: { kind: 'mailbox' },
    })
    const said = await logIn(web, { name: ' 王  芳 ' })
    expect(said.json()).toMatchObject({ name: '王 芳', logIn: 'none' })
    expect(await session(web, said.cookie)).toMatchObject({ name: '王 芳' })
    expect(await session(web)).toMatchObject({ name: '本机' })
  })

  it('calls itself in the language of the workbook', async () => {
    expect(await session(await openWeb({ language: 'en' }))).toMatchObject({ name: 'this machine', language: 'en' })
  })

  it('forgets the name when somebody logs out', async () => {
    const web = await openWeb()
    const cookie = await web.logIn('王芳')
    const out = await web.ask('/desk/session', { method: 'DELETE', cookie })
    expect([out.status, out.cookie]).toEqual([200, ''])
    expect(await session(web, cookie)).toMatchObject({ name: '本机' })
  })
})

describe('a shared passphrase', () => {
  it('is wanted on this machine as well, and says nothing of the desk before', async () => {
    const web = await openWeb({ passphrase: PASSPHRASE })
    expect(await session(web)).toEqual({ name: null, logIn: 'passphrase', people: [], language: 'zh' })
    expect((await web.ask('/desk/mails')).status).toBe(401)
    expect((await web.ask('/events')).status).toBe(401)
    const refused = await web.read('A1')
    expect([refused.status, refused.json()]).toMatchObject([401, { error: { code: 401, status: 'UNAUTHENTICATED' } }])
  })

  it('lets any name in that people can read', async () => {
    const web = await openWeb({ passphrase: PASSPHRASE })
    const cookie = await web.logIn('王芳', PASSPHRASE)
    expect(await session(web, cookie)).toMatchObject({ name: '王芳', spreadsheetId: web.spreadsheetId })
    expect((await web.read('A1', { cookie })).status).toBe(200)
  })

  it.each([
    ['another passphrase', { name: '王芳', passphrase: 'ein gutes Word' }, 401, 'wrong-passphrase'],
    ['none', { name: '王芳' }, 401, 'wrong-passphrase'],
    ['a name that turns the direction', { name: 'a\u202Eb', passphrase: PASSPHRASE }, 400, 'name-unusable'],
    ['a blank name', { name: ' \u3000 ', passphrase: PASSPHRASE }, 400, 'name-unusable'],
    ['a name without end', { name: '长'.repeat(51), passphrase: PASSPHRASE }, 400, 'name-unusable'],
    ['no name', { passphrase: PASSPHRASE }, 400, 'bad-request'],
    ['something else', ['王芳'], 400, 'bad-request'],
    ['no JSON', '{', 400, 'bad-request'],
    ['too much', { name: 'x', passphrase: 'x'.repeat(20_000) }, 413, 'too-large'],
  ])('keeps out %s', async (_name, body, status, expected) => {
    const web = await openWeb({ passphrase: PASSPHRASE })
    const answer = await logIn(web, body)
    expect([answer.status, kind(answer), answer.cookie]).toEqual([status, expected, undefined])
  })
})

describe('a list of people', () => {
  const people = { 王芳: 'wang fang wort', 李强: 'li qiang wort' }

  it('lets each in with an own passphrase', async () => {
    const web = await openWeb({ people, passphrase: PASSPHRASE })
    expect(await session(web)).toEqual({ name: null, logIn: 'people', people: ['王芳', '李强'], language: 'zh' })
    const cookie = await web.logIn('王芳', 'wang fang wort')
    expect(await session(web, cookie)).toMatchObject({ name: '王芳' })
    for (const passphrase of ['li qiang wort', PASSPHRASE, ''])
      expect((await logIn(web, { name: '王芳', passphrase })).status).toBe(401)
    expect((await logIn(web, { name: '张三', passphrase: 'wang fang wort' })).status).toBe(401)
  })

  it('is taken up as it changes: who is off it, is out; others stay', async () => {
    const web = await openWeb({ people })
    const [wang, li] = [await web.logIn('王芳', people.王芳), await web.logIn('李强', people.李强)]
    removePerson(web.folder, '王芳')
    expect(await session(web, wang)).toMatchObject({ name: null, people: ['李强'] })
    expect(await session(web, li)).toMatchObject({ name: '李强' })
    await addPerson(web.folder, '王芳', people.王芳)
    expect(await session(web, wang)).toMatchObject({ name: null })
  })

  it('ends the sessions of one whose passphrase changes', async () => {
    const web = await openWeb({ people })
    const cookie = await web.logIn('王芳', people.王芳)
    await addPerson(web.folder, '王芳', 'another wort')
    expect(await session(web, cookie)).toMatchObject({ name: null })
    expect(await session(web, await web.logIn('王芳', 'another wort'))).toMatchObject({ name: '王芳' })
  })

  it('that is made while a desk runs closes what was open', async () => {
    const web = await openWeb()
    const cookie = await web.logIn('王芳')
    await addPerson(web.folder, '王芳', people.王芳)
    expect(await session(web, cookie)).toEqual({ name: null, logIn: 'people', people: ['王芳'], language: 'zh' })
  })

  it('that was emptied opens nothing to other machines, and this one to itself', async () => {
    const [far, near] = [await openWeb({ people, host: '0.0.0.0' }), await openWeb({ people })]
    for (const { folder } of [far, near]) for (const name of Object.keys(people)) removePerson(folder, name)
    expect(await session(far)).toMatchObject({ name: null, logIn: 'people', people: [] })
    expect((await logIn(far, { name: '王芳', passphrase: people.王芳 })).status).toBe(401)
    expect(await session(near)).toMatchObject({ name: '本机', logIn: 'none' })
  })

  it('that cannot be read lets in who was on it before, and nobody else', async () => {
    const web = await openWeb({ people })
    writeFileSync(path.join(web.folder, 'people.json'), '{"version": 1, "people": [')
    expect(await session(web)).toMatchObject({ name: null, logIn: 'people', people: ['王芳', '李强'] })
    expect(web.log.lines).toHaveLength(1)
  })

  it('holds no passphrase, and is for its owner alone', async () => {
    const { folder } = await openWeb({ people })
    const file = path.join(folder, 'people.json')
    expect(readFileSync(file, 'utf8')).not.toContain('wort')
    expect(statSync(file).mode & 0o777).toBe(0o600)
    expect(statSync(path.join(folder, 'session.key')).mode & 0o777).toBe(0o600)
  })
})

describe('other machines', () => {
  it('are not let near a desk that says nothing of who may', async () => {
    await expect(openWeb({ host: '0.0.0.0' })).rejects.toThrow(
      new AccessError({ kind: 'open-to-all', host: '0.0.0.0' }),
    )
  })
  it.each(['0.0.0.0', '::', '192.168.1.5', 'desk.local'])('are let in with a passphrase: %s', async (host) => {
    expect(await session(await openWeb({ host, passphrase: PASSPHRASE }))).toMatchObject({ logIn: 'passphrase' })
  })
})

describe('a session', () => {
  const noon = Date.UTC(2026, 10, 21, 4)
  const opened = async (folder = tempFolder()) => {
    let now = noon
    const web = await openWeb({ folder, passphrase: PASSPHRASE, now: () => now })
    return { web, pass: (milliseconds: number) => (now += milliseconds) }
  }

  it('is a cookie that scripts and other sites never get', async () => {
    const { web } = await opened()
    const { headers } = await logIn(web, { name: '王芳', passphrase: PASSPHRASE })
    expect(headers['set-cookie']).toEqual([
      expect.stringMatching(
        new RegExp(`^daily-clear-${web.port}=[\\w.-]+; Max-Age=43200; Path=/; HttpOnly; SameSite=Strict$`),
      ),
    ])
  })

  it('lives twelve hours unused', async () => {
    const { web, pass } = await opened()
    const cookie = await web.logIn('王芳', PASSPHRASE)
    pass(12 * HOUR - 1)
    expect(await session(web, cookie)).toMatchObject({ name: '王芳' })
    pass(1)
    expect(await session(web, cookie)).toMatchObject({ name: null })
  })

  it('lives on by being used, for seven days', async () => {
    const { web, pass } = await opened()
    let cookie = await web.logIn('王芳', PASSPHRASE)
    pass(9 * MINUTE)
    expect((await web.ask('/desk/session', { cookie })).cookie).toBeUndefined()
    for (let passed = 9 * MINUTE; passed < 7 * DAY - 11 * HOUR; passed += 11 * HOUR) {
      pass(11 * HOUR)
      const answer = await web.ask('/desk/session', { cookie })
      expect(answer.json()).toMatchObject({ name: '王芳' })
      cookie = answer.cookie ?? expect.fail('not renewed')
    }
    pass(11 * HOUR)
    expect(await session(web, cookie)).toMatchObject({ name: null })
  })

  it('is renewed by calls of the protocol as well', async () => {
    const { web, pass } = await opened()
    const cookie = await web.logIn('王芳', PASSPHRASE)
    pass(HOUR)
    expect((await web.read('A1', { cookie })).cookie).toMatch(/^daily-clear-/)
  })

  it('outlives a restart, but no other key', async () => {
    const { web } = await opened()
    const value = (await web.logIn('王芳', PASSPHRASE)).split('=')[1] ?? ''
    await web.close()
    const { web: again } = await opened(web.folder)
    const cookie = `daily-clear-${again.port}=${value}`
    expect(await session(again, cookie)).toMatchObject({ name: '王芳' })
    const { web: other } = await opened()
    expect(await session(other, `daily-clear-${other.port}=${value}`)).toMatchObject({ name: null })
  })

  it('ends when the passphrase is another', async () => {
    const { web } = await opened()
    const value = (await web.logIn('王芳', PASSPHRASE)).split('=')[1] ?? ''
    await web.close()
    const changed = await openWeb({ folder: web.folder, passphrase: 'another wort', now: () => noon })
    expect(await session(changed, `daily-clear-${changed.port}=${value}`)).toMatchObject({ name: null })
  })

  it('ends with the log-out, also for whoever kept the cookie', async () => {
    const { web, pass } = await opened()
    const first = await web.logIn('王芳', PASSPHRASE)
    pass(HOUR)
    const renewed = (await web.ask('/desk/session', { cookie: first })).cookie
    await web.ask('/desk/session', { method: 'DELETE', cookie: renewed })
    for (const cookie of [first, renewed]) expect(await session(web, cookie)).toMatchObject({ name: null })
    await web.close()
    const { web: again } = await opened(web.folder)
    for (const cookie of [first, renewed])
      expect(await session(again, `daily-clear-${again.port}=${cookie?.split('=')[1] ?? ''}`)).toMatchObject({
        name: null,
      })
  })

  it('cannot be forged', async () => {
    const { web } = await opened()
    const [name = '', value = ''] = (await web.logIn('王芳', PASSPHRASE)).split('=')
    const [claims = '', signature = ''] = value.split('.')
    const others = Buffer.from(Buffer.from(claims, 'base64url').toString().replace('王芳', '李强')).toString(
      'base64url',
    )
    for (const forged of [
      `${others}.${signature}`,
      `${claims}.${signature.slice(0, -2)}`,
      `${claims}.`,
      claims,
      `${claims}.${signature}.x`,
      `${claims}.${Buffer.alloc(32).toString('base64url')}`,
      `${Buffer.from('{}').toString('base64url')}.${signature}`,
      '',
      '%00.%00',
    ])
      expect(await session(web, `${name}=${forged}`), forged).toMatchObject({ name: null })
    expect(await session(web, `other=1; ${name}=${value}`)).toMatchObject({ name: '王芳' })
  })
})

describe('guessing', () => {
  it('is over for a name after ten wrong tries, in words and seconds', async () => {
    const web = await openWeb({ passphrase: PASSPHRASE })
    for (let n = 0; n < 10; n++) expect((await logIn(web, { name: '王芳', passphrase: `wrong ${n}` })).status).toBe(401)
    const refused = await logIn(web, { name: '王芳', passphrase: PASSPHRASE })
    expect([refused.status, kind(refused)]).toEqual([429, 'too-many-tries'])
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(800)
    expect(refused.json()).toMatchObject({ words: '试错太多次：请 15 分钟后再试' })
    await web.logIn('李强', PASSPHRASE)
  })

  it('begins anew after the right one', async () => {
    const web = await openWeb({ passphrase: PASSPHRASE })
    for (let round = 0; round < 3; round++) {
      for (let n = 0; n < 9; n++) await logIn(web, { name: '王芳', passphrase: 'wrong' })
      await web.logIn('王芳', PASSPHRASE)
    }
  })

  it('under many names is over after a hundred, and many at once do not slip through', async () => {
    const web = await openWeb({ passphrase: PASSPHRASE })
    const answers = await Promise.all(
      Array.from({ length: 120 }, (_, n) => logIn(web, { name: `n${n}`, passphrase: 'wrong' })),
    )
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(20)
  })

  it('leaves no passphrase in the log or in an answer', async () => {
    const web = await openWeb({ people: { 王芳: 'wang fang wort' } })
    const answers = [
      await logIn(web, { name: '王芳', passphrase: 'secret guess' }),
      await logIn(web, { name: 'x'.repeat(300), passphrase: 'secret guess' }),
      await logIn(web, '{"passphrase":"secret guess"'),
      await logIn(web, { name: '王芳', passphrase: 'wang fang wort' }),
    ]
    expect(JSON.stringify([web.log.lines, answers.map(({ text, headers }) => [text, headers])])).not.toMatch(
      /secret guess|fang wort/,
    )
  })
})
