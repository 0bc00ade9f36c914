import type { Language } from '../model/language.ts'
import type { SetUpStep } from '../ports/ledger.ts'

/** What a set-up did, a line each; that there was nothing to do. */
export const setUpText = (done: readonly SetUpStep[], language: Language): readonly string[] =>
  done.length === 0
    ? [language === 'zh' ? '工作簿已是最新，无需改动' : 'The workbook is up to date; nothing changed']
    : done.map((step) => stepText(step, language))

function stepText(step: SetUpStep, language: Language): string {
  const zh = language === 'zh'
  switch (step.what) {
    case 'tab-added':
      return zh ? `新建“${step.title}”` : `Added "${step.title}"`
    case 'columns-added':
      return zh
        ? `“${step.title}”补列：${step.headers.join('、')}`
        : `"${step.title}": added columns ${step.headers.join(', ')}`
    case 'look-restored':
      return zh
        ? `“${step.title}”恢复：${step.aspects.map((one) => ASPECTS[one] ?? one).join('、')}`
        : `"${step.title}": restored ${step.aspects.join(', ')}`
    case 'settings-added':
      return zh ? `“设置”补项：${step.names.join('、')}` : `Settings added: ${step.names.join(', ')}`
    case 'zone-set':
      return zh ? `表格时区设为 ${step.zone}` : `The spreadsheet's zone is now ${step.zone}`
  }
}

const ASPECTS: Readonly<Record<string, string>> = {
  frozen: '冻结表头',
  filter: '筛选',
  formats: '格式',
  dropdowns: '下拉',
  widths: '列宽',
  colours: '颜色',
  groups: '折叠的列',
  protection: '保护',
}
