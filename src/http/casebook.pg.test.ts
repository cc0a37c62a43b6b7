import { playOverHttp } from '../main/testing/cases-over-http.ts'

// The rectification has a file of its own, so that two processors share the casebook.
playOverHttp('the casebook over HTTP', (folder) => folder !== 'rectification')
