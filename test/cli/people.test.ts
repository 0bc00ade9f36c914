import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import { newFolder, type Ran, run } from './desk.ts'

// Each line is a command of its own.
vi.setConfig({ testTimeout: 90_000 })

const PASSPHRASE = 'ein gutes Wort'
const add = (folder: string, name: string, input = `${PASSPHRASE}\n`) => run(folder, ['people', 'add', name], { input })

function refused({ code, out, err }: Ran, words: RegExp) {
  expect([code, out]).toEqual([1, ''])
  expect(err.trim().split('\n')).toHaveLength(1)
  expect(err).toMatch(words)
}

describe('people', () => {
  it('are added, changed, listed and removed', async () => {
    const folder = newFolder()
    expect((await run(folder, ['people', 'list'])).out).toContain('名单里没有人')
    expect(await add(folder, ' 王  芳')).toMatchObject({ code: 0, out: '已加入“王 芳”，现在起打开台账要登录\n' })
    expect(await add(folder, '李强', PASSPHRASE)).toMatchObject({ code: 0 })
    expect((await add(folder, '王 芳', 'another word\r\nmore')).out).toContain('已换“王 芳”的口令')
    expect((await run(folder, ['people', 'list'])).out.split('\n').sort()).toEqual(['', '李强', '王 芳'])
    expect((await run(folder, ['people', 'remove', '王 芳'])).out).toContain('已去掉')
    expect((await run(folder, ['--lang', 'en', 'people', 'remove', '李强'])).out).toMatch(/off the list.*\nNobody is/s)
  })

  it('leave no passphrase anywhere', async () => {
    const folder = newFolder()
    const { out, err } = await add(folder, '王芳')
    expect(out + err + readFileSync(path.join(folder, 'people.json'), 'utf8')).not.toContain(PASSPHRASE)
  })

  it('are told in one line what is wrong, and nothing changes', async () => {
    const folder = newFolder()
    await add(folder, '王芳')
    const before = readFileSync(path.join(folder, 'people.json'), 'utf8')
    refused(await add(folder, '李强', 'seven77\n'), /口令太短：至少 8/)
    refused(await add(folder, '李强', ''), /口令太短/)
    refused(await add(folder, 'a\u202Eb'), /姓名不能用/)
    refused(await run(folder, ['people', 'remove', '张三']), /没有“张三”.*people list/)
    expect(readFileSync(path.join(folder, 'people.json'), 'utf8')).toBe(before)
    writeFileSync(path.join(folder, 'people.json'), '[')
    for (const args of [['list'], ['remove', '王芳']])
      refused(await run(folder, ['people', ...args]), /people\.json 读不出来/)
    refused(await add(folder, '李强'), /读不出来/)
  })
})
