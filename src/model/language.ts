/** The languages that the workbook, the mails and the command line speak. */
export type Language = 'zh' | 'en'

/** A text in both. */
export type Words = Readonly<Record<Language, string>>

/** The words of something, without the rest of it. */
export const wordsOf = ({ zh, en }: Words): Words => ({ zh, en })
