/** Surnames that begin hardly any other word. */
const SURE =
  '王李张刘陈杨赵吴徐孙朱胡郭罗郑梁谢宋唐韩冯邓曹彭曾肖萧董潘袁蔡蒋杜魏苏吕丁卢姚沈姜崔谭廖汪陆贾韦邱侯邹熊孟秦阎薛尹贺郝顾龚邵黎翁樊詹庞倪俞葛聂岳骆窦甄耿覃霍翟戴陶邬裘缪'
/** Those that do, and that many people have. */
const ALSO_WORDS =
  '马高林周何许叶任余程金江夏白史毛龙万钱严段雷武洪汤范石孔田方于温蓝齐柴付傅钟邢牛童康欧芦舒储沙乔赖尤凌闫祁麻伍宫海冷党苗宁尚易莫殷颜鲁柯代文包解季梅项祝阮费路申牟'
/** Those that are met in nearly every text, and that nobody but a title tells. */
const WORDS = '安车房关管水花平常时应成向和商施单连门闪'
const DOUBLE =
  '欧阳|司马|上官|诸葛|东方|皇甫|尉迟|公孙|慕容|令狐|司徒|夏侯|端木|南宫|长孙|宇文|司空|轩辕|百里|呼延|太史'
/** What begins like a name and is none. */
const NO_NAME = [
  '顾[客问及虑]|谢[谢绝]|曾[经]|陆续|张[贴开]|戴[口着上手]|陶[瓷]|苏[打醒]|胡[乱同]|杜绝|庞大|杨树|李子|孙[子女]|梁[柱上下体]|丁[字点]|熊猫|黎明|徐徐|罗[列马]',
  '马[桶上路]|高[空层压温兴度峰速级低校]|林[木地荫]|周[末边围期日年到转一二三四五六内]|何[时处人种]|许[多可久]|叶子|任[何务意由]|余[额下款量]|程[序度]|金[额属]|江[边水]',
  '夏[天季]|白[色天班]|毛[病坯巾]|龙头|万[元一能]|钱[款]|严[重格]|段[时]|雷[电雨击]|武[警]|洪[水]|范[围]|石[材头膏]|孔[洞]|田地|方[便法向面案式]|于[是此]|温[度控]',
  '蓝[色牌]|齐[全]|柴油|付[款费清]|康复|海[绵报]|冷[却水气]|党[员支]|宁[可愿]|尚[未]|易[燃碎]|代[理码办收表]|文[件明字]|包[括含装裹]|解[决释除]|季[度节]|项[目]|费[用]|路[面灯口过]|申[请报]',
].join('|')

const NO_NAME_HERE = `(?!${NO_NAME})`
/** A surname that a text has where a name may stand. */
export const SURNAME = `(?:${DOUBLE}|${NO_NAME_HERE}[${SURE}${ALSO_WORDS}])`
export const SURE_SURNAME = `(?:${DOUBLE}|${NO_NAME_HERE}[${SURE}])`
export const ANY_SURNAME = `(?:${DOUBLE}|[${SURE}${ALSO_WORDS}${WORDS}])`

const WHOLE_NAME = new RegExp(`^(?:(?:${DOUBLE})\\p{Script=Han}{1,2}|[${SURE}${ALSO_WORDS}]\\p{Script=Han}{1,2})$`, 'u')
const OTHER_WORDS = new RegExp(`^(?:${NO_NAME})`)

/** Whether a text is a Chinese name, in full, and no other word. */
export const isFullName = (text: string): boolean => WHOLE_NAME.test(text) && !OTHER_WORDS.test(text)
