import { describe, expect, it } from 'vitest'
import type { Cell } from '../../../src/ports/ledger.ts'
import { readCount, readNumber } from '../../../src/sheet/typed/number.ts'
import { told } from './support.ts'

describe('amounts', () => {
  it.each<[typed: Cell, read: number]>([
    [120, 120],
    [0, 0],
    [-12.5, -12.5],
    ['120', 120],
    ['12.50', 12.5],
    [' 120 元', 120],
    ['120元整', 120],
    ['120块', 120],
    ['120 块钱', 120],
    ['RMB 120', 120],
    ['120 rmb', 120],
    ['CNY1,200', 1200],
    ['人民币120元', 120],
    ['￥1,200.00', 1200],
    ['¥ 120', 120],
    ['1，234，567', 1_234_567],
    ['1 200', 1200],
    ['1\u00a0200', 1200],
    ['１２０', 120],
    ['-3', -3],
    ['−3', -3],
    ['+3', 3],
    ['1.2万', 12_000],
    ['1.13万元', 11_300],
    ['999999999999999', 999_999_999_999_999],
    ['免费', 0],
    ['不收费', 0],
    ['Free', 0],
    ['free of charge', 0],
  ])('%j is %d', (typed, read) => {
    expect(readNumber(typed)).toBe(read)
  })
  it.each<Cell>([
    ...['1,5', '12,34', '3元5', '元5', '1e3', '0x10', '.5', '5.', '--5', '1.2.3', '1万2', '1.2w', '50%', '120/月'],
    ...['约120', '100-200', '$120', '一百', '待定', '无', 'NaN', 'Infinity', '=1+1', '\0', '(120)', '12 345 67'],
    ...[true, Number.NaN, Infinity, -Infinity, '1234567890123456', '9'.repeat(50_000), `${' '.repeat(50_000)}x`],
  ])('%j is none', (typed) => {
    expect(told(readNumber(typed))).toBe('! not-a-number')
  })
})

describe('how many and how often', () => {
  it.each<[typed: Cell, read: number]>([
    [2, 2],
    ['2', 2],
    ['1人', 1],
    ['２ 人', 2],
    ['3名', 3],
    ['两人', 2],
    ['第2次', 2],
    ['第一次', 1],
    ['十次', 10],
    ['2 people', 2],
    ['1 person', 1],
    ['无', 0],
    ['没有', 0],
    ['无人受伤', 0],
    ['None', 0],
    ['nobody', 0],
  ])('%j is %d', (typed, read) => {
    expect(readCount(typed)).toBe(read)
  })
  it.each<Cell>([
    ...['1死2伤', '1-2人', '约3人', '一', '一百人', '几人', '不详', '2栋', '-1人', '1.5人', '？', '多人', 'some'],
    ...[true, `${'9'.repeat(50_000)}人`, `${' '.repeat(50_000)}无`],
  ])('%j is none', (typed) => {
    expect(told(readCount(typed))).toBe('! not-a-number')
  })
})
