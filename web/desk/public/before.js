// Runs before the first paint: language and colours are set by what this person chose, so that nothing flashes. A file of its own, because the
// content security policy allows no script inside the page.
;(function () {
  var root = document.documentElement
  var read = function (name) {
    try {
      return localStorage.getItem('bihuan.' + name)
    } catch (error) {
      return null
    }
  }
  var chosen = read('appearance')
  var dark = chosen === 'dark' || (chosen !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches)
  root.dataset.appearance = dark ? 'dark' : 'light'
  root.lang = read('language') === 'en' ? 'en' : 'zh-CN'
})()
