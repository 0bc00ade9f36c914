import type { Words } from '../../../src/model/language.ts'

/** A text in both languages. */
export const words = (zh: string, en: string): Words => ({ zh, en })
