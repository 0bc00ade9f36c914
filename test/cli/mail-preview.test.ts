import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { simpleParser } from 'mailparser'
import { describe, expect, it } from 'vitest'
import { writeMails } from '../../src/cli/mail-preview/files.ts'
import { deliver, previewMails } from '../../src/cli/mail-preview/preview.ts'
import { SCENES } from '../../src/cli/mail-preview/scenes.ts'
import { announce, openHome } from '../../src/standalone/home.ts'
import { smtpServer } from '../support/smtp.ts'

/** What the text of each kind of mail says, and no other kind does in the same way. */
const SAYS = {
  warning: ['还剩 1小时，时限 2026-11-21 09:00，提醒', '1 h left, deadline 2026-11-21 09:00, reminder'],
  'overdue-1': ['第1级\n', 'level 1\n'],
  'overdue-2': ['吴军：请督促陈强（责任人）', 'Wu Jun: Please see to it that Chen Qiang (handler)'],
  'overdue-3': ['第2级通知王芳、吴军', 'Told Wang Fang and Wu Jun (level 2'],
  'told-again': ['第2次提醒', 'told for the 2nd time'],
  critical: ['危及人身安全', 'people are in danger'],
  incident: ['一律立即上报', 'reported upwards on first sight'],
  abnormal: ['已有：照片', 'held: Photos'],
  upset: ['3–5分钟没能安抚下来', 'not calmed within 3–5 minutes'],
  authority: ['首问责任人定不了', 'not for the first receiver to decide'],
  repeat: ['上一件：\n  TS-20261116-001', 'Earlier case:\n  TS-20261116-001'],
  handover: ['现由刘洋办理', 'now with Liu Yang'],
  promise: ['答应客户 2026-11-20 18:00 完成', 'Promised to the customer for 2026-11-20 18:00'],
  slip: ['推迟到 2026-11-24 18:00 完成', 'Put off to 2026-11-24 18:00'],
  callback: ['请在 2026-11-23 10:00 前回访客户', 'Please call the customer back by 2026-11-23 10:00'],
  'callback-late': ['请确认陈强去回访', 'Please make sure that Chen Qiang calls the customer'],
  'not-reached': [
    '没有接通：2026-11-20 15:00、2026-11-21 10:00、2026-11-22 18:30',
    'not reached: 2026-11-20 15:00, 2026-11-21 10:00 and 2026-11-22 18:30',
  ],
  reopened: ['建议：派个能做主的人来', 'suggestion: Send somebody who can decide'],
  'wrong-row': ['请填“客户姓名”', 'Customer'],
  'nobody-reached': ['本来要通知责任人', 'This was meant for the handler'],
  'held-over-night': ['安静时段不发邮件', 'No mail is sent in the quiet hours'],
  list: ['这8个个案', 'these 8 cases'],
  storm: ['以下155个只列编号', '155 by number only'],
  'over-cap': ['到了每天的上限', 'as many mails today as the settings allow'],
  'sent-again': ['应你的要求重发', 'You asked for this mail; its links are new.'],
  daily: ['没人按时更新进展', '1 case is forgotten: no progress within the interval'],
  'daily-both': ['你手上其它在办的', 'Others open with you'],
  'daily-own': ['请先把这1件的进展告诉客户', 'Please tell that customer first how it stands'],
  health: ['设置有读不懂的，或缺了', 'settings that cannot be read or are gone'],
  undelivered: ['550 5.1.1 no such user here', '550 5.1.1 no such user here'],
} as const

describe('the preview of all mails', () => {
  it.each(['zh', 'en'] as const)('has each kind, made by a desk, in words of one language: %s', async (language) => {
    const mails = await previewMails(language, 'p')
    expect(mails.map(({ name }) => name)).toEqual(Object.keys(SAYS))
    for (const { name, mail } of mails) {
      expect(mail.text, name).toContain(SAYS[name as keyof typeof SAYS][language === 'zh' ? 0 : 1])
      for (const part of [mail.subject, mail.text, mail.html]) {
        expect(part, name).not.toMatch(/undefined|\[object|NaN/)
        if (language === 'en') expect(part, name).not.toMatch(/\p{Script=Han}/u)
        expect(Buffer.byteLength(part)).toBeLessThan(100_000)
      }
    }
    expect(mails.filter(({ mail }) => mail.calendar !== undefined).map(({ name }) => name)).toEqual([
      'promise',
      'callback',
    ])
    const held = mails.find(({ name }) => name === 'held-over-night')
    expect(held?.mail.text).toContain(
      language === 'zh'
        ? '已经上移至 项目经理、公司客服中心'
        : 'It has moved up to project manager and company service centre already',
    )
    expect(new Set(mails.map(({ mail }) => mail.messageId)).size).toBe(mails.length)
  })

  it('is files that say the same, one of them to begin with', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'daily-clear-preview-'))
    try {
      const scenes = SCENES.filter(({ name }) => name === 'promise' || name === 'undelivered')
      const mails = await previewMails('zh', 'p', scenes)
      const page = await readFile(await writeMails(folder, mails, 'zh'), 'utf8')
      expect(await readdir(folder)).toHaveLength(3 * mails.length + 1)
      for (const [index, { name, mail }] of mails.entries()) {
        const file = `0${index + 1}-${name}`
        expect(page).toContain(`href="${file}.html"`)
        const parsed = await simpleParser(await readFile(path.join(folder, `${file}.eml`)))
        expect(parsed.subject).toBe(mail.subject)
        expect(parsed.text).toBe(mail.text)
        expect(parsed.html).toBe(mail.html)
        expect(parsed.replyTo?.value[0]?.address).toBe(mail.replyTo)
        expect(parsed.attachments.map(({ content }) => content.toString())).toEqual(
          mail.calendar === undefined ? [] : [mail.calendar],
        )
        expect(await readFile(path.join(folder, `${file}.txt`), 'utf8')).toBe(mail.text)
      }
    } finally {
      await rm(folder, { recursive: true })
    }
  })

  it.each([true, false])('is put into the mailbox of a desk, and mailed to nobody: %s', async (hasMailbox) => {
    const [folder, server] = [await mkdtemp(path.join(tmpdir(), 'daily-clear-preview-')), await smtpServer()]
    try {
      const desk = { pid: process.pid, spreadsheetId: 's', sheetsUrl: 'http://127.0.0.1:1', sheetsToken: 't' }
      announce(openHome(folder), { ...desk, smtpUrl: server.url, hasMailbox })
      const mails = await previewMails('zh', 'p', SCENES.slice(0, 1))
      expect(await deliver(mails, folder, 'zh')).toBe(hasMailbox ? 'http://127.0.0.1:1/mail' : undefined)
      expect(server.arrived.map(({ parsed }) => parsed.subject)).toEqual(
        hasMailbox ? [`【样张】${mails[0]?.mail.subject ?? ''}`] : [],
      )
    } finally {
      await server.close()
      await rm(folder, { recursive: true })
    }
  })
})
