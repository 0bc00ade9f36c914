import type { Mood } from '../support/smtp.ts'

/** What the mail server does with a mail, by name. Whoever it is that hangs up after the end may have kept the mail. */
export const MAIL_MOODS = {
  'greets not': { at: 'connect', says: '421 too busy' },
  'hangs up at once': { at: 'connect', says: 'hang-up' },
  'not now (sender)': { at: 'MAIL', says: '451 4.3.0 later' },
  'not now (recipient)': { at: 'RCPT', says: '450 4.2.0 greylisted' },
  'never (recipient)': { at: 'RCPT', says: '550 5.1.1 no such user here' },
  'not now (data)': { at: 'DATA', says: '452 4.3.1 full' },
  'hangs up before data': { at: 'DATA', says: 'hang-up' },
  'hangs up in the mail': { at: 'body', says: 'hang-up' },
  'not now (end)': { at: 'end', says: '451 4.7.1 later' },
  'never (end)': { at: 'end', says: '554 5.7.1 not wanted' },
  'hangs up at the end, keeps it': { at: 'end', says: 'hang-up', keeps: true },
  'hangs up at the end, keeps nothing': { at: 'end', says: 'hang-up', keeps: false },
  'takes its time': { at: 'end', after: 5 },
} as const satisfies Readonly<Record<string, Mood>>

export type MailMood = keyof typeof MAIL_MOODS

export const MAIL_MOOD_NAMES = Object.keys(MAIL_MOODS) as readonly MailMood[]
