import { settingContent } from '../../../sheets-template/workbook/content/settings.ts'
import { weekOf } from '../../calendar/week.ts'
import type { Instant } from '../../model/instant.ts'
import type { LedgerState } from '../../ports/ledger.ts'
import type { Lots } from '../../ports/lots.ts'
import type { LedgerView } from '../../sheet/ledger-view.ts'
import { whyNoLots } from '../callbacks/lots-in-force.ts'
import { type Finding, placeIn, rowWhere } from './finding.ts'

/** What callbacks do without (R32, R38): lots to draw them by, and somebody else to call. */
export const callbackFindings = (
  state: LedgerState,
  view: LedgerView,
  lots: Lots | undefined,
  now: Instant,
): readonly Finding[] => [
  ...undrawn(state, view, lots, now),
  ...(view.missingTabs.has('staff') ? [] : alone(state, view)),
]

function undrawn(state: LedgerState, view: LedgerView, lots: Lots | undefined, now: Instant): readonly Finding[] {
  const why = whyNoLots(lots, view.memory, weekOf(view.settings.zone, now))
  const place = placeIn(state, 'callback')
  if (why === 'no-key')
    return [
      {
        severity: 'warning',
        code: 'draw-without-key',
        place,
        what: {
          zh: '没有抽访用的密钥：办结的个案，除免访的以外，件件回访',
          en: 'There is no key to draw callbacks with: every finished case is called back that is not exempt',
        },
        todo: {
          zh: '设好 DAILY_CLEAR_DRAW_KEY（32 字节的 base64url），并一直用同一个',
          en: 'Set DAILY_CLEAR_DRAW_KEY, 32 bytes in base64url, and keep it',
        },
      },
    ]
  if (why === 'other-key')
    return [
      {
        severity: 'warning',
        code: 'draw-key-changed',
        place,
        what: {
          zh: '抽访用的密钥和本周公布的对不上：这一周办结的个案，除免访的以外，件件回访',
          en: 'The key that callbacks are drawn with is not the one that was pledged for this week: every case finished in it is called back that is not exempt',
        },
        todo: {
          zh: '换回原来的 DAILY_CLEAR_DRAW_KEY（没有设的，是 DAILY_CLEAR_LINK_KEYS 的第一个）；不换，下周起用新的',
          en: 'Put back the old DAILY_CLEAR_DRAW_KEY, or where none is set the first of DAILY_CLEAR_LINK_KEYS; else the new one is used from next week on',
        },
      },
    ]
  return []
}

/** Nobody else calls where there is no supervisor: who worked alone is then asked about by nobody but themselves. */
function alone(state: LedgerState, { settings, staff }: LedgerView): readonly Finding[] {
  const supervisors = [...staff.values()].filter(
    ({ roles, mail }) => roles.includes('supervisor') && mail !== undefined,
  )
  if (!settings.otherCaller || supervisors.length > 0) return []
  const { zh, en } = settingContent.otherCaller
  const row = rowWhere(state, 'settings', { name: settings.language === 'zh' ? zh : en })
  return [
    {
      severity: 'warning',
      code: 'nobody-else-calls',
      place: placeIn(state, 'settings', row, 'value'),
      what: {
        zh: '独自办理的要由客服主任回访，可人员表里没有一个有邮箱的客服主任：还是本人回访',
        en: 'A supervisor is to call where one person worked alone, and the staff tab has none with an address: they call themselves',
      },
      todo: { zh: '在人员表里补上客服主任和邮箱', en: 'Add a supervisor with an address to the staff tab' },
    },
  ]
}
