import { expect, it, onTestFinished, vi } from 'vitest'
import { sheetsClient } from '../../src/adapters/google-sheets/client.ts'
import { createSpreadsheet } from '../../src/adapters/google-sheets/create.ts'
import { googleSheetsLedger } from '../../src/adapters/google-sheets/ledger.ts'
import { instant } from '../../src/model/instant.ts'
import { followLanguage } from '../../src/standalone/language.ts'
import { silent } from '../support/sheets-desk.ts'
import { mount } from './sheets-server/people.ts'

it('the language of the desk is what the settings tab says, also when that changes', async () => {
  const service = await mount()
  const client = sheetsClient({ rootUrl: service.url, accessToken: 'any' })
  const spreadsheetId = await createSpreadsheet(client, { title: '日清', zone: 'Asia/Shanghai', language: 'zh' })
  const context = {
    spreadsheetId,
    address: '',
    log: silent,
    now: () => instant(Date.now()),
    sleep: () => Promise.resolve(),
    random: () => 0,
    tries: 1,
  }
  await googleSheetsLedger(client, context).setUp('zh')
  const spoken = await followLanguage(service, client, { spreadsheetId, language: 'zh', log: silent })
  onTestFinished(spoken.close)
  const { data } = await client.spreadsheets.values.get({ spreadsheetId, range: '设置' })
  const row = 1 + (data.values ?? []).findIndex(([name]) => name === '语言')
  const say = (text: string) =>
    client.spreadsheets.values.update({
      spreadsheetId,
      range: `设置!B${row}`,
      valueInputOption: 'USER_ENTERED',
      requestBody: { values: [[text]] },
    })
  expect(spoken.now()).toBe('zh')
  await say('English')
  await vi.waitFor(() => expect(spoken.now()).toBe('en'), { timeout: 10_000 })
  await say('中文')
  await vi.waitFor(() => expect(spoken.now()).toBe('zh'), { timeout: 10_000 })
})
