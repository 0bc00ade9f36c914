import { readFileSync, writeFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { playMonth } from './month/play.ts'

const FILE = new URL('../fixtures/month/callbacks.md', import.meta.url)

const HEAD = `# 一个月的回访

每一种结局一件（R32–R36、R40）：什么时候，台账里填了什么，到了哪一阶段，凭什么，谁收到了邮件。由 \`test/app/scripted-month.test.ts\`
按出厂的设置跑出来并核对；改了规则，用 \`UPDATE=1 npx vitest run test/app/scripted-month.test.ts\` 重写，再逐行看一遍。

每次填写以后巡检一次，此外 08:00 至 20:00 每小时一次，0:00 一次。“1级”等是升级规则里的级别，“第2轮”是重开以后。

`

it('a month in which cases end in every way there is is told as it was read', async () => {
  const text = `${HEAD}${await playMonth()}`
  if (process.env['UPDATE'] === '1') writeFileSync(FILE, text)
  expect(text).toBe(readFileSync(FILE, 'utf8'))
})
