import type { Brand } from './brand.ts'

/** A week from Monday to Sunday on the site's wall clock, as ISO 8601 names it: `2026-W47`. */
export type Week = Brand<string, 'Week'>
