import path from 'node:path'
import { defineConfig } from 'vitepress'
import { chineseSidebar, englishSidebar, resolveLink, rewrites } from './pages.mjs'

// Copied by site/build, with their paths in the repository.
const pages = path.resolve(import.meta.dirname, '../target/pages')

/** Resolves links between pages, and leaves out the link to the other language, which the menu has. */
function repositoryPages(md) {
  md.core.ruler.push('repository-pages', state => {
    const file = path.relative(pages, state.env.realPath ?? state.env.path).replaceAll(path.sep, '/')
    state.tokens = state.tokens.filter((token, i, all) => {
      const inline = [all[i], all[i + 1], all[i - 1]].find(near => near?.type === 'inline')
      const paragraph = ['paragraph_open', 'inline', 'paragraph_close'].includes(token.type)
      return !(paragraph && /^\[(中文|English)]\([^)]*\)$/.test(inline?.content ?? ''))
    })
    for (const token of state.tokens) {
      token.children = token.children?.filter((child, i, all) => !isBreakInChinese(child, all[i - 1], all[i + 1])) ?? null
      for (const child of token.children ?? []) {
        if (child.type === 'link_open') {
          child.attrSet('href', resolveLink(file, child.attrGet('href')))
        }
      }
    }
  })
}

/** A line break between Chinese characters is no space. */
function isBreakInChinese(token, before, after) {
  const chinese = /[\p{Script=Han}，。；：、！？（）]/u
  return token.type === 'softbreak' && chinese.test(before?.content.at(-1) ?? '') && chinese.test(after?.content[0] ?? '')
}

/** GitHub's anchors, which the links of the pages use. */
function slugify(heading) {
  return heading.toLowerCase().replace(/[^\p{L}\p{N} _-]/gu, '').replaceAll(' ', '-')
}

export default defineConfig({
  title: 'Feedpin',
  description: 'Reactive Java client for the time-sensitive reminders of Feishu and Lark',
  srcDir: pages,
  outDir: path.resolve(import.meta.dirname, '../target/html'),
  rewrites,
  cleanUrls: true,
  markdown: { config: repositoryPages, anchor: { slugify } },
  themeConfig: {
    sidebar: { '/': englishSidebar, '/zh/': chineseSidebar },
    search: {
      provider: 'local',
      options: {
        miniSearch: {
          options: { tokenize: text => text.match(/\p{Script=Han}|[\p{L}\p{N}_]+/gu) ?? [] }
        },
        locales: {
          zh: {
            translations: {
              button: { buttonText: '搜索', buttonAriaLabel: '搜索' },
              modal: {
                noResultsText: '没有结果',
                resetButtonTitle: '清除',
                footer: { selectText: '选择', navigateText: '切换', closeText: '关闭' }
              }
            }
          }
        }
      }
    },
    socialLinks: [{ icon: 'github', link: 'https://github.com/feedpin/feedpin' }],
    outline: [2, 3]
  },
  locales: {
    root: { label: 'English', lang: 'en' },
    zh: {
      label: '简体中文',
      lang: 'zh-CN',
      description: '飞书 / Lark 机器人单聊即时提醒的响应式 Java 客户端',
      themeConfig: {
        outline: { level: [2, 3], label: '本页目录' },
        docFooter: { prev: '上一页', next: '下一页' },
        darkModeSwitchLabel: '外观',
        sidebarMenuLabel: '菜单',
        returnToTopLabel: '返回顶部',
        langMenuLabel: '语言'
      }
    }
  }
})
