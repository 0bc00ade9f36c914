import pino from 'pino'
import type { Log } from '../../ports/log.ts'

/** Levels as Cloud Logging names them. */
const SEVERITY: Readonly<Record<string, string>> = { info: 'INFO', warn: 'WARNING', error: 'ERROR' }

/** Lines of JSON on stderr, in the fields that Cloud Logging reads. Fields that could hold a secret or a phone never print. */
export function pinoLog(level: 'silent' | 'info' | 'warn' | 'error'): Log {
  const logger = pino(
    {
      level,
      base: null,
      messageKey: 'message',
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ severity: SEVERITY[label] ?? 'DEFAULT' }) },
      redact: {
        paths: ['phone', 'token', 'password', 'url', 'authorization', '*.phone', '*.token', '*.password'],
        censor: '<redacted>',
      },
    },
    pino.destination({ dest: 2, sync: true }),
  )
  return {
    info: (event, fields) => logger.info(fields ?? {}, event),
    warn: (event, fields) => logger.warn(fields ?? {}, event),
    error: (event, fields) => logger.error(fields ?? {}, event),
  }
}
