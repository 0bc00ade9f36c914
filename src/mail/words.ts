import type { Language } from '../model/language.ts'
import type { NoticeWords } from './notice-words.ts'
import { english } from './words-en.ts'
import { chinese } from './words-zh.ts'

const words: Readonly<Record<Language, NoticeWords>> = { zh: chinese, en: english }

/** The sentences of mails in a language. */
export const noticeWords = (language: Language): NoticeWords => words[language]
