import { describe, expect, it } from 'vitest'
import { look } from '../../src/app/act.ts'
import { freshList, freshMail } from '../../src/app/fresh-mail.ts'
import type { Action, LinkClaim } from '../../src/model/action.ts'
import type { DraftId } from '../../src/model/case-number.ts'
import type { Ledger } from '../../src/ports/ledger.ts'
import { claimed, EMPTY, WHO } from '../plan/acting.ts'
import { cell, FIRST, row, sh, type Typed } from '../support/desk.ts'
import { actDesk, cellsAt, twoCases } from './acting.ts'

const NOON = '2026-11-20 12:00'
const LATER = ['2026-11-20 12:01', '2026-11-20 18:00', '2026-11-21 12:00', '2026-11-24 12:00', '2026-11-28 12:00']

type Register = 'complaint' | 'repair' | 'incident'

interface Case {
  readonly action: Action
  readonly typed?: Readonly<Record<string, string>>
  readonly register?: Register
  readonly has?: Typed
  readonly claim?: Partial<LinkClaim>
  /** What a person would have typed instead. */
  readonly by: Typed
  /** Into the callbacks, as a row of its own. */
  readonly call?: Typed
  /** Into the callback that the system has made. */
  readonly answers?: Typed
}

const RESOLVED: Typed = { resolvedAt: cell('2026-11-20 09:00'), result: '好了' }
const CALLED: Typed = { caller: '陈强', calledAt: cell(NOON), attempts: 1, method: '电话' }

const NUMBERS = { complaint: 'TS', repair: 'BX', incident: 'SJ' } as const

describe('a case that was acted on from a mail is what it would be had it been typed', () => {
  it.each<[string, Case]>([
    [
      'acknowledge',
      {
        action: 'acknowledge',
        claim: { levels: [1] },
        by: { acknowledgedBy: '陈强', acknowledgedAt: cell(NOON), acknowledgedLevels: '1' },
      },
    ],
    [
      'progress',
      { action: 'progress', typed: { progress: '在路上' }, by: { progress: '在路上', progressAt: cell(NOON) } },
    ],
    [
      'a promise',
      { action: 'promise', typed: { promisedAt: '2026-11-21T18:00' }, by: { promisedAt: cell('2026-11-21 18:00') } },
    ],
    [
      'another promise',
      {
        action: 'promise',
        typed: { promisedAt: '11-22 18:00' },
        has: { promisedAt: cell('2026-11-21 18:00') },
        by: { promisedAt: '11-22 18:00' },
      },
    ],
    [
      'somebody sent, with a word',
      {
        action: 'dispatched',
        register: 'repair',
        typed: { progress: '派给陈强' },
        by: { dispatchedAt: cell(NOON), progress: '派给陈强', progressAt: cell(NOON) },
      },
    ],
    ['the customer called', { action: 'responded', by: { respondedAt: cell(NOON) } }],
    [
      'the customer called, once it was reopened',
      {
        action: 'responded',
        has: {
          respondedAt: cell('2026-11-20 09:00'),
          resolvedAt: cell('2026-11-20 09:00'),
          result: '好了',
          reopenedAt: cell('2026-11-20 09:01'),
        },
        claim: { cycle: 2 },
        by: { respondedAt: cell(NOON) },
      },
    ],
    [
      'somebody at an incident, whom nobody had called before',
      {
        action: 'arrived',
        register: 'incident',
        has: { occurredAt: cell('2026-11-20 08:58') },
        by: { arrivedAt: cell(NOON) },
      },
    ],
    ['the customer answered', { action: 'replied', register: 'repair', by: { repliedAt: cell(NOON) } }],
    ['a handover', { action: 'handOver', typed: { handler: '刘洋' }, by: { handler: '刘洋' } }],
    [
      'not mine',
      {
        action: 'notMine',
        typed: { progress: '是电的事' },
        by: { handler: '王芳', progress: '是电的事', progressAt: cell(NOON) },
      },
    ],
    ['done', { action: 'done', typed: { result: '好了' }, by: { result: '好了', resolvedAt: cell(NOON) } }],
    [
      'done while it waits',
      {
        action: 'done',
        typed: { result: '好了' },
        has: { pauseReason: '等客户', pausedAt: cell('2026-11-20 10:00') },
        by: { result: '好了', resolvedAt: cell(NOON) },
      },
    ],
    [
      'a paid repair done',
      {
        action: 'done',
        register: 'repair',
        typed: { result: '好了', feeAgreed: '是' },
        has: { paid: '是' },
        by: { result: '好了', feeAgreed: '是', resolvedAt: cell(NOON) },
      },
    ],
    [
      'an incident under control',
      {
        action: 'done',
        register: 'incident',
        has: { occurredAt: cell('2026-11-20 08:58') },
        by: { resolvedAt: cell(NOON) },
      },
    ],
    [
      'done after it was reopened',
      {
        action: 'done',
        typed: { result: '真好了' },
        has: {
          resolvedAt: cell('2026-11-20 09:00'),
          result: '好了',
          reopenedAt: cell('2026-11-20 09:00'),
          status: '重开',
        },
        claim: { cycle: 2 },
        by: { result: '真好了', resolvedAt: cell(NOON), status: '已办结' },
      },
    ],
    [
      'a callback that nobody had written down: the customer need not be asked',
      {
        action: 'callback',
        typed: { method: 'phone', handled: '是', satisfaction: 'satisfied', suggestion: '加装地锁' },
        has: { ...RESOLVED, sensitive: '是', remark: '家里有病人' },
        by: {},
        call: { case: 'TS-20261120-001', ...CALLED, handled: '是', satisfaction: '满意', suggestion: '加装地锁' },
      },
    ],
    [
      'a satisfied customer',
      {
        action: 'callback',
        typed: { method: 'phone', handled: '是', satisfaction: 'satisfied', suggestion: '加装地锁' },
        has: RESOLVED,
        by: {},
        answers: { ...CALLED, handled: '是', satisfaction: '满意', suggestion: '加装地锁' },
      },
    ],
    [
      'a fairly satisfied customer of a repair',
      {
        action: 'callback',
        register: 'repair',
        typed: { method: 'visit', handled: '是', satisfaction: 'fairly' },
        has: { ...RESOLVED, category: '给排水' },
        by: {},
        answers: { ...CALLED, method: '上门', handled: '是', satisfaction: '基本满意' },
      },
    ],
    [
      'a customer who is not satisfied: it is reopened, one level higher',
      {
        action: 'callback',
        typed: { method: 'phone', handled: '否', satisfaction: 'dissatisfied', suggestion: '换个人来' },
        has: RESOLVED,
        by: {},
        answers: { ...CALLED, handled: '否', satisfaction: '不满意', suggestion: '换个人来' },
      },
    ],
    [
      'a customer who declines',
      {
        action: 'callback',
        typed: { method: 'phone', outcome: 'refused' },
        has: RESOLVED,
        by: {},
        answers: { ...CALLED, outcome: '拒访' },
      },
    ],
    [
      'a customer who is not reached',
      {
        action: 'callback',
        typed: { method: 'phone', outcome: 'notReached' },
        has: RESOLVED,
        by: {},
        answers: { ...CALLED, outcome: '未接通' },
      },
    ],
  ])(
    '%s',
    async (_what, { action, typed = EMPTY, register = 'complaint', has = {}, claim = {}, by, call, answers }) => {
      const number = `${NUMBERS[register]}-20261120-001` as LinkClaim['number']
      const begun = async () => {
        const d = await actDesk()
        await d.type(register, twoCases(has))
        await d.sweep('2026-11-20 09:01')
        d.mails()
        return d
      }
      const [pressed, sheet] = [await begun(), await begun()]
      const { outcome } = await pressed.act(NOON, claimed({ number, ...claim }), action, typed)
      expect(outcome.kind).toBe('done')
      await sheet.fill(register, FIRST, by)
      if (call !== undefined) await sheet.type('callback', [call])
      if (answers !== undefined) await sheet.fill('callback', FIRST, answers)
      await sheet.sweep(NOON)
      const tabs = [register, 'callback', 'suggestions', 'notices', 'history'] as const
      for (const time of [NOON, ...LATER]) {
        if (time !== NOON) for (const d of [pressed, sheet]) await d.sweep(time)
        for (const tab of tabs) expect([time, tab, await pressed.told(tab)]).toEqual([time, tab, await sheet.told(tab)])
        expect([time, pressed.mails()]).toEqual([time, sheet.mails()])
      }
    },
  )
})

describe('a callback', () => {
  const finished = async () => {
    const d = await actDesk()
    await d.type('complaint', twoCases({ resolvedAt: cell('2026-11-20 09:00'), result: '好了' }))
    await d.type('callback', [
      { case: 'TS-20261120-001', caller: '李静' },
      { case: 'TS-20261120-002', caller: '李静' },
    ])
    await d.sweep('2026-11-20 09:01')
    return d
  }
  const KEYS = ['caller', 'calledAt', 'attempts', 'method', 'outcome', 'satisfaction', 'stage'] as const

  it('fills the row that is still to be called, and is told in the history of its case', async () => {
    const d = await finished()
    const claim = claimed({ mail: WHO.王芳 })
    const notReached = { method: '电话', outcome: '未接通' }
    expect((await d.act(NOON, claim, 'callback', notReached)).outcome).toMatchObject({ kind: 'done' })
    expect(await cellsAt(d, 'callback', FIRST, KEYS)).toEqual(['王芳', cell(NOON), 1, '电话', '未接通', null, '未接通'])
    const told = { method: '上门', handled: '是', satisfaction: '基本满意' }
    expect((await d.act('2026-11-21 12:00', claimed(), 'callback', told)).outcome).toMatchObject({ kind: 'done' })
    expect(await cellsAt(d, 'callback', FIRST, KEYS)).toEqual([
      '陈强',
      cell('2026-11-21 12:00'),
      2,
      '上门',
      null,
      '基本满意',
      '已回访',
    ])
    expect(await d.rowsOf('callback')).toHaveLength(FIRST + 2)
    expect((await d.act('2026-11-21 13:00', claimed(), 'callback', told)).outcome).toMatchObject({
      kind: 'already',
      by: '陈强',
      at: sh('2026-11-21 12:00'),
    })
    const lines = (await d.rowsOf('history')).filter(({ kind }) => kind === '办理')
    expect(lines).toMatchObject([
      { number: 'TS-20261120-001', what: '回访', by: '王芳' },
      { number: 'TS-20261120-001', what: '回访', by: '陈强' },
    ])
    expect(String(lines[1]?.['before'])).toContain('未接通')
  })

  it('that finds nobody satisfied begins another cycle, which is done once more and called back about once more', async () => {
    const d = await actDesk()
    await d.type('complaint', twoCases({ ...RESOLVED, status: '已办结' }))
    await d.sweep('2026-11-20 09:01')
    const told = { method: '电话', handled: '否', satisfaction: '不满意' }
    const claim = claimed()
    expect((await d.act(NOON, claim, 'callback', told)).outcome.kind).toBe('done')
    expect(await cellsAt(d, 'complaint', FIRST, ['stage', 'reopenedSeen'])).toEqual(['待响应', cell(NOON)])
    // A second press is answered by the first; another link of the cycle that is over does nothing.
    expect((await d.act('2026-11-20 13:00', claim, 'callback', told)).outcome).toMatchObject({ kind: 'already' })
    expect((await d.act('2026-11-20 13:00', claimed(), 'callback', told)).outcome).toMatchObject({
      why: 'other-cycle',
      cycle: 2,
    })
    const again = await d.act('2026-11-20 15:00', claimed({ cycle: 2 }), 'done', { result: '换人重做' })
    expect(again.outcome.kind).toBe('done')
    expect(await cellsAt(d, 'complaint', FIRST, ['stage', 'status', 'resolvedAt', 'result'])).toEqual([
      '待回访',
      '已办结',
      cell('2026-11-20 15:00'),
      '换人重做',
    ])
    const calls = (await d.rowsOf('callback')).slice(FIRST)
    expect(calls.map(({ number, stage, calledAt }) => [number, stage, calledAt])).toEqual([
      ['HF-20261120-001', '已回访', cell(NOON)],
      ['HF-20261120-002', '待回访', null],
    ])
    const second = await d.act('2026-11-21 12:00', claimed({ cycle: 2 }), 'callback', {
      ...told,
      handled: '是',
      satisfaction: '满意',
    })
    expect(second.outcome.kind).toBe('done')
    expect(await cellsAt(d, 'complaint', FIRST, ['stage'])).toEqual(['已关闭'])
    expect(await cellsAt(d, 'callback', FIRST, ['satisfaction', 'calledAt'])).toEqual(['不满意', cell(NOON)])
    expect(await cellsAt(d, 'callback', FIRST + 1, ['satisfaction', 'caller'])).toEqual(['满意', '陈强'])
  })

  it('that reached nobody is kept though it counts for nothing, on the same day', async () => {
    const d = await actDesk()
    await d.type('complaint', twoCases(RESOLVED))
    await d.sweep('2026-11-20 09:01')
    const notReached = { method: '电话', outcome: '未接通' }
    for (const time of [NOON, '2026-11-20 12:20'])
      expect((await d.act(time, claimed(), 'callback', notReached)).outcome.kind).toBe('done')
    expect(await cellsAt(d, 'callback', FIRST, ['attempts', 'calledAt'])).toEqual([2, cell('2026-11-20 12:20')])
    const [tries] = await cellsAt(d, 'callback', FIRST, ['tries'])
    expect(String(tries)).toMatch(/12:00.*12:20/)
  })

  it('may be made by whoever is to call, though nothing else of the case is theirs (R28, R38)', async () => {
    const d = await actDesk()
    await d.type('complaint', twoCases(RESOLVED))
    await d.sweep('2026-11-20 09:01')
    const claim = claimed({ mail: 'liu.yang@example.com', target: 'callback' })
    const at = (time: string) => look(d.partsAt(time), claim)
    expect(await at('2026-11-20 10:00')).toMatchObject({ refusal: { why: 'not-yours' }, seen: { mayCall: false } })
    await d.fill('callback', FIRST, { caller: '刘洋' })
    await d.sweep('2026-11-20 10:01')
    expect(await at('2026-11-20 10:02')).toMatchObject({ refusal: undefined, seen: { mayCall: true } })
    const told = { method: '电话', handled: '是', satisfaction: '满意' }
    expect((await d.act(NOON, claim, 'callback', told)).outcome.kind).toBe('done')
    expect(await cellsAt(d, 'callback', FIRST, ['caller', 'satisfaction'])).toEqual(['刘洋', '满意'])
  })

  it('that is late can be known of, and is told no more (R31)', async () => {
    const d = await actDesk()
    await d.type('complaint', twoCases(RESOLVED))
    await d.sweep('2026-11-20 09:01')
    await d.sweep('2026-11-23 09:00')
    d.mails()
    const known = await d.act('2026-11-23 10:00', claimed({ mail: WHO.周敏, levels: [1] }), 'acknowledge')
    expect(known.outcome.kind).toBe('done')
    await d.sweep('2026-11-24 08:59')
    d.mails()
    await d.sweep('2026-11-24 09:00')
    expect(
      d
        .mails()
        .filter((mail) => mail.includes('回访'))
        .every((mail) => !mail.includes('zhou.min')),
    ).toBe(true)
    await d.act('2026-11-24 10:00', claimed(), 'callback', { method: '电话', outcome: '拒访' })
    const late = await d.act('2026-11-24 11:00', claimed({ mail: WHO.周敏 }), 'acknowledge')
    expect(late.outcome).toMatchObject({ kind: 'already', what: 'done' })
  })

  it('asks what a callback in the sheet is asked', async () => {
    const d = await finished()
    const { outcome } = await d.act(NOON, claimed(), 'callback', { method: '电话', handled: '是' })
    expect(outcome).toMatchObject({ kind: 'refused', why: 'problems', problems: [{ column: 'satisfaction' }] })
    const both = await d.act(NOON, claimed(), 'callback', {
      method: '电话',
      handled: '是',
      satisfaction: '满意',
      outcome: '拒访',
    })
    expect(both.outcome).toMatchObject({ kind: 'refused', why: 'problems' })
    expect(await cellsAt(d, 'callback', FIRST, ['calledAt', 'method'])).toEqual([null, null])
  })

  it('is one however often a second press comes before the first is answered', async () => {
    const d = await actDesk()
    await d.type('complaint', twoCases({ resolvedAt: cell('2026-11-20 09:00'), result: '好了' }))
    await d.sweep('2026-11-20 09:01')
    const claim = claimed()
    const typed = { method: '电话', handled: '是', satisfaction: '满意' }
    const both = await Promise.all([1, 2].map(() => d.act(NOON, claim, 'callback', typed)))
    expect(both.map(({ outcome }) => outcome.kind).toSorted()).toEqual(['already', 'done'])
    expect(await d.rowsOf('callback')).toHaveLength(FIRST + 1)
    const later = await d.act('2026-11-21 12:00', claim, 'callback', typed)
    expect(later.outcome).toMatchObject({ kind: 'already', by: '陈强', at: sh(NOON), isThisLink: true })
  })
})

describe('rows that people move while a link is pressed', () => {
  const DESCRIPTIONS = ['甲', '乙', '丙', '丁']
  /** A ledger whose first commits are met by somebody at the sheet. */
  const moving = (ledger: Ledger, hits: number, move: (nth: number) => Promise<void>): Ledger => {
    let commits = 0
    return {
      ...ledger,
      commit: async (...args) => {
        if (++commits <= hits) await move(commits)
        return ledger.commit(...args)
      },
    }
  }

  it.each<[string, number, (d: Awaited<ReturnType<typeof actDesk>>) => (nth: number) => Promise<void>]>([
    ['a row put in above', 1, (d) => () => d.insertRow('complaint', FIRST)],
    ['rows put in above, again and again', 3, (d) => () => d.insertRow('complaint', FIRST)],
    ['the row sorted to the end', 1, (d) => () => d.moveRow('complaint', FIRST + 1, FIRST + 4)],
    ['a row above it deleted', 1, (d) => () => d.deleteRow('complaint', FIRST)],
    ['sorted to and fro', 4, (d) => (nth) => d.moveRow('complaint', FIRST + (nth % 2), FIRST + 3)],
    ['a column of somebody’s own', 1, (d) => () => d.insertColumn('complaint', 3, '我的')],
  ])('%s: it lands on its case, and on no other', async (_what, hits, move) => {
    const d = await actDesk()
    await d.type(
      'complaint',
      DESCRIPTIONS.map((description) =>
        row({ description, handler: '陈强', progress: `${description}的进展`, promisedAt: cell('2026-11-22 10:00') }),
      ),
    )
    await d.sweep('2026-11-20 09:01')
    const before = new Map((await d.rowsOf('complaint')).map((one) => [one['number'], one]))
    const claim = claimed({ number: 'TS-20261120-002' as LinkClaim['number'] })
    const on = moving(d, hits, move(d))
    const { outcome } = await d.act(NOON, claim, 'handOver', { handler: '刘洋', progress: '请接手' }, on)
    expect(outcome).toMatchObject({ kind: 'done', number: 'TS-20261120-002' })
    for (let turn = 0; turn < 2; turn++) await d.sweep('2026-11-20 12:01')
    const typed = (one: Readonly<Record<string, unknown>> | undefined) =>
      ['number', 'description', 'handler', 'progress', 'progressAt', 'promisedAt'].map((key) => one?.[key])
    for (const one of await d.rowsOf('complaint')) {
      if (one['description'] === null || before.get(one['number']) === undefined) continue
      const was = before.get(one['number'])
      const mine = { ...was, handler: '刘洋', progress: '请接手', progressAt: cell(NOON) }
      expect(typed(one)).toEqual(typed(one['number'] === claim.number ? mine : was))
    }
    expect((await d.rowsOf('complaint')).filter(({ number }) => number === claim.number)).toHaveLength(1)
    expect((await d.act('2026-11-20 13:00', claim, 'handOver', { handler: '刘洋' })).outcome).toMatchObject({
      kind: 'already',
      isThisLink: true,
    })
  })

  it('a callback is written once though the register moved', async () => {
    const d = await actDesk()
    await d.type('complaint', twoCases({ resolvedAt: cell('2026-11-20 09:00'), result: '好了' }))
    await d.type('callback', [
      { case: 'TS-20261120-001', caller: '李静' },
      {
        case: 'TS-20261120-001',
        caller: '王芳',
        method: '电话',
        handled: '是',
        satisfaction: '满意',
        calledAt: cell('2026-11-19 12:00'),
      },
    ])
    await d.sweep('2026-11-20 09:01')
    const on = moving(d, 1, () => d.moveRow('callback', FIRST, FIRST + 2))
    const typed = { method: '上门', handled: '是', satisfaction: '不满意' }
    expect((await d.act(NOON, claimed(), 'callback', typed, on)).outcome).toMatchObject({ kind: 'done' })
    const rows = (await d.rowsOf('callback'))
      .slice(FIRST)
      .map(({ caller, method, satisfaction }) => [caller, method, satisfaction])
    expect(rows).toEqual([
      ['王芳', '电话', '满意'],
      ['陈强', '上门', '不满意'],
    ])
  })

  it('what somebody types into the same cell in that moment is kept in the history', async () => {
    const d = await actDesk()
    await d.type('complaint', twoCases({ progress: '已关阀' }))
    await d.sweep('2026-11-20 09:01')
    const on = moving(d, 1, () => d.retype('complaint', FIRST, 'progress', '刚刚打过电话'))
    await d.act(NOON, claimed(), 'progress', { progress: '在路上' }, on)
    expect(await cellsAt(d, 'complaint', FIRST, ['progress'])).toEqual(['在路上'])
    const lines = (await d.rowsOf('history')).filter(({ kind }) => kind === '办理')
    expect(lines.map(({ what, before }) => [what, before])).toEqual([
      ['进展', '已关阀'],
      ['最新进展: 办理的同时有人填写', '刚刚打过电话'],
    ])
  })

  it('a case that was sorted apart from its memory is put in order first, and then done', async () => {
    const d = await actDesk()
    await d.type('complaint', twoCases())
    await d.sweep('2026-11-20 09:01')
    await d.retype('complaint', FIRST, 'number', null)
    expect((await d.act(NOON, claimed(), 'progress', { progress: '在路上' })).outcome).toMatchObject({ kind: 'done' })
    expect(await cellsAt(d, 'complaint', FIRST, ['number', 'progress'])).toEqual(['TS-20261120-001', '在路上'])
  })
})

describe('acting where something else fails', () => {
  it('stands though no sweep can follow', async () => {
    const d = await actDesk()
    await d.type('complaint', twoCases())
    await d.sweep('2026-11-20 09:01')
    let reads = 0
    const failing: Ledger = {
      ...d,
      read: (...args) => (++reads > 1 ? Promise.reject(new Error('gone')) : d.read(...args)),
    }
    expect((await d.act(NOON, claimed(), 'progress', { progress: '在路上' }, failing)).outcome.kind).toBe('done')
    expect(await cellsAt(d, 'complaint', FIRST, ['progress'])).toEqual(['在路上'])
  })

  it('two people who press at once are both heard', async () => {
    const d = await actDesk()
    await d.type('complaint', twoCases())
    await d.sweep('2026-11-20 09:01')
    const both = await Promise.all([
      d.act(NOON, claimed(), 'progress', { progress: '在路上' }),
      d.act(NOON, claimed({ mail: WHO.王芳 }), 'promise', { promisedAt: '2026-11-21 18:00' }),
    ])
    expect(both.map(({ outcome }) => outcome.kind)).toEqual(['done', 'done'])
    expect(await cellsAt(d, 'complaint', FIRST, ['progress', 'promisedAt'])).toEqual([
      '在路上',
      cell('2026-11-21 18:00'),
    ])
  })
})

describe('what the page of a link shows', () => {
  it.each<[string, Partial<LinkClaim>, object]>([
    [
      'its handler what can be done',
      { target: 'progress' },
      {
        seen: {
          name: '陈强',
          mayCall: true,
          may: ['acknowledge', 'responded', 'arrived', 'replied', 'progress', 'promise', 'handOver', 'done', 'notMine'],
        },
        refusal: undefined,
        already: undefined,
      },
    ],
    [
      'whom it went up to the same with less',
      { target: 'case', mail: WHO.周敏 },
      {
        seen: {
          name: '周敏',
          mayCall: false,
          may: ['acknowledge', 'responded', 'arrived', 'replied', 'progress', 'handOver', 'done'],
        },
      },
    ],
    [
      'somebody who is nothing to it no button',
      { target: 'case', mail: WHO.李静 },
      { seen: { name: '李静', mayCall: false, may: [] } },
    ],
    [
      'a stranger nothing',
      { target: 'case', mail: 'x@example.com' },
      { seen: undefined, refusal: { why: 'stranger' } },
    ],
    ['that it was reopened', { target: 'done', cycle: 4 }, { seen: { cycle: 1 }, refusal: { why: 'other-cycle' } }],
    [
      'that the case is gone',
      { target: 'row', number: 'TS-20261120-077' as LinkClaim['number'] },
      { place: undefined, refusal: { why: 'unknown-case' } },
    ],
    [
      'where the row stands',
      { target: 'row' },
      { place: { tab: 'complaint', title: '投诉台账', row: FIRST }, refusal: undefined },
    ],
  ])('%s', async (_what, more, shown) => {
    const d = await actDesk()
    await d.type('complaint', twoCases({ progress: '打 13800000000 没人接' }))
    await d.sweep('2026-11-20 09:01')
    const version = (await d.read()).version
    const seen = await look(d.partsAt(NOON), claimed(more))
    expect(seen).toMatchObject(shown)
    expect(JSON.stringify(seen.seen?.standing ?? {})).not.toContain('13800000000')
    expect((await d.read()).version).toBe(version)
  })

  it('follows the row where people have moved it', async () => {
    const d = await actDesk()
    await d.type('complaint', twoCases())
    await d.sweep('2026-11-20 09:01')
    await d.insertRow('complaint', FIRST)
    expect((await look(d.partsAt(NOON), claimed({ target: 'row' }))).place).toMatchObject({ row: FIRST + 1 })
  })

  it('leads from a mail about a row that was to be corrected to the case that it has become', async () => {
    const d = await actDesk()
    await d.type('complaint', [row({ category: null })])
    await d.sweep('2026-11-20 09:05')
    await d.sweep('2026-11-20 09:45')
    const [, line] = await d.rowsOf('notices')
    await d.fill('complaint', FIRST, { category: '其它' })
    await d.sweep('2026-11-20 09:55')
    const link = claimed({ target: 'row', number: String(line?.['number']) as DraftId, mail: String(line?.['to']) })
    expect(await look(d.partsAt('2026-11-20 10:00'), link)).toMatchObject({
      place: { row: FIRST },
      refusal: undefined,
      seen: { number: 'TS-20261120-001' },
    })
  })

  it('says that it was done, by whom and when', async () => {
    const d = await actDesk()
    await d.type('complaint', twoCases())
    await d.sweep('2026-11-20 09:01')
    const claim = claimed({ target: 'done' })
    await d.act(NOON, claim, 'done', { result: '好了' })
    const at = sh(NOON)
    const seen = await look(d.partsAt('2026-11-20 13:00'), claim)
    expect(seen).toMatchObject({
      already: { what: 'done', by: '陈强', at, isThisLink: true },
      seen: { may: ['callback', 'acknowledge'] },
    })
  })
})

describe('a mail that is asked for once more', () => {
  it('comes to the same person, in the thread of its case, and writes nothing', async () => {
    const d = await actDesk()
    await d.type('complaint', twoCases())
    await d.sweep('2026-11-20 09:01')
    await d.sweep(NOON)
    const { version } = await d.read()
    const sent = d.mailer.sent.length
    expect(await freshMail(d.partsAt(NOON), claimed())).toBe('sent')
    const mail = d.mailer.sent.at(-1)
    expect(mail?.to).toBe(WHO.陈强)
    expect(mail?.subject).toContain('TS-20261120-001')
    expect(mail?.references.length).toBeGreaterThan(0)
    expect(d.mailer.sent).toHaveLength(sent + 1)
    expect((await d.read()).version).toBe(version)
  })

  it.each<[string, Partial<LinkClaim>, string]>([
    ['a stranger', { mail: 'x@example.com' }, 'unknown'],
    ['a case that is gone', { number: 'TS-20261120-077' as LinkClaim['number'] }, 'unknown'],
  ])('does not come to %s', async (_what, more, became) => {
    const d = await actDesk()
    await d.type('complaint', twoCases())
    await d.sweep('2026-11-20 09:01')
    d.mails()
    expect(await freshMail(d.partsAt(NOON), claimed(more))).toBe(became)
    expect(d.mails()).toEqual([])
  })

  it('asks for the callback of a case that is done, and is not needed once that is made', async () => {
    const d = await actDesk()
    await d.type('complaint', twoCases(RESOLVED))
    await d.sweep('2026-11-20 09:01')
    expect(await freshMail(d.partsAt(NOON), claimed())).toBe('sent')
    expect(d.mailer.sent.at(-1)?.text).toMatch(/^陈强：你是回访人、责任人，请在 .+ 前回访客户/)
    await d.act(NOON, claimed(), 'callback', { method: '电话', handled: '是', satisfaction: '满意' })
    expect(await freshMail(d.partsAt('2026-11-20 13:00'), claimed())).toBe('over')
  })

  it.each<[string, string, string, readonly string[]]>([
    ['the handler of one', 'CHEN.qiang@example.com', 'sent', ['TS-20261120-001']],
    ['whom both went up to', WHO.王芳, 'sent', ['TS-20261120-001', 'TS-20261120-002']],
    ['somebody with nothing', WHO.李静, 'over', []],
    ['nobody', 'x@example.com', 'unknown', []],
    ['no address at all', '<script>', 'unknown', []],
  ])('by a typed address, to %s', async (_who, address, became, cases) => {
    const d = await actDesk()
    await d.type('complaint', twoCases())
    await d.sweep('2026-11-20 09:01')
    const sent = d.mailer.sent.length
    expect(await freshList(d.partsAt(NOON), address)).toBe(became)
    const text = d.mailer.sent
      .slice(sent)
      .map((mail) => `${mail.subject} ${mail.text}`)
      .join(' ')
    for (const number of ['TS-20261120-001', 'TS-20261120-002'])
      expect([number, text.includes(number)]).toEqual([number, cases.includes(number)])
  })
})
