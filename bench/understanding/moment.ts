import { wallFrom } from '../../src/calendar/wall.ts'
import { toInstant } from '../../src/calendar/zone.ts'

export const ZONE = 'Asia/Shanghai'
/** When the workbook is looked at. */
export const NOW = toInstant(ZONE, wallFrom(2026, 11, 22, 10, 7))
