const DIGITS = new Map(Array.from('零一二三四五六七八九', (digit, value) => [digit, value]))
const UNITS = new Map([
  ['十', 10],
  ['百', 100],
  ['千', 1000],
])

/** The Chinese numerals of whole numbers up to 9999, for a regular expression. */
export const CHINESE_NUMBER = '[零〇一二两三四五六七八九十百千]+'

/** Reads 三, 十五, 三十, 两百零五 or 一百二十: 0 to 9999; undefined where the numerals do not make a number. */
export function readChineseNumber(text: string): number | undefined {
  let total = 0
  let digit: number | undefined
  let lastUnit = 10_000
  for (const sign of text.replaceAll('〇', '零').replaceAll('两', '二')) {
    const unit = UNITS.get(sign)
    if (unit === undefined) {
      // Two digits in a row are a year or a telephone number; a zero only fills a gap.
      if (digit !== undefined && digit !== 0) return undefined
      digit = DIGITS.get(sign)
      if (digit === undefined) return undefined
    } else {
      if (unit >= lastUnit || digit === 0) return undefined
      // 十五 needs no 一 before the 十; 百 and 千 do.
      if (digit === undefined && (unit !== 10 || total > 0)) return undefined
      total += (digit ?? 1) * unit
      lastUnit = unit
      digit = undefined
    }
  }
  // 一百二 is said for 120 and reads as 102, and the zero of 一百零 fills no gap: not numbers here.
  if (digit !== undefined && lastUnit >= 100 && lastUnit < 10_000 && !/[零〇]/.test(text.slice(-2, -1)))
    return undefined
  return text === '' ? undefined : total + (digit ?? 0)
}
