import { describe, expect, it } from 'vitest'
import { caseNumber, seriesOf } from '../../src/model/case-number.ts'
import type { Language } from '../../src/model/language.ts'
import { NO_RECORD } from '../../src/model/row-record.ts'
import { type StageTold, stageLines, stageWord } from '../../src/plan/stage-lines.ts'
import { basisOf, nov } from '../rules/support.ts'
import { cell, deskBefore, FIRST, row, ZONE } from '../support/desk.ts'
import { fill, settle, told } from './support.ts'

const ONE = caseNumber(seriesOf('complaint', '20261120'), 1)
const OTHER = caseNumber(seriesOf('complaint', '20261120'), 2)
const t = (text: string) => cell(`2026-11-${text}`)

/** A case that was given its number and is in progress. */
const seen: StageTold = {
  row: { register: 'complaint', numberText: ONE, basis: basisOf() },
  standing: 'own',
  number: ONE,
  stage: 'working',
  was: { ...NO_RECORD, number: ONE, stage: 'working' },
  fields: {},
  seen: {},
}
const said = (told: StageTold, language: Language = 'zh') =>
  stageLines(told, nov('20 12:00'), { zone: ZONE, language }).map(
    ({ kind, what, before, after }) => `${kind} | ${what} | ${before} | ${after}`,
  )
const fresh = { ...seen, was: NO_RECORD, row: { ...seen.row, numberText: undefined } } satisfies StageTold

describe('what a look at a row tells of it', () => {
  it.each<[string, StageTold, readonly string[]]>([
    ['nothing, where it stands as before', seen, []],
    ['nothing of a row that has no number', { ...seen, number: undefined, was: NO_RECORD }, []],
    ['nothing of a copy', { ...seen, standing: 'copy', was: NO_RECORD }, []],
    ['that a case was taken in', fresh, ['stage | 受理编号 |  | 处理中']],
    ['nothing of a case older than its record', { ...seen, was: NO_RECORD }, []],
    [
      'nothing of a case that was imported',
      { ...fresh, row: { ...fresh.row, basis: basisOf({ origin: 'import' }) } },
      [],
    ],
    ['a stage', { ...seen, was: { ...seen.was, stage: 'waiting' } }, ['stage | 阶段 | 待响应 | 处理中']],
    [
      'a stage with the time that was typed',
      { ...seen, was: { ...seen.was, stage: 'waiting' }, fields: { respondedAt: nov('20 09:05') } },
      ['stage | 阶段（2026-11-20 09:05） | 待响应 | 处理中'],
    ],
    [
      'a resolution by its time',
      { ...seen, stage: 'resolved', fields: { resolvedAt: nov('20 11:00') } },
      ['stage | 阶段（2026-11-20 11:00） | 处理中 | 已办结'],
    ],
    [
      'a resolution as it was seen',
      {
        ...seen,
        stage: 'resolved',
        fields: { resolvedAt: nov('20 12:00') },
        seen: { resolvedSeen: nov('20 12:00') },
      },
      ['stage | 阶段（2026-11-20 12:00 未填时间，以看到为准） | 处理中 | 已办结'],
    ],
    ['that a row cannot be accepted any more', { ...seen, stage: 'unaccepted' }, ['stage | 阶段 | 处理中 | 待更正']],
    [
      'a number put back',
      { ...seen, row: { ...seen.row, numberText: '我的' } },
      [`number | 编号被改动，已恢复 | 我的 | ${ONE}`],
    ],
    [
      'a number put back and a stage',
      { ...seen, row: { ...seen.row, numberText: undefined }, stage: 'resolved' },
      [`number | 编号被清空，已恢复 |  | ${ONE}`, 'stage | 阶段 | 处理中 | 已办结'],
    ],
    [
      'a copied row',
      { ...fresh, standing: 'new', number: OTHER, row: { ...fresh.row, numberText: ONE } },
      [`number | 复制的行，另编新号 | ${ONE} | ${OTHER}`, 'stage | 受理编号 |  | 处理中'],
    ],
    [
      'a row typed where another was emptied out',
      { ...fresh, standing: 'new', isReplacing: true, number: OTHER, row: { ...fresh.row, numberText: ONE } },
      [`number | 原行的个案清空后另填的，另编新号 | ${ONE} | ${OTHER}`, 'stage | 受理编号 |  | 处理中'],
    ],
  ])('%s', (_, look, lines) => {
    expect(said(look)).toEqual(lines)
  })

  it('in English', () => {
    const look: StageTold = {
      ...seen,
      row: { ...seen.row, numberText: undefined },
      stage: 'resolved',
      fields: { resolvedAt: nov('20 12:00') },
      seen: { resolvedSeen: nov('20 12:00') },
    }
    expect(said(look, 'en')).toEqual([
      `number | Number was cleared, put back |  | ${ONE}`,
      'stage | Stage (2026-11-20 12:00 no time typed: as seen) | In progress | Resolved',
    ])
  })

  it('a stage has the word of its register', () => {
    expect(['complaint', 'incident', 'callback'].map((of) => stageWord(of as 'complaint', 'resolved', 'zh'))).toEqual([
      '已办结',
      '已控制',
      'resolved',
    ])
  })
})

describe('the history of a case, over its life', () => {
  it('has one line for each change, and none twice', async () => {
    const d = await deskBefore()
    await d.type('complaint', [row()])
    const steps: readonly (readonly [string, Parameters<typeof fill>[3]])[] = [
      ['20 09:01', {}],
      ['20 09:05', { respondedAt: t('20 09:04') }],
      ['20 09:06', { remark: '无关' }],
      ['20 10:00', { pauseReason: '等客户', pausedAt: t('20 09:55') }],
      ['20 11:00', { resumedAt: t('20 10:55') }],
      ['20 12:00', { status: '已办结', result: '好' }],
      ['20 12:01', { resolvedAt: t('20 11:50') }],
      ['20 12:02', { phone: null }],
      ['20 12:03', { phone: '13800000000' }],
      ['21 09:00', { status: '重开' }],
      ['21 09:30', { respondedAt: t('21 09:20'), status: '处理中' }],
      ['21 10:00', { status: '已办结' }],
    ]
    const lines: string[] = []
    for (const [time, typed] of steps) {
      await fill(d, 'complaint', FIRST, typed)
      for (const look of [1, 2]) lines.push(...told(await settle(d, `2026-11-${time}:0${String(look)}`)))
    }
    expect(lines.map((text) => text.split(' | ').slice(1).join(' | '))).toEqual([
      '受理编号 |  | 待响应',
      '阶段（2026-11-20 09:04） | 待响应 | 处理中',
      '阶段（2026-11-20 09:55） | 处理中 | 暂停',
      '阶段（2026-11-20 10:55） | 暂停 | 处理中',
      '阶段（2026-11-20 12:00 未填时间，以看到为准） | 处理中 | 已办结',
      '阶段 | 已办结 | 待更正',
      '阶段（2026-11-20 11:50） | 待更正 | 已办结',
      '阶段（2026-11-21 09:00 未填时间，以看到为准） | 已办结 | 待响应',
      '阶段（2026-11-21 09:20） | 待响应 | 处理中',
      '阶段（2026-11-21 10:00 未填时间，以看到为准） | 处理中 | 已办结',
    ])
  })

  it('tells of a case first seen resolved that it was taken in', async () => {
    const d = await deskBefore()
    await d.type('complaint', [row({ resolvedAt: t('20 09:30'), result: '好' })])
    expect(told(await settle(d, '2026-11-20 10:00'))).toEqual([`${ONE} | 受理编号 |  | 已办结`])
  })

  it('of one whose end nobody timed, that it is as seen', async () => {
    const d = await deskBefore()
    await d.type('complaint', [row({ status: '已办结' })])
    expect(told(await settle(d, '2026-11-20 10:00'))).toEqual([
      `${ONE} | 受理编号（2026-11-20 10:00 未填时间，以看到为准） |  | 已办结`,
    ])
  })
})

describe('moments that were not said in full (R07)', () => {
  it('stay what they were at the next day’s look, and change when they are typed anew', async () => {
    const d = await deskBefore()
    await d.type('complaint', [row({ receivedAt: '昨天 15:00' })])
    await settle(d, '2026-11-20 09:00')
    const due = t('22 15:00')
    expect((await d.records('complaint'))[FIRST]).toMatchObject({ number: 'TS-20261119-001', resolveDue: due })
    await d.retype('complaint', FIRST, 'remark', '又看')
    await settle(d, '2026-11-21 09:00')
    expect(await d.cell('complaint', FIRST, 'resolveDue')).toBe(due)
    await d.retype('complaint', FIRST, 'receivedAt', '昨天 15:30')
    await settle(d, '2026-11-21 09:01')
    expect(await d.cell('complaint', FIRST, 'resolveDue')).toBe(t('23 15:30'))
    await d.retype('complaint', FIRST, 'receivedAt', '昨天 15:00')
    await settle(d, '2026-11-21 09:02')
    expect((await d.records('complaint'))[FIRST]).toMatchObject({
      number: 'TS-20261119-001',
      resolveDue: t('23 15:00'),
    })
  })

  it('what could not be understood when it was typed is not understood by another day’s clock', async () => {
    const d = await deskBefore()
    await d.type('complaint', [row({ receivedAt: '15:00' })])
    await settle(d, '2026-11-20 09:00')
    const said = await d.cell('complaint', FIRST, 'check')
    expect(said).toContain('15:00')
    for (const time of ['20 16:00', '21 16:00']) {
      await d.retype('complaint', FIRST, 'remark', time)
      await settle(d, `2026-11-${time}`)
      expect(await d.cell('complaint', FIRST, 'check')).toBe(said)
    }
    await d.retype('complaint', FIRST, 'receivedAt', '15:01')
    await settle(d, '2026-11-21 16:01')
    expect(await d.cell('complaint', FIRST, 'number')).toBe('TS-20261121-001')
  })

  it('copied to another row they are of the day on which that row is seen', async () => {
    const d = await deskBefore()
    await d.type('complaint', [row({ receivedAt: '昨天 15:00' })])
    await settle(d, '2026-11-20 09:00')
    await d.type('complaint', [row({ receivedAt: '昨天 15:00' })])
    await settle(d, '2026-11-21 09:00')
    expect((await d.records('complaint')).slice(FIRST).map(({ number }) => number)).toEqual([
      'TS-20261119-001',
      'TS-20261120-001',
    ])
  })
})
