import { expect, it, vi } from 'vitest'
import { launch, newFolder, READY, run } from './desk.ts'

// Each line is a command of its own.
vi.setConfig({ testTimeout: 120_000 })

/** Clears a terminal, colours it, turns the direction round. */
const STEERS = '\u001B[2J\u009B31m\u202E'

it('no cell steers the terminal, whatever command shows it', async () => {
  const folder = newFolder()
  const desk = launch(folder, ['start', '--port', '0', '--empty'])
  await desk.said(READY)
  // No clock of its own: the sweeps are those below.
  desk.child.kill('SIGINT')
  await desk.ended
  const typed = (more: readonly string[]) =>
    run(folder, [
      'type',
      '投诉台账',
      '受理时间=2026-11-20 09:30',
      '匿名=是',
      `房号或地点=${STEERS}北门`,
      `投诉内容=${STEERS}太吵`,
      ...more,
    ])
  await typed([`首问责任人=${STEERS}王芳`, '类别=噪音扰民', `子类=${STEERS}夜里`, `责任人=${STEERS}`])
  await typed(['首问责任人=王芳', `类别=${STEERS}噪音`])
  await run(folder, ['type', '时限标准', '台账=投诉', `类别=${STEERS}噪音`, `响应=${STEERS}快`, '日历=24小时'])
  await run(folder, ['type', '时限标准', '台账=投诉', `类别=${STEERS}噪音`, '响应=5分钟', `日历=24小时`])
  await run(folder, ['type', '日历', `日历=${STEERS}夜班`, `周一=${STEERS}22点`])
  await run(folder, ['sweep', '--now', '2026-11-20T09:31+08:00'])
  const commands = [
    ['show', '投诉台账'],
    ['show', '时限标准'],
    ['doctor'],
    ['explain', 'TS-20261120-001'],
    ['policy', 'preview'],
    ['sweep', '--plan', '--now', '2026-11-20T19:31+08:00'],
  ]
  for (const command of commands) {
    const { code, out } = await run(folder, command)
    expect([command[0], code === 0 || command[0] === 'doctor', out.includes('[2J')]).toEqual([
      command[0],
      true,
      command[0] !== 'policy',
    ])
    expect(out.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\u202E]/u)
  }
})
