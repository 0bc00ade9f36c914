import type { Language, Words } from '../../model/language.ts'

/** Why an address of the desk refuses. */
export type Refusal =
  | { readonly kind: 'log-in-wanted' | 'wrong-passphrase' | 'name-unusable' | 'not-for-people' | 'only-for-people' }
  | { readonly kind: 'too-many-tries'; readonly seconds: number }
  | { readonly kind: 'origin-foreign' | 'host-foreign' }
  | { readonly kind: 'bad-request' | 'not-found' | 'too-large' }
  | { readonly kind: 'too-many-pages' | 'not-ready' | 'internal' }

export const STATUS = {
  'log-in-wanted': 401,
  'wrong-passphrase': 401,
  'name-unusable': 400,
  'not-for-people': 403,
  'only-for-people': 403,
  'too-many-tries': 429,
  'origin-foreign': 403,
  'host-foreign': 403,
  'bad-request': 400,
  'not-found': 404,
  'too-large': 413,
  'too-many-pages': 503,
  'not-ready': 503,
  internal: 500,
} as const satisfies Readonly<Record<Refusal['kind'], number>>

const WORDS: Readonly<Record<Exclude<Refusal['kind'], 'too-many-tries'>, Words>> = {
  'log-in-wanted': { zh: '请先登录', en: 'Please log in first' },
  'wrong-passphrase': { zh: '姓名或口令不对', en: 'The name or the passphrase is wrong' },
  'name-unusable': {
    zh: '这个姓名不能用：请写 1 到 50 个字，不含特殊符号',
    en: 'This name cannot be used: write 1 to 50 characters, none of them invisible',
  },
  'not-for-people': { zh: '这里只供程序使用', en: 'This is for programs only' },
  'only-for-people': { zh: '这里只供登录的人使用', en: 'This is only for people who have logged in' },
  'origin-foreign': { zh: '这个请求来自别的网站，未执行', en: 'This request came from another site; nothing was done' },
  'host-foreign': {
    zh: '这个台账只在本机打开：请用 http://127.0.0.1 开头的地址',
    en: 'This desk is for this machine only: use the address that begins with http://127.0.0.1',
  },
  'bad-request': { zh: '请求写得不对', en: 'The request is not as it should be' },
  'not-found': { zh: '没有这一页', en: 'There is nothing here' },
  'too-large': { zh: '内容太大', en: 'This is too large' },
  'too-many-pages': { zh: '打开的页面太多：请关掉几个再试', en: 'Too many pages are open: close some and try again' },
  'not-ready': { zh: '正在启动，请稍候', en: 'The desk is starting, one moment' },
  internal: {
    zh: '出错了，请再试一次；如一直如此，请看日志',
    en: 'Something went wrong: try again; if it goes on, see the log',
  },
}

/** A refusal in words. */
export function refusalText(refusal: Refusal, language: Language): string {
  if (refusal.kind !== 'too-many-tries') return WORDS[refusal.kind][language]
  const minutes = Math.ceil(refusal.seconds / 60)
  return language === 'zh'
    ? `试错太多次：请 ${minutes} 分钟后再试`
    : `Too many wrong tries: try again in ${minutes} ${minutes === 1 ? 'minute' : 'minutes'}`
}

/** Who works at this machine when nobody has said a name. */
export const THIS_MACHINE: Words = { zh: '本机', en: 'this machine' }
