import type { Words } from '../../src/model/language.ts'
import type { Tab } from '../../src/sheet/definition.ts'
import { words } from '../workbook/content/words.ts'

/** The sites whose month figures are added up, one a row (R47). */
export const sites = {
  key: 'sites',
  zh: '站点',
  en: 'Sites',
  frozenColumns: 1,
  columns: [
    {
      key: 'name',
      zh: '名称',
      en: 'Name',
      type: 'text',
      writer: 'people',
      width: 160,
      required: true,
      help: { zh: '汇总表里写的名称，各不相同', en: 'What the group’s tabs call it; no two alike' },
    },
    {
      key: 'spreadsheet',
      zh: '表格',
      en: 'Spreadsheet',
      type: 'text',
      writer: 'people',
      width: 400,
      required: true,
      help: {
        zh: '该站点台账的网址或 ID；请先把台账共享给汇总用的服务账号（可查看即可）。汇总表在本机时，也可以填本机台账的文件夹',
        en: 'Address or id of the site’s ledger, which is to be shared with the group’s service account (to view). Where the group’s workbook is on this machine, the folder of a desk on it does too',
      },
    },
    {
      key: 'active',
      zh: '参与汇总',
      en: 'Counted',
      type: 'yesno',
      writer: 'people',
      width: 80,
      help: { zh: '填“否”就不汇总；留空算“是”', en: 'No leaves it out; blank means yes' },
    },
    { key: 'remark', zh: '备注', en: 'Remark', type: 'text', writer: 'people', width: 160 },
    { key: 'asOf', zh: '数据截至', en: 'Figures as of', type: 'instant', writer: 'system', width: 140 },
    { key: 'check', zh: '检查', en: 'Check', type: 'text', writer: 'system', width: 420 },
  ],
} as const satisfies Tab

/** How the group's workbook works. */
export const groupSettings = {
  key: 'groupSettings',
  zh: '汇总设置',
  en: 'Group settings',
  columns: [
    { key: 'name', zh: '项目', en: 'Setting', type: 'text', writer: 'people', width: 140 },
    { key: 'value', zh: '值', en: 'Value', type: 'text', writer: 'people', width: 220 },
    { key: 'remark', zh: '说明', en: 'Remark', type: 'text', writer: 'people', width: 420 },
    { key: 'check', zh: '检查', en: 'Check', type: 'text', writer: 'system', width: 260 },
  ],
} as const satisfies Tab

/** Every tab of the group's workbook that is no report. */
export const groupTabs = [sites, groupSettings] as const satisfies readonly Tab[]
export type GroupTabKey = (typeof groupTabs)[number]['key']

export const GROUP_SETTINGS = ['group', 'language', 'timeZone', 'rankFrom'] as const
export type GroupSettingName = (typeof GROUP_SETTINGS)[number]

/** The settings with the values they have until somebody changes them. */
export const groupSettingContent: Readonly<
  Record<GroupSettingName, Words & { readonly value: Words; readonly remark: Words }>
> = {
  group: {
    ...words('公司名称', 'Company'),
    value: words('示例物业', 'Sample Estates'),
    remark: words('汇总表标题上的名称', 'Its name at the head of the tabs'),
  },
  language: {
    ...words('语言', 'Language'),
    value: words('中文', 'English'),
    remark: words('汇总表用的语言：中文、英文', 'What the tabs are written in: Chinese or English'),
  },
  timeZone: {
    ...words('时区', 'Time zone'),
    value: words('Asia/Shanghai', 'Asia/Shanghai'),
    remark: words(
      '本表格时间的时区（IANA 名称）；各站点的月份按各自的时区',
      'The zone of the times in this workbook (IANA name); each site’s month is of its own zone',
    ),
  },
  rankFrom: {
    ...words('排名最少件数', 'Ranked from'),
    value: words('20', '20'),
    remark: words(
      '一个指标不到这么多件的站点不参加该指标的排名：件数太少，高低只是碰巧',
      'A site with fewer cases in a figure has no place in it: of so few, high and low are chance',
    ),
  },
}
