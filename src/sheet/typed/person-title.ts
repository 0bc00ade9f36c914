const TITLES = [
  '先生|女士|小姐|同志|老师|师傅|项目经理|副?经理|客服主任|副?主任|副?主管|副?队长|副?班长',
  '工程师|助理|客服|前台|管家|工|总',
].join('|')
const WESTERN = 'mr|mrs|ms|miss|manager|supervisor|engineer'
const BEFORE = new RegExp(`^(?:(?:${TITLES})[\\s:]*|(?:${WESTERN})(?:\\.\\s*|\\s+))`, 'i')
const AFTER = new RegExp(`(?:\\s*(?:${TITLES})|[\\s,]+(?:${WESTERN})\\.?)$`, 'i')
const FAMILIAR = /^[小老阿大]/u

/** What is left of a text without a title before it, after it, or both; nothing where there is none. */
export function withoutTitle(text: string): readonly string[] {
  const before = text.replace(BEFORE, '')
  const left = new Set<string>()
  // 王芳客服主任 has two.
  for (const start of [text, before])
    for (let bare = start, last = ''; bare !== last; ) {
      left.add(bare)
      last = bare
      bare = bare.replace(AFTER, '').trim()
    }
  left.delete(text)
  left.delete('')
  return [...left]
}

/** 小王 and 老王 are said of anybody with that surname. */
export const isFamiliar = (word: string): boolean => Array.from(word).length === 2 && FAMILIAR.test(word)

/** Who has a word for a surname, also in the way 小王 and 老王 say it, or for a given name. */
export function sharesName(word: string): (name: string) => boolean {
  if (/^[a-z'-]{2,}$/i.test(word)) {
    const latin = new RegExp(`(?:^|[\\s,.])${word}(?:[\\s,.]|$)`, 'i')
    return (name) => latin.test(name)
  }
  const family = word.replace(FAMILIAR, '') || word
  if (word.length > 3 || family.length > 2 || !/^\p{Script=Han}+$/u.test(word)) return () => false
  return (name) => name !== word && (name.startsWith(family) || name.endsWith(word))
}
