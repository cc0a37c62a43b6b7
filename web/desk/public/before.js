// Runs before the first paint: language and colours are set by what this person chose, so that nothing flashes; and what the page will surely ask is
// asked at once, while the program itself is still on its way (early.ts takes the answers). A file of its own, because the content security policy
// allows no script inside the page.
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

  var part = location.pathname.split('/').slice(2)
  var paths = ['/api/me']
  if (part.length === 1 && part[0] === '') paths.push('/api/inbox?limit=50')
  if (part[0] === 'r' && part[1]) {
    var register = '/api/registers/' + part[1]
    paths.push(register + '/view')
    // Further on in a list one has turned to a page by a cursor that only the history entry knows: that one is asked when it is read.
    var turned = history.state && history.state.usr
    if (part.length === 2 && !turned) {
      var query = new URLSearchParams(location.search)
      query.set('limit', /^(50|100|200)$/.test(read('rows')) ? read('rows') : '50')
      paths.push(register + '/records?' + query)
    }
    // The page of a finding shows what happened to all that belongs to it.
    var told = part[1] === 'inspection-finding' ? '/stream' : '/timeline'
    if (part.length === 3) paths.push(register + '/records/' + part[2], register + '/records/' + part[2] + told)
  }
  if (part.length === 1 && part[0] === 'ledger') {
    var ledger = new URLSearchParams(location.search)
    if (!ledger.has('sort')) ledger.set('sort', 'opened')
    ledger.set('limit', '100')
    paths.push('/api/registers/inspection-finding/view', '/api/registers/inspection-finding/records?' + ledger)
  }
  var ask = function (path) {
    var answer = fetch(path, { headers: { accept: 'application/json' }, credentials: 'same-origin', cache: 'no-store' })
    // Whoever takes it sees the failure; untaken it must not complain.
    answer.catch(function () {})
    return [path, answer]
  }
  window.bihuanEarly = { at: Date.now(), answers: paths.map(ask) }
})()
