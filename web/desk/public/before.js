// Runs before the first paint: language and colours are set by what this person chose, so that nothing flashes; and what the page will surely ask is
// asked at once, while the program itself is still on its way (early.ts takes the answers). A file of its own, because the content security policy
// allows no script inside the page.
{
  const root = document.documentElement
  const read = (name) => {
    try {
      return localStorage.getItem('bihuan.' + name)
    } catch (error) {
      return null
    }
  }
  const chosen = read('appearance')
  const dark = chosen === 'dark' || (chosen !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches)
  root.dataset.appearance = dark ? 'dark' : 'light'
  root.lang = read('language') === 'en' ? 'en' : 'zh-CN'

  const registers = '/api/registers/'
  const ledger = () => {
    const query = new URLSearchParams(location.search)
    if (!query.has('sort')) query.set('sort', 'opened')
    query.set('limit', '100')
    return [registers + 'inspection-finding/view', registers + 'inspection-finding/records?' + query]
  }
  const list = (register) => {
    // Further on in a list one has turned to a page by a cursor that only the history entry knows: that one is asked when it is read.
    if (history.state && history.state.usr) return []
    const query = new URLSearchParams(location.search)
    query.set('limit', /^(50|100|200)$/.test(read('rows')) ? read('rows') : '50')
    return [registers + register + '/records?' + query]
  }
  const record = (register, id) => {
    // The page of a finding shows what happened to all that belongs to it.
    const told = register === 'inspection-finding' ? '/stream' : '/timeline'
    return ['', told].map((of) => registers + register + '/records/' + id + of)
  }
  // The files of the page of this address are fetched beside the program (pages-ahead.ts): which they are the program would tell only once it runs.
  const pageOf = ([first, register, id, further]) => {
    if (first === '') return 'inbox'
    if (first === 'ledger' && register === undefined) return 'ledger'
    if (first !== 'r' || !register || further !== undefined) return null
    return id ? (register === 'inspection-finding' ? 'finding' : 'record') : 'list'
  }
  const fetchFiles = (place) => {
    const told = document.querySelector('meta[name="pages"]')
    const pages = told ? told.content.split(';').map((page) => page.split(' ')) : []
    for (const file of (pages.find(([page]) => page === pageOf(place)) || []).slice(1)) {
      const link = document.createElement('link')
      link.rel = file.endsWith('.css') ? 'stylesheet' : 'modulepreload'
      link.href = '/desk/' + file
      document.head.append(link)
    }
  }
  const asked = ([first, register, id, further]) => {
    if (first === '') return ['/api/inbox?limit=50']
    if (first === 'ledger' && register === undefined) return ledger()
    if (first !== 'r' || !register || further !== undefined) return []
    return [registers + register + '/view', ...(id ? record(register, id) : list(register))]
  }
  const ask = (path) => {
    const answer = fetch(path, {
      headers: { accept: 'application/json' },
      credentials: 'same-origin',
      cache: 'no-store',
    })
    // Whoever takes it sees the failure; untaken it must not complain.
    answer.catch(() => {})
    return [path, answer]
  }
  const place = location.pathname.split('/').slice(2)
  window.bihuanEarly = { at: Date.now(), answers: ['/api/me', ...asked(place)].map(ask) }
  fetchFiles(place)
}
