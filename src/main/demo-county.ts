import { dayInMonth } from '../calendar/days.ts'
import { instantAt } from '../calendar/zones.ts'
import type { Seed, SeedPerson } from './seed.ts'

/** Leaders sit in the leading group of the rectification. */
const leaderPosts = ['deputy-director', 'leading-group'] as const

function staffOf(department: string, people: readonly (readonly [key: string, name: string])[]): readonly SeedPerson[] {
  return people.map(([key, name]) => ({ key, unit: 'centre', name, department, posts: [`staff@${department}`] }))
}

/** The invented county of the demo (云岫县) and its people. Nobody here exists. */
export const countySeed: Seed = {
  begins: dayInMonth(2026, 1, 5),
  ends: instantAt(dayInMonth(2026, 3, 20), '09:10', 'Asia/Shanghai'),
  units: [
    { key: 'county', name: '云岫县', kind: 'district', parent: null },
    { key: 'centre', name: '云岫县融媒体中心', kind: 'unit', parent: 'county' },
    { key: 'inspection', name: '中共云岫县委巡察工作领导小组办公室', kind: 'unit', parent: 'county' },
    { key: 'culture', name: '云岫县文化馆', kind: 'unit', parent: 'county' },
  ],
  departments: [
    { key: 'general', unit: 'centre', name: '综合办公室' },
    { key: 'news', unit: 'centre', name: '新闻采编部' },
    { key: 'newmedia', unit: 'centre', name: '新媒体部' },
    { key: 'service', unit: 'centre', name: '民生服务部' },
    { key: 'technology', unit: 'centre', name: '技术保障部' },
    { key: 'editors', unit: 'centre', name: '总编室' },
    { key: 'finance', unit: 'centre', name: '计划财务部' },
    { key: 'business', unit: 'centre', name: '产业经营部' },
  ],
  people: [
    // Whoever comes first is the first of them: somebody for whom something waits.
    { key: 'shenruolan', unit: 'centre', name: '沈若兰', department: null, posts: leaderPosts },
    { key: 'chenwenyuan', unit: 'centre', name: '陈文远', department: null, posts: ['director', 'leading-group'] },
    { key: 'qinhuaiyuan', unit: 'centre', name: '秦怀远', department: null, posts: leaderPosts },
    { key: 'gaoqifan', unit: 'centre', name: '高启帆', department: null, posts: leaderPosts },
    {
      key: 'hezhiping',
      unit: 'centre',
      name: '何志平',
      department: 'general',
      posts: ['office', 'department-head@general'],
    },
    {
      key: 'luxiaoyu',
      unit: 'centre',
      name: '陆晓雨',
      department: 'general',
      posts: ['rectification-office', 'recorder'],
    },
    { key: 'fangmin', unit: 'centre', name: '方敏', department: 'general', posts: ['personnel'] },
    { key: 'tangqiu', unit: 'centre', name: '唐秋', department: 'service', posts: ['department-head@service'] },
    { key: 'songyi', unit: 'centre', name: '宋一', department: 'service', posts: ['message-duty'] },
    { key: 'gujing', unit: 'centre', name: '顾静', department: 'news', posts: ['department-head@news'] },
    { key: 'linhai', unit: 'centre', name: '林海', department: 'news', posts: ['staff@news'] },
    {
      key: 'liuyingchuan',
      unit: 'centre',
      name: '柳映川',
      department: 'newmedia',
      posts: ['department-head@newmedia'],
    },
    { key: 'chengyinuo', unit: 'centre', name: '程一诺', department: 'newmedia', posts: ['staff@newmedia'] },
    { key: 'lvheng', unit: 'centre', name: '吕衡', department: 'technology', posts: ['department-head@technology'] },
    { key: 'duanxiaochuan', unit: 'centre', name: '段小川', department: 'technology', posts: ['staff@technology'] },
    {
      key: 'xuwenjing',
      unit: 'centre',
      name: '许文静',
      department: 'general',
      posts: ['staff@general', 'minute-taker'],
    },
    {
      key: 'wangchenxi',
      unit: 'centre',
      name: '汪晨曦',
      department: 'general',
      posts: ['staff@general', 'asset-manager'],
    },
    { key: 'jichen', unit: 'centre', name: '纪晨', department: 'general', posts: ['rectification-office'] },
    { key: 'suwanqing', unit: 'centre', name: '苏婉清', department: 'editors', posts: ['department-head@editors'] },
    ...staffOf('editors', [
      ['zhongmingyuan', '钟鸣远'],
      ['bairuoxi', '白若溪'],
    ]),
    // Outside the leadership and the rectification office, as whoever receives opinions is.
    { key: 'hexiaolan', unit: 'centre', name: '贺晓岚', department: 'news', posts: ['staff@news', 'opinion-receiver'] },
    ...staffOf('news', [['zhengshuyan', '郑书言']]),
    { key: 'luoyifan', unit: 'centre', name: '罗一凡', department: 'news', posts: ['staff@news', 'legal-adviser'] },
    ...staffOf('newmedia', [
      ['xiazhiqiu', '夏知秋'],
      ['gusiyuan', '古思远'],
    ]),
    ...staffOf('service', [
      ['yewenqing', '叶文青'],
      ['hongliqun', '洪立群'],
    ]),
    ...staffOf('technology', [
      ['maoqiming', '茅启明'],
      ['kangjianping', '康建平'],
      ['shiyanping', '石砚平'],
    ]),
    { key: 'yuhui', unit: 'centre', name: '于慧', department: 'finance', posts: ['department-head@finance'] },
    { key: 'dingxue', unit: 'centre', name: '丁雪', department: 'finance', posts: ['staff@finance', 'accountant'] },
    { key: 'mengfanxing', unit: 'centre', name: '孟繁星', department: 'finance', posts: ['staff@finance', 'cashier'] },
    { key: 'shaolixin', unit: 'centre', name: '邵立新', department: 'business', posts: ['department-head@business'] },
    ...staffOf('business', [
      ['longxiangdong', '龙向东'],
      ['nijia', '倪佳'],
    ]),
    { key: 'gunanxing', unit: 'culture', name: '顾南星', department: null, posts: ['director'] },
    { key: 'miaoqing', unit: 'culture', name: '苗青', department: null, posts: ['message-duty'] },
    { key: 'duanfeng', unit: 'centre', name: '段峰', department: 'technology', posts: ['system-admin'] },
    { key: 'qiuyue', unit: 'centre', name: '邱月', department: 'general', posts: ['security-admin'] },
    { key: 'yanming', unit: 'centre', name: '严明', department: 'general', posts: ['audit-admin'] },
    { key: 'wangshoucheng', unit: 'inspection', name: '王守成', department: null, posts: ['director'] },
    { key: 'jiangtao', unit: 'county', name: '蒋涛', department: null, posts: ['system-admin'] },
    { key: 'wenyanqiu', unit: 'county', name: '闻砚秋', department: null, posts: ['security-admin'] },
    { key: 'zhoushen', unit: 'county', name: '周慎', department: null, posts: ['audit-admin'] },
  ],
  seats: [
    {
      key: 'inspection-seat',
      host: 'centre',
      person: 'wangshoucheng',
      kind: 'inspection-office',
      from: dayInMonth(2026, 1, 5),
      until: dayInMonth(2026, 12, 31),
    },
  ],
  stories: [
    { case: 'spring-in-yunxiu', unit: 'centre' },
    { case: 'round-1-feedback', unit: 'centre' },
    { case: 'round-2-plan', unit: 'centre' },
    { case: 'round-3-work', unit: 'centre' },
    { case: 'mechanisms-in-yunxiu', unit: 'centre' },
  ],
  shares: [
    { seat: 'inspection-seat', register: 'inspection-round', where: {}, with: [] },
    {
      seat: 'inspection-seat',
      register: 'inspection-finding',
      where: { state: ['reviewing', 'closed'] },
      with: [
        { register: 'rectification-measure', by: 'finding' },
        { register: 'rectification-evidence', by: 'finding' },
        { register: 'review-opinion', by: 'finding' },
      ],
    },
  ],
}
