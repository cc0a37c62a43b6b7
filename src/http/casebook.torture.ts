import { playOverHttp } from '../main/testing/cases-over-http.ts'

playOverHttp('the casebook over HTTP, cases of many months too', () => true)
