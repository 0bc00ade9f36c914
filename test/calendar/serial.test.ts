import { describe, expect, it } from 'vitest'
import { instantToSerial, serialToInstant, serialToWall, wallToSerial } from '../../src/calendar/serial.ts'
import { wallFrom } from '../../src/calendar/wall.ts'
import { at } from './support.ts'

describe('serial numbers', () => {
  it.each([
    ['the first day', 2, wallFrom(1900, 1, 1)],
    ['1970', 25_569, wallFrom(1970, 1, 1)],
    ['half past nine', 46_347 + 9.5 / 24, wallFrom(2026, 11, 21, 9, 30)],
    ['a leap day', 45_351, wallFrom(2024, 2, 29)],
    ['the last second', 2_958_465 + 86_399 / 86_400, wallFrom(9999, 12, 31, 23, 59, 59)],
  ])('%s', (_, serial, wall) => {
    expect(serialToWall(serial)).toBe(wall)
    expect(wallToSerial(wall)).toBeCloseTo(serial, 8)
  })

  it('takes 0.1 + 0.2 for the same as 0.3', () => {
    expect(serialToWall(46_347 + 0.1 + 0.2)).toBe(wallFrom(2026, 11, 21, 7, 12))
    expect(serialToWall(46_347.395833333)).toBe(wallFrom(2026, 11, 21, 9, 30))
  })

  it.each([0, 0.5, 1.999, -3, 2_958_466, 1e12, Number.NaN, Number.POSITIVE_INFINITY])('%d is no date', (serial) => {
    expect(serialToWall(serial)).toBeUndefined()
    expect(serialToInstant('Asia/Shanghai', serial)).toBeUndefined()
  })

  it('has none outside 1900 to 9999', () => {
    expect(wallToSerial(wallFrom(1899, 12, 31))).toBeUndefined()
    expect(wallToSerial(wallFrom(10_000, 1, 1))).toBeUndefined()
  })

  it('is read in the zone of the sheet', () => {
    const morning = 46_347 + 9.5 / 24
    expect(serialToInstant('Asia/Shanghai', morning)).toBe(at('Asia/Shanghai', '2026-11-21 09:30'))
    expect(serialToInstant('America/New_York', morning)).toBe(at('America/New_York', '2026-11-21 09:30'))
    expect(instantToSerial('Asia/Shanghai', at('America/New_York', '2026-11-20 20:30'))).toBeCloseTo(morning, 8)
  })
})
