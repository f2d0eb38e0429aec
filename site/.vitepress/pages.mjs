// Where the pages of the repository are on the site.
import path from 'node:path'

const repository = 'https://github.com/feedpin/feedpin/blob/main/'

const english = [
  ['Introduction', 'README'],
  ['Getting started', 'getting-started'],
  ['Installation', 'installation'],
  ['Plain Java', 'java'],
  ['Spring Boot', 'spring'],
  ['Outcomes', 'outcomes'],
  ['Error codes', 'error-codes'],
  ['Testing', 'testing'],
  ['Command line', 'command-line'],
  ['Reminders that end', 'reminders-that-end'],
  ['Store apps', 'store-apps'],
  ['Limits', 'limits'],
  ['In production', 'production'],
  ['From the official SDK', 'migration'],
  ['Questions', 'faq']
]

const chinese = [
  ['简介', 'README'],
  ['快速入门', 'getting-started'],
  ['安装', 'installation'],
  ['普通 Java', 'java'],
  ['Spring Boot', 'spring'],
  ['结果', 'outcomes'],
  ['错误码', 'error-codes'],
  ['测试', 'testing'],
  ['命令行工具', 'command-line'],
  ['会结束的提醒', 'reminders-that-end'],
  ['商店应用', 'store-apps'],
  ['限制', 'limits'],
  ['生产环境', 'production'],
  ['从官方 SDK 迁移', 'migration'],
  ['常见问题', 'faq']
]

// Pages in English only.
const more = ['redis', 'observability', 'benchmarks', 'official-sdk']

/** Every page of the site by its file in the repository. */
export const rewrites = {
  'README.md': 'index.md',
  'README.zh-CN.md': 'zh/index.md',
  ...Object.fromEntries(
    english.slice(1).flatMap(([, page]) => [
      [`docs/guide/${page}.md`, `guide/${page}.md`],
      [`docs/guide/zh/${page}.md`, `zh/guide/${page}.md`]
    ])
  ),
  ...Object.fromEntries(more.map(page => [`docs/${page}.md`, `${page}.md`]))
}

const link = (prefix, page) => (page === 'README' ? `${prefix}/` : `${prefix}/guide/${page}`)

export const englishSidebar = [
  { text: 'Guide', items: english.map(([text, page]) => ({ text, link: link('', page) })) },
  {
    text: 'Reference',
    items: [
      { text: 'Redis', link: '/redis' },
      { text: 'Observability', link: '/observability' },
      { text: 'Benchmarks', link: '/benchmarks' },
      { text: 'The official SDK compared', link: '/official-sdk' }
    ]
  }
]

export const chineseSidebar = [
  { text: '指南', items: chinese.map(([text, page]) => ({ text, link: link('/zh', page) })) },
  {
    text: '参考（英文）',
    items: [
      { text: 'Redis', link: '/redis' },
      { text: '可观测性', link: '/observability' },
      { text: '基准测试', link: '/benchmarks' },
      { text: '与官方 SDK 比较', link: '/official-sdk' }
    ]
  }
]

/** Makes relative links lead to the page on the site, or to the file in the repository if it is none. */
export function resolveLink(file, href) {
  if (/^([a-z]+:|#|\/)/i.test(href)) {
    return href
  }
  const [target, anchor] = href.split('#')
  const found = path.posix.join(path.posix.dirname(file), target)
  const page = rewrites[found]
  const hash = anchor ? `#${anchor}` : ''
  return page ? '/' + page.replace(/(index)?\.md$/, '') + hash : repository + found + hash
}
