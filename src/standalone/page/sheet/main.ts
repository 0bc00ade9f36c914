import type { SessionMessage } from '../../web/messages.ts'
import { sheetWords } from '../shared/words-sheet.ts'
import { openApi } from './net/api.ts'
import { readWorkbook } from './net/workbook.ts'
import { startSheet } from './start.ts'
import '../shared/font.css'
import './sheet.css'

/** Who is here, what there is, and then the page; a person who is not let in goes to the log-in page and comes back. */
async function main(): Promise<void> {
  let spreadsheetId = ''
  // A name of this page's own; `crypto.randomUUID` is missing where a desk on a LAN speaks plain HTTP.
  const client = Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('')
  const api = openApi(client, () => spreadsheetId)
  const logIn = (): void =>
    location.assign(`/log-in?to=${encodeURIComponent(location.pathname + location.search + location.hash)}`)

  const session = await api.desk<SessionMessage>('/session')
  if (session.kind === 'log-in') {
    logIn()
    return
  }
  if (session.kind !== 'done') {
    fail(sheetWords('zh').nothing)
    return
  }
  const words = sheetWords(session.data.language)
  document.documentElement.lang = session.data.language === 'zh' ? 'zh-CN' : 'en'
  if (session.data.spreadsheetId === undefined) {
    logIn()
    return
  }
  spreadsheetId = session.data.spreadsheetId

  const workbook = await readWorkbook(api)
  if (workbook.kind === 'log-in') {
    logIn()
    return
  }
  if (workbook.kind !== 'done') {
    fail(words.nothing)
    return
  }
  await startSheet(api, session.data, words, workbook.data, workbook.stamp, logIn)
}

function fail(words: string): void {
  const place = document.querySelector('#work')
  const button = document.createElement('button')
  button.textContent = '⟳'
  button.addEventListener('click', () => location.reload())
  place?.replaceChildren(words, ' ', button)
}

void main()
