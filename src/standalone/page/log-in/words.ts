import type { SessionMessage } from '../../web/messages.ts'

export type LogInWords = typeof zh

const zh = {
  desk: '日清',
  titles: { none: '你是谁？', passphrase: '登录', people: '登录' },
  leads: {
    none: '这台机器上不用口令。写上姓名，改动记录里就知道是谁改的。',
    passphrase: '写上自己的姓名和大家共用的口令。',
    people: '选自己的姓名，写上自己的口令。',
  },
  name: '姓名',
  chooseName: '请选择',
  passphrase: '口令',
  show: '显示口令',
  hide: '隐藏口令',
  submit: { none: '就用这个姓名', passphrase: '登录', people: '登录' },
  busy: '正在登录…',
  noName: { none: '请写上姓名。', passphrase: '请写上姓名。', people: '请选一个姓名。' },
  noPassphrase: '请写上口令。',
  wrong: '姓名或口令不对。',
  tooMany: (minutes: number) => `试错太多次：请 ${minutes} 分钟后再试。`,
  unreachable: '服务器没有应答：请看看它是否在运行，再试一次。',
  loading: '正在打开…',
}

const en: LogInWords = {
  desk: 'daily-clear',
  titles: { none: 'Who are you?', passphrase: 'Log in', people: 'Log in' },
  leads: {
    none: 'No passphrase is needed at this machine. With your name, the log of changes tells who changed what.',
    passphrase: 'Give your name and the passphrase that everybody here shares.',
    people: 'Choose your name and give your own passphrase.',
  },
  name: 'Name',
  chooseName: 'Choose',
  passphrase: 'Passphrase',
  show: 'Show the passphrase',
  hide: 'Hide the passphrase',
  submit: { none: 'Use this name', passphrase: 'Log in', people: 'Log in' },
  busy: 'Logging in…',
  noName: { none: 'Give a name.', passphrase: 'Give your name.', people: 'Choose a name.' },
  noPassphrase: 'Give the passphrase.',
  wrong: 'The name or the passphrase is wrong.',
  tooMany: (minutes) => `Too many wrong tries: try again in ${minutes} ${minutes === 1 ? 'minute' : 'minutes'}.`,
  unreachable: 'The server does not answer: see whether it is running, and try again.',
  loading: 'Opening…',
}

export const logInWords: Readonly<Record<SessionMessage['language'], LogInWords>> = { zh, en }
