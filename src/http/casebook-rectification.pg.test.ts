import { playOverHttp } from '../main/testing/cases-over-http.ts'

playOverHttp('the cases of the rectification over HTTP', (folder, long) => folder === 'rectification' && !long)
