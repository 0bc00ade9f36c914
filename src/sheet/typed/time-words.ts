import { CHINESE_NUMBER, readChineseNumber } from '../../calendar/chinese-number.ts'

/** What nobody sees on the screen: zero-width characters, marks of direction, variation selectors. */
const INVISIBLE = /[\p{Cf}\uFE00-\uFE0F]/gu

const alike = (signs: string, plain: string): readonly (readonly [string, string])[] =>
  Array.from(signs, (sign) => [sign, plain] as const)

/** Signs that an input method gives for the ones meant, and traditional characters. */
const SIGNS = new Map([
  ...alike('‐‑‒–—―−─', '-'),
  ...alike('∶;', ':'),
  ...alike('。', '.'),
  ...alike(',', ' '),
  ...alike('〜∼', '~'),
  ...alike('‘’', "'"),
  ...['點点', '時时', '鐘钟', '號号', '週周', '後后', '禮礼', '兩两'].flatMap(([sign = '', plain = '']) =>
    alike(sign, plain),
  ),
])
const SIGN = new RegExp(`[${[...SIGNS.keys()].join('')}]`, 'g')

/** Not beside a figure, where 一 may be a dash (`9:00一10:00`), and not in 周五. */
const NUMERALS = new RegExp(`(?<![\\d周期拜])${CHINESE_NUMBER}(?!\\d)`, 'g')
const DIGITS = '零一二三四五六七八九'

/** 十一 as 11, 二〇二六 as 2026; what makes no number stays and makes no time either. */
function figures(numerals: string): string {
  const number = readChineseNumber(numerals)
  if (number !== undefined) return String(number)
  const digits = Array.from(numerals.replaceAll('〇', '零'), (sign) => DIGITS.indexOf(sign))
  return digits.length === 4 && !digits.includes(-1) ? digits.join('') : numerals
}

const inFewWords = (said: string): string =>
  said
    .replaceAll(/\b(?:at|on|of|the|in)\b/g, ' ')
    .replaceAll(/([ap])\. ?m\b\.?/g, '$1m')
    .replaceAll(/\btonight\b/g, 'today night')
    .replaceAll(/\blast night\b/g, 'yesterday night')
    .replaceAll(/\bthis (?=morning|afternoon|evening)/g, 'today ')
    .replaceAll(/\b(?:12 ?)?noon\b/g, '12:00')

/** What is tidy as it stands: the common ways to type, ten times as fast. */
const TIDY = /^[\d年月日号点时分半上中下午早晚昨今明周星期:./-]*(?: \d\d?:\d\d)?(?<!\.)$/

/**
 * A typed time as the readers of its parts take it: lower case, half-width, Chinese numerals as figures, no blank but where
 * it parts something, one sign for each meaning.
 */
export function tidyTime(text: string): string {
  if (TIDY.test(text)) return text
  const plain = text
    .normalize('NFKC')
    .replaceAll(INVISIBLE, '')
    .toLowerCase()
    .replaceAll(SIGN, (sign) => SIGNS.get(sign) ?? sign)
    .replaceAll(NUMERALS, figures)
    .replaceAll(/零(?=\d)/g, '0')
    .replaceAll(/\s+/g, ' ')
  return (/[a-z]/.test(plain) ? inFewWords(plain) : plain)
    .replaceAll(/(?<=[\u3400-\u9fff]) +| +(?=[\u3400-\u9fff])/g, '')
    .replaceAll(/ *([:/、~()]) */g, '$1')
    .replaceAll(/(?<=\d) *([-.]) *(?=\d)/g, '$1')
    .replace(/^[ ']+/, '')
    .replace(/[ .]+$/, '')
    .replaceAll(/ +/g, ' ')
}
