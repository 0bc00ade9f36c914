import type { Line } from './chart-data.ts'

/**
 * How the numbers of an axis look, learnt from how the sheet shows them: a sign before or behind that all of them have
 * (`¥1,200`, `35.0%`, `12 h`) is put to the ticks as well.
 */
export function tickLook(lines: readonly Line[]): (value: number) => string {
  const looks = lines
    .flatMap(({ points }) => points)
    .filter(({ number }) => number !== null)
    .map(({ text }) => /^-?([^\d.,-]*)-?[\d.,]+([^\d.,]*)$/u.exec(text))
  const [first] = looks
  const isCommon = first !== undefined && looks.every((look) => look?.[1] === first?.[1] && look?.[2] === first?.[2])
  const [before = '', after = ''] = isCommon && first !== null ? first.slice(1) : []
  const scale = after.trim() === '%' ? 100 : 1
  return (value) => `${value < 0 ? '-' : ''}${before}${plain(Math.abs(value) * scale)}${after}`
}

/** A share of a whole, as the ticks of a chart of percentages show it. */
export const percent = (value: number): string => `${plain(value * 100)}%`

const figures = new Intl.NumberFormat('en-US', { maximumFractionDigits: 2 })
const plain = (value: number): string => figures.format(value)
