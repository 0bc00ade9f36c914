import { http } from '@google-cloud/functions-framework'
import { actFunction } from '../src/edge/act/act-function.ts'

/** The links in mails lead here: shows a page that changes nothing, and does what is confirmed on it. */
http(
  'act',
  actFunction(() => process.env),
)
