import { NUMBER_PREFIX } from '../../model/register.ts'
import type { RemovedSort } from './removed.ts'

/** What is to be removed, and as what. */
export type Pattern = readonly [RegExp, RemovedSort]

/** What people put between digits. */
const G = '[ \\t\\u3000\\-‐-―−.·()（）]{0,3}'
const UNITS =
  '元|块|万|千|百|圆|度|毫|厘|公|米|平|㎡|斤|吨|升|次|人|名|件|个|只|台|套|天|日|月|年|小时|分钟|页|％|%|伏|瓦|' +
  '(?:RMB|CNY|USD|mm|cm|km|kg|kwh|kw|ml|pa|sqm|m|g|w|v)(?![a-z])'
/** Not the amount of anything. */
export const NO_AMOUNT = `(?!\\s?(?:${UNITS}))`

/** Dates and case numbers lead to nobody. */
export const HARMLESS: readonly RegExp[] = [
  new RegExp(`(?<![A-Za-z])(?:${Object.values(NUMBER_PREFIX).join('|')})-\\d{8}-\\d{3,6}(?!\\d)`, 'g'),
  /(?<!\d)(?:19|20)\d\d([-./年])(?:0?[1-9]|1[0-2])(?:\1|月)(?:0?[1-9]|[12]\d|3[01])(?!\d)/g,
]

const EXTENSION = '(?:\\s?(?:转接?|分机号?|ext\\.?|x)\\s?[:：]?\\s?\\d{1,6})?'
const CHINESE_DIGIT = '[零〇一二三四五六七八九幺两壹贰叁肆伍陆柒捌玖]'
const A_DATE = '(?!(?:19|20)\\d\\d(?:0[1-9]|1[0-2])(?:[0-2]\\d|3[01])(?!\\d))(?!(?:19|20)\\d\\d[ -](?:19|20)\\d\\d)'
const PROVINCE = '[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼使领]'

/** In this order: what is longer and surer comes first. */
export const NUMBERS: readonly Pattern[] = [
  [/[\w.%+-]{1,64} ?@ ?(?:[A-Za-z0-9-]{1,63}\.){1,8}[A-Za-z]{2,24}/g, 'mail'],
  [
    /(?:微信号?|微 ?信|wechat|weixin|[vV薇威]信|(?<![A-Za-z])[vw]x|qq号?|qq群|抖音号?|小红书号?|支付宝|淘宝号?|line id|whatsapp|telegram)(?:\s?id)?[\s:：是为号@]{0,4}(?=[\w.-]*\d|[\w.-]*_|[A-Za-z][\w.-]{5})[\w.+-]{5,30}/gi,
    'account',
  ],
  [
    new RegExp(`(?<![\\dA-Za-z])[1-9]\\d{5}${G}(?:18|19|20)\\d\\d${G}\\d{4}${G}\\d{3}${G}[\\dXx](?![\\dA-Za-z])`, 'g'),
    'id',
  ],
  [/(?<!\d)[1-9]\d{14}(?!\d)/g, 'id'],
  [/(?<![A-Za-z\d])[A-Za-z]{1,2}\d{7,9}(?![A-Za-z\d])/g, 'id'],
  [
    new RegExp(
      `${PROVINCE} ?[A-Za-z][ ·•.-]?(?=[A-Za-z]{0,5}\\d)(?:[A-Za-z0-9]{5,6}|[A-Za-z0-9]{4}[挂学警港澳])(?![A-Za-z0-9])`,
      'g',
    ),
    'plate',
  ],
  [/(?<=车牌(?:号码?|尾号)?[\s:：是为]{0,3})(?=[A-Za-z-]{0,6}\d)[A-Za-z0-9-]{3,9}/g, 'plate'],
  [
    /(?<=(?:number ?plate|licen[cs]e plate|plate|registration)(?: no\.?| number)?[\s:]{1,3})(?=[A-Z -]{0,6}\d)[A-Z0-9-]{3,9}/gi,
    'plate',
  ],
  [/(?<!\d)\d{4}(?:[ -]\d{4}){3}(?:[ -]?\d{1,3})?(?!\d)/g, 'account'],
  [new RegExp(`(?<!\\d)(?:\\+?${G}86${G})?0?1${G}[3-9](?:${G}\\d){9}(?!\\d)${EXTENSION}`, 'gi'), 'phone'],
  [/(?<!\d)1[3-9]\d?[*xX×＊]{2,8}\d{0,4}(?!\d)/g, 'phone'],
  [/(?<!\d)1[3-9]\d([/_*~,，、:：])\d{4}\1\d{4}(?!\d)/g, 'phone'],
  // Letters in the place of digits that look like them.
  [/(?<![\dA-Za-z])[1lI][3-9][\dOoIl]{9}(?![\dA-Za-z])/g, 'phone'],
  [/(?<=(?:尾号|[后末][三四五六]位)(?:数字?)?[\s:：是为]{0,3})\d{3,6}(?!\d)/g, 'account'],
  [new RegExp(`\\+(?:${G}\\d){8,15}(?!\\d)${EXTENSION}`, 'gi'), 'phone'],
  [new RegExp(`(?<!\\d)[(（]?0\\d{2,3}(?:${G}\\d){7,8}(?!\\d)${EXTENSION}`, 'gi'), 'phone'],
  [new RegExp(`(?<!\\d)[48]00${G}\\d{3,4}${G}\\d{3,4}(?!\\d)`, 'g'), 'phone'],
  [
    new RegExp(
      `(?<=(?:电话|手机|号码|座机|分机|致电|拨打|联系方式|\\b(?:tel|phone|mobile|call))[^\\d\\n]{0,4})\\d(?:${G}\\d){5,18}(?!\\d)${EXTENSION}`,
      'gi',
    ),
    'phone',
  ],
  [
    new RegExp(
      `(?<![\\dA-Za-z]|\\d[.:：/-])${A_DATE}[2-9]\\d{2,3}[ -]?\\d{4}(?!\\d|[.:：/-]\\d)${NO_AMOUNT}${EXTENSION}`,
      'gi',
    ),
    'phone',
  ],
  [new RegExp(`${CHINESE_DIGIT}(?:[\\s、-]?${CHINESE_DIGIT}){6,19}`, 'g'), 'phone'],
  [/(?<!\d)\d{9,}(?!\d)/g, 'account'],
]

/** Finds the numbers of a phone cell wherever they stand, though they look like none; undefined where there are none. */
export function linesOf(typed: string): RegExp | undefined {
  const lines = typed
    .slice(0, LONGEST_CELL)
    .split(/[/、,;，；\n转]+/)
    .map((line) => line.replaceAll(/\D/g, ''))
    .filter((line) => line.length >= SHORTEST_LINE)
    .map((line) => Array.from(line).join(G))
  return lines.length === 0 ? undefined : new RegExp(`(?<!\\d)(?:${lines.join('|')})(?!\\d)`, 'g')
}

const LONGEST_CELL = 200
/** 110 and 95598 are everybody's. */
const SHORTEST_LINE = 6
