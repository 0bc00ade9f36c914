export { MailSinkError, type MailSinkProblem } from './mail-sink/error.ts'
export type { StoredMail } from './mail-sink/mail-folder.ts'
export { type MailSink, type MailSinkOptions, openMailSink } from './mail-sink/mail-sink.ts'
