/**
 * PDFs made by browsers give many plain characters as the radicals they look like: ⼼ (U+2F3C) for 心 (U+5FC3). One code unit becomes one
 * code unit, so offsets stay.
 */
export function withoutRadicals(text: string): string {
  if (!/[\u2e80-\u2fd5]/.test(text)) return text
  return text.replace(/[\u2e80-\u2fd5]/g, (radical) => simplified.get(radical) ?? plain(radical))
}

/** Kangxi radicals have a compatibility decomposition; it is one character. */
function plain(radical: string): string {
  const found = radical.normalize('NFKC')
  return found.length === 1 ? found : radical
}

/** The supplement of simplified and variant radicals has none: by hand, those that are characters of their own. */
const pairs =
  '⺁厂⺈刀⺋㔾⺍小⺎兀⺏尣⺐尢⺑𡯂⺓幺⺔彑⺕彐⺖忄⺗心⺘扌⺙攵⺛旡⺜日⺝月⺞歺⺠民⺡氵⺢氺⺣灬⺤爫⺥爫⺨犭⺩王⺫目⺬示⺭礻⺮竹⺯糸⺰纟⺱网⺲罒⺳罓⺴罓⺵网⺶羊⺷羊⺸羊⺹耂⺺肀⺼肉⺽臼⺾艹⺿艹⻀艹⻁虎⻂衤⻃覀⻄西⻅见⻆角⻇角⻈讠⻉贝⻊足⻋车⻌辶⻍辶⻎辶⻏阝⻐钅⻑長⻒镸⻓长⻔门⻕阜⻖阝⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻞飠⻟飠⻠饣⻡首⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻫斉⻬齐⻭歯⻮齿⻯竜⻰龙⻱龟⻲亀'
const simplified: ReadonlyMap<string, string> = new Map(
  Array.from(pairs).flatMap((character, i, all) => {
    const after = all[i + 1]
    return i % 2 === 0 && after !== undefined && after.length === 1 ? [[character, after] as const] : []
  }),
)
