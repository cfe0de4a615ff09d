import { expect, it } from 'vitest'
import { nextStage } from './what-next.ts'

it.each([
  { isClosed: false, hasReportTexts: false, stage: 'talking' },
  { isClosed: false, hasReportTexts: true, stage: 'talking' },
  { isClosed: true, hasReportTexts: false, stage: 'sorting' },
  { isClosed: true, hasReportTexts: true, stage: 'reported' },
])('tells a gathering apart that is closed ($isClosed) and reported ($hasReportTexts): $stage', ({ stage, ...facts }) => {
  expect(nextStage(facts)).toBe(stage)
})
