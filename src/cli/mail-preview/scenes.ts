import { settingContent } from '../../../sheets-template/workbook/content/settings.ts'
import type { Words } from '../../model/language.ts'
import type { Mail } from '../../ports/mailer.ts'
import { complaint, friday, incident, many, person, trapped, words } from './rows.ts'
import type { Stage, TypedRow } from './stage.ts'

/** How a kind of mail comes about. */
export interface Scene {
  /** What its files are called. */
  readonly name: string
  readonly title: Words
  /** Plays it at a new desk; the mail, or undefined where none came. */
  readonly play: (stage: Stage) => Promise<Mail | undefined>
}

const to = (mails: readonly Mail[], name: string, subject = /./): Mail | undefined =>
  mails.find((mail) => mail.to === `${name}@example.com` && subject.test(mail.subject))

/** Answered at once, so that only what comes later is late. */
const ANSWERED = { respondedAt: '2026-11-20 09:03' } as const
/** And reported on, until the next day. */
const REPORTED = { ...ANSWERED, repliedAt: '2026-11-20 10:00', progressAt: '2026-11-21 08:00' } as const

const RESULT = words('与楼上约定夜里不施工', 'Agreed with the flat upstairs: no work at night')

/** A complaint that is finished at ten; where its callback stands. */
async function finished(stage: Stage): Promise<number> {
  await stage.type('complaint', [
    complaint({ ...REPORTED, progressAt: '2026-11-20 10:00', resolvedAt: '2026-11-20 10:00', result: RESULT }),
  ])
  await stage.sweep('2026-11-20 10:01')
  return stage.lastRow('callback')
}

/** Numbered at nine, and late by the first limit at six minutes past. */
async function late(stage: Stage, rows: readonly TypedRow[], at: string): Promise<readonly Mail[]> {
  await stage.type('complaint', rows)
  await stage.sweep('2026-11-20 09:01')
  return stage.sweep(at)
}

/** What goes up on first sight. */
const upAtOnce = (name: string, title: Words, reader: string, more: TypedRow): Scene => ({
  name,
  title,
  async play(stage) {
    await stage.type('complaint', [complaint(more)])
    return to(await stage.sweep('2026-11-20 09:01'), reader)
  },
})

/** The day's mail to somebody, at half past five. */
const ofTheDay = (name: string, title: Words, reader: string): Scene => ({
  name,
  title,
  async play(stage) {
    await stage.type('complaint', friday())
    await stage.sweep('2026-11-20 17:27')
    return to(await stage.sweep('2026-11-20 17:30'), reader, /^日清 |^Daily clear |没办完|open with you/)
  },
})

/** Every kind of mail, in the order in which a desk meets them (R24–R31). */
export const SCENES: readonly Scene[] = [
  {
    name: 'warning',
    title: words('临期提醒', 'Due soon'),
    async play(stage) {
      await late(stage, [complaint(ANSWERED)], '2026-11-20 09:10')
      return to(await stage.sweep('2026-11-21 08:00'), 'chen.qiang')
    },
  },
  {
    name: 'overdue-1',
    title: words('超时，第1级', 'Overdue, level 1'),
    play: async (stage) => to(await late(stage, [complaint()], '2026-11-20 09:06'), 'chen.qiang'),
  },
  {
    name: 'overdue-2',
    title: words('仍超时，第2级：项目经理', 'Still overdue, level 2: project manager'),
    async play(stage) {
      await late(stage, [complaint()], '2026-11-20 09:06')
      return to(await stage.sweep('2026-11-20 09:36'), 'wu.jun')
    },
  },
  {
    name: 'overdue-3',
    title: words('仍超时，第3级：公司', 'Still overdue, level 3: the company'),
    async play(stage) {
      await late(stage, [complaint()], '2026-11-20 09:06')
      await stage.sweep('2026-11-20 09:36')
      return to(await stage.sweep('2026-11-20 11:06'), 'service')
    },
  },
  {
    name: 'told-again',
    title: words('没人知悉，再次提醒', 'Nobody acknowledged it: told again'),
    async play(stage) {
      await stage.type('incident', [trapped()])
      await stage.sweep('2026-11-20 09:01')
      await stage.sweep('2026-11-20 09:10')
      return to(await stage.sweep('2026-11-20 09:31'), 'wu.jun')
    },
  },
  {
    name: 'critical',
    title: words('特急', 'Critical'),
    async play(stage) {
      await stage.type('incident', [
        trapped({
          injured: 0,
          measures: words('已安抚，已通知维保', 'Spoken to through the door; the maintenance company is on its way'),
        }),
      ])
      return to(await stage.sweep('2026-11-20 09:01'), 'zhou.min')
    },
  },
  {
    name: 'incident',
    title: words('突发事件', 'Incident'),
    async play(stage) {
      await stage.type('incident', [
        incident({
          category: words('设备类', 'Equipment'),
          subcategory: words('停电', 'Power cut'),
          description: words(
            '5栋整栋停电，正在查配电房',
            'Building 5 has no power; the switch room is being looked at',
          ),
        }),
      ])
      return to(await stage.sweep('2026-11-20 09:01'), 'zhou.min')
    },
  },
  upAtOnce('abnormal', words('非正常投诉', 'Abnormal complaint'), 'service', {
    abnormal: words('是', 'Yes'),
    abnormalSigns: words('索赔远超标准、以媒体或暴力相威胁', 'Claims far above any standard, Threatens media or force'),
    evidence: words('照片', 'Photos'),
    description: words('要求赔偿二十万，否则找媒体', 'Wants 200,000 or goes to the press'),
  }),
  upAtOnce('upset', words('客户没安抚下来', 'Customer not calmed'), 'zhou.min', { upset: words('是', 'Yes') }),
  upAtOnce('authority', words('超出权限', 'Beyond authority'), 'zhou.min', { beyondAuthority: words('是', 'Yes') }),
  {
    name: 'repeat',
    title: words('重复', 'A repeat'),
    async play(stage) {
      await stage.type('complaint', [
        complaint({
          receivedAt: '2026-11-16 20:00',
          respondedAt: '2026-11-16 20:03',
          repliedAt: '2026-11-16 20:20',
          resolvedAt: '2026-11-17 09:00',
          result: RESULT,
        }),
      ])
      await stage.sweep('2026-11-17 09:01')
      await stage.type('complaint', [
        complaint({
          ...ANSWERED,
          description: words('楼上又半夜装修，上次说好不再施工', 'Work at midnight upstairs again; it was to stop'),
        }),
      ])
      return to(await stage.sweep('2026-11-20 09:04'), 'zhou.min', /TS-20261120/)
    },
  },
  {
    name: 'handover',
    title: words('转交', 'Handed over'),
    async play(stage) {
      const row = await stage.type('complaint', [complaint(ANSWERED)])
      await stage.sweep('2026-11-20 09:04')
      await stage.retype('complaint', row, 'handler', person('liu.yang'))
      return to(await stage.sweep('2026-11-20 10:00'), 'liu.yang')
    },
  },
  {
    name: 'promise',
    title: words('承诺快到了', 'A promise is nearly due'),
    async play(stage) {
      await stage.type('complaint', [
        complaint({ ...REPORTED, progressAt: '2026-11-20 10:00', promisedAt: '2026-11-20 18:00' }),
      ])
      await stage.sweep('2026-11-20 10:01')
      return to(await stage.sweep('2026-11-20 14:00'), 'chen.qiang')
    },
  },
  {
    name: 'slip',
    title: words('承诺再次推迟', 'A promise put off again'),
    async play(stage) {
      const row = await stage.type('complaint', [complaint({ ...ANSWERED, promisedAt: '2026-11-21 18:00' })])
      await stage.sweep('2026-11-20 10:00')
      await stage.retype('complaint', row, 'promisedAt', '2026-11-22 18:00')
      await stage.sweep('2026-11-20 11:00')
      await stage.retype('complaint', row, 'promisedAt', '2026-11-24 18:00')
      await stage.sweep('2026-11-20 12:00')
      return to(await stage.sweep('2026-11-20 12:11'), 'zhou.min')
    },
  },
  {
    name: 'callback',
    title: words('该回访了', 'A callback is nearly due'),
    async play(stage) {
      await finished(stage)
      return to(await stage.sweep('2026-11-22 16:00'), 'chen.qiang')
    },
  },
  {
    name: 'callback-late',
    title: words('该回访没有回访', 'Not called back in time'),
    async play(stage) {
      await finished(stage)
      await stage.sweep('2026-11-22 16:00')
      return to(await stage.sweep('2026-11-23 10:00'), 'zhou.min')
    },
  },
  {
    name: 'not-reached',
    title: words('回访三次都没打通', 'Called three times, not reached'),
    async play(stage) {
      const row = await finished(stage)
      let mails: readonly Mail[] = []
      for (const time of ['2026-11-20 15:00', '2026-11-21 10:00', '2026-11-22 18:30']) {
        await stage.retype('callback', row, 'calledAt', time)
        await stage.retype('callback', row, 'outcome', words('未接通', 'Not reached'))
        mails = await stage.sweep(time)
      }
      return to(mails, 'zhou.min')
    },
  },
  {
    name: 'reopened',
    title: words('回访不满意，重开', 'Not satisfied: reopened'),
    async play(stage) {
      const row = await finished(stage)
      for (const [key, cell] of Object.entries({
        calledAt: '2026-11-21 10:00',
        method: words('电话', 'Phone'),
        handled: words('否', 'No'),
        satisfaction: words('不满意', 'Not satisfied'),
        suggestion: words('派个能做主的人来', 'Send somebody who can decide'),
      }))
        await stage.retype('callback', row, key, cell)
      return to(await stage.sweep('2026-11-21 10:01'), 'chen.qiang')
    },
  },
  {
    name: 'wrong-row',
    title: words('一行填错太久', 'A row wrong for too long'),
    async play(stage) {
      await stage.type('complaint', [
        complaint({ phone: '1380000', category: words('车辆管里', 'Parkin'), customer: null }),
      ])
      await stage.sweep('2026-11-20 09:01')
      return to(await stage.sweep('2026-11-20 09:32'), 'wang.fang')
    },
  },
  {
    name: 'nobody-reached',
    title: words('本该收信的人都收不到', 'Nobody of the level can be reached'),
    async play(stage) {
      await stage.type('complaint', [complaint({ ...ANSWERED, handler: words('外包小赵', 'Contractor Zhao') })])
      await stage.sweep('2026-11-20 09:10')
      return to(await stage.sweep('2026-11-21 08:00'), 'admin', /TS-/)
    },
  },
  {
    name: 'held-over-night',
    title: words('夜里不发，早上才发', 'Held over the night'),
    async play(stage) {
      await stage.type('complaint', [complaint({ receivedAt: '2026-11-20 23:00' })])
      await stage.sweep('2026-11-20 23:01')
      await stage.sweep('2026-11-20 23:06')
      return to(await stage.sweep('2026-11-21 07:30'), 'chen.qiang')
    },
  },
  {
    name: 'list',
    title: words('八件合成一封', 'A list of eight'),
    play: async (stage) => to(await late(stage, many(8), '2026-11-20 09:06'), 'zhou.min'),
  },
  {
    name: 'storm',
    title: words('两百件合成一封', 'A storm of two hundred'),
    play: async (stage) => to(await late(stage, many(200), '2026-11-20 12:00'), 'zhou.min'),
  },
  {
    name: 'over-cap',
    title: words('到了每天的上限，两小时一封', 'Over the daily cap: one list every two hours'),
    async play(stage) {
      await stage.set(settingContent.dailyMails, 1)
      await late(stage, many(1), '2026-11-20 09:06')
      await stage.type(
        'complaint',
        many(4).map((row) => ({ ...row, receivedAt: '2026-11-20 09:30' })),
      )
      const mails: Mail[] = []
      for (const time of ['09:31', '09:36', '10:30', '11:07', '11:40'])
        mails.push(...(await stage.sweep(`2026-11-20 ${time}`)))
      return to(mails.toReversed(), 'zhou.min')
    },
  },
  {
    name: 'sent-again',
    title: words('链接过期，应要求重发', 'A link had expired: sent again when asked for'),
    async play(stage) {
      await late(stage, [complaint()], '2026-11-20 09:06')
      return to(await stage.again('2026-11-25 10:00', 'TS-20261120-001', 'chen.qiang@example.com'), 'chen.qiang')
    },
  },
  ofTheDay('daily', words('日清：主任以上', 'The day, to whoever is over others'), 'wu.jun'),
  ofTheDay('daily-both', words('日清：主任自己也有个案', 'The day, to a supervisor with cases'), 'zhou.min'),
  ofTheDay('daily-own', words('日清：自己没办完的', 'The day, to whoever has open cases'), 'liu.yang'),
  {
    name: 'health',
    title: words('工作簿有问题', 'The workbook has a fault'),
    async play(stage) {
      await stage.sweep('2026-11-20 09:00')
      await stage.deleteTab('escalation')
      return to(await stage.sweep('2026-11-20 09:01'), 'admin')
    },
  },
  {
    name: 'undelivered',
    title: words('通知没送到', 'Notices were not delivered'),
    async play(stage) {
      await stage.type('complaint', [complaint()])
      await stage.sweep('2026-11-20 09:01')
      await stage.sweep('2026-11-20 09:06', { kind: 'refused', error: '550 5.1.1 no such user here' })
      return to(await stage.sweep('2026-11-20 09:07'), 'admin')
    },
  },
]
