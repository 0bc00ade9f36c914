import { describe, expect, it } from 'vitest'
import type { CaseNumber } from '../../../src/model/case-number.ts'
import { withTheirOthers } from '../../../src/plan/mails/going.ts'
import type { StoredNotice } from '../../../src/sheet/notice-log.ts'
import { sh } from '../../support/desk.ts'

const now = sh('2026-11-21 12:19')
const MAIL = '<BX-20261121-001.respond-1.run21.1@daily-clear>'

const line = (row: number, more: Partial<StoredNotice> = {}): StoredNotice => ({
  row,
  number: 'BX-20261121-001' as CaseNumber,
  clock: 'respond',
  level: 1,
  cycle: 1,
  due: now,
  state: 'queued',
  to: 'wang.fang@example.com',
  attempts: 0,
  begunAt: now,
  at: now,
  nextAt: now,
  messageId: MAIL,
  ...more,
})

/** Which of these lines go, by their rows: those of row 1 are due. */
const going = (...lines: readonly StoredNotice[]) =>
  withTheirOthers(lines, ({ row }) => row === 1, 6).map(({ row }) => row)

describe('what goes with what is due', () => {
  const later = { nextAt: sh('2026-11-21 12:23'), begunAt: sh('2026-11-21 10:04') }
  it.each<[string, Partial<StoredNotice>, readonly number[]]>([
    ['what was to go in the same mail, though it waits longer', later, [1, 2]],
    ['not another mail', { ...later, messageId: '<other@daily-clear>' }, [1]],
    ['not what has left', { ...later, state: 'sent' }, [1]],
    ['not what may have left: that goes as it was', { ...later, state: 'unknown' }, [1]],
  ])('%s', (_, more, rows) => {
    expect(going(line(1), line(2, more))).toEqual(rows)
  })

  it('nothing where what is due may have left already', () => {
    expect(going(line(1, { state: 'unknown', at: sh('2026-11-21 12:00') }), line(2, later))).toEqual([1])
  })
})
