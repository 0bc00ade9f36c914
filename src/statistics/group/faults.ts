import type { FailureReason } from '../../model/failure.ts'
import type { Words } from '../../model/language.ts'
import { type SiteProblem, siteProblemText } from '../../sheet/group-sites.ts'

/** Why nothing of a site is counted, for whoever keeps the tab of sites: what stands in its row, or what came of reading its ledger. */
export function faultOf(why: FailureReason | readonly SiteProblem[] | 'no-figures'): Words {
  if (why === 'no-figures') return FAULTS.noFigures
  if (Array.isArray(why)) return problemWords(why as readonly SiteProblem[])
  switch ((why as FailureReason).kind) {
    case 'spreadsheet-not-found':
      return FAULTS.notFound
    case 'spreadsheet-forbidden':
    case 'no-credentials':
      return FAULTS.forbidden
    case 'sheets-quota':
      return FAULTS.quota
    case 'sheets-unreachable':
      return FAULTS.unreachable
    case 'not-set-up':
      return FAULTS.noFigures
    default:
      return FAULTS.refused
  }
}

const FAULTS = {
  noFigures: {
    zh: '表格里没有“月数据”：不是日清台账，或版本太旧（在该站点更新后运行 setup）',
    en: 'the spreadsheet has no tab "Month figures": it is no ledger, or an old one (update that site and run setup there)',
  },
  notFound: {
    zh: '找不到这个表格：请核对“表格”里的网址、ID 或文件夹，并共享给汇总用的服务账号',
    en: 'there is no such spreadsheet: check its address, id or folder, and share it with the group’s service account',
  },
  forbidden: {
    zh: '没有权限打开：请在该站点的台账里把汇总用的服务账号加为查看者',
    en: 'no permission to open it: add the group’s service account as a viewer of that ledger',
  },
  quota: {
    zh: '表格服务这一分钟的限额用完了：下一次会再读',
    en: 'the Sheets quota of this minute is used up: it is read again the next time',
  },
  unreachable: {
    zh: '表格服务没有应答：下一次会再读；一直如此请检查网络',
    en: 'the Sheets service does not answer: it is read again the next time; if it goes on, check the network',
  },
  refused: {
    zh: '表格服务不让读：请打开该站点的台账看看是否正常',
    en: 'the Sheets service refuses to read it: open that ledger and see whether it is as it should be',
  },
} as const satisfies Readonly<Record<string, Words>>

function problemWords(problems: readonly SiteProblem[]): Words {
  const blocking = problems.filter(({ code }) => code === 'no-spreadsheet' || code === 'spreadsheet-twice')
  const text = (language: 'zh' | 'en') =>
    blocking.map((one) => siteProblemText(one, language)).join(language === 'zh' ? '；' : '; ')
  return { zh: text('zh'), en: text('en') }
}
