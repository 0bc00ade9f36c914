import { NO_AMOUNT, type Pattern } from './numbers.ts'

const DASH = '[-‐-―−~～]'
const DIGITS = '[一二三四五六七八九十百千〇零]'
const CHINESE = '[一二三四五六七八九十百]{1,4}'
const BLOCK = '(?:\\d{1,3}[A-Za-z]?|[A-Za-z]{1,2}\\d{0,2})'
/** Not inside of a word, a number, a date or a time. */
const ALONE = '(?<![\\dA-Za-z]|\\d[.:：-]|[A-Za-z]-)'
const NO_MORE = '(?![\\d%]|[.:：-]\\d)'
const DOOR = '\\s?(?:号?[室房户]|号)'
const SIDE = '[东西南北中左右]{1,2}'
const ENDS = '(?![屋产型租厅])'
/** A part is called so, not a door. */
const NO_PART = '(?<!(?:型号|规格|料号|图号|标准|model|type|part(?: no\\.?)?)[\\s:：]{0,2})'
/** Doors have letters; what follows from J on are units of measure. */
const LETTER = '[A-Ha-h]?'

/**
 * Doors, of whosever home. A building, a floor or a hall is where others have to look as well, and stays; a date and an amount are none.
 */
export const ROOMS: readonly Pattern[] = [
  [/车位(?:编?号)?[\s:：是为]{0,3}(?=[A-Za-z-]{0,4}\d)[A-Za-z]{0,2}\d{0,2}-?\d{2,4}(?!\d)(?![个只])号?/g, 'space'],
  [/(?<![\dA-Za-z.-])(?:[A-Za-z]\d{0,2}-?\d{2,4}|\d{2,4})号?(?:固定|产权|人防|私家)?(?:停)?车位/g, 'space'],
  [/\b(?:parking |assigned )?(?:space|bay|spot)\s?(?:no\.?|number)?\s?#?[A-Za-z]{0,2}\d{0,2}-?\d{2,4}\b/gi, 'space'],
  [
    new RegExp(
      `${NO_PART}${ALONE}${BLOCK}${DASH}(?:\\d{1,2}|[A-Za-z])${DASH}(?:\\d{1,2}${DASH}0\\d|\\d{3,4})${LETTER}${NO_MORE}(?:${DOOR})?`,
      'g',
    ),
    'room',
  ],
  [
    new RegExp(
      `${NO_PART}${ALONE}${BLOCK}(?:${DASH}|#)\\d{3,4}${LETTER}${NO_MORE}(?![A-Za-z])${NO_AMOUNT}(?:${DOOR})?`,
      'gi',
    ),
    'room',
  ],
  [
    new RegExp(
      `${ALONE}(?:${BLOCK}|${CHINESE})\\s?(?:号楼|号院|#楼?|[栋幢座弄])[\\s-]?` +
        `(?:(?:\\d{1,3}|[A-Za-z]|${CHINESE})\\s?(?:单元|门|号楼?|梯)[\\s-]?|\\d{1,2}-)?(?:(?:\\d{1,2}|${CHINESE})[层楼][\\s-]?)?` +
        `(?:\\d{1,4}[A-Za-z]?\\s?(?:号?[室房])${ENDS}|\\d{3,4}[A-Za-z]?${NO_MORE}${NO_AMOUNT}(?:户|号)?|` +
        `[A-Za-z]\\s?(?:号?[室房])${ENDS}|${DIGITS}{2,6}(?:号?[室房])${ENDS}|(?<=单元[\\s-]?)${DIGITS}{3,4}(?![层楼栋幢])|${SIDE}[户边侧])`,
      'gi',
    ),
    'room',
  ],
  [
    new RegExp(
      `${ALONE}(?:\\d{1,2}|${CHINESE})\\s?单元[\\s-]?(?:(?:\\d{1,2}|${CHINESE})[层楼][\\s-]?)?` +
        `(?:\\d{3,4}[A-Za-z]?${NO_MORE}${NO_AMOUNT}(?:${DOOR})?|${SIDE}[户边侧])`,
      'gi',
    ),
    'room',
  ],
  [
    /\b(?:(?:block|blk|building|bldg|tower)[\s.,#-]{0,3}[A-Za-z0-9]{1,4}[\s,.-]{1,3})?(?:(?:unit|entrance)[\s.,#-]{0,3}[A-Za-z0-9]{1,3}[\s,.-]{1,3})?(?:room|rm|flat|apartment|apt|suite|door)\b[\s.#-]{0,3}(?:no\.?\s?)?\d{1,4}[A-Za-z]?(?:-\d{1,4}){0,2}(?![\dA-Za-z])/gi,
    'room',
  ],
  [/\bunit[\s.#-]{0,3}\d{3,4}[A-Za-z]?(?![\dA-Za-z])/gi, 'room'],
  [new RegExp(`${ALONE}(?:\\d{1,2}|${CHINESE})[层楼][\\s-]?${SIDE}户`, 'g'), 'room'],
  [new RegExp(`(?<=别墅\\s?)[A-Za-z]?\\d{1,3}[号#]|${ALONE}[A-Za-z]?\\d{1,3}号(?=别墅)`, 'g'), 'room'],
  [new RegExp(`${ALONE}\\d{2,4}[A-Za-z]?\\s?号?[室房]${ENDS}`, 'g'), 'room'],
  [new RegExp(`[一二三四五六七八九〇零]{3,4}号?[室房]${ENDS}`, 'g'), 'room'],
  [
    new RegExp(
      `(?<=楼上|楼下|隔壁|对门|对面|邻居|住户|业主|租户|家住|住在|[淹漏渗流滴吵][到了进]|影响到?)的?\\s?\\d{3,4}[A-Za-z]?${NO_MORE}${NO_AMOUNT}(?:${DOOR})?`,
      'g',
    ),
    'room',
  ],
]

/** The door of a room that is known, wherever it stands by itself: 1201 of 3-2-1201. None of what is no home. */
export function doorOf(room: string): RegExp | undefined {
  const [, door] =
    /(?:^|[-栋幢座楼元门弄#\s])(\d{3,4}[A-Za-z]?)(?:\s?号?[室房户]|号)?$/.exec(room.trim().slice(-LONGEST)) ?? []
  return door === undefined ? undefined : new RegExp(`${ALONE}${door}${NO_MORE}(?![A-Za-z])${NO_AMOUNT}`, 'gi')
}

const LONGEST = 60
