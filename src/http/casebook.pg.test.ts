import { playOverHttp } from '../main/testing/cases-over-http.ts'

// The rectification has a file of its own, so that two processors share the casebook. `npm run torture` plays the long cases too.
playOverHttp('the casebook over HTTP', (folder, long) => folder !== 'rectification' && !long)
