import type { Language, Words } from '../model/language.ts'
import type { Repeat, RepeatReason } from '../model/repeat.ts'

const REASONS: Readonly<Record<RepeatReason, Words>> = {
  phone: { zh: '同一电话', en: 'same phone' },
  name: { zh: '同一姓名', en: 'same name' },
  room: { zh: '同一房号', en: 'same room' },
  words: { zh: '内容相近', en: 'like words' },
  category: { zh: '同一类别', en: 'same category' },
}

/** How like two cases are and why, for a cell or a mail: `相似 87%：同一电话、同一房号、内容相近`. No phone number is in it. */
export function likenessText({ likeness, why }: Pick<Repeat, 'likeness' | 'why'>, language: Language): string {
  const reasons = why.map((reason) => REASONS[reason][language])
  const share = `${Math.round(likeness * 100)}%`
  return language === 'zh' ? `相似 ${share}：${reasons.join('、')}` : `${share} alike: ${reasons.join(', ')}`
}
