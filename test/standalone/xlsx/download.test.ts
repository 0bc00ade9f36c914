import type { sheets_v4 } from '@googleapis/sheets'
import { describe, expect, it } from 'vitest'
import { downloadWorkbook } from '../../../src/standalone/xlsx/index.ts'
import { FIRST } from '../../support/desk.ts'
import { openSheetsDesk } from '../../support/sheets-desk.ts'
import { clientOf, desk } from '../sheets-server/support.ts'
import { notesOf, read, rulesOf, sheetOf } from './support.ts'

describe('a download', () => {
  it("of the desk's own workbook opens with its tabs, dropdowns, colours and notes", async () => {
    const made = await openSheetsDesk()
    await made.ledger.setUp('zh')
    await made.person.type('complaint', [
      { receivedAt: 46_347.5, description: '=1+1', phone: '0042', room: '3-2-1201', respondDue: 46_347.75 },
    ])
    await made.person.type('days', [{ from: 46_296, hours: '休息' }])
    const { title, bytes } = await downloadWorkbook(made.client, made.spreadsheetId)
    await made.close()
    const workbook = await read(bytes)
    expect(title).toBe('日清')
    expect(workbook.worksheets.map(({ name, state }) => `${name} ${state}`)).toEqual([
      '投诉台账 visible',
      '报修台账 visible',
      '回访台账 visible',
      '突发事件台账 visible',
      '客户建议 visible',
      '案例库 visible',
      '时限标准 visible',
      '升级规则 visible',
      '必访范围 visible',
      '分类 visible',
      '人员 visible',
      '值班 visible',
      '日历 visible',
      '特殊日期 visible',
      '设置 visible',
      '运行状况 visible',
      '历史 visible',
      '通知记录 visible',
      '系统 hidden',
      '有效设置 hidden',
      '月数据 hidden',
      '定稿底数 hidden',
      '写前留底 hidden',
    ])
    const complaints = sheetOf(workbook, '投诉台账')
    const at = new Map<string, number>()
    complaints.getRow(1).eachCell((cell, c) => at.set(cell.text, c))
    const value = (header: string) => complaints.getCell(FIRST + 1, at.get(header) ?? 0).value
    expect(['投诉内容', '电话', '房号或地点'].map(value)).toEqual(['=1+1', '0042', '3-2-1201'])
    expect(value('受理时间')).toEqual(new Date('2026-11-21T12:00Z'))
    expect(complaints.views[0]).toMatchObject({ state: 'frozen', ySplit: 1 })
    expect(complaints.getCell(1, at.get('受理时间') ?? 0).note).toBeDefined()
    expect(Object.values(rulesOf(complaints)).map(({ formulae }) => String(formulae[0]))).toContain('"是,否"')
    expect(Object.values(rulesOf(complaints)).map(({ formulae }) => String(formulae[0]))).toContain(
      "'人员'!$A$2:$A$1000",
    )
    expect(Object.values(rulesOf(sheetOf(workbook, '时限标准'))).map(({ formulae }) => String(formulae[0]))).toContain(
      "'日历'!$A$2:$A$1000",
    )
    const day = sheetOf(workbook, '特殊日期').getCell('A2')
    expect([day.value, day.numFmt]).toEqual([new Date('2026-10-01'), 'yyyy-mm-dd'])
  })

  it('of a large spreadsheet is read in pieces and is whole', async () => {
    const { server, id, write, done } = await desk()
    await done(
      { appendDimension: { sheetId: 0, dimension: 'ROWS', length: 29_000 } },
      { addSheet: { properties: { title: "it's/2" } } },
    )
    await write(
      'Sheet1!A1',
      Array.from({ length: 30_000 }, (_, r) => [r, `行 ${r}`]),
    )
    const { bytes } = await downloadWorkbook(clientOf(server), id)
    const workbook = await read(bytes)
    expect(workbook.worksheets.map(({ name }) => name)).toEqual(['Sheet1', "it's_2", 'Notes'])
    const values: unknown[] = []
    sheetOf(workbook).eachRow((row) => values.push(row.getCell(1).value))
    expect(values).toEqual(Array.from({ length: 30_000 }, (_, r) => r))
    expect(sheetOf(workbook).getCell('B30000').value).toBe('行 29999')
    expect(notesOf(workbook).map(([what]) => what)).toEqual(['The title of a tab that Excel does not take was changed'])
  })

  it('of a spreadsheet that somebody keeps changing says so', async () => {
    const { server, id, done } = await desk()
    await done({ appendDimension: { sheetId: 0, dimension: 'ROWS', length: 29_000 } })
    const client = clientOf(server)
    let revision = 0
    const get = async (asked: sheets_v4.Params$Resource$Spreadsheets$Get) => {
      const answer = await client.spreadsheets.get(asked)
      return { ...answer, headers: new Headers({ 'x-sheets-revision': String(++revision) }) }
    }
    const moving = { spreadsheets: { get } } as unknown as typeof client
    const { bytes } = await downloadWorkbook(moving, id)
    expect(notesOf(await read(bytes)).map(([what]) => what)).toEqual([
      'Somebody changed the spreadsheet meanwhile: a row may be missing or here twice; please export again',
    ])
  })
})
