import { describe, expect, it } from 'vitest'
import { formatDay, formatInstant, formatSpan, formatWall } from '../../src/calendar/format.ts'
import { wallFrom } from '../../src/calendar/wall.ts'
import { DAY, HOUR, MINUTE, SECOND } from '../../src/model/instant.ts'
import { at, day } from './support.ts'

describe('moments in print', () => {
  it('show the zone they are shown in', () => {
    const t = at('Asia/Shanghai', '2026-11-21 09:30:59.999')
    expect(formatInstant('Asia/Shanghai', t)).toBe('2026-11-21 09:30')
    expect(formatInstant('Asia/Shanghai', t, 'second')).toBe('2026-11-21 09:30:59')
    expect(formatInstant('America/New_York', t)).toBe('2026-11-20 20:30')
  })

  it('fill years up to four digits', () => {
    expect(formatWall(wallFrom(7, 1, 2, 3, 4))).toBe('0007-01-02 03:04')
    expect(formatDay(day('2024-02-29'))).toBe('2024-02-29')
  })
})

describe('lengths in words', () => {
  it.each([
    [0, '0秒', '0 s'],
    [999, '0秒', '0 s'],
    [59 * SECOND, '59秒', '59 s'],
    [MINUTE + 59 * SECOND, '1分钟', '1 min'],
    [59 * MINUTE + 59.9 * SECOND, '59分钟', '59 min'],
    [HOUR, '1小时', '1 h'],
    [2 * HOUR + 15 * MINUTE, '2小时15分钟', '2 h 15 min'],
    [24 * HOUR, '1天', '1 d'],
    [3 * DAY + 4 * HOUR + 59 * MINUTE, '3天4小时', '3 d 4 h'],
    [3 * DAY + 59 * MINUTE, '3天', '3 d'],
    [-2 * HOUR, '2小时', '2 h'],
    [400 * DAY, '400天', '400 d'],
  ])('%d ms', (ms, zh, en) => {
    expect(formatSpan(ms, 'zh')).toBe(zh)
    expect(formatSpan(ms, 'en')).toBe(en)
  })
})
