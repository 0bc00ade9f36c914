import type { Words } from '../../../src/model/language.ts'
import type { OfficeRole } from '../../../src/model/role.ts'
import { words } from './words.ts'

export type StaffContent = {
  readonly name: Words
  readonly mail: string
  readonly roles: readonly OfficeRole[]
  readonly department: Words
}

/** Sample staff: a site puts its own people here before the first mail is sent (example.com goes nowhere). */
export const staffContent: readonly StaffContent[] = [
  ['王芳', 'Wang Fang', 'wang.fang', [], '客服部', 'Service desk'],
  ['李静', 'Li Jing', 'li.jing', [], '客服部', 'Service desk'],
  ['陈强', 'Chen Qiang', 'chen.qiang', [], '工程部', 'Engineering'],
  ['刘洋', 'Liu Yang', 'liu.yang', [], '工程部', 'Engineering'],
  ['赵磊', 'Zhao Lei', 'zhao.lei', [], '秩序部', 'Security'],
  ['孙丽', 'Sun Li', 'sun.li', [], '环境部', 'Environment'],
  ['周敏', 'Zhou Min', 'zhou.min', ['supervisor'], '客服部', 'Service desk'],
  ['吴军', 'Wu Jun', 'wu.jun', ['manager'], '项目部', 'Estate office'],
  ['公司客服中心', 'Company service centre', 'service', ['company'], '公司', 'Company'],
  ['系统管理员', 'Administrator', 'admin', ['administrator'], '公司', 'Company'],
].map(([zh, en, mail, roles, departmentZh, departmentEn]) => ({
  name: words(zh as string, en as string),
  mail: `${mail as string}@example.com`,
  roles: roles as readonly OfficeRole[],
  department: words(departmentZh as string, departmentEn as string),
}))
