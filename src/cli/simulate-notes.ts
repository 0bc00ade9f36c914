import type { Simulation } from '../app/simulate.ts'
import { cleanLine } from '../mail/clean.ts'
import type { Language } from '../model/language.ts'
import { maskPhonesIn } from '../sheet/phone-mask.ts'
import { REGISTER_TABS } from '../sheet/register-table.ts'

/** What is wrong with the files, what was left out, and what a ledger cannot tell of its past. */
export function noteLines(simulation: Simulation, language: Language): readonly string[] {
  const blocks = [
    findingLines(simulation, language),
    leftOutLines(simulation, language),
    unknownLines(simulation, language),
  ]
  return blocks.flatMap((lines) => (lines.length === 0 ? [] : ['', ...lines]))
}

function findingLines({ findings }: Simulation, language: Language): readonly string[] {
  const zh = language === 'zh'
  return findings.map(({ place, what }) => {
    const row = place?.row === undefined ? '' : zh ? `第 ${place.row} 行` : ` line ${place.row}`
    return maskPhonesIn(cleanLine(`${place?.tab[language] ?? ''}${row}${zh ? '：' : ': '}${what[language]}`))
  })
}

function leftOutLines({ leftOut, unreadable, rejects }: Simulation, language: Language): readonly string[] {
  const zh = language === 'zh'
  const tabs = unreadable.map((key) => REGISTER_TABS[key][language])
  return [
    ...(tabs.length === 0
      ? []
      : [
          zh
            ? `${tabs.join('、')}不在或缺少必要的列，没有模拟。`
            : `Not simulated, gone or without a column that it needs: ${tabs.join(', ')}.`,
        ]),
    ...(leftOut === 0
      ? []
      : [
          zh
            ? `${leftOut} 行没有受理时间或是复制的，没有模拟。`
            : `Left out: ${leftOut} rows without a time of receipt, or copied.`,
        ]),
    ...(rejects.length === 0
      ? []
      : [
          zh
            ? `文件里有 ${rejects.length} 条不能导入，没有模拟；原因见 import --dry-run。`
            : `Left out: ${rejects.length} records of the file that cannot be imported; import --dry-run tells why.`,
        ]),
  ]
}

function unknownLines({ unknown }: Simulation, language: Language): readonly string[] {
  const zh = language === 'zh'
  const { handedOver, reported, reopened, unaccepted, imported, calledBack } = unknown
  const words: readonly (readonly [number, string, string])[] = [
    [handedOver, `${handedOver} 件换过责任人，按最后一位算`, `${handedOver} handed over, taken as the last handler's`],
    [
      reported,
      `${reported} 件向客户报过进展，只知道最后一次`,
      `${reported} reported on to the customer, of which the last report is known`,
    ],
    [
      reopened,
      `${reopened} 件重开过，以前几轮只知道何时办结`,
      `${reopened} reopened, of whose earlier rounds the resolution alone is known`,
    ],
    [
      unaccepted,
      `${unaccepted} 件待更正，按受理时就是这样算`,
      `${unaccepted} to be corrected, taken as so from the receipt on`,
    ],
    [
      imported,
      `${imported} 件的时限是导入的，不受时限标准影响`,
      `${imported} with imported deadlines, which no time limit changes`,
    ],
    [
      calledBack,
      `${calledBack} 件要回访，回访的时限和邮件没有模拟`,
      `${calledBack} to be called back, of which neither deadlines nor mails are simulated`,
    ],
  ]
  const told = words.flatMap(([count, textZh, textEn]) => (count === 0 ? [] : [zh ? textZh : textEn]))
  return [
    zh
      ? '每件都当作受理时就填好，时限按所用的标准重新算；休假和值班按现在的表。'
      : 'Each case is taken as typed when it was received and stamped anew; leave and duty are as their tabs say now.',
    ...(told.length === 0
      ? []
      : [zh ? `台账说不全的：${told.join('；')}。` : `What the ledger does not tell in full: ${told.join('; ')}.`]),
  ]
}
