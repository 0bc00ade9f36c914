import { z } from 'zod'
import { parseDrawKey } from '../adapters/hmac/draw-key.ts'
import { parseLinkKeys } from '../adapters/jose/link-keys.ts'
import { Failure } from '../model/failure.ts'

/** One option: where it may be said, what it is when nobody says it, and what it must look like. */
interface Option<T> {
  readonly env: string
  /** Secrets have no flag: what stands on a command line is seen by everybody on the machine. */
  readonly flag?: string
  readonly schema: z.ZodType<T>
  readonly help: { readonly zh: string; readonly en: string }
}

const optional = z.string().min(1).optional()
const url = (protocols: RegExp) => z.url({ protocol: protocols }).optional()

/** Every option there is. */
export const OPTIONS = {
  spreadsheet: {
    env: 'DAILY_CLEAR_SPREADSHEET',
    flag: 'spreadsheet',
    schema: optional,
    help: {
      zh: 'Google 表格的 ID；不填用本机的',
      en: 'id of the Google spreadsheet; without it, the one on this machine',
    },
  },
  group: {
    env: 'DAILY_CLEAR_GROUP',
    flag: 'group',
    schema: optional,
    help: {
      zh: '汇总多个站点的 Google 表格的 ID；不填用本机的',
      en: 'id of the Google spreadsheet that adds up several sites; without it, the one on this machine',
    },
  },
  sheetsUrl: {
    env: 'DAILY_CLEAR_SHEETS_URL',
    flag: 'sheets-url',
    schema: url(/^https?$/),
    help: { zh: '表格服务的地址（默认 Google）', en: 'address of the Sheets service (Google by default)' },
  },
  sheetsToken: {
    env: 'DAILY_CLEAR_SHEETS_TOKEN',
    schema: optional,
    help: {
      zh: '表格服务的令牌（默认用 Google 凭据）',
      en: 'token for the Sheets service (Google credentials by default)',
    },
  },
  sheetsQuota: {
    env: 'DAILY_CLEAR_SHEETS_QUOTA',
    schema: z.coerce.number().int().min(1).optional(),
    help: {
      zh: '每分钟最多读几次、写几次表格（Google 默认各 60；别的表格服务默认不限）',
      en: 'calls a minute, reads and writes each (60 with Google, no limit with another Sheets service)',
    },
  },
  sweepSeconds: {
    env: 'DAILY_CLEAR_SWEEP_SECONDS',
    schema: z.coerce.number().min(30).max(3600).default(50),
    help: {
      zh: '一次巡检最多用多少秒（默认 50），要短于云函数的时限；没做完的留给下一次',
      en: 'seconds that a sweep may take (50), less than the function has; the rest goes with the next',
    },
  },
  smtpUrl: {
    env: 'SMTP_URL',
    schema: url(/^smtps?$/),
    help: { zh: '邮件服务器 smtp://用户:密码@主机:端口', en: 'mail server, smtp://user:password@host:port' },
  },
  mailFrom: {
    env: 'MAIL_FROM',
    schema: z.string().min(3).default('daily-clear@localhost'),
    help: { zh: '发件人地址', en: 'address that mails come from' },
  },
  administrator: {
    env: 'DAILY_CLEAR_ADMINISTRATOR',
    schema: z.email().optional(),
    help: {
      zh: '工作簿出了问题、人员表里又没有人可通知时，发到这个邮箱',
      en: 'address that hears of faults of the workbook where its staff tab names nobody',
    },
  },
  pingUrl: {
    env: 'DAILY_CLEAR_PING_URL',
    schema: url(/^https?$/),
    help: {
      zh: '每次巡检成功后访问的监控地址；长时间没有访问，由对方报警',
      en: 'address of a watch that is pinged after each sweep, and calls somebody when it hears nothing',
    },
  },
  triggerToken: {
    env: 'DAILY_CLEAR_TRIGGER_TOKEN',
    schema: optional,
    help: { zh: '调用云函数要带的令牌', en: 'token that callers of the functions must bring' },
  },
  linkUrl: {
    env: 'DAILY_CLEAR_LINK_URL',
    schema: url(/^https?$/),
    help: {
      zh: '邮件里的按钮打开的地址（云函数 act 的公网地址）；要与 DAILY_CLEAR_LINK_KEYS 一起设，不设邮件里就没有按钮',
      en: 'address that the buttons in mails open (the public one of the function act); set it together with DAILY_CLEAR_LINK_KEYS, or mails have no buttons',
    },
  },
  linkKeys: {
    env: 'DAILY_CLEAR_LINK_KEYS',
    schema: z
      .string()
      .refine(
        (text) => parseLinkKeys(text) !== undefined,
        '要写成 名字:密钥（32 字节的 base64url），多个用逗号隔开 · write name:key (32 bytes in base64url), commas between several',
      )
      .optional(),
    help: {
      zh: '给邮件按钮签名的密钥 名字:密钥，多个用逗号隔开：第一个用来签，其余的只认',
      en: 'keys that sign the buttons of mails, name:key, commas between several: the first signs, the others are still taken',
    },
  },
  linkDays: {
    env: 'DAILY_CLEAR_LINK_DAYS',
    schema: z.coerce.number().int().min(1).max(90).default(7),
    help: { zh: '邮件里的按钮几天内有效（默认 7）', en: 'days that the buttons of a mail work (7)' },
  },
  drawKey: {
    env: 'DAILY_CLEAR_DRAW_KEY',
    schema: z
      .string()
      .refine((text) => parseDrawKey(text) !== undefined, '要写成 32 字节的 base64url · write 32 bytes in base64url')
      .optional(),
    help: {
      zh: '每周抽访用的密钥（32 字节的 base64url）；不设就从 DAILY_CLEAR_LINK_KEYS 的第一个算出，两个都没有就全部回访',
      en: 'key of the weekly draw of callbacks, 32 bytes in base64url; without it one follows from the first of DAILY_CLEAR_LINK_KEYS, and with neither everybody is called back',
    },
  },
  sheetPage: {
    env: 'DAILY_CLEAR_SHEET_URL',
    schema: url(/^https?$/),
    help: {
      zh: '表格在浏览器里的地址（默认 Google 表格的），“在表里打开”用',
      en: "address of the sheet in a browser (Google's by default), for links to a row",
    },
  },
  passphrase: {
    env: 'DAILY_CLEAR_PASSPHRASE',
    schema: z.string().min(8, '至少 8 个字 · at least 8 characters').optional(),
    help: {
      zh: '打开本机台账的共用口令（至少 8 个字）',
      en: 'shared passphrase for the desk on this machine (at least 8 characters)',
    },
  },
  logLevel: {
    env: 'DAILY_CLEAR_LOG',
    flag: 'log',
    schema: z.enum(['silent', 'info', 'warn', 'error']).default('info'),
    help: { zh: '日志：silent、error、warn、info', en: 'log: silent, error, warn, info' },
  },
} as const satisfies Readonly<Record<string, Option<unknown>>>

export type Options = { readonly [K in keyof typeof OPTIONS]: z.infer<(typeof OPTIONS)[K]['schema']> }

/**
 * Reads the options: a flag wins over the environment. Throws `Failure` `bad-option` with the name under which the option
 * was said; its value is not repeated, for it may be a secret.
 */
export function readOptions(
  env: Readonly<Record<string, string | undefined>>,
  flags: Readonly<Record<string, string | undefined>> = {},
): Options {
  const read: Record<string, unknown> = {}
  for (const [name, option] of Object.entries(OPTIONS)) {
    const flag = 'flag' in option ? flags[option.flag] : undefined
    const said = flag ?? (env[option.env] === '' ? undefined : env[option.env])
    const result = option.schema.safeParse(said)
    if (!result.success)
      throw new Failure({
        kind: 'bad-option',
        option: flag !== undefined && 'flag' in option ? `--${option.flag}` : option.env,
        problem: result.error.issues[0]?.message ?? '',
      })
    read[name] = result.data
  }
  return read as Options
}
