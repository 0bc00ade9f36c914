import { rmSync } from 'node:fs'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { readBook } from './book.ts'
import { HOUR, MAILS, MINUTE, START, wallText } from './desk-rules.ts'
import { type House, openHouse } from './house.ts'
import { openRun } from './run.ts'
import { FIRST } from './staff/desk.ts'
import { columnsOf, makeTemplate, type Template, titleOf, workFolder } from './template.ts'

const folder = workFolder()
let house: House
let template: Template

beforeAll(async () => {
  house = await openHouse()
  template = await makeTemplate(house, folder)
})

afterAll(async () => {
  await house.close()
  rmSync(folder, { recursive: true, force: true })
})

const CASES = 500

/** Writes the rows of an old ledger at once: 500 complaints to which nobody has answered. */
async function bringOldLedger(): Promise<void> {
  const call = async (path: string, method: string, body: object): Promise<void> => {
    const answer = await fetch(`${house.url}/v4/spreadsheets/${template.spreadsheetId}${path}`, {
      method,
      headers: { authorization: 'Bearer owner', 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    if (!answer.ok) throw new Error(await answer.text())
  }
  const sheetId = template.sheetIds.get('complaint')
  await call(':batchUpdate', 'POST', { requests: [{ appendDimension: { sheetId, dimension: 'ROWS', length: CASES } }] })
  const rowOf = (index: number): Readonly<Record<string, string>> => ({
    receivedAt: wallText(START - HOUR - (index % 60) * MINUTE),
    firstReceiver: '王芳',
    handler: '陈强',
    customer: `客户${index}`,
    phone: `139${String(10_000_000 + index)}`,
    room: `1-1-${100 + index}`,
    category: '噪音扰民',
    description: `〔${index}〕太吵`,
  })
  const values = Array.from({ length: CASES }, (_, index) => {
    const row = rowOf(index)
    return columnsOf('complaint').map((key) => row[key] ?? null)
  })
  const range = encodeURIComponent(`'${titleOf('complaint')}'!A${FIRST + 1}`)
  await call(`/values/${range}?valueInputOption=RAW`, 'PUT', { values })
}

it('1,000 notices due at once are one mail a person, and none is lost', async () => {
  const run = openRun({ house, template, folder }, { plain: true })
  await bringOldLedger()
  const [first, second] = [await run.sweep([]), await run.sweep([])]
  const book = await readBook(house.url, template.spreadsheetId)
  run.close()
  expect([first.became, second.became]).toMatchObject([{ kind: 'done' }, { kind: 'done', changes: 0 }])
  const told = (book.get('notices') ?? [])
    .slice(1)
    .filter(({ to, clock }) => to !== MAILS['系统管理员'] && clock === '响应')
  expect(told).toHaveLength(2 * CASES)
  expect(new Set(told.map(({ state }) => state))).toEqual(new Set(['已发']))
  const mails = run.taken.map(({ mail }) => mail.to).toSorted()
  expect(mails).toEqual([MAILS['陈强'], MAILS['王芳']])
  const numbers = (book.get('complaint') ?? []).slice(FIRST).map(({ number }) => String(number))
  expect(new Set(numbers).size).toBe(CASES)
})
