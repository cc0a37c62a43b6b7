import { readCommonFindings, readStatistics, readStatisticsRows } from '../casework/overview/read-statistics.ts'
import { CommonFindings, Statistics, StatisticsQuery, StatisticsRows } from '../contract/statistics.ts'
import { whoOf } from './authenticate.ts'
import { granted } from './refusing.ts'
import type { Desk, Wiring } from './wiring.ts'
import { asAnswer } from './writable.ts'

const tags = ['overview']

/** Counts and rates over the units and rounds that are shared with a person's seats, and the findings behind each of them. */
export function statisticsRoutes(scope: Desk, wiring: Wiring): void {
  figureRoutes(scope, wiring)
  findingsRoute(scope, wiring)
}

function figureRoutes(scope: Desk, { house }: Wiring): void {
  scope.get(
    '/api/overview/statistics',
    {
      schema: {
        tags,
        summary: 'Counts and rates by unit, round and category, and which kinds of measure hold',
        response: { 200: Statistics },
      },
    },
    async (request) => asAnswer(granted(await readStatistics(house, whoOf(request)))),
  )
  scope.get(
    '/api/overview/statistics/common',
    {
      schema: {
        tags,
        summary: 'Findings of one category that are worded alike in two units or more, at most 50 groups',
        response: { 200: CommonFindings },
      },
    },
    async (request) => asAnswer(granted(await readCommonFindings(house, whoOf(request)))),
  )
}

function findingsRoute(scope: Desk, { house }: Wiring): void {
  scope.get(
    '/api/overview/statistics/findings',
    {
      schema: {
        tags,
        summary:
          'Findings that a figure of the statistics counts, at most 500, each with the seat through which it is seen',
        querystring: StatisticsQuery,
        response: { 200: StatisticsRows },
      },
    },
    async (request) => {
      const { figure = 'all', round, category, ...others } = request.query
      const asked = {
        ...{ figure, ...others },
        ...(round === undefined ? {} : { round: round || null }),
        ...(category === undefined ? {} : { category: category || null }),
      }
      return asAnswer(granted(await readStatisticsRows(house, whoOf(request), asked)))
    },
  )
}
